// Markdown as Jupyter shows it, with formulas and code made readable here, so that a page needs no script for them.

import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import java from "highlight.js/lib/languages/java";
import katex from "katex";
import MarkdownIt from "markdown-it";

hljs.registerLanguage("java", java);
hljs.registerLanguage("sh", bash);

const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escape = (text) => text.replace(/[&<>"]/g, (it) => entities[it]);

/** A block of code. Lines of output, and languages that are not known here, stay as they are. */
export function code(text, language) {
  const words = hljs.getLanguage(language) ? hljs.highlight(text, { language }).value : escape(text);
  return `<pre class="code"><code>${words.replace(/\n$/, "")}</code></pre>`;
}

function formula(source, display) {
  const math = katex.renderToString(source.trim(), { displayMode: display, strict: "error", trust: false });
  return display ? `<span class="formula">${math}</span>` : math;
}

/** $…$ and $$…$$ between words; within code a dollar is a dollar, since code is found first. */
function mathRule(state, silent) {
  const { src, pos } = state;
  if (src[pos] !== "$") return false;
  const mark = src[pos + 1] === "$" ? "$$" : "$";
  const end = src.indexOf(mark, pos + mark.length);
  if (end < 0 || end === pos + mark.length) return false;
  if (!silent) {
    const token = state.push("math", "math", 0);
    token.content = src.slice(pos + mark.length, end);
    token.meta = { display: mark === "$$" };
  }
  state.pos = end + mark.length;
  return true;
}

/** The name of a heading's place, as Jupyter makes it, but without points and commas: "Five traps" is at #Five-traps. */
export const place = (title) => title.replace(/[^\p{L}\p{N} _-]/gu, "").trim().replace(/ +/g, "-");

/**
 * Renders Markdown; `href` says where a link leads, `image` where a picture is. With `env.headings`, a list, the headings
 * are added to it as {level, title, id}.
 */
export function markdown({ href = (it) => it, image = (it) => it } = {}) {
  const it = new MarkdownIt({ html: true, highlight: () => "" });
  it.inline.ruler.before("escape", "math", mathRule);
  const { rules } = it.renderer;
  rules.math = (tokens, i) => formula(tokens[i].content, tokens[i].meta.display);
  rules.fence = (tokens, i) => code(tokens[i].content, tokens[i].info.trim());
  rules.code_block = (tokens, i) => code(tokens[i].content);
  rules.table_open = (tokens, i, options, env, self) => `<div class="wide">${self.renderToken(tokens, i, options)}`;
  rules.table_close = () => "</table></div>";
  rules.heading_open = (tokens, i, options, env, self) => {
    const title = words(tokens[i + 1]);
    tokens[i].attrSet("id", place(title));
    env.headings?.push({ level: Number(tokens[i].tag[1]), title, id: place(title) });
    return self.renderToken(tokens, i, options);
  };
  rules.link_open = (tokens, i, options, env, self) => {
    tokens[i].attrSet("href", href(tokens[i].attrGet("href")));
    return self.renderToken(tokens, i, options);
  };
  rules.image = (tokens, i) => {
    const alt = escape(tokens[i].content);
    return `<img src="${image(tokens[i].attrGet("src"))}" alt="${alt}">`;
  };
  it.core.ruler.push("tables", ({ tokens }) => tables(tokens));
  return it;
}

/**
 * A column without a word above it has no header. A table of sentences, which a phone shows line by line, is marked, and
 * each of its cells is told what its column is called.
 */
function tables(tokens) {
  let table;
  tokens.forEach((token, i) => {
    const text = tokens[i + 1]?.content;
    if (token.type === "table_open") table = { token, headers: [], column: 0 };
    else if (token.type === "tr_open") table.column = 0;
    else if (token.type === "th_open") {
      table.headers.push(text);
      if (!text) token.tag = tokens[i + 2].tag = "td";
    } else if (token.type === "td_open") {
      const header = table.headers[table.column++];
      if (header && (table.column > 1 || /^\d+$/.test(text))) token.attrSet("data-label", header);
      if (text.length > 45) table.token.attrSet("class", "sentences");
    }
  });
}

const words = (inline) => inline.children.map((token) => token.content).join("");
