// Labels that never overlap: the most important first, each at the first of its free places.

const LABEL_FONT =
  '-apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "Noto Sans Arabic", "DejaVu Sans", sans-serif';
const widths = new Map();

function widthOf(context, font, text) {
  const key = `${font}\n${text}`;
  if (!widths.has(key)) {
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

class Placed {
  constructor(frame) {
    this.frame = frame;
    this.cells = new Map();
  }

  // Boxes are [left, top, right, bottom] in canvas pixels, kept by 64-pixel cells.
  *keys([left, top, right, bottom]) {
    for (let x = left >> 6; x <= right >> 6; x++) {
      for (let y = top >> 6; y <= bottom >> 6; y++) yield x * 100003 + y;
    }
  }

  free(box) {
    const { margin, width, height } = this.frame;
    const inside =
      box[0] > margin.x &&
      box[2] < width - margin.x &&
      box[1] > margin.y &&
      box[3] < height - margin.y;
    if (!inside) return false;
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) ?? []) {
        if (box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])
          return false;
      }
    }
    return true;
  }

  take(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }
}

// Beside first, on the side where reading starts, then below and above, then beside and shifted.
function placesAround(x, y, width, height, gap) {
  const beside = (shift) => {
    const [right, left] = [x + gap, x - gap - width].map((start) => [
      start,
      y - height / 2 + shift,
    ]);
    return rightToLeft() ? [left, right] : [right, left];
  };
  const over = [y + gap, y - gap - height].map((top) => [x - width / 2, top]);
  const shifts = [0.45, -0.45, 0.85, -0.85].flatMap((share) => beside(share * height));
  return [...beside(0), ...over, ...shifts];
}

function placeLabel(context, placed, label) {
  const width = widthOf(context, label.font, label.text);
  const height = label.height;
  const places = label.gap
    ? placesAround(label.x, label.y, width, height, label.gap)
    : [[label.x - width / 2, label.y - height / 2]];
  for (const [left, top] of places) {
    const box = [left - 2, top - 1, left + width + 2, top + height + 1];
    if (!placed.free(box)) continue;
    placed.take(box);
    writeLabel(context, label, left + width / 2, top + height / 2);
    return true;
  }
  return false;
}

function writeLabel(context, label, x, y) {
  context.font = label.font;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.globalAlpha = label.alpha ?? 1;
  context.strokeStyle = label.halo;
  context.strokeText(label.text, x, y);
  context.fillStyle = label.color;
  context.fillText(label.text, x, y);
  context.globalAlpha = 1;
}
