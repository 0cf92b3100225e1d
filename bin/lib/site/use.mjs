// Uses a page as a reader does, beside reading it.

/** Tells `wrong` what does not do what it should; `open` opens a page by its name. */
export async function use({ open, browser, wrong }) {
  const laptop = { colorScheme: "light", viewport: { width: 1366, height: 768 } };
  const context = await browser.newContext({ ...laptop, permissions: ["clipboard-read", "clipboard-write"] });
  const expect = (well, what) => well || wrong(`in use: ${what}`);

  const { page } = await open(context, "00-start-here.html");
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const before = await paper();
  await page.click(".theme");
  expect((await paper()) !== before, "the button for a dark page changes nothing");

  const code = page.locator(".code").first();
  const words = await code.locator("code").innerText();
  await code.hover();
  await code.locator("button").click();
  await page.waitForFunction(() => document.querySelector(".code button").textContent === "Copied");
  expect((await page.evaluate(() => navigator.clipboard.readText())) === words, "what is copied is not the cell's code");

  const answer = page.locator("main > details").first();
  await answer.locator("summary").click();
  expect(await answer.locator("p").first().isVisible(), "an answer does not unfold");
  await page.locator(".contents a").last().click();
  expect(await page.evaluate(() => scrollY > 0), "the contents lead nowhere");
  await page.close();

  const { page: slides } = await open(context, "slides/00-start-here.html");
  const first = await slides.locator("section.present:not(.stack)").innerText();
  await slides.keyboard.press("ArrowRight");
  const second = await slides.locator("section.present:not(.stack)").innerText();
  expect(first !== second, "the arrow key shows no next slide");
  await slides.close();
  await context.close();
}
