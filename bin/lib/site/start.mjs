// The first page: what this is, for whom, the map, and the ways in.

import { readFileSync } from "node:fs";

const read = (name) => readFileSync(new URL(name, import.meta.url), "utf8");

function binder(repository) {
  const project = repository.replace(/^https:\/\/github\.com\//, "");
  return `https://mybinder.org/v2/gh/${project}/HEAD?urlpath=lab/tree/notebooks/00-start-here.ipynb`;
}

/** What notebook 00's map says of each notebook: its name, what one takes home, and how long one reads. */
function map(first) {
  const table = first.cells.find(({ source }) => source.startsWith("## The map"))?.source;
  if (!table) throw new Error("Notebook 00 has no '## The map', of which the start page is made.");
  const rows = [...table.matchAll(/^\| (?:\[(.*?)\]\((.*?)\.ipynb\)|00.*?) \| (.*?) \| (.*?) \|$/gm)];
  return new Map(
    rows.map(([, title, name, home, minutes]) => [name ?? first.name, { title: title ?? first.title, home, minutes }]),
  );
}

const games = [
  ["by-hand", "One network by hand", "Drag an input or a weight, and see each value and each gradient."],
  ["plane", "Learn a plane", "Watch a network draw its border, and each unit's part in it."],
  ["nine-steps", "Nine steps", "Ask a trained network for a + b, inside and outside of what it has seen."],
  ["digit", "Your digit", "Draw one, and see what the network doubts."],
];

const card = (address, title, what, small = "") => `<li><a href="${address}">${title}</a><span>${what}</span>${small}</li>`;

export function start({ page, notebooks, repository, playground, md }) {
  const said = map(notebooks[0]);
  const cards = [...said].map(([name, { title, home, minutes }]) =>
    card(`${name}.html`, title, md.renderInline(home), `<small>${minutes}</small>`),
  );
  const others = notebooks.filter(({ name }) => !said.has(name)).map(({ name, title }) => `<a href="${name}.html">${title}</a>`);
  const toPlay = games.filter(([name]) => playground.includes(`${name}.html`));
  const play = `
<h2 id="play">Play</h2>
<p>The library itself, compiled for the browser. Nothing leaves the page.</p>
<ul class="cards">${toPlay.map(([name, title, what]) => card(`play/${name}.html`, title, what)).join("")}</ul>`;
  const main = `
<div class="hero"><div>
<h1>How a neural network really works, step by step, in Java</h1>
<p>Five classic articles build a network with nothing but NumPy. Here they are in Java, cell by cell: each gradient derived
and checked, and the numbers those that NumPy prints with the same seed.</p>
<p class="tools"><a class="button" href="${notebooks[0].name}.html">Read</a>
${playground.length ? '<a class="button" href="play/index.html">Play</a>' : ""}
<a href="${binder(repository)}">Open in Jupyter</a>
<a href="${repository}#start">On your own machine</a></p>
</div>
${read("network.svg")}</div>
${md.render(read("start.md"))}
<h2 id="notebooks">Read</h2>
<p>Each page is a notebook as it has run, with its numbers and pictures. Go from 00 to 06 if this is new to you;
<em>Numbers</em> fits anywhere after 03.</p>
<ol class="cards">${cards.join("")}</ol>
<p>To look things up: ${others.join(", ")}; the documentation of the
<a href="api/lib/backprop/package-summary.html">library</a> and of the
<a href="api/engine/backprop/engine/package-summary.html">engine</a>; the <a href="kernel.html">Java kernel</a> for
Jupyter.</p>
${playground.length ? play : ""}`;
  return page({
    address: "index.html",
    title: "Backprop in Java",
    kind: "start",
    description: "How a neural network really works, step by step, in Java: notebooks to read, and a small library to copy.",
    main,
  });
}
