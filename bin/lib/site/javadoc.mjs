// Javadoc's pages in the frame of this site: its text stays, its own frame, styles and scripts go.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const size = "(?:[0-9]+|[nmrc][12]?|rows|columns|terms|inputs|outputs|examples|classes)";
const shape = new RegExp(`(?<=\\b${size}) x (?=${size}\\b)`, "g");

/** Formulas as one reads them: the sources are plain ASCII, where 2^-52 is a power and * a product. */
function formulas(text) {
  return text
    .replace(/\^(?:\(([^()]*)\)|(-?[\w]+(?:_\w+)?))/g, (all, group, word) => `<sup>${group ?? word}</sup>`)
    .replace(/(?<=[\w)>]) \* (?=[\w(])/g, " · ")
    .replace(shape, " × ")
    .replace(/\bsqrt\b/g, "√")
    .replace(/-&gt;/g, "→");
}

/** Applies `change` to the text between tags, except within code. */
function outsideCode(html, change) {
  let depth = 0;
  return html.replace(/<(\/?)(\w+)[^>]*>|[^<]+/g, (part, closing, tag) => {
    if (tag === "code") depth += closing ? -1 : 1;
    return tag || depth > 0 ? part : change(part);
  });
}

function text(page) {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(page)[1];
  return main
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<div class="table-tabs"[\s\S]*?<\/div>/g, "")
    .replace(/ (role="tabpanel"|aria-labelledby="[^"]*-tab\d+")/g, "")
    .replace(/<(div class="block"|dd|pre)>[\s\S]*?<\/(div|dd|pre)>/g, (part) => outsideCode(part, formulas));
}

/** Packages and types, from Javadoc's folder, which has one for each module, to the site's. Javadoc's own lists stay behind. */
export function documentation({ folder, page, write }) {
  for (const name of readdirSync(folder, { recursive: true }).filter((it) => /^\w+\/backprop\/.*\.html$/.test(it))) {
    const html = readFileSync(join(folder, name), "utf8");
    const title = /<title>(.*?)<\/title>/.exec(html)[1].replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    const address = `api/${name}`;
    write(address, page({ address, title, kind: "api", main: text(html) }));
  }
}
