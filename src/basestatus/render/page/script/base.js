// The base layer: land, water and borders from the page itself, quieter than any symbol.

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const DIGITS = Object.fromEntries([...ALPHABET].map((letter, value) => [letter, value]));
const base = { layers: {}, labels: [], anchor: [0, 0] };

// Numbers in groups of five bits, the sixth says that more follow; differences, zigzag.
function* numbersIn(code) {
  let value = 0;
  let shift = 0;
  for (const letter of code) {
    const digit = DIGITS[letter];
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    yield value & 1 ? ~(value >>> 1) : value >>> 1;
    value = shift = 0;
  }
}

function pointsIn(code, scale) {
  const points = [];
  let [lon, lat, odd] = [0, 0, false];
  for (const number of numbersIn(code)) {
    if (odd) points.push([(lon / scale + 180) / 360, mercator((lat += number) / scale)]);
    else lon += number;
    odd = !odd;
  }
  return points;
}

function openBase(block) {
  const unit = ([lon, lat]) => [(lon + 180) / 360, mercator(lat)];
  base.anchor = unit(block.anchor);
  base.reach = block.reach;
  for (const [name, features] of Object.entries(block.layers)) {
    const closed = name === "countries" || name === "lakes";
    base.layers[name] = features.map((feature) => ({
      ...feature,
      path: pathOf(feature, block.scale, closed),
    }));
  }
  base.labels = block.labels
    .map((label) => ({ ...label, at: label.at.map(unit) }))
    .sort((a, b) => a.zoom - b.zoom);
}

// Paths are kept near zero, where single precision is fine enough for a street.
function pathOf(feature, scale, closed) {
  const path = new Path2D();
  for (const code of feature.shape.split(",")) {
    pointsIn(code, scale).forEach(([x, y], place) => {
      const method = place === 0 ? "moveTo" : "lineTo";
      path[method]((x - base.anchor[0]) * UNITS, (y - base.anchor[1]) * UNITS);
    });
    if (closed) path.closePath();
  }
  return path;
}

const UNITS = 4096;

function paintBase(context, frame) {
  const colors = style.base;
  context.fillStyle = colors.water;
  context.fillRect(0, 0, frame.width, frame.height);
  context.save();
  const factor = frame.scale / UNITS;
  context.translate(
    base.anchor[0] * frame.scale - frame.left,
    base.anchor[1] * frame.scale - frame.top,
  );
  context.scale(factor, factor);
  context.lineJoin = "round";
  for (const country of base.layers.countries ?? []) {
    fillPath(context, country.path, country.focus ? colors.land : colors.neighbour);
  }
  const pen = (color, width, dash = []) => ({
    color,
    width: width / factor,
    dash: dash.map((d) => d / factor),
  });
  if (frame.zoom >= 5.5) strokeAll(context, "regions", pen(colors.admin, 1));
  strokeAll(context, "rivers", pen(colors.river, frame.zoom > 8 ? 2 : 1.3));
  for (const lake of base.layers.lakes ?? []) fillPath(context, lake.path, colors.water);
  strokeAll(context, "countries", pen(colors.border, 1.2));
  strokeAll(context, "disputed", pen(colors.border, 1.2, [4, 3]));
  context.restore();
}

function fillPath(context, path, color) {
  context.fillStyle = color;
  context.fill(path, "evenodd");
}

function strokeAll(context, layer, pen) {
  context.strokeStyle = pen.color;
  context.lineWidth = pen.width;
  context.setLineDash(pen.dash);
  for (const feature of base.layers[layer] ?? []) context.stroke(feature.path);
  context.setLineDash([]);
}
