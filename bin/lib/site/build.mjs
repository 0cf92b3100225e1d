// Writes the site: node build.mjs ROOT WORK REPOSITORY. In WORK are notebooks/, javadoc/, and site/, where the pages go
// and where play/ is already if there is a playground.

import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { writeAssets } from "./assets.mjs";
import { deck } from "./deck.mjs";
import { documentation } from "./javadoc.mjs";
import { markdown, place } from "./markdown.mjs";
import { groups, readNotebook, run } from "./notebook.mjs";
import { contents, pages } from "./page.mjs";
import { start } from "./start.mjs";

const [root, work, repository] = process.argv.slice(2);
const target = join(work, "site");

/** The files that become pages, by where they are in the project. */
const texts = {
  "lib/README.md": "library.html",
  "engine/README.md": "speed.html",
  "kernel/README.md": "kernel.html",
  "notebooks/TEACHING.md": "teaching.html",
};
// 00 to 06 first, in their order; then what one looks things up in.
const names = readdirSync(join(work, "notebooks")).sort();
const address = (source) => texts[source] ?? (isNotebook(source) ? `${posix.basename(source, ".ipynb")}.html` : undefined);
const isNotebook = (source) => posix.dirname(source) === "notebooks" && names.includes(posix.basename(source));

/** Where a link in the file `source` leads from a page that lies at `up`: to a page of the site, or to the file itself. */
const hrefFrom = (source, up = "") => (link) => {
  if (/^https?:/.test(link)) return link;
  const [path, fragment] = decodeURIComponent(link).split("#");
  const at = fragment ? `#${place(fragment)}` : "";
  if (!path) return at;
  const file = posix.join(posix.dirname(source), path);
  if (!existsSync(join(root, file))) throw new Error(`${source} links to ${link}, which is not there.`);
  const page = address(file);
  return page ? up + page + at : `${repository}/blob/HEAD/${file}${fragment ? `#${fragment}` : ""}`;
};

/** The pages of the playground, if there is one. */
const play = join(target, "play");
const playground = existsSync(play) ? readdirSync(play).filter((name) => name.endsWith(".html")) : [];
const page = pages({
  repository,
  links: [
    ["index.html#notebooks", "Notebooks"],
    ...(playground.length ? [["play/index.html", "Play"]] : []),
    ["library.html", "Library"],
    ["api/lib/backprop/package-summary.html", "Documentation"],
    ["speed.html", "Speed"],
    ["teaching.html", "Teachers"],
  ],
});

function write(file, text) {
  mkdirSync(dirname(join(target, file)), { recursive: true });
  writeFileSync(join(target, file), text);
}

/** What of the playground belongs to a notebook. */
const games = { "00": "by-hand", "03": "plane", "04": "nine-steps", "05": "digit" };
const game = (name) => playground.filter((page) => page === `${games[name.slice(0, 2)]}.html`);

function notebookPage(it, before, next) {
  const headings = [];
  const md = markdown({ href: hrefFrom(`notebooks/${it.name}.ipynb`) });
  const runs = (cells) => cells.map((cell) => run(cell, "figures")).join("");
  const cells = groups(it.cells).map(([first, ...rest]) => {
    if (first.kind === "code") return runs([first]);
    const words = md.render(first.source, { headings });
    if (!first.exercise) return words;
    return `<section class="exercise">${words}
<details><summary>Its cells, to answer in Jupyter</summary>${runs(rest)}</details></section>`;
  });
  const tools = [
    ...game(it.name).map((file) => `<a class="button" href="play/${file}">Play with it</a>`),
    `<a href="slides/${it.name}.html">Slides</a>`,
    `<a href="notebooks/${it.name}.ipynb" download>Download the notebook</a>`,
  ];
  const turn = (to, rel, word) => (to ? `<a rel="${rel}" href="${to.name}.html"><span>${word}</span>${to.title}</a>` : "");
  write(`${it.name}.html`, page({
    address: `${it.name}.html`,
    title: it.title,
    kind: "notebook",
    side: contents(headings),
    main: `${cells[0].replace("</h1>", `</h1><p class="tools">${tools.join("")}</p>`)}${cells.slice(1).join("\n")}
<nav class="turn" aria-label="Before and next">${turn(before, "prev", "Before")}${turn(next, "next", "Next")}</nav>`,
  }));
  mkdirSync(join(target, "notebooks"), { recursive: true });
  cpSync(join(work, "notebooks", `${it.name}.ipynb`), join(target, "notebooks", `${it.name}.ipynb`));
}

const notebooks = names.map((name) => readNotebook(join(work, "notebooks", name), join(target, "figures")));
for (const it of notebooks) {
  const md = markdown({ href: hrefFrom(`notebooks/${it.name}.ipynb`, "../") });
  const places = { assets: "../assets", figures: "../figures", back: `../${it.name}.html` };
  write(`slides/${it.name}.html`, deck({ notebook: it, md, ...places }));
}
notebooks.forEach((it, i) => notebookPage(it, notebooks[i - 1], notebooks[i + 1]));

for (const [source, file] of Object.entries(texts)) {
  const headings = [];
  const image = (link) => {
    cpSync(join(root, dirname(source), link), join(target, "figures", posix.basename(link)));
    return `figures/${posix.basename(link)}`;
  };
  const md = markdown({ href: hrefFrom(source), image });
  const main = md.render(readFileSync(join(root, source), "utf8"), { headings });
  write(file, page({ address: file, title: headings[0].title, side: contents(headings), main }));
}

write("index.html", start({ page, notebooks, repository, playground, md: markdown({ href: hrefFrom("README.md") }) }));
documentation({ folder: join(work, "javadoc"), page, write });
writeAssets(join(target, "assets"));
