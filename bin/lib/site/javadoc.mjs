// Javadoc's pages in the frame of this site: its text stays, its own frame, styles and scripts go.

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const size = "(?:[0-9]+|[nmrc][12]?|rows|columns|terms|inputs|outputs|examples|classes)";
const shape = new RegExp(`(?<=\\b${size}) x (?=${size}\\b)`, "g");

/** Formulas as one reads them: the sources are plain ASCII, where 2^-52 is a power, a_ij an element and * a product. */
function formulas(text) {
  return text
    .replace(/\^(?:\(([^()]*)\)|(-?\w+\b)(?!\())/g, (all, group, word) => `<sup>${group ?? word}</sup>`)
    .replace(/\bsum_(?=\w)/g, "Σ_")
    .replace(/(?<=\b[A-Za-z]{1,2}|Σ)_(?:\(([^()]*)\)|(\w{1,2})\b)/g, (all, group, word) => `<sub>${group ?? word}</sub>`)
    .replace(/(?<=[\w)>]) \* (?=[\w(])/g, " · ")
    .replace(shape, " × ")
    .replace(/\bsqrt\b/g, "√")
    .replace(/-&gt;/g, "→");
}

const packages = /\b(?:java(?:\.[a-z]+)+|backprop(?:\.[a-z]+)*)\.(?=[A-Z])/g;

/**
 * Changes formulas between tags; within code only what has elements of a matrix, since Java and NumPy have
 * none. Types go without their packages there.
 */
function readable(html) {
  let depth = 0;
  return html.replace(/<(\/?)(\w+)[^>]*>|[^<]+/g, (part, closing, tag) => {
    if (tag === "code") depth += closing ? -1 : 1;
    if (tag) return part;
    return depth > 0 && !/\b[a-z]_[ijk]/.test(part) ? part.replace(packages, "") : formulas(part);
  });
}

/** A block without the indentation that it has in its comment. */
function flush(block) {
  const lines = block.replace(/^\n+|\s+$/g, "").split("\n");
  const indents = lines.filter((line) => line.trim()).map((line) => /^ */.exec(line)[0].length);
  return lines.map((line) => line.slice(Math.min(...indents))).join("\n");
}

function text(page) {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(page)[1];
  return main
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<div class="sub-title">[\s\S]*?<\/div>/g, "")
    .replace(/<li><a href="[^"]*(?:constant-values|serialized-form)\.html[^>]*>[^<]*<\/a><\/li>/g, "")
    .replace(/<dt>See Also:<\/dt>\s*<dd>\s*<ul[^>]*>\s*<\/ul>\s*<\/dd>/g, "")
    .replace(/<dl class="notes">\s*<\/dl>/g, "")
    .replace(/<div class="table-tabs"[\s\S]*?<\/div>/g, "")
    .replace(/ (role="tabpanel"|aria-labelledby="[^"]*-tab\d+")/g, "")
    .replace(/(?<=<pre[^>]*>(?:<code[^>]*>)?)(?!<code)[\s\S]*?(?=(?:<\/code>)?<\/pre>)/g, flush)
    .replace(/<div class="block">[\s\S]*?<\/div>|<dd>[\s\S]*?<\/dd>/g, readable);
}

/** Packages and types, from Javadoc's folder, which has one for each module, to the site's. Javadoc's own lists stay behind. */
export function documentation({ folder, page, write }) {
  const names = readdirSync(folder, { recursive: true }).filter((it) => /^\w+\/backprop\/.*\.html$/.test(it));
  const lists = names.filter((it) => it.endsWith("/package-summary.html")).sort().reverse();
  for (const name of names) {
    const html = readFileSync(join(folder, name), "utf8");
    const title = /<title>(.*?)<\/title>/.exec(html)[1].replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    const link = (it) => {
      const here = dirname(it) === dirname(name) ? ' aria-current="true"' : "";
      return `<a href="${relative(dirname(name), it)}"${here}>${dirname(it).split("/").slice(1).join(".")}</a>`;
    };
    const nav = `<nav class="tools" aria-label="Packages">${lists.map(link).join("")}</nav>`;
    const address = `api/${name}`;
    write(address, page({ address, title, kind: "api", main: nav + text(html) }));
  }
}
