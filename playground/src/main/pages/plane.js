// "Learn a plane": connects the page with the game, which is Java.
"use strict";

const lessonList = inParts(lessons(), 4).map(([name, text, notebook, link]) => ({ name, text, notebook, link }));
const game = planeGame(location.hash.slice(1) || lessonList[0].link);
const withoutEpoch = (link) => link.replace(/&epoch=\d+/, "");
const lessonLinks = lessonList.map(({ link }) => withoutEpoch(planeGame(link).link()));
const form = $("settings");
const plane = new PlaneDrawing($("answer"));
const network = new NetworkDrawing(game, $("columns"), {
  mostUnits: 8,
  onUnits: (layer, units) => change("units", game.setting("units").split(".").map((it, l) => (l === layer ? units : it)).join(".")),
  onChoice: (unit) => {
    looked = unit;
    dirty = true;
    if (unit) $("unit-words").textContent = network.words(unit);
  },
});
const IDLE = "The small pictures are what each unit answers by itself. Lines are weights: full and blue above 0, dashed and orange below, thick where large. Point at a unit to see it on the large plane.";

let running = false;
let dirty = true;
let looked = null; // the unit that the large plane shows, or null for the network's answer
let target = game.askedEpoch(); // of a link that asks for a trained network
let owed = 0;
let before = 0;
let lastLink = 0;
let drawing = 0; // how many milliseconds a picture takes
let pictures = 0;

function inParts(list, size) {
  return Array.from({ length: list.length / size }, (_, i) => list.slice(i * size, (i + 1) * size));
}

/** Fills the lists with what the game offers, and what it would not say with numbers that are useful. */
function fillLists() {
  for (const name of ["data", "hidden", "start", "goal", "rule"]) {
    const names = labels(name);
    choices(name).forEach((id, k) => form.elements[name].add(new Option(names[k], id)));
  }
  for (const rate of ["0.001", "0.003", "0.01", "0.03", "0.1", "0.3", "0.5", "1", "2", "3", "10"]) form.elements.rate.add(new Option(rate));
  for (let depth = 0; depth <= 6; depth++) $("depth").add(new Option(depth === 0 ? "none" : String(depth), String(depth)));
  $("lesson").add(new Option("none: play freely", ""));
  lessonList.forEach(({ name }, k) => $("lesson").add(new Option(`${k + 1}. ${name}`, String(k))));
}

/** Shows the settings that the game has. */
function showSettings() {
  for (const field of form.elements) {
    if (!field.name) continue;
    const value = game.setting(field.name);
    if (field.options && ![...field.options].some((it) => it.value === value)) field.add(new Option(value));
    field.value = value;
  }
  const units = game.setting("units");
  $("depth").value = String(units ? units.split(".").length : 0);
  const own = game.setting("data") === "own";
  $("own-points").hidden = !own;
  $("answer").classList.toggle("own", own);
  form.elements.points.disabled = form.elements.noise.disabled = own;
  plane.cursor = null;
  showLesson();
}

function showLesson() {
  const k = lessonLinks.indexOf(withoutEpoch(game.link()));
  if (k >= 0) $("lesson").value = String(k);
  const lesson = lessonList[Number($("lesson").value || -1)];
  $("lesson-text").textContent = lesson ? lesson.text : "Choose a lesson, or change what you like below.";
  $("lesson-notebook").hidden = !lesson;
  if (lesson) {
    $("lesson-notebook").href = `../${lesson.notebook}.html`;
    $("lesson-notebook").textContent = `Notebook ${lesson.notebook.slice(0, 2)} explains it.`;
  }
}

/** After a change that begins the training anew. */
function begun() {
  looked = null;
  plane.points(game.points());
  network.build();
  showSettings();
  $("check-answer").replaceChildren();
  $("message").textContent = "";
  rememberLink();
  dirty = true;
}

function change(name, value) {
  target = 0;
  const complaint = game.change(name, value);
  begun();
  $("message").textContent = complaint;
}

function run(on) {
  running = on;
  $("play").textContent = on ? "❚❚ Pause" : "▶ Play";
  if (!on) rememberLink();
  dirty = true;
}

function rememberLink() {
  lastLink = performance.now();
  history.replaceState(null, "", `#${game.link()}`);
}

/** One epoch or step; says why where it cannot go on. */
function go(what) {
  if (what()) return true;
  $("message").textContent = game.broken();
  if (running) run(false);
  target = 0;
  return false;
}

/** As many epochs as are due, but no more than fit into a picture beside its drawing. */
function train(now) {
  const limit = performance.now() + Math.max(2, 8 - drawing);
  if (target > game.epochs()) {
    while (target > game.epochs() && performance.now() < limit && go(() => game.epoch())) dirty = true;
    if (target <= game.epochs()) rememberLink();
  } else if (running) {
    const rate = Number($("speed").value);
    owed = rate === 0 ? Infinity : Math.min(owed + ((now - before) / 1000) * rate, 4);
    while (owed >= 1 && performance.now() < limit && go(() => game.epoch())) {
      owed--;
      dirty = true;
    }
    if (running && now - lastLink > 1000) rememberLink();
  }
  before = now;
}

/** The pictures, at each change; numbers and curves, which nobody reads sixty times a second, in turns at every third while it runs. */
function show() {
  const moving = running || target > game.epochs();
  const side = moving ? 50 : 128;
  game.look(side);
  network.paint(moving ? 2 : 4, side);
  plane.answers(looked ? game.unitPixels(looked.layer, looked.unit, 1) : game.answerPixels(), side);
  plane.draw();
  if (moving) pictures++;
  if (!moving || pictures % 6 === 0) showNumbers();
  if (!moving || pictures % 6 === 3) showCurves();
}

function showNumbers() {
  $("unit-words").textContent = looked ? network.words(looked) : IDLE;
  const part = game.partOfEpoch();
  $("epochs").textContent = game.epochs() + (part > 0 ? ` + ${percent(part)}` : "");
  $("loss").textContent = short(game.learntLoss());
  $("unseen").textContent = short(game.unseenLoss());
  $("right").textContent = `${percent(game.learntAccuracy())}, unseen ${percent(game.unseenAccuracy())}`;
  if (!plane.cursor) $("answer-words").textContent = where(null);
}

function showCurves() {
  drawLosses($("losses"), game.curve(false).subarray(0, game.curveLength(false)), game.curve(true).subarray(0, game.curveLength(true)), game.epochs());
  showSizes(game.sizes());
}

function showSizes(sizes) {
  const body = $("sizes");
  const rows = sizes.length / 3;
  if (body.rows.length !== rows) {
    body.replaceChildren(...Array.from({ length: rows }, (_, l) => {
      const row = document.createElement("tr");
      row.innerHTML = `<th scope="row">${l === rows - 1 ? "output" : l + 1}</th>` + ["", " back", " back"].map((it) => `<td><span class="size${it}"><b></b><i></i></span></td>`).join("");
      return row;
    }));
  }
  sizes.forEach((size, k) => {
    const cell = body.rows[Math.floor(k / 3)].cells[1 + (k % 3)].firstChild;
    cell.firstChild.textContent = short(size, 2);
    cell.lastChild.style.width = `${Math.max(0, Math.min(100, (100 * (Math.log10(Math.max(size, 1e-12)) + 8)) / 9))}%`;
  });
}

/** What the network says of a place, in words. */
function where(at) {
  if (!at) return game.setting("data") === "own" ? "Click, or move the cross with the arrow keys and press Enter, to set a point." : "Filled: learnt from; hollow: unseen. Point at a place to ask.";
  return `At x = ${short(at.x, 2)}, y = ${short(at.y, 2)} the network says ${short(game.answer(at.x, at.y))} for blue.`;
}

function frame(now) {
  train(now);
  if (dirty) {
    dirty = false;
    const start = performance.now();
    show();
    drawing = Math.max(performance.now() - start, 0.9 * drawing);
  }
  requestAnimationFrame(frame);
}

/** Points of one's own, as the link has them: hundredths of x and y, and the class. */
function ownPoints() {
  return game.setting("own").split("_");
}

function addPoint({ x, y }) {
  const label = document.querySelector("input[name=class]:checked").value;
  change("own", [...ownPoints(), `${Math.round(100 * x)}.${Math.round(100 * y)}.${label}`].join("_"));
}

function ask(at) {
  $("answer-words").textContent = where(at);
}

function moveCursor(event) {
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  if (steps[event.key]) {
    const [right, up] = steps[event.key].map((it) => it * (event.shiftKey ? 0.2 : 0.05));
    const { x, y } = plane.cursor ?? { x: 0, y: 0 };
    const inside = (value) => Math.max(-1.15, Math.min(1.15, value));
    plane.cursor = { x: inside(x + right), y: inside(y + up) };
    ask(plane.cursor);
    dirty = true;
    event.preventDefault();
  } else if (event.key === "Enter" && plane.cursor && game.setting("data") === "own") {
    const at = plane.cursor;
    addPoint(at);
    plane.cursor = at;
  } else if (event.key === "Escape") {
    plane.cursor = null;
    dirty = true;
  }
}

/** What a line of the gradient check means: differences of the loss can't tell numbers below a billionth from 0. */
function verdict(error, difference) {
  if (error < 1e-6) return "right";
  return difference < 1e-9 ? "too small to be told by differences" : "differs";
}

function checkGradients() {
  const rows = inParts(game.checkGradients(), 4).map(([name, shape, ...numbers]) => [name, shape, ...numbers.map(Number)]);
  const verdicts = rows.map(([, , error, difference]) => verdict(error, difference));
  const kink = game.setting("hidden").includes("relu") ? " Where a point stands just on the kink of a ReLU, it has two slopes, and the difference is their mean." : "";
  const words = verdicts.includes("differs") ? `Some gradients differ.${kink}` : "All gradients are right: backpropagation and differences of the loss agree.";
  $("check-answer").innerHTML =
    `<p>${words}</p><table><thead><tr><th scope="col">parameter</th><th scope="col">shape</th><th scope="col" class="number">relative error</th><th scope="col">verdict</th></tr></thead><tbody>` +
    rows.map(([name, shape, error], k) => `<tr><td>${name}</td><td>${shape}</td><td class="number">${short(error, 2)}</td><td>${verdicts[k]}</td></tr>`).join("") +
    "</tbody></table>";
}

function showProgram() {
  $("program-text").textContent = game.java(document.querySelector("input[name=form]:checked").value === "file");
}

fillLists();
begun();
if (game.complaints().length) $("message").textContent = `This link could not be read as a whole: ${game.complaints().join("; ")}.`;

form.addEventListener("change", (event) => {
  if (event.target.name) change(event.target.name, event.target.value);
});
form.addEventListener("submit", (event) => event.preventDefault());
$("depth").addEventListener("change", () => {
  const units = game.setting("units").split(".").filter(Boolean);
  const depth = Number($("depth").value);
  while (units.length < depth) units.push(units.at(-1) ?? "4");
  change("units", units.slice(0, depth).join("."));
});
$("lesson").addEventListener("change", () => {
  run(false);
  target = 0;
  const lesson = lessonList[Number($("lesson").value || -1)];
  if (lesson) game.open(lesson.link);
  begun();
});
$("play").addEventListener("click", () => run(!running));
$("step").addEventListener("click", () => (run(false), go(() => game.step())));
$("epoch").addEventListener("click", () => (run(false), go(() => game.epoch())));
$("again").addEventListener("click", () => {
  run(false);
  target = 0;
  game.restart();
  begun();
});
$("undo").addEventListener("click", () => ownPoints().length > 1 && change("own", ownPoints().slice(0, -1).join("_")));
$("clear").addEventListener("click", () => change("own", "-50.-50.0_50.50.1"));
$("answer").addEventListener("click", (event) => game.setting("data") === "own" && addPoint(plane.at(event)));
$("answer").addEventListener("pointermove", (event) => ask(plane.at(event)));
$("answer").addEventListener("pointerleave", () => ask(plane.cursor));
$("answer").addEventListener("keydown", moveCursor);
$("check").addEventListener("click", checkGradients);
$("java").addEventListener("click", () => {
  run(false);
  showProgram();
  $("program").showModal();
});
$("program").addEventListener("change", showProgram);
$("copy-program").addEventListener("click", (event) => copy($("program-text").textContent, event.target));
$("close-program").addEventListener("click", () => $("program").close());
$("link").addEventListener("click", (event) => {
  rememberLink();
  copy(location.href, event.target);
});
window.addEventListener("hashchange", () => location.reload());
new ResizeObserver(() => (dirty = true)).observe($("answer"));
function shade() {
  game.colours([...colours("--zero-area", "--middle-area", "--one-area")].flat());
  plane.points(game.points());
  dirty = true;
}
onShade(shade);
shade();
requestAnimationFrame(frame);
