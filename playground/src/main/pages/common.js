// What the games share: finding things, numbers as text, colours, and the shade of the page.
"use strict";

const $ = (id) => document.getElementById(id);

const kept = (() => {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
})();

/** A number in few digits, with a real minus. */
function short(number, digits = 3) {
  if (Number.isNaN(number)) return "–";
  if (!Number.isFinite(number)) return number > 0 ? "∞" : "−∞";
  const size = Math.abs(number);
  const text = size !== 0 && (size < 1e-3 || size >= 1e6) ? number.toExponential(digits - 2) : String(Number(number.toPrecision(digits)));
  return text.replace("e+", "e").replaceAll("-", "−");
}

const percent = (share) => (Number.isNaN(share) ? "–" : `${Math.round(100 * share)} %`);

/** The page's colours, as red, green and blue, whatever way the style writes them. */
function colours(...names) {
  const probe = document.createElement("span");
  document.body.append(probe);
  const found = names.map((name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color.match(/[\d.]+/g).slice(0, 3).map(Number);
  });
  probe.remove();
  return found;
}

const css = ([red, green, blue], opacity = 1) => `rgb(${red} ${green} ${blue} / ${opacity})`;

/** Makes a canvas as sharp as the screen; gives what one draws with, in the page's own pixels. */
function pen(canvas) {
  const scale = Math.min(window.devicePixelRatio || 1, 2);
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
  }
  const context = canvas.getContext("2d");
  context.setTransform(scale, 0, 0, scale, 0, 0);
  return { context, width, height };
}

/** Puts a picture, an int a pixel, into a canvas of its size. */
function put(canvas, ints, width, height = width) {
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  canvas.getContext("2d").putImageData(new ImageData(new Uint8ClampedArray(ints.buffer, ints.byteOffset, 4 * width * height), width, height), 0, 0);
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    say(button, "Copied");
  } catch {
    say(button, "Select it, and copy it by hand");
  }
}

/** Lets a button say something for a moment. */
function say(button, words) {
  const name = button.dataset.name ?? button.textContent;
  button.dataset.name = name;
  button.textContent = words;
  setTimeout(() => (button.textContent = name), 2000);
}

/** Calls what paints the page anew when its shade changes. */
const repainting = [];
function onShade(paint) {
  repainting.push(paint);
}
const repaint = () => repainting.forEach((paint) => paint());

(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  if (kept?.getItem("theme")) root.dataset.theme = kept.getItem("theme");
  const dark = () => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const button = document.createElement("button");
  const name = () => (button.textContent = dark() ? "Light page" : "Dark page");
  button.type = "button";
  button.className = "theme";
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    kept?.setItem("theme", root.dataset.theme);
    name();
    repaint();
  });
  system.addEventListener("change", () => {
    name();
    repaint();
  });
  name();
  document.querySelector(".top").append(button);
})();
