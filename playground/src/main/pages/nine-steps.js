// "Nine steps": connects the page with the games of two networks, which are Java.
"use strict";

const games = [
  { game: nineStepsGame(networks.seed42), map: $("map42") },
  { game: nineStepsGame(networks.seed6), map: $("map6") },
];
const OUTPUTS = ["a + b", "a − b", "|a − b|"];
const MOST = 100000;
let asked = { a: 30, b: 70 };

const range = () => $("range").value.split(",").map(Number);

function read() {
  const numbers = { a: $("a").valueAsNumber, b: $("b").valueAsNumber };
  const well = Object.values(numbers).every((it) => Math.abs(it) <= MOST);
  $("message").textContent = well ? "" : "Write two numbers from −100,000 to 100,000.";
  if (well) {
    asked = numbers;
    show();
  }
}

function ask(a, b) {
  $("a").value = Number(a.toFixed(1));
  $("b").value = Number(b.toFixed(1));
  read();
}

function show() {
  const { a, b } = asked;
  const truth = games[0].game.truth(a, b);
  const answers = games.map(({ game }) => game.answers(a, b).slice());
  $("answers").innerHTML = OUTPUTS.map((name, k) => {
    const cells = answers.map((answer) => {
      const error = Math.abs(answer[k] - truth[k]);
      return `<td class="number ${error < 0.1 ? "near" : error > 1 ? "off" : ""}">${answer[k].toFixed(2).replace("-", "−")}<small>off by ${short(error, 2)}</small></td>`;
    });
    return `<tr><th scope="row">${name}</th><td class="number">${short(truth[k], 7)}</td>${cells.join("")}</tr>`;
  }).join("");
  const inside = [a, b].every((it) => it >= 0 && it <= 100);
  $("verdict").textContent = inside
    ? "Inside the numbers that both have learnt from. Seed 42 is off even here: two of its four last units are dead, and the other two are too few for three answers."
    : "Outside of all that they have learnt from. Where seed 6 is right, its planes happen to go on in the right direction; where it is not, nothing in its training could tell it.";
  maps();
}

function maps() {
  const [low, high] = range();
  for (const { game, map } of games) {
    const { context, width } = pen(map);
    const picture = document.createElement("canvas");
    put(picture, game.errorPixels(Number($("output").value), low, high, 120), 120);
    context.drawImage(picture, 0, 0, width, width);
    const across = (value) => ((value - low) / (high - low)) * width;
    context.lineWidth = 3;
    context.strokeStyle = "#fff";
    context.strokeRect(across(0), width - across(100), across(100) - across(0), across(100) - across(0));
    context.lineWidth = 1;
    context.strokeStyle = "#0008";
    context.strokeRect(across(0) - 2, width - across(100) - 2, across(100) - across(0) + 4, across(100) - across(0) + 4);
    const [ink, paper] = colours("--ink", "--paper").map((it) => css(it));
    context.beginPath();
    context.arc(across(asked.a), width - across(asked.b), 5.5, 0, 7);
    context.fillStyle = ink;
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = paper;
    context.stroke();
  }
}

function point(event, map) {
  const [low, high] = range();
  const box = map.getBoundingClientRect();
  const share = (value) => Math.max(0, Math.min(1, value));
  ask(low + (high - low) * share((event.clientX - box.left) / box.width), high - (high - low) * share((event.clientY - box.top) / box.height));
}

for (const { map } of games) {
  map.addEventListener("pointerdown", (event) => {
    map.setPointerCapture(event.pointerId);
    point(event, map);
  });
  map.addEventListener("pointermove", (event) => event.buttons && point(event, map));
  map.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (!way) return;
    event.preventDefault();
    const [low, high] = range();
    const inside = (value) => Math.max(low, Math.min(high, value));
    ask(inside(asked.a + (way[0] * (high - low)) / 100), inside(asked.b + (way[1] * (high - low)) / 100));
  });
}
$("ask").addEventListener("input", read);
$("ask").addEventListener("submit", (event) => event.preventDefault());
for (const button of document.querySelectorAll("[data-ab]")) {
  button.addEventListener("click", () => {
    const [a, b] = button.dataset.ab.split(",").map(Number);
    $("range").value = [a, b].every((it) => Math.abs(it) <= 100) && a >= 0 ? "-50,150" : "-1000,1000";
    ask(a, b);
  });
}
$("output").addEventListener("change", maps);
$("range").addEventListener("change", maps);
new ResizeObserver(maps).observe($("map6"));
function shade() {
  const [middle, zero] = colours("--middle-area", "--zero-area");
  for (const { game } of games) game.colours([...zero, ...middle, ...zero]);
  show();
}
onShade(shade);
shade();
