// Starts the slides, and makes each fit. On a phone they stay what they are without a script: one below the other.

// Paper is white.
if (location.search.includes("print-pdf")) document.documentElement.dataset.theme = "light";

/** Makes a slide's letters smaller, down to six tenths; what does not fit then is scrolled, by keys, too. */
function fit(slide) {
  if (!slide || slide.dataset.fits) return;
  slide.dataset.fits = "yes";
  for (let size = 100; size >= 60 && slide.scrollHeight > slide.clientHeight; size -= 5) slide.style.fontSize = `${size}%`;
  if (slide.scrollHeight > slide.clientHeight) slide.tabIndex = 0;
}

if (innerWidth >= 560) {
  document.querySelector(".slideshow").classList.add("reveal");
  document.body.classList.add("reveal-viewport");
  Reveal.on("ready", ({ currentSlide }) => fit(currentSlide));
  Reveal.on("slidechanged", ({ currentSlide }) => fit(currentSlide));
  Reveal.initialize({ width: 1280, height: 720, margin: 0.02, center: false, hash: true, transition: "none", slideNumber: "c/t" });
}
