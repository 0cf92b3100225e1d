// "Your digit": connects the page with the game, which is Java.
"use strict";

const game = digitGame(networks.digit);
const SIDE = 100;
const ink = new Float64Array(SIDE * SIDE);
const paper = $("paper");
let right = 0;
let down = 0;
let last = null;
let straight = ""; // what the network said before the image was moved

/** Digits to begin with, as strokes over a square of 100. */
const READY = {
  2: [[28, 32, 40, 20, 60, 20, 70, 34, 62, 52, 28, 80, 74, 80]],
  3: [[30, 22, 56, 18, 68, 32, 50, 47, 70, 62, 60, 80, 28, 80]],
  4: [[58, 82, 58, 18, 26, 60, 76, 60]],
  7: [[26, 22, 74, 22, 46, 82]],
};

/** Lays down ink around a place; its edge is soft. */
function dot(x, y) {
  const r = 5.2;
  for (let row = Math.max(0, Math.floor(y - r - 1)); row <= Math.min(SIDE - 1, y + r + 1); row++) {
    for (let column = Math.max(0, Math.floor(x - r - 1)); column <= Math.min(SIDE - 1, x + r + 1); column++) {
      const strength = r + 0.5 - Math.hypot(column + 0.5 - x, row + 0.5 - y);
      const k = row * SIDE + column;
      ink[k] = Math.max(ink[k], Math.min(1, Math.max(0, strength / 2)));
    }
  }
}

function stroke(from, to) {
  const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y)) + 1;
  for (let k = 0; k <= steps; k++) dot(from.x + ((to.x - from.x) * k) / steps, from.y + ((to.y - from.y) * k) / steps);
}

function at(event) {
  const box = paper.getBoundingClientRect();
  return { x: ((event.clientX - box.left) / box.width) * SIDE, y: ((event.clientY - box.top) / box.height) * SIDE };
}

function drawPaper() {
  const [from, to] = colours("--middle-area", "--ink");
  const pixels = new Int32Array(SIDE * SIDE);
  for (let k = 0; k < pixels.length; k++) {
    const [red, green, blue] = from.map((it, c) => Math.round(it + ink[k] * (to[c] - it)));
    pixels[k] = (255 << 24) | (blue << 16) | (green << 8) | red;
  }
  put(paper, pixels, SIDE);
}

const unitPictures = Array.from(game.firstUnits(), () => $("units").appendChild(document.createElement("canvas")));
const bars = Array.from({ length: 10 }, (_, digit) => {
  const it = $("bars").appendChild(document.createElement("li"));
  it.innerHTML = `<b>${digit}</b><i></i><span></span>`;
  return it;
});

function show() {
  game.look(ink, SIDE, right, down);
  put($("seen"), game.imagePixels(), 20);
  const answers = [...game.answers()];
  const best = answers.indexOf(Math.max(...answers));
  const empty = game.isEmpty();
  bars.forEach((it, digit) => {
    it.style.setProperty("--share", empty ? "0%" : `${100 * answers[digit]}%`);
    it.lastChild.textContent = empty ? "" : `${(100 * answers[digit]).toFixed(1)} %`;
    it.classList.toggle("most", !empty && digit === best);
  });
  const sure = answers[best] > 0.9 ? "" : answers[best] > 0.5 ? ", I think" : "?";
  const words = empty ? "Draw something." : `That is a ${best}${sure}`;
  $("verdict").textContent = words + (empty || sure === "?" ? "" : ".");
  if (right === 0 && down === 0) straight = empty ? "" : String(best);
  $("moved").textContent =
    empty || (right === 0 && down === 0)
      ? ""
      : `Moved by ${Math.hypot(right, down) === 1 ? "one pixel" : `${Math.abs(right) + Math.abs(down)} pixels`}: ${String(best) === straight ? `still a ${best}, ${percent(answers[best])}` : `a ${straight} has become a ${best}`}. To the network, a pixel further is another input with other weights; it has never been told that shapes can move.`;
  const units = game.firstUnits();
  const most = Math.max(1e-9, ...units);
  unitPictures.forEach((it, unit) => {
    it.style.setProperty("--on", empty ? "0%" : `${Math.round((100 * units[unit]) / most)}%`);
    it.title = `Unit ${unit + 1}: ${short(units[unit])}`;
  });
}

function clear() {
  ink.fill(0);
  right = down = 0;
  last = null;
  $("ready").value = "";
  drawPaper();
  show();
}

function move(byRight, byDown) {
  const inside = (value) => Math.max(-6, Math.min(6, value));
  [right, down] = byRight === 0 && byDown === 0 ? [0, 0] : [inside(right + byRight), inside(down + byDown)];
  show();
}

paper.addEventListener("pointerdown", (event) => {
  paper.setPointerCapture(event.pointerId);
  right = down = 0;
  last = at(event);
  stroke(last, last);
  drawPaper();
  show();
});
paper.addEventListener("pointermove", (event) => {
  if (!last || !event.buttons) return;
  for (const it of event.getCoalescedEvents?.().length ? event.getCoalescedEvents() : [event]) {
    const next = at(it);
    stroke(last, next);
    last = next;
  }
  drawPaper();
  show();
});
for (const end of ["pointerup", "pointercancel"]) paper.addEventListener(end, () => (last = null));
$("clear").addEventListener("click", clear);
for (const digit of Object.keys(READY)) $("ready").add(new Option(`ready ${digit}`, digit));
$("ready").addEventListener("change", () => {
  const digit = $("ready").value;
  clear();
  $("ready").value = digit;
  for (const places of READY[digit] ?? []) {
    for (let k = 0; k + 3 < places.length; k += 2) stroke({ x: places[k], y: places[k + 1] }, { x: places[k + 2], y: places[k + 3] });
  }
  drawPaper();
  show();
});
for (const button of document.querySelectorAll("[data-way]")) button.addEventListener("click", () => move(...button.dataset.way.split(",").map(Number)));
/** Moves the image by three pixels in the direction in which the network is least sure of what it said. */
function fool() {
  right = down = 0;
  show();
  if (straight === "") return;
  const sure = ([byRight, byDown]) => {
    game.look(ink, SIDE, byRight, byDown);
    return game.answers()[Number(straight)];
  };
  const ways = [[3, 0], [-3, 0], [0, 3], [0, -3]];
  const doubts = ways.map(sure);
  move(...ways[doubts.indexOf(Math.min(...doubts))]);
}
$("fool").addEventListener("click", fool);
function shade() {
  const [zero, middle, one, text] = colours("--zero-area", "--middle-area", "--one-area", "--ink");
  game.colours([...zero, ...middle, ...one]);
  unitPictures.forEach((it, unit) => put(it, game.weightPixels(unit), 20));
  game.colours([...zero, ...middle, ...text]);
  drawPaper();
  show();
}
onShade(shade);
shade();
