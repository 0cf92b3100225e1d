// Slides of a notebook: each "##" begins a slide to the right; a text after code, each "###", and what
// has no room on the slide before, a slide below.

import { escape } from "./markdown.mjs";
import { run } from "./notebook.mjs";

/** The cells, with a text that has a heading in its midst as two. Exercises are their tasks alone: a slide can't answer. */
function pieces(cells) {
  return cells.flatMap((cell) => {
    if (cell.kind === "code") return cell.exercise ? [] : [cell];
    return cell.source
      .split(/^(?=#{1,3} )/m)
      .filter((part) => part.trim())
      .map((source) => ({ ...cell, source }));
  });
}

/** About how many lines of a slide a cell takes. */
function height({ kind, source, outputs }) {
  if (kind !== "code") return source.split("\n").reduce((sum, line) => sum + Math.ceil(line.length / 75), 0);
  const lines = ({ picture, html, plain }) => {
    if (picture) return 14;
    return html ? (html.match(/<tr>/g) ?? []).length : plain.split("\n").length;
  };
  return source.split("\n").length + 1 + outputs.reduce((sum, output) => sum + lines(output), 0);
}

const full = 22;

function begins(cell, before, taken) {
  if (!before || /^##? /.test(cell.kind === "code" ? "" : cell.source)) return "right";
  if (cell.kind !== "code" && (cell.source.startsWith("### ") || before.kind === "code")) return "below";
  return taken + height(cell) > full ? "below" : "not";
}

/** Columns of slides, each slide a list of cells. */
function columns(cells) {
  const all = [];
  let before;
  let taken = 0;
  for (const cell of pieces(cells)) {
    const where = begins(cell, before, taken);
    if (where === "right") all.push([[cell]]);
    else if (where === "below") all.at(-1).push([cell]);
    else all.at(-1).at(-1).push(cell);
    taken = (where === "not" ? taken : 0) + height(cell);
    before = cell;
  }
  return all;
}

/** The page; without a script, its slides are one below the other. */
export function deck({ notebook, md, assets, figures, back }) {
  const html = (cell) => (cell.kind === "code" ? run(cell, figures) : md.render(cell.source));
  const slide = (cells) => `<section>${cells.map(html).join("\n")}</section>`;
  const stack = (slides) => (slides.length === 1 ? slides[0] : `<section>${slides.join("\n")}</section>`);
  const slides = columns(notebook.cells).map((column) => stack(column.map(slide)));
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(notebook.title)} · slides</title>
<link rel="icon" href="${assets}/icon.svg">
<link rel="stylesheet" href="${assets}/reveal.css">
<link rel="stylesheet" href="${assets}/katex.css">
<link rel="stylesheet" href="${assets}/site.css">
<link rel="stylesheet" href="${assets}/slides.css">
<script src="${assets}/site.js"></script>
</head>
<body class="deck">
<main>${back ? `<a class="back" href="${back}">Back to the page</a>` : ""}
<div class="slideshow"><div class="slides">
${slides.join("\n")}
</div></div></main>
<script src="${assets}/reveal.js"></script>
<script src="${assets}/slides.js"></script>
</body>
</html>
`;
}
