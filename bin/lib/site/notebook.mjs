// A notebook's cells, with the outputs that are committed with them, as HTML.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { code, escape } from "./markdown.mjs";

const text = (parts) => [parts].flat().join("");

/** Reads a notebook, and writes its pictures as files to the folder. */
export function readNotebook(file, folder) {
  const name = basename(file, ".ipynb");
  mkdirSync(folder, { recursive: true });
  let pictures = 0;
  const output = ({ output_type: type, data = {}, metadata, text: printed, evalue }) => {
    if (type === "error") throw new Error(`${file}: a cell ended with an error: ${evalue}`);
    if (data["image/png"]) {
      const picture = `${name}-${++pictures}.png`;
      writeFileSync(join(folder, picture), Buffer.from(text(data["image/png"]), "base64"));
      return { picture, ...metadata["image/png"] };
    }
    return data["text/html"] ? { html: text(data["text/html"]) } : { plain: text(printed ?? data["text/plain"]) };
  };
  const cells = JSON.parse(readFileSync(file, "utf8")).cells.map((cell) => ({
    kind: cell.cell_type,
    exercise: cell.metadata.tags?.includes("exercise") ?? false,
    source: text(cell.source),
    outputs: (cell.outputs ?? []).map(output),
  }));
  return { name, cells, title: /^# (.*)/m.exec(cells[0].source)[1] };
}

/** The cells in groups: an exercise is its task with the cells for an answer and for the check, anything else is alone. */
export function groups(cells) {
  const all = [];
  for (const cell of cells) {
    if (cell.exercise && cell.kind === "code") all.at(-1).push(cell);
    else all.push([cell]);
  }
  return all;
}

// A picture's caption is an output of its own, which says what its `alt` says: who can't see it hears it once.
const caption = (output) =>
  /<figcaption>.*<\/figcaption>/s.exec(output?.html ?? "")?.[0].replace("<figcaption>", '<figcaption aria-hidden="true">');

/** What a cell of code has shown; `figures` is where the pictures are. */
function shown(outputs, figures) {
  return outputs
    .map((output, i) => {
      const { picture, alt, width, height, html, plain } = output;
      if (picture) {
        const image = `<img src="${figures}/${picture}" alt="${escape(alt)}" width="${width}" height="${height}">`;
        return `<figure>${image}${caption(outputs[i + 1]) ?? ""}</figure>`;
      }
      if (caption(output)) return "";
      return html ? `<div class="wide">${html}</div>` : `<pre class="output">${escape(plain.replace(/\n$/, ""))}</pre>`;
    })
    .join("");
}

/** A cell of code and, below it, what it has shown. */
export const run = (cell, figures) => `<div class="cell">${code(cell.source, "java")}${shown(cell.outputs, figures)}</div>`;
