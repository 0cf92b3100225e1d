// Writes slides alone: node slides.mjs FOLDER NOTEBOOK ...

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeAssets } from "./assets.mjs";
import { deck } from "./deck.mjs";
import { markdown } from "./markdown.mjs";
import { readNotebook } from "./notebook.mjs";

const [folder, ...notebooks] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
// A notebook's slides lie beside the others'; what else it links to is not here.
const md = markdown({ href: (link) => link.replace(/^([^/:]+)\.ipynb/, "$1.html") });
for (const file of notebooks) {
  const notebook = readNotebook(file, join(folder, "figures"));
  writeFileSync(join(folder, `${notebook.name}.html`), deck({ notebook, md, assets: "assets", figures: "figures" }));
}
writeAssets(join(folder, "assets"));
