// Draws a network of two inputs, two hidden units and one output, with its values and gradients.
"use strict";

/** Where each number stands; what has no circle stands on a line, or beside a circle. */
const GRAPH = {
  x1: { x: 52, y: 106, circle: true, label: "x₁" },
  x2: { x: 52, y: 266, circle: true, label: "x₂" },
  h1: { x: 236, y: 106, circle: true, label: "h₁" },
  h2: { x: 236, y: 266, circle: true, label: "h₂" },
  a: { x: 366, y: 186, circle: true, label: "ŷ" },
  L: { x: 454, y: 186, circle: true, label: "loss" },
  w11: { x: 144, y: 106, from: "x1", to: "h1" },
  w12: { x: 112, y: 158, from: "x1", to: "h2" },
  w21: { x: 112, y: 214, from: "x2", to: "h1" },
  w22: { x: 144, y: 266, from: "x2", to: "h2" },
  v1: { x: 304, y: 141, from: "h1", to: "a" },
  v2: { x: 304, y: 231, from: "h2", to: "a" },
  b1: { x: 236, y: 24, label: "b₁", to: "h1" },
  b2: { x: 236, y: 348, label: "b₂", to: "h2" },
  c: { x: 366, y: 100, label: "b", to: "a" },
  y: { x: 454, y: 284, label: "target", to: "L" },
  z1: { x: 292, y: 70, label: "z₁" },
  z2: { x: 292, y: 302, label: "z₂" },
};
const SETTABLE = ["x1", "x2", "w11", "w12", "w21", "w22", "b1", "b2", "v1", "v2", "c", "y"];
const SVG = "http://www.w3.org/2000/svg";

function svg(parent, name, attributes = {}, text = "") {
  const it = parent.appendChild(document.createElementNS(SVG, name));
  for (const [key, value] of Object.entries(attributes)) it.setAttribute(key, value);
  if (text) it.textContent = text;
  return it;
}

/** The graph; tells which number is chosen, and to which value one is dragged. */
class Graph {
  constructor(place, words, onChoose, onDrag) {
    Object.assign(this, { place, words, onChoose, onDrag, numbers: {} });
    for (const { from, to, x, y } of Object.values(GRAPH)) {
      if (!to) continue;
      const begin = from ? GRAPH[from] : { x, y };
      svg(place, "line", { x1: begin.x, y1: begin.y, x2: GRAPH[to].x, y2: GRAPH[to].y });
    }
    svg(place, "line", { x1: GRAPH.a.x, y1: GRAPH.a.y, x2: GRAPH.L.x, y2: GRAPH.L.y });
    for (const name of Object.keys(GRAPH)) this.numbers[name] = this.number(name);
  }

  number(name) {
    const { x, y, circle, label } = GRAPH[name];
    const settable = SETTABLE.includes(name);
    const group = svg(this.place, "g", { tabindex: 0, role: "slider", class: settable ? "can-drag" : "" });
    if (!settable) group.setAttribute("aria-readonly", "true");
    if (circle) svg(group, "circle", { cx: x, cy: y, r: 30 });
    else svg(group, "rect", { x: x - 27, y: y - 19, width: 54, height: 38 });
    if (label) svg(group, "text", { ...beside(name), class: "name" }, label);
    const value = svg(group, "text", { x, y: y - 8, class: "v" });
    const gradient = svg(group, "text", { x, y: y + 9, class: "g" });
    group.addEventListener("focus", () => this.onChoose(name));
    group.addEventListener("click", () => this.onChoose(name));
    if (settable) this.draggable(group, name);
    return { group, value, gradient };
  }

  draggable(group, name) {
    let from = null;
    group.addEventListener("pointerdown", (event) => {
      from = { x: event.clientX, value: this.values[name] };
      group.setPointerCapture(event.pointerId);
    });
    group.addEventListener("pointermove", (event) => {
      if (!from) return;
      const steps = Math.round((event.clientX - from.x) / 6);
      if (steps !== 0 || this.values[name] !== from.value) this.onDrag(name, round(from.value + steps * 0.1));
    });
    for (const end of ["pointerup", "pointercancel"]) group.addEventListener(end, () => (from = null));
    group.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 0.1, ArrowUp: 0.1, ArrowLeft: -0.1, ArrowDown: -0.1, PageUp: 1, PageDown: -1 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      this.onDrag(name, round(this.values[name] + by));
    });
  }

  /** Shows values and gradients; of a gradient that is not to be seen, a question mark. */
  show(values, gradients, isHidden, chosen) {
    this.values = values;
    for (const [name, { group, value, gradient }] of Object.entries(this.numbers)) {
      value.textContent = short(values[name]);
      gradient.textContent = name === "y" || name === "L" ? "" : isHidden(name) ? "?" : short(gradients[name]);
      group.classList.toggle("chosen", name === chosen);
      const said = isHidden(name) || name === "y" || name === "L" ? "" : `, gradient ${short(gradients[name])}`;
      group.setAttribute("aria-label", `${this.words(name)}: ${short(values[name])}${said}`);
      group.setAttribute("aria-valuenow", values[name]);
    }
    for (const unit of ["1", "2"]) this.numbers[`h${unit}`].group.classList.toggle("off", !(values[`z${unit}`] > 0));
  }
}

/** Where a number's name stands: off the lines, which come from above and from below. */
function beside(name) {
  const { x, y, circle } = GRAPH[name];
  if (circle) return { x: x - (name === "x1" || name === "x2" || name === "L" ? 0 : 26), y: y - (name === "x1" || name === "x2" || name === "L" ? 42 : 34) };
  if (name === "y") return { x, y: y + 30 };
  return { x: x - (name[0] === "z" ? 24 : 38), y };
}

const round = (value) => Math.round(value * 1e6) / 1e6;
