// Slides of a notebook: each "##" begins a slide to the right; a text after code, and each "###", a slide below.

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

function begins(cell, before) {
  if (!before) return "right";
  if (cell.kind === "code") return "not";
  if (/^##? /.test(cell.source)) return "right";
  return cell.source.startsWith("### ") || before.kind === "code" ? "below" : "not";
}

/** Columns of slides, each slide a list of cells. */
function columns(cells) {
  const all = [];
  let before;
  for (const cell of pieces(cells)) {
    const where = begins(cell, before);
    if (where === "right") all.push([[cell]]);
    else if (where === "below") all.at(-1).push([cell]);
    else all.at(-1).at(-1).push(cell);
    before = cell;
  }
  return all;
}

/** The page; without a script, its slides are one below the other. */
export function deck({ notebook, md, assets, figures, back }) {
  const html = (cell) => (cell.kind === "code" ? run(cell, figures) : md.render(cell.source));
  const slide = (cells) => `<section>${cells.map(html).join("\n")}</section>`;
  const slides = columns(notebook.cells).map((column) => (column.length === 1 ? slide(column[0]) : `<section>${column.map(slide).join("\n")}</section>`));
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
<main><div class="slideshow"><div class="slides">
${slides.join("\n")}
</div></div>
${back ? `<a class="back" href="${back}">Back to the page</a>` : ""}</main>
<script src="${assets}/reveal.js"></script>
<script src="${assets}/slides.js"></script>
</body>
</html>
`;
}
