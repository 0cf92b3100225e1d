// What the pages share: styles, the little script, the letters of formulas, and reveal.js for the slides.

import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const here = import.meta.dirname;
const from = (name) => join(here, "node_modules", name);

export function writeAssets(folder) {
  mkdirSync(join(folder, "fonts"), { recursive: true });
  for (const name of ["site.css", "slides.css", "site.js", "slides.js", "icon.svg"]) cpSync(join(here, name), join(folder, name));
  for (const name of ["reveal.js", "reveal.css"]) cpSync(from(`reveal.js/dist/${name}`), join(folder, name));
  // Every browser that shows these pages reads WOFF2.
  const fonts = from("katex/dist/fonts");
  for (const name of readdirSync(fonts).filter((it) => it.endsWith(".woff2"))) cpSync(join(fonts, name), join(folder, "fonts", name));
  const styles = readFileSync(from("katex/dist/katex.min.css"), "utf8");
  writeFileSync(join(folder, "katex.css"), styles.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[^"]*"\)/g, ""));
  for (const name of ["katex", "reveal.js"]) cpSync(from(`${name}/LICENSE`), join(folder, `LICENSE-${name}`));
}
