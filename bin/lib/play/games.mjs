// What a player does on each page, and what must happen then.

const text = (page, id) => page.locator(`#${id}`).innerText();

/** Waits for what happens, however slow the machine. */
const until = (page, condition, argument) => page.waitForFunction(condition, argument, { timeout: 600_000 });

/** What a canvas shows, as a number that changes with it, and how many colours it has. */
const sight = (page, id) =>
  page.evaluate((name) => {
    const canvas = document.getElementById(name);
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let sum = 0;
    const seen = new Set();
    for (let k = 0; k < data.length; k += 4) {
      const colour = (data[k] << 16) | (data[k + 1] << 8) | data[k + 2];
      sum = (sum * 31 + colour) | 0;
      seen.add(colour);
    }
    return { sum, colours: seen.size };
  }, id);

const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

async function plane(page, note, { whole, again }) {
  await settled(page);
  const first = await sight(page, "answer");
  note(first.colours > 20, "plane: the canvas is not blank");
  await page.click("#play");
  await until(page, () => Number.parseInt(document.getElementById("epochs").textContent) >= 12);
  note((await sight(page, "answer")).sum !== first.sum, "plane: the canvas changes while it learns");
  await page.click("#play");
  await settled(page);
  const paused = await text(page, "epochs");
  await page.click("#step");
  await settled(page);
  note((await text(page, "epochs")).includes("+"), "plane: a step is a part of an epoch");
  await page.click("#epoch");
  await settled(page);
  note(Number(await text(page, "epochs")) === Number.parseInt(paused) + 1, "plane: an epoch ends the one that a step began");
  await page.click("#check");
  note((await text(page, "check-answer")).includes("All gradients are right"), "plane: the gradients are checked");

  await page.click("#java");
  const program = await text(page, "program-text");
  note(program.includes("Network.builder(2)"), "plane: shows the Java");
  await page.check("input[value=file]");
  note((await text(page, "program-text")).includes("public class Plane"), "plane: shows it as a file");
  await page.keyboard.press("Escape");

  await page.click("#link");
  const link = page.url();
  const loss = await text(page, "loss");
  const other = await again(`plane.html${new URL(link).hash}`);
  await until(other, (epochs) => document.getElementById("epochs").textContent === epochs, await text(page, "epochs"));
  await settled(other);
  note((await text(other, "loss")) === loss, "plane: a link brings back the trained network");
  await other.close();

  await page.locator(".unit").nth(1).focus();
  await settled(page);
  note((await text(page, "unit-words")).startsWith("Unit 2 of hidden layer 1: weights"), "plane: a unit that has the focus is told in words");

  await page.selectOption("[name=data]", "own");
  const points = () => page.evaluate(() => game.points().length / 4);
  const before = await points();
  await page.locator("#answer").click({ position: { x: 40, y: 50 } });
  await page.locator("#answer").focus();
  for (const key of ["ArrowLeft", "ArrowUp", "ArrowUp", "Enter"]) await page.keyboard.press(key);
  note((await points()) === before + 2, "plane: points are set by a click and by the keyboard");
  await page.click("#undo");
  note((await points()) === before + 1, "plane: the last point is taken away");

  const lessons = await page.locator("#lesson option").count();
  for (let k = 0; k < (whole ? lessons - 1 : 2); k++) {
    await page.selectOption("#lesson", String(k));
    await page.click("#play");
    await until(page, () => Number.parseInt(document.getElementById("epochs").textContent) >= 6 || document.getElementById("message").textContent);
    await page.click("#again");
    note(Number(await text(page, "epochs").then(Number)) >= 0 && (await page.locator("#lesson-notebook").getAttribute("href")).startsWith("../0"), `plane: lesson ${k + 1} runs`);
  }
  await page.selectOption("#lesson", "5");
  await page.selectOption("#speed", "0");
  await page.click("#play");
  await until(page, () => document.getElementById("message").textContent.includes("not finite"));
  note((await text(page, "play")).includes("Play"), "plane: a training that explodes stops and says so");
  if (whole) await everyChoice(page, note);

  const wrong = await again("plane.html#points=many");
  note((await text(wrong, "message")).includes("points cannot be 'many'"), "plane: a broken link is answered");
  await wrong.close();
}

async function everyChoice(page, note) {
  await page.selectOption("#lesson", "0");
  for (const name of await page.locator("#settings select").evaluateAll((lists) => lists.map((it) => it.name || it.id))) {
    const list = `#settings [name="${name}"], #${name}`;
    for (const value of await page.locator(list).locator("option").evaluateAll((options) => options.map((it) => it.value))) {
      await page.selectOption("[name=data]", "circles");
      await page.locator(list).first().selectOption(value);
      await page.click("#epoch");
      await settled(page);
      note((await text(page, "message")) === "" || name === "rate", `plane: ${name} ${value}`);
    }
  }
}

async function byHand(page, note) {
  note((await text(page, "loss")) === "4", "by hand: the loss of the notebook");
  await page.click("#step");
  note((await text(page, "loss")).startsWith("0.4866"), "by hand: a step is the notebook's");
  await page.click("#again");
  const weight = page.locator("#graph g").filter({ has: page.locator("rect") }).first();
  await weight.focus();
  await page.keyboard.press("ArrowRight");
  note((await weight.getAttribute("aria-valuenow")) === "1.1", "by hand: the arrow keys change a weight");
  const box = await weight.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  note((await weight.getAttribute("aria-valuenow")) === "2.1", "by hand: so does dragging");
  await page.click("#again");
  await page.click("#hide");
  await page.locator('#graph [aria-label^="Weight from x₂ to h₁"]').click();
  for (const [guess, words] of [["8", "multiplied by the input"], ["-16", "sign is wrong"], ["x", "Write a number"], ["16", "Right"]]) {
    await page.fill("#guess", guess);
    await page.press("#guess", "Enter");
    note((await page.locator("main").innerText()).includes(words), `by hand: ${guess} is answered`);
  }
}

async function nineSteps(page, note) {
  note((await text(page, "answers")).includes("98.56"), "nine steps: seed 42 says 98.56 for 30 + 70");
  await page.fill("#a", "888");
  await page.fill("#b", "122");
  note((await text(page, "answers")).includes("1010.15"), "nine steps: seed 6 says 1010.15 for 888 + 122");
  await page.fill("#a", "");
  note((await text(page, "message")).includes("Write two numbers"), "nine steps: nothing is no number");
  const before = await sight(page, "map42");
  await page.selectOption("#output", "0");
  const after = await sight(page, "map42");
  note(after.colours > 10 && after.sum !== before.sum, "nine steps: the map shows another output");
  await page.locator("#map6").click({ position: { x: 20, y: 20 } });
  note(Number(await page.inputValue("#a")) < 0, "nine steps: a click into the map asks there");
}

async function digit(page, note) {
  const box = await page.locator("#paper").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.8, { steps: 12 });
  await page.mouse.up();
  note((await text(page, "verdict")).includes("1"), "digit: a stroke downwards is a 1");
  for (const ready of ["2", "3", "4", "7"]) {
    await page.selectOption("#ready", ready);
    note((await text(page, "verdict")) === `That is a ${ready}.`, `digit: the ready ${ready} is one`);
    await page.click("#fool");
    note((await text(page, "moved")).includes("has become"), `digit: three pixels fool it about the ${ready}`);
  }
  await page.click("#clear");
  note((await text(page, "verdict")) === "Draw something.", "digit: a new paper is empty");
}

async function entry(page, note) {
  await until(page, () => stills.every(({ game, epochs }) => game.epochs() === epochs));
  const places = await page.locator(".games a").evaluateAll((links) => links.map((it) => it.getAttribute("href")));
  note(places.join() === "by-hand.html,plane.html,nine-steps.html,digit.html", "entry: leads to the four games");
}

export const games = { "index.html": entry, "by-hand.html": byHand, "plane.html": plane, "nine-steps.html": nineSteps, "digit.html": digit };
