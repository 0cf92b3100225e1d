// What a page can do beside being read: another shade, copying, and showing where one is in it.

const kept = (() => {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
})();
const root = document.documentElement;
const dark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
if (kept?.getItem("theme")) root.dataset.theme = kept.getItem("theme");

function button(text, action) {
  const it = document.createElement("button");
  it.type = "button";
  it.textContent = text;
  it.addEventListener("click", () => action(it));
  return it;
}

function shade() {
  const name = () => (dark() ? "Light page" : "Dark page");
  const it = button(name(), () => {
    root.dataset.theme = dark() ? "light" : "dark";
    kept?.setItem("theme", root.dataset.theme);
    it.textContent = name();
  });
  it.className = "theme";
  document.querySelector(".top")?.append(it);
}

/** A page from a server without https may not copy. */
function copying() {
  if (!navigator.clipboard) return;
  for (const block of document.querySelectorAll(".page .code")) {
    const words = block.textContent;
    block.append(
      button("Copy", async (it) => {
        await navigator.clipboard.writeText(words);
        it.textContent = "Copied";
        block.addEventListener("mouseleave", () => (it.textContent = "Copy"), { once: true });
      }),
    );
  }
}

/** What is wider than the page is scrolled by keys, too. */
function scrolling() {
  for (const it of document.querySelectorAll("pre, .wide, .formula, .horizontal-scroll")) {
    if (it.scrollWidth > it.clientWidth) it.tabIndex = 0;
    else it.removeAttribute("tabindex");
  }
}

function contents() {
  const nav = document.querySelector(".contents");
  if (!nav) return;
  const beside = matchMedia("(min-width: 68rem)");
  const unfold = () => (nav.firstElementChild.open = beside.matches);
  beside.addEventListener("change", unfold);
  unfold();
  const links = new Map([...nav.querySelectorAll("a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const watch = new IntersectionObserver(
    (entries) => {
      const { target } = entries.find((entry) => entry.isIntersecting) ?? {};
      if (!target) return;
      for (const link of links.values()) link.removeAttribute("aria-current");
      links.get(target.id).setAttribute("aria-current", "true");
    },
    { rootMargin: "0px 0px -70% 0px" },
  );
  for (const id of links.keys()) watch.observe(document.getElementById(id));
}

document.addEventListener("DOMContentLoaded", () => {
  shade();
  copying();
  contents();
  scrolling();
  addEventListener("resize", scrolling);
});
