// Walks through the notebooks in one front end:  node tour.mjs lab|notebook WORK SOLUTIONS PICTURES [NOTEBOOK ...]
import { spawn } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "playwright-core";
import { exercises } from "./exercises.mjs";

const [frontEnd, work, solutions, pictures, ...asked] = process.argv.slice(2);
const front = await import(`./${frontEnd}.mjs`);
const token = "tour";
const hour = 3_600_000;
let problems = 0;

function note(well, what) {
  if (!well) problems++;
  console.log(`  ${well ? "ok    " : "WRONG "} ${what}`);
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function serve(port) {
  const server = spawn(
    "jupyter",
    [...front.command, "--no-browser", "--allow-root", "--ip=127.0.0.1", `--port=${port}`, "-y",
      `--${frontEnd === "lab" ? "IdentityProvider" : "NotebookApp"}.token=${token}`],
    { cwd: work, stdio: ["ignore", "ignore", "pipe"] },
  );
  let words = "";
  server.stderr.on("data", (data) => (words += data));
  for (let tries = 0; tries < 600; tries++) {
    if (await fetch(`http://127.0.0.1:${port}/api?token=${token}`).then((answer) => answer.ok, () => false)) return server;
    await sleep(200);
  }
  throw new Error(`Jupyter does not answer:\n${words}`);
}

/** Waits for what happens, however slow the machine; an hour ends a wait that would never end. */
async function until(condition, what) {
  for (const begin = Date.now(); Date.now() - begin < hour; await sleep(200)) {
    if (await condition()) return;
  }
  throw new Error(`never happened: ${what}`);
}

const saved = (name) => readFileSync(join(work, name), "utf8");
const text = (parts) => [parts].flat().join("");

/** Looks at a notebook's saved file, and at its figures on the page. */
async function look(page, name, before) {
  const cells = JSON.parse(saved(name)).cells.filter((cell) => cell.cell_type === "code");
  const errors = cells.flatMap((cell) => cell.outputs).filter((output) => output.output_type === "error");
  note(errors.length === 0, `${name}: no error${errors.map((error) => `, but ${error.ename}: ${error.evalue}`)}`);
  const unrun = cells.filter((cell) => text(cell.source).trim() && cell.execution_count === null);
  note(unrun.length === 0, `${name}: every cell has run (${unrun.length} have not)`);
  const figures = cells.flatMap((cell) => cell.outputs).filter((output) => output.data?.["image/png"]).length;
  const drawn = await page.evaluate((images) => [...document.querySelectorAll(images)].filter((image) => image.naturalWidth > 0).length, front.pictures);
  note(drawn === figures, `${name}: ${drawn} of ${figures} figures are drawn`);
  // Neither page hands these words on to its <img>; nbconvert does, and the caption under the figure says them to all.
  const silent = cells.flatMap((cell) => cell.outputs).filter((output) => output.data?.["image/png"] && !output.metadata["image/png"]?.alt).length;
  note(silent === 0, `${name}: each figure has words for who can't see it (${silent} have none)`);
  const after = saved(name);
  const same = withoutPictures(after) === withoutPictures(before);
  note(same, `${name}: Save leaves the file as it was${same ? pictured(before, after) : difference(before, after)}`);
}

const picture = /"image\/png": "[^"]*"/g;
const withoutPictures = (file) => file.replace(picture, "");

/** Letters look a little different with another system's fonts, or another Java. */
function pictured(before, after) {
  const old = before.match(picture) ?? [];
  const others = (after.match(picture) ?? []).filter((it, i) => it !== old[i]).length;
  return others === 0 ? "" : `, except for the dots of ${others} of ${old.length} pictures`;
}

function difference(before, after) {
  const old = before.split("\n");
  const lines = after.split("\n").flatMap((line, i) => (line === old[i] ? [] : [`\n           ${(old[i] ?? "").slice(0, 110)}\n        -> ${line.slice(0, 110)}`]));
  return `: ${lines.length} lines differ${lines.slice(0, 3).join("")}`;
}

async function photograph(page, name) {
  for (const [size, width, height] of [["wide", 1440, 900], ["narrow", 800, 900]]) {
    for (const shade of ["light", "dark"]) {
      if ((await front.dark(page, shade === "dark")) === "none" && shade === "dark") continue;
      await page.setViewportSize({ width, height });
      const places = await page.evaluate((what) => Math.ceil(document.querySelector(what).scrollHeight / 800), front.scroller);
      for (let i = 0; i < Math.min(places, size === "wide" && shade === "light" ? 60 : 4); i++) {
        await page.evaluate(([what, top]) => document.querySelector(what).scrollTo(0, top), [front.scroller, i * 800]);
        await sleep(150);
        await page.screenshot({ path: join(pictures, `${frontEnd}-${name.replace(".ipynb", "")}-${size}-${shade}-${String(i).padStart(2, "0")}.png`) });
      }
    }
  }
  await front.dark(page, false);
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** What a reader does beside reading: completes, asks, answers, stops, and starts anew. */
async function tryOut(page) {
  await front.addCell(page, "Matrix.ident");
  await page.keyboard.press("Tab");
  // A single answer is put in at once; several are listed.
  await until(
    async () => (await page.locator(front.completions).count()) > 0 || (await page.content()).includes("identity"),
    "Tab answers",
  );
  note(true, "Tab completes Matrix.ident");
  await page.keyboard.press("Escape");

  await front.addCell(page, "Matrix.identity(");
  await page.keyboard.press("Shift+Tab");
  await page.locator(front.tooltip).first().waitFor({ timeout: hour });
  const help = await page.locator(front.tooltip).first().innerText();
  note(help.includes("identity"), `Shift+Tab explains Matrix.identity: ${help.split("\n")[0]}`);
  await page.keyboard.press("Escape");

  const asks = await front.addCell(page, 'var name = new java.util.Scanner(System.in).nextLine();\n"Hello " + name');
  await front.runCell(page);
  await page.locator(front.question).waitFor({ timeout: hour });
  await page.locator(front.question).fill("Zoë");
  await page.locator(front.question).press("Enter");
  await until(async () => (await front.shown(page, asks)).includes("Hello Zoë"), "an answer arrives");
  note(true, "a question is asked, and Zoë's answer arrives whole");

  const loop = await front.addCell(page, 'int kept = 0;\nwhile (true) { kept++; if (kept % 50_000_000 == 0) System.out.println(kept); }');
  await front.runCell(page);
  await until(async () => (await front.shown(page, loop)).includes("50000000"), "a loop prints");
  await front.stop(page);
  await until(() => front.idle(page), "the loop stops");
  const after = await front.addCell(page, "kept > 0");
  await front.runCell(page);
  await until(async () => (await front.shown(page, after)).includes("true"), "the variable is there");
  note(true, "stop ends a loop and keeps its variables");

  const training = await front.addCell(
    page,
    `var learner = Network.builder(2).layer(4, "tanh").layer(1, "sigmoid").build(new NumpyRandom(0));
var curve = LiveCurve.train("Stopped", new Training(learner, Loss.MEAN_SQUARED_ERROR),
    Matrix.identity(2), Matrix.ones(2, 1), 10_000_000);`,
  );
  await front.runCell(page);
  await until(async () => (await front.drawn(page, training)) > 0, "a live curve grows");
  await front.stop(page);
  await until(() => front.idle(page), "the training stops");
  const learnt = await front.addCell(page, "learner.predict(Matrix.identity(2)).min() > 0.6");
  await front.runCell(page);
  await until(async () => (await front.shown(page, learnt)).includes("true"), "the weights are there");
  note((await front.drawn(page, training)) > 0, "stop keeps a training's curve and what was learnt");
}

/**
 * Goes through a notebook from its top, as a reader does, and does each exercise wrongly, and then rightly. What the
 * notebook says to that is printed, for whoever reads along.
 */
async function exercise(page, name) {
  await front.restart(page);
  await sleep(1500);
  await until(() => front.idle(page), "the kernel starts again");
  let reached = 0;
  for (const { id, answer, wrong, right } of exercises(work, solutions, name)) {
    await front.run(page, reached, answer - 1);
    for (const [code, wanted] of [[wrong, "not yet"], [right, "is right"]]) {
      await front.write(page, answer, code);
      await front.run(page, answer, answer + 1);
      await sleep(300);
      await until(async () => (await front.idle(page)) && (await front.shown(page, answer + 1)).includes(id), `${id} answers`);
      const said = (await front.shown(page, answer + 1)).trim();
      note(said.includes(wanted), `${name}: ${said.split("\n")[0].slice(0, 150)}`);
      if (code === wrong) await page.screenshot({ path: join(pictures, `${frontEnd}-${id}-wrong.png`) });
    }
    reached = answer + 2;
  }
}

/** Waits for a run's end and counts the different sights of each cell on the way: live progress moves. */
async function watch(page) {
  const sights = new Map();
  await sleep(300);
  await until(async () => {
    const [running] = await front.waiting(page);
    if (running !== undefined) {
      const now = await front.shown(page, running);
      if (now) sights.set(running, (sights.get(running) ?? new Set()).add(now));
    }
    return running === undefined && (await front.idle(page));
  }, "the notebook ends");
  return Math.max(0, ...[...sights.values()].map((seen) => seen.size));
}

const names = readdirSync(work)
  .filter((name) => name.endsWith(".ipynb") && (asked.length === 0 || asked.some((start) => name.startsWith(start))))
  .sort();
// On a page that has the library, and does not show what Tab is to find.
const withLibrary = names.filter((name) => saved(name).includes("import backprop."));
const place = withLibrary.filter((name) => !saved(name).includes("Matrix.identity")).at(-1) ?? withLibrary.at(-1);
const port = await freePort();
const server = await serve(port);
let browser;
try {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
  for (const name of names) {
    const before = saved(name);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.on("dialog", (dialog) => dialog.accept());
    // JupyterLab opens again what was open before, unless it is told to forget.
    await page.goto(`http://127.0.0.1:${port}/${front.place}/${name}?token=${token}&reset`);
    await front.ready(page);
    const begin = Date.now();
    await front.runAll(page);
    const moves = await watch(page);
    note(true, `${name}: Run All took ${((Date.now() - begin) / 1000).toFixed(0)} s`);
    if (name.startsWith("04")) note(moves > 3, `${name}: its progress was seen moving (${moves} sights)`);
    await front.save(page);
    await sleep(1500);
    await look(page, name, before);
    const first = saved(name);
    await photograph(page, name);
    await front.restartAndRunAll(page);
    await sleep(1500);
    await watch(page);
    await front.save(page);
    await sleep(1500);
    note(saved(name) === first, `${name}: restarts, runs again and shows the same`);
    if (existsSync(join(solutions, name))) await exercise(page, name);
    if (name === place) await tryOut(page);
    await fetch(`http://127.0.0.1:${port}/api/sessions?token=${token}`)
      .then((answer) => answer.json())
      .then((sessions) => Promise.all(sessions.map((it) => fetch(`http://127.0.0.1:${port}/api/sessions/${it.id}?token=${token}`, { method: "DELETE" }))));
    await page.close();
  }
} catch (error) {
  note(false, error.stack);
  const page = browser?.contexts()[0]?.pages().at(-1);
  await page?.screenshot({ path: join(pictures, `${frontEnd}-wrong.png`) });
} finally {
  await browser?.close();
  server.kill("SIGTERM");
}
process.exit(problems === 0 ? 0 : 1);
