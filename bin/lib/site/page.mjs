// The frame of every page: its head, the way to the other pages, and the foot.

import { readFileSync } from "node:fs";
import { escape } from "./markdown.mjs";

const mark = readFileSync(new URL("mark.svg", import.meta.url), "utf8").replaceAll("\n", "");

/** Makes pages that know each other. `links` are [address, name] for the top of each page. */
export function pages({ links, repository }) {
  return function page({ address, title, main, side = "", description = "", kind = "text" }) {
    const up = "../".repeat(address.split("/").length - 1);
    const link = ([to, name]) => `<a href="${up}${to}"${to === address ? ' aria-current="page"' : ""}>${name}</a>`;
    const about = description ? `<meta name="description" content="${escape(description)}">` : "";
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}${title === "Backprop in Java" ? "" : " · Backprop in Java"}</title>
${about}
<link rel="icon" href="${up}assets/icon.svg">
<link rel="stylesheet" href="${up}assets/katex.css">
<link rel="stylesheet" href="${up}assets/site.css">
<script src="${up}assets/site.js"></script>
</head>
<body class="${kind}">
<a class="skip" href="#main">To the text</a>
<header class="top"><a class="home" href="${up}index.html">${mark}Backprop in Java</a>
<nav aria-label="Parts of the site">${links.map(link).join("")}</nav></header>
<div class="page">
${side}
<main id="main" tabindex="-1">
${main}
</main>
</div>
<footer>MIT licence. The digits are MNIST's, CC BY-SA 3.0. The articles are their authors'.
<a href="${repository}">The source of all this</a></footer>
</body>
</html>
`;
  };
}

/** A table of contents; one opens it on a phone, and has it beside the text elsewhere. */
export function contents(headings) {
  const entries = headings.filter(({ level }) => level === 2 || level === 3);
  if (entries.length < 3) return "";
  const items = entries.map(
    ({ level, title, id }) => `<li class="level${level}"><a href="#${escape(id)}">${escape(title)}</a></li>`,
  );
  return `<nav class="contents" aria-label="On this page">
<details><summary>On this page</summary><ol>${items.join("")}</ol></details></nav>`;
}
