// Plays the games in Chromium:  node check.mjs PLAY PICTURES [--quick]
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { games } from "./games.mjs";

const [play, pictures, option] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const sizes = [["phone", 390, 844], ["laptop", 1280, 800], ["projector", 1920, 1080]];
const pages = ["index", "by-hand", "plane", "nine-steps", "digit"];
let problems = 0;

function note(well, what) {
  if (!well) problems++;
  if (!well || option !== "--quick") console.log(`  ${well ? "ok    " : "WRONG "} ${what}`);
}

const address = (name) => new URL(name, pathToFileURL(join(resolve(play), "/"))).href;

/** A page that tells of each error, and of each request that leaves its folder. */
async function open(browser, name, settings) {
  const page = await browser.newPage(settings);
  page.on("console", (message) => message.type() === "error" && note(false, `${name}: ${message.text()}`));
  page.on("pageerror", (error) => note(false, `${name}: ${error.stack}`));
  page.on("request", (request) => request.url().startsWith(address("")) || note(false, `${name} asks for ${request.url()}`));
  await page.goto(address(name));
  return page;
}

/** How a page looks in one size and shade. */
async function look(browser, name, [size, width, height], colorScheme) {
  const where = `${name}, ${size}, ${colorScheme}`;
  const page = await open(browser, `${name}.html`, { viewport: { width, height }, colorScheme, hasTouch: size === "phone", deviceScaleFactor: 1 });
  await page.waitForTimeout(300);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  note(over <= 0, `${where}: nothing sticks out${over > 0 ? `, but ${over} pixels do` : ""}`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run({ preload: false }));
  note(violations.length === 0, `${where}: axe finds nothing`);
  for (const { id, nodes } of violations) console.log(`         ${id}: ${nodes.map((it) => `${it.html.slice(0, 120)} ${it.failureSummary.split("\n")[1]}`).slice(0, 3).join("\n           ")}`);
  await page.screenshot({ path: join(pictures, `${name}-${size}-${colorScheme}.png`), fullPage: true });
  await page.close();
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  for (const [name, game] of Object.entries(games)) {
    const page = await open(browser, name, { viewport: { width: 1280, height: 800 } });
    await game(page, note, { whole: option !== "--quick", again: (link) => open(browser, link, { viewport: { width: 1280, height: 800 } }) });
    await page.close();
  }
  for (const name of pages) {
    for (const size of option === "--quick" ? sizes.slice(0, 1) : sizes) {
      for (const shade of option === "--quick" ? ["light"] : ["light", "dark"]) await look(browser, name, size, shade);
    }
  }
} catch (error) {
  note(false, error.stack);
} finally {
  await browser.close();
}
console.log(problems === 0 ? "  the games do what they should" : `  ${problems} things are wrong`);
process.exit(problems === 0 ? 0 : 1);
