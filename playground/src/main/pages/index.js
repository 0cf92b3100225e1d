// The entry: one picture is learnt, a few epochs at a time, so that the page can be used at once; one shows where a network errs.
"use strict";

const stills = [...document.querySelectorAll("[data-link]")].map((canvas) => ({ canvas, game: planeGame(canvas.dataset.link), epochs: Number(canvas.dataset.epochs) }));
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

const steps = nineStepsGame(networks.seed42);

function paint({ canvas, game }) {
  game.look(80);
  show(canvas, game.answerPixels());
}

/** Shows the middle of a square picture. */
function show(canvas, ints) {
  const picture = document.createElement("canvas");
  put(picture, ints, 80);
  const { context, width, height } = pen(canvas);
  context.drawImage(picture, 0, (80 - (80 * height) / width) / 2, 80, (80 * height) / width, 0, 0, width, height);
}

function learn() {
  const limit = performance.now() + 10;
  for (const still of stills) {
    while (still.game.epochs() < still.epochs && performance.now() < limit && still.game.epoch());
    if (still.game.epochs() === still.epochs || !calm) paint(still);
  }
  if (stills.some(({ game, epochs }) => game.epochs() < epochs)) requestAnimationFrame(learn);
}

function shade() {
  const nine = [...colours("--zero-area", "--middle-area", "--one-area")].flat();
  for (const { game } of [...stills, { game: steps }]) game.colours(nine);
  stills.forEach(paint);
  show($("map"), steps.errorPixels(1, -50, 150, 80));
}
onShade(shade);
shade();
learn();
