// Draws the network: its units as small pictures of the plane, its weights as lines.
"use strict";

/** The columns of units, from the inputs to the output. `chosen` is the unit whose answer the large plane shows. */
class NetworkDrawing {
  constructor(game, place, { onChoice, onUnits, mostUnits }) {
    Object.assign(this, { game, place, onChoice, onUnits, mostUnits });
    this.chosen = null;
    new ResizeObserver(() => this.lay()).observe(place);
  }

  /** Builds the drawing for the network as it is now. */
  build() {
    this.layers = [...this.game.layers()];
    this.chosen = null;
    this.place.replaceChildren();
    this.svg = this.place.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "svg"));
    this.svg.setAttribute("aria-hidden", "true");
    this.inputs = ["x", "y"].map((name) => {
      const it = document.createElement("span");
      it.className = "input";
      it.textContent = name;
      return this.place.appendChild(it);
    });
    this.heads = [this.head("input"), ...this.layers.map((units, l) => (l === this.layers.length - 1 ? this.head("output") : this.picker(l, units)))];
    this.units = this.layers.map((units, l) => Array.from({ length: units }, (_, j) => this.unit(l, j)));
    this.lines = this.layers.map((units, l) => {
      const before = l === 0 ? 2 : this.layers[l - 1];
      return Array.from({ length: before * units }, () => this.svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "line")));
    });
    this.lay();
  }

  head(words) {
    const it = document.createElement("span");
    it.className = "head";
    it.textContent = words;
    return this.place.appendChild(it);
  }

  picker(l, units) {
    const head = this.head("");
    const select = head.appendChild(document.createElement("select"));
    select.setAttribute("aria-label", `Units in hidden layer ${l + 1}`);
    for (let count = 1; count <= this.mostUnits; count++) select.add(new Option(String(count), String(count), false, count === units));
    select.addEventListener("change", () => this.onUnits(l, Number(select.value)));
    return head;
  }

  unit(l, j) {
    const button = this.place.appendChild(document.createElement("button"));
    button.type = "button";
    button.className = "unit";
    button.canvas = button.appendChild(document.createElement("canvas"));
    button.setAttribute("aria-pressed", "false");
    const last = l === this.layers.length - 1;
    button.setAttribute("aria-label", last ? `Output ${j + 1}` : `Unit ${j + 1} of hidden layer ${l + 1}`);
    const here = { layer: l, unit: j };
    const over = () => this.onChoice(here);
    const out = () => this.onChoice(this.chosen);
    button.addEventListener("pointerenter", over);
    button.addEventListener("pointerleave", out);
    button.addEventListener("focus", over);
    button.addEventListener("blur", out);
    button.addEventListener("click", () => {
      this.choose(this.chosen?.layer === l && this.chosen.unit === j ? null : here);
      this.onChoice(this.chosen);
    });
    return button;
  }

  choose(chosen) {
    this.chosen = chosen;
    this.units.forEach((layer, l) => layer.forEach((it, j) => it.setAttribute("aria-pressed", String(chosen?.layer === l && chosen.unit === j))));
  }

  /** Gives each unit its place, for the width that there is. */
  lay() {
    if (!this.layers) return;
    const width = this.place.clientWidth;
    const columns = this.layers.length + 1;
    const size = Math.max(24, Math.min(52, (width / columns) * 0.66));
    const most = Math.max(2, ...this.layers);
    const gap = Math.max(6, Math.min(18, 260 / most - size * 0.6));
    const top = 44;
    const height = top + most * (size + gap);
    this.place.style.height = `${height}px`;
    const across = (column) => (width * (column + 0.5)) / columns;
    const down = (j, count) => top + (height - top) / 2 + (j - (count - 1) / 2) * (size + gap);
    this.heads.forEach((it, column) => Object.assign(it.style, { left: `${across(column)}px`, top: column === 0 || column === columns - 1 ? "8px" : "0" }));
    const put = (it, column, j, count, side) =>
      Object.assign(it.style, { left: `${across(column)}px`, top: `${down(j, count)}px`, width: `${side}px`, height: `${side}px` });
    this.inputs.forEach((it, j) => put(it, 0, j, 2, size * 0.8));
    this.units.forEach((layer, l) => layer.forEach((it, j) => put(it, l + 1, j, layer.length, size)));
    this.lines.forEach((lines, l) => {
      const before = l === 0 ? 2 : this.layers[l - 1];
      const count = this.layers[l];
      lines.forEach((line, k) => {
        const i = Math.floor(k / count);
        const ends = { x1: across(l) + size / 2, y1: down(i, before), x2: across(l + 1) - size / 2, y2: down(k % count, count) };
        for (const [name, value] of Object.entries(ends)) line.setAttribute(name, value.toFixed(1));
      });
    });
  }

  /** Paints what has changed: the units' pictures, and the thickness of the lines. */
  paint(pictureStep, side) {
    const small = Math.floor(side / pictureStep);
    this.units.forEach((layer, l) =>
      layer.forEach((it, j) => {
        put(it.canvas, this.game.unitPixels(l, j, pictureStep), small);
        it.classList.toggle("dead", l < this.layers.length - 1 && this.game.isDead(l, j));
      }),
    );
    this.lines.forEach((lines, l) => {
      const weights = this.game.weights(l);
      lines.forEach((line, k) => {
        const weight = weights[k];
        line.setAttribute("class", weight < 0 ? "negative" : "positive");
        line.setAttribute("stroke-width", Math.min(7, 0.3 + 1.6 * Math.sqrt(Math.abs(weight))).toFixed(2));
        line.setAttribute("stroke-opacity", Math.min(0.9, 0.15 + 0.5 * Math.abs(weight)).toFixed(2));
      });
    });
  }

  /** A unit in words. */
  words({ layer, unit }) {
    const count = this.layers[layer];
    const weights = this.game.weights(layer);
    const into = [];
    for (let k = unit; k < weights.length; k += count) into.push(short(weights[k]));
    const name = layer === this.layers.length - 1 ? "The output" : `Unit ${unit + 1} of hidden layer ${layer + 1}`;
    const dead = layer < this.layers.length - 1 && this.game.isDead(layer, unit) ? " It is dead: it hands on 0 for every point." : "";
    return `${name}: weights ${into.join(", ")}; bias ${short(this.game.biases(layer)[unit])}.${dead}`;
  }
}
