// The first page: what this is, for whom, the map, and the ways in.

import { readFileSync } from "node:fs";

const binder = (repository) =>
  `https://mybinder.org/v2/gh/${repository.replace(/^https:\/\/github\.com\//, "")}/HEAD?urlpath=lab/tree/notebooks/00-start-here.ipynb`;

/** What notebook 00's map says of each notebook: its name, what one takes home, and how long one reads. */
function map(first) {
  const table = first.cells.find(({ source }) => source.startsWith("## The map"));
  if (!table) throw new Error("Notebook 00 has no cell that begins with '## The map': the start page takes its words from there.");
  const rows = [...table.source.matchAll(/^\| (?:\[(.*?)\]\((.*?)\.ipynb\)|00.*?) \| (.*?) \| (.*?) \|$/gm)];
  return new Map(rows.map(([, title, name, home, minutes]) => [name ?? first.name, { title: title ?? first.title, home, minutes }]));
}

// Notebook 00's own network and numbers: what comes forward is blue, what comes back is vermilion.
const network = `<svg class="network" viewBox="0 0 360 190" role="img" aria-label="A network with two inputs, two hidden units and one output. Forward go 1 and 2, then 3 and 0, then the prediction 7. Back come the gradients 8 and 0, then 4.">
<g class="edges"><path d="M50 50 180 50"/><path d="M50 50 180 140"/><path d="M50 140 180 50"/><path d="M50 140 180 140"/><path d="M180 50 305 95"/><path d="M180 140 305 95"/></g>
<g class="units"><circle cx="50" cy="50" r="22"/><circle cx="50" cy="140" r="22"/><circle cx="180" cy="50" r="22"/><circle cx="180" cy="140" r="22" class="off"/><circle cx="305" cy="95" r="22"/></g>
<g class="values"><text x="50" y="56">1</text><text x="50" y="146">2</text><text x="180" y="56">3</text><text x="180" y="146">0</text><text x="305" y="101">7</text></g>
<g class="gradients"><text x="180" y="20">8</text><text x="180" y="182">0</text><text x="305" y="65">4</text></g>
</svg>`;

const games = [
  ["by-hand", "One network by hand", "Drag an input or a weight, and see each value and each gradient."],
  ["plane", "Learn a plane", "Watch a network draw its border, and each unit's part in it."],
  ["nine-steps", "Nine steps", "Ask a trained network for a + b, inside and outside of what it has seen."],
  ["digit", "Your digit", "Draw one, and see what the network doubts."],
];

export function start({ page, notebooks, repository, playground, md }) {
  const said = map(notebooks[0]);
  const card = ([name, { title, home, minutes }]) =>
    `<li><a href="${name}.html">${title}</a><span>${md.renderInline(home)}</span><small>${minutes}</small></li>`;
  const play = `<h2 id="play">Play</h2><p>The library itself, compiled for the browser. Nothing leaves the page.</p>
<ul class="cards">${games.filter(([file]) => playground.includes(`${file}.html`)).map(([file, name, what]) => `<li><a href="play/${file}.html">${name}</a><span>${what}</span></li>`).join("")}</ul>`;
  return page({
    address: "index.html",
    title: "Backprop in Java",
    kind: "start",
    description: "How a neural network really works, step by step, in Java: notebooks to read, and a small library to copy.",
    main: `<div class="hero"><div>
<h1>How a neural network really works, step by step, in Java</h1>
<p>Five classic articles build a network with nothing but NumPy. Here they are in Java, cell by cell: each gradient derived and checked, and the numbers those that NumPy prints with the same seed.</p>
<p class="tools"><a class="button" href="${notebooks[0].name}.html">Read</a>${playground.length ? '<a class="button" href="play/index.html">Play</a>' : ""}<a href="${binder(repository)}">Open in Jupyter</a><a href="${repository}#start">On your own machine</a></p>
</div>${network}</div>
${md.render(readFileSync(new URL("start.md", import.meta.url), "utf8"))}
<h2 id="notebooks">Read</h2>
<p>Each page is a notebook as it has run, with its numbers and pictures. Go from 00 to 06 if this is new to you; <em>Numbers</em> fits anywhere after 03.</p>
<ol class="cards map">${[...said].map(card).join("")}</ol>
<p>To look things up: ${notebooks.filter((it) => !said.has(it.name)).map((it) => `<a href="${it.name}.html">${it.title}</a>`).join(", ")}; the documentation of the <a href="api/lib/backprop/package-summary.html">library</a> and of the <a href="api/engine/backprop/engine/package-summary.html">engine</a>; the <a href="kernel.html">Java kernel</a> for Jupyter.</p>
${playground.length ? play : ""}`,
  });
}
