// Looks at every page of the site in Chromium: node check.mjs SITE PICTURES

import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { use } from "./use.mjs";

const [site, pictures] = process.argv.slice(2);
const axe = readFileSync(join(import.meta.dirname, "node_modules/axe-core/axe.min.js"), "utf8");
const limit = 2_000_000;
// Ends a wait that would never end; a slow machine has its time.
const hour = 3_600_000;
let problems = 0;

function wrong(what) {
  problems++;
  console.log(`  WRONG ${what}`);
}

const files = readdirSync(site, { recursive: true }).filter((name) => name.endsWith(".html")).sort();
const address = (name) => pathToFileURL(join(site, name)).href;
const isSlides = (name) => dirname(name) === "slides";

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"],
});

/** A page on which nothing may go wrong, and which may ask for nothing but files. */
async function open(context, name) {
  const page = await context.newPage();
  page.setDefaultTimeout(hour);
  const sizes = new Map();
  page.on("console", (message) => message.type() === "error" && wrong(`${name}: ${message.text()}`));
  page.on("pageerror", (error) => wrong(`${name}: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (/^(data|blob):/.test(url)) return;
    if (!url.startsWith("file:")) wrong(`${name} asks for ${url}`);
    else if (!existsSync(fileURLToPath(url.split(/[?#]/)[0]))) wrong(`${name}: ${url} is not there`);
    else sizes.set(url, statSync(fileURLToPath(url.split(/[?#]/)[0])).size);
  });
  await page.goto(address(name), { waitUntil: "load" });
  return { page, sizes };
}

/** Where the page leads, and the places in it that others may lead to. */
const places = (page) =>
  page.evaluate(() => ({
    links: [...document.querySelectorAll("a[href]")].map((it) => it.href),
    ids: [...document.querySelectorAll("[id]")].map((it) => it.id),
    silent: [...document.images].filter((it) => !it.alt && !it.closest("header")).map((it) => it.src),
    missing: [...document.images].filter((it) => !it.naturalWidth).map((it) => it.src),
  }));

const leads = [];
const ids = new Map();
const weights = [];
const times = [];
for (const scheme of ["light", "dark"]) {
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width: 1280, height: 800 } });
  for (const name of files) {
    const { page, sizes } = await open(context, name);
    if (scheme === "light") {
      times.push([await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd), name]);
      const own = [...sizes].filter(([url]) => !/\.png$/.test(url)).reduce((sum, [, size]) => sum + size, 0);
      weights.push([own, name]);
      if (own > limit) wrong(`${name} is ${own} bytes with its styles and scripts`);
      const found = await places(page);
      leads.push(...found.links.map((link) => [name, link]));
      ids.set(name, new Set(found.ids));
      const twice = found.ids.filter((id, i) => found.ids.indexOf(id) !== i);
      if (twice.length) wrong(`${name} has a place twice: ${twice}`);
      for (const it of found.silent) wrong(`${name}: no words for ${it}`);
      for (const it of found.missing) wrong(`${name}: not drawn: ${it}`);
    }
    await page.evaluate(axe);
    // A dark page has the same parts as a light one, in other colours.
    const rules = scheme === "dark" ? { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } } : {};
    const { violations } = await page.evaluate((only) => axe.run(document, { preload: false, ...only }), rules);
    for (const { id, nodes } of violations) {
      const why = nodes[0].failureSummary.split("\n")[1] ?? "";
      wrong(`${name}, ${scheme}: axe says ${id}, ${nodes.length} times: ${nodes[0].html.slice(0, 160)} ${why}`);
    }
    await page.close();
  }
  await context.close();
}

let inside = 0;
for (const [name, link] of leads.filter(([, link]) => link.startsWith("file:"))) {
  const [path, fragment] = link.split("#");
  const file = fileURLToPath(path.split("?")[0]);
  const to = relative(site, file);
  inside++;
  if (!existsSync(file) || statSync(file).isDirectory()) wrong(`${name} leads to ${to}, which is not there`);
  else if (fragment && ids.has(to) && !isSlides(to) && !ids.get(to).has(decodeURIComponent(fragment))) {
    wrong(`${name} leads to ${to}#${fragment}: no such place`);
  }
}

// Without a script the same words are there, and formulas are drawn. On a phone nothing is wider than the page.
const words = (page) => page.evaluate(() => document.querySelector("main")?.innerText.replace(/\s+/g, " ").length ?? 0);
const phone = { viewport: { width: 360, height: 740 } };
const plain = await browser.newContext({ ...phone, javaScriptEnabled: false });
const scripted = await browser.newContext(phone);
for (const name of files) {
  const { page } = await open(scripted, name);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wide > 0) wrong(`${name}: ${wide} dots wider than a phone`);
  const all = await words(page);
  await page.close();
  if (name.startsWith("play/")) continue;
  const { page: still } = await open(plain, name);
  const some = await words(still);
  if (some < 0.95 * all || some === 0) wrong(`${name}: without a script ${some} of ${all} letters are to be read`);
  const height = await still.evaluate(() => document.querySelector("main .katex-html")?.getBoundingClientRect().height ?? 1);
  if (height === 0) wrong(`${name}: without a script no formula is to be read`);
  await still.close();
}

await use({ open, browser, wrong });

mkdirSync(pictures, { recursive: true });
const looks = ["index", "00-start-here", "05-handwritten-digits", "teaching", "speed", "api/lib/backprop/Layer", "slides/03-network-class"];
for (const [size, width, height] of [["phone", 390, 844], ["laptop", 1366, 768], ["projector", 1920, 1080]]) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height } });
    for (const name of looks) {
      const { page } = await open(context, `${name}.html`);
      await page.screenshot({ path: join(pictures, `${name.replace(/\W+/g, "-")}-${size}-${colorScheme}.png`) });
      await page.close();
    }
    await context.close();
  }
}
await browser.close();

const most = (pairs) => pairs.sort(([a], [b]) => b - a)[0];
const sorted = times.map(([time]) => time).sort((a, b) => a - b);
const [weight, heavy] = most(weights);
const [time, slow] = most(times);
console.log(`  ${files.length} pages, ${inside} links between them, ${leads.length - inside} to elsewhere (not followed)`);
console.log(`  the heaviest page is ${heavy}: ${Math.round(weight / 1000)} kB with styles, script and letters, without pictures`);
console.log(`  from disk half of the pages are shown within ${Math.round(sorted[sorted.length >> 1])} ms, the slowest, ${slow}, within ${Math.round(time)} ms`);
process.exit(problems === 0 ? 0 : 1);
