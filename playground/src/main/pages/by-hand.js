// "One network by hand": connects the page with the game, which is Java.
"use strict";

const game = handGame();
const names = game.names();
const WORDS = {
  x1: "First input x₁", x2: "Second input x₂", y: "Target y", a: "Prediction ŷ", L: "Loss",
  w11: "Weight from x₁ to h₁", w12: "Weight from x₁ to h₂", w21: "Weight from x₂ to h₁", w22: "Weight from x₂ to h₂",
  b1: "Bias of h₁", b2: "Bias of h₂", c: "Bias of the output", v1: "Weight from h₁ to ŷ", v2: "Weight from h₂ to ŷ",
  z1: "Sum z₁", z2: "Sum z₂", h1: "Hidden unit h₁", h2: "Hidden unit h₂",
};
let chosen = "w21";
let hidden = false;
let found = new Set(); // the gradients that were answered rightly while they were hidden
let steps = 0;
let before = NaN;

const graph = new Graph($("graph"), (name) => WORDS[name], choose, set);
const table = (numbers) => Object.fromEntries(names.map((name, k) => [name, numbers[k]]));
const isHidden = (name) => hidden && !found.has(name) && name !== "y" && name !== "L";

/** How the gradient of a number comes about, from what stands behind it. */
function rule(name, v, d) {
  const n = (value) => (value < 0 ? `(${short(value)})` : short(value));
  const unit = name.at(-1);
  if (name === "y") return "The target is given: nobody learns it.";
  if (name === "L") return `(ŷ − y)² = (${short(v.a)} − ${n(v.y)})² = ${short(v.L)}. Here the way back begins.`;
  if (name === "a") return `The slope of the square: dŷ = 2·(ŷ − y) = 2·(${short(v.a)} − ${n(v.y)}) = ${short(d.a)}`;
  if (name === "c") return `It is multiplied by nothing: its gradient is dŷ = ${short(d.a)}`;
  if (name[0] === "v") return `dŷ times what it is multiplied by, h: ${n(d.a)}·${n(v[`h${unit}`])} = ${short(d[name])}`;
  if (name[0] === "h") return `dŷ times the weight that it is multiplied by: ${n(d.a)}·${n(v[`v${unit}`])} = ${short(d[name])}`;
  if (name[0] === "z") return v[name] > 0 ? `The unit is on, so dh passes as it is: ${short(d[name])}` : "The unit is off: whatever z does, h stays 0, so nothing passes.";
  if (name[0] === "b") return `It is multiplied by nothing: its gradient is dz = ${short(d[`z${unit}`])}`;
  if (name[0] === "w") return `dz of its unit times its input: ${n(d[`z${unit}`])}·${n(v[`x${name[1]}`])} = ${short(d[name])}`;
  return `Each unit's dz times the weight on the way, added up: ${n(d.z1)}·${n(v[`w${unit}1`])} + ${n(d.z2)}·${n(v[`w${unit}2`])} = ${short(d[name])}`;
}

function show() {
  const v = table(game.values());
  const d = table(game.gradients());
  graph.show(v, d, isHidden, chosen);
  const settable = SETTABLE.includes(chosen);
  $("chosen-name").textContent = WORDS[chosen];
  $("chosen-set").hidden = !settable;
  if (settable && document.activeElement !== $("chosen-value")) $("chosen-value").value = v[chosen];
  const secret = isHidden(chosen);
  $("chosen-rule").textContent = secret ? "" : rule(chosen, v, d);
  $("chosen-meaning").textContent =
    secret || chosen === "y" || chosen === "L" ? "" : `If it grows by 0.01, the loss ${d[chosen] < 0 ? "falls" : "grows"} by about ${short(Math.abs(d[chosen]) / 100)}.`;
  $("question").hidden = !secret;
  $("hide").setAttribute("aria-pressed", String(hidden));
  $("hide").textContent = hidden ? "Show the gradients" : "Hide the gradients: I compute them";
  $("steps").textContent = steps;
  $("loss").textContent = short(v.L, 4);
  $("before").textContent = short(before, 4);
}

function choose(name) {
  if (name !== chosen) {
    $("guess").value = "";
    $("answer").textContent = "";
  }
  chosen = name;
  show();
}

function set(name, value) {
  game.set(name, value);
  found = new Set();
  $("answer").textContent = "";
  chosen = name;
  show();
}

function hide(on) {
  hidden = on;
  found = new Set();
  $("answer").textContent = "";
  show();
}

$("step").addEventListener("click", () => {
  before = table(game.values()).L;
  found = new Set();
  if (game.step(Number($("rate").value))) {
    steps++;
    $("message").textContent = "";
  } else {
    $("message").textContent = "This step would lead beyond 1000. Take a smaller rate.";
  }
  show();
});
$("again").addEventListener("click", () => {
  game.restart();
  steps = 0;
  before = NaN;
  $("message").textContent = "";
  hide(hidden);
});
$("hide").addEventListener("click", () => hide(!hidden));
$("task-hide").addEventListener("click", () => hide(true));
$("chosen-value").addEventListener("input", (event) => event.target.value !== "" && set(chosen, Number(event.target.value)));
for (const button of document.querySelectorAll("[data-set]")) {
  button.addEventListener("click", () => {
    game.restart();
    steps = 0;
    before = NaN;
    for (const pair of button.dataset.set.split(",")) set(...pair.split("=").map((it, k) => (k ? Number(it) : it)));
  });
}
$("question").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = $("guess").value.trim().replace("−", "-").replace(",", ".");
  const guess = Number(text);
  const isNumber = text !== "" && Number.isFinite(guess);
  const complaint = isNumber ? game.complaint(chosen, guess) : "Write a number, for example 12 or −0.5.";
  $("answer").textContent = complaint || `Right: ${short(guess, 6)}.`;
  $("answer").classList.toggle("right", !complaint);
  if (!complaint) {
    found.add(chosen);
    const question = $("answer").textContent;
    show();
    $("chosen-rule").textContent = `${question} ${$("chosen-rule").textContent}`;
  }
});
show();
