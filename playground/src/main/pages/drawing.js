// Draws the plane with its points, and the curve of the loss.
"use strict";

const EDGE = 1.2;

/** The plane: a picture of answers below, points of two classes on top. */
class PlaneDrawing {
  constructor(canvas) {
    this.canvas = canvas;
    this.picture = document.createElement("canvas");
    this.layer = document.createElement("canvas");
    this.cursor = null;
  }

  /** Takes the points, each as x, y, class, and whether it is learnt from. */
  points(points) {
    this.all = points;
    this.layerSize = 0;
  }

  answers(ints, side) {
    put(this.picture, ints, side);
  }

  draw() {
    const { context, width } = pen(this.canvas);
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = "high";
    context.drawImage(this.picture, 0, 0, width, width);
    this.drawLayer(width);
    context.drawImage(this.layer, 0, 0, width, width);
    if (this.cursor) this.drawCursor(context, width);
  }

  /** The points change seldom, so they are drawn once and kept. */
  drawLayer(width) {
    if (this.layerSize === this.canvas.width) return;
    this.layer.width = this.layer.height = this.layerSize = this.canvas.width;
    const context = this.layer.getContext("2d");
    const [zero, one, paper] = colours("--zero", "--one", "--paper").map((it) => css(it));
    context.scale(this.canvas.width / width, this.canvas.width / width);
    const r = Math.max(3, Math.min(6, width / Math.sqrt(this.all.length / 4) / 7));
    for (let k = 0; k < this.all.length; k += 4) {
      const [x, y, label, learnt] = this.all.subarray(k, k + 4);
      const colour = label ? one : zero;
      context.beginPath();
      if (label) context.rect(place(x, width) - r * 0.88, place(-y, width) - r * 0.88, 1.76 * r, 1.76 * r);
      else context.arc(place(x, width), place(-y, width), r, 0, 7);
      context.lineWidth = learnt ? 1 : 1.4;
      context.strokeStyle = learnt ? paper : colour;
      context.fillStyle = colour;
      if (learnt) context.fill();
      context.stroke();
    }
  }

  drawCursor(context, width) {
    const [ink] = colours("--ink");
    const x = place(this.cursor.x, width);
    const y = place(-this.cursor.y, width);
    context.strokeStyle = css(ink);
    context.lineWidth = 1.5;
    context.beginPath();
    context.moveTo(x - 9, y);
    context.lineTo(x + 9, y);
    context.moveTo(x, y - 9);
    context.lineTo(x, y + 9);
    context.stroke();
  }

  /** Where in the plane the pointer is. */
  at(event) {
    const box = this.canvas.getBoundingClientRect();
    return {
      x: EDGE * ((2 * (event.clientX - box.left)) / box.width - 1),
      y: EDGE * (1 - (2 * (event.clientY - box.top)) / box.height),
    };
  }
}

const place = (value, width) => ((value / EDGE + 1) / 2) * width;

/** Draws two curves over the epochs, on an axis on which each factor of ten is as high as any other. */
function drawLosses(canvas, learnt, unseen, epochs) {
  const { context, width, height } = pen(canvas);
  const [ink, quiet, line, value] = colours("--ink", "--quiet", "--line", "--value").map((it) => css(it));
  context.clearRect(0, 0, width, height);
  const logs = [...learnt, ...unseen].map((loss) => Math.log10(Math.min(Math.max(loss, 1e-9), 1e9))).filter((it) => !Number.isNaN(it));
  const low = Math.floor(Math.min(-1, ...logs));
  const high = Math.ceil(Math.max(0, ...logs));
  const left = 40;
  const bottom = height - 20;
  const across = (k, count) => left + ((width - left - 4) * k) / Math.max(count - 1, 1);
  const up = (loss) => bottom - ((bottom - 6) * (Math.log10(Math.min(Math.max(loss, 1e-9), 1e9)) - low)) / (high - low);
  context.font = "12px system-ui, sans-serif";
  context.fillStyle = quiet;
  context.strokeStyle = line;
  context.lineWidth = 1;
  context.textAlign = "right";
  context.textBaseline = "middle";
  const every = Math.ceil((high - low) / 7);
  for (let power = low; power <= high; power += every) {
    context.beginPath();
    context.moveTo(left, up(10 ** power));
    context.lineTo(width, up(10 ** power));
    context.stroke();
    context.fillText(power >= -3 && power <= 3 ? String(Number((10 ** power).toPrecision(1))) : `1e${power}`.replace("-", "−"), left - 6, up(10 ** power));
  }
  context.textBaseline = "alphabetic";
  context.textAlign = "left";
  context.fillText("epoch 0", left, height - 4);
  context.textAlign = "right";
  if (epochs > 0) context.fillText(String(epochs), width - 2, height - 4);
  for (const [losses, colour, dash] of [[unseen, ink, [5, 4]], [learnt, value, []]]) {
    context.strokeStyle = colour;
    context.setLineDash(dash);
    context.lineWidth = 1.8;
    context.beginPath();
    losses.forEach((loss, k) => context.lineTo(across(k, losses.length), up(loss)));
    context.stroke();
  }
  context.setLineDash([]);
}
