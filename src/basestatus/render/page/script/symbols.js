// Symbols by the style file: state by shape and fill first, colour second.

const style = { state: {}, mark: {}, holder: {}, symbol: {}, radius: {}, base: {} };
const TURN = Math.PI * 2;
const sprites = new Map();

// What a row looks like on a day, as plain values: the one description that everything draws.
function appearance(table, row, day) {
  const { state, next, contested, holder, area } = table.rows;
  return {
    state: table.states[state[row]],
    contested:
      contested[row] < 0 ? null : table.contests[contested[row]].map((s) => table.states[s]),
    uncertain: next[row] >= 0,
    plan: planOn(table, row, day),
    stale: staleOn(table, row, day),
    inherited: area[row] >= 0,
    holder: holderColor(table, holder[row]),
  };
}

function holderColor(table, holder) {
  const actor = table.actors[holder];
  return actor?.color || style.holder[actor?.id] || style.holder.other;
}

function colorOf(state, holder) {
  const color = style.state[state]?.color ?? style.state.unknown.color;
  return color === "holder" ? (holder ?? style.holder.other) : color;
}

function drawSymbol(context, x, y, look, size = style.symbol.size) {
  context.save();
  context.translate(x, y);
  if (look.stale) context.globalAlpha = style.mark.stale.opacity;
  if (look.uncertain) drawSoftEdge(context, look, size);
  else drawHalo(context, look, size);
  if (look.contested?.length > 1) drawSplit(context, look, size);
  else drawState(context, look.state, look, size);
  if (look.plan) drawPlanRing(context, size, look.plan);
  context.restore();
}

function outline(context, shape, half) {
  context.beginPath();
  if (shape === "square") context.rect(-half * 0.9, -half * 0.9, half * 1.8, half * 1.8);
  else if (shape === "diamond") {
    context.moveTo(0, -half);
    for (const [dx, dy] of [
      [half, 0],
      [0, half],
      [-half, 0],
    ])
      context.lineTo(dx, dy);
    context.closePath();
  } else context.arc(0, 0, half, 0, TURN);
}

function drawHalo(context, look, size) {
  const { shape, size: factor } = style.state[look.state];
  outline(
    context,
    look.contested ? "circle" : shape,
    (size / 2) * (look.contested ? 1 : factor) + 1.7,
  );
  context.fillStyle = style.symbol.halo;
  context.fill();
}

function drawSoftEdge(context, look, size) {
  const color = colorOf(look.state, look.holder);
  const reach = size * 0.98;
  const glow = context.createRadialGradient(0, 0, size * 0.35, 0, 0, reach);
  const [near, far] = look.state === "unknown" ? ["50", "20"] : ["c0", "50"];
  glow.addColorStop(0, `${color}${near}`);
  glow.addColorStop(0.4, `${color}${far}`);
  glow.addColorStop(1, `${color}00`);
  context.fillStyle = glow;
  context.beginPath();
  context.arc(0, 0, reach, 0, TURN);
  context.fill();
}

function drawState(context, state, look, full) {
  const { shape, fill, mark, size: factor } = style.state[state];
  const size = full * factor * (look.uncertain ? 0.86 : 1);
  const color = colorOf(state, look.holder);
  const width = look.inherited ? style.mark.inherited.outline : style.symbol.outline;
  const half = size / 2 - (fill === "full" ? 0 : width / 2);
  outline(context, shape, half);
  context.fillStyle = fill === "full" ? color : style.symbol.halo;
  context.fill();
  if (fill === "half") fillLowerHalf(context, shape, half, color);
  outline(context, shape, half);
  context.lineWidth = width;
  context.strokeStyle = color;
  if (fill !== "full") context.stroke();
  if (look.inherited && fill === "full") drawInheritedRim(context, shape, half);
  if (mark === "up") drawUp(context, half);
}

function fillLowerHalf(context, shape, half, color) {
  context.save();
  outline(context, shape, half);
  context.clip();
  context.fillStyle = color;
  context.fillRect(-half, 0, half * 2, half);
  context.restore();
}

// A state set by a claim on a whole area: a thin light line inside the edge.
function drawInheritedRim(context, shape, half) {
  outline(context, shape, half - 2);
  context.lineWidth = style.mark.inherited.outline;
  context.strokeStyle = style.symbol.halo;
  context.stroke();
}

function drawUp(context, half) {
  context.beginPath();
  context.moveTo(-half * 0.5, half * 0.3);
  context.lineTo(0, -half * 0.5);
  context.lineTo(half * 0.5, half * 0.3);
  context.lineWidth = 1.8;
  context.strokeStyle = style.symbol.halo;
  context.stroke();
}

function drawSplit(context, look, size) {
  const share = size / look.contested.length;
  look.contested.forEach((state, place) => {
    context.save();
    context.beginPath();
    context.rect(-size / 2 + place * share, -size, share, size * 2);
    context.clip();
    drawState(context, state, { ...look, uncertain: false }, size);
    context.restore();
  });
  context.beginPath();
  context.moveTo(0, -size * 0.72);
  context.lineTo(0, size * 0.72);
  context.lineWidth = 1.4;
  context.strokeStyle = style.mark.plan.color;
  context.stroke();
}

function drawPlanRing(context, size, plan) {
  const radius = size / 2 + 4;
  const round = TURN * radius;
  context.beginPath();
  context.arc(0, 0, radius, 0, TURN);
  context.setLineDash(plan === PLAN.overdue ? [round / 6, round / 6] : [2.6, 2.2]);
  context.lineWidth = 1.5;
  context.strokeStyle = style.mark.plan.color;
  context.stroke();
  context.setLineDash([]);
}

// A symbol drawn once for each look and pixel ratio, then copied.
function spriteFor(table, row, day, ratio) {
  const { state, next, contested, holder, area } = table.rows;
  const flags =
    (next[row] >= 0 ? 1 : 0) | (staleOn(table, row, day) ? 2 : 0) | (area[row] >= 0 ? 4 : 0);
  const key = `${state[row]}/${flags}/${planOn(table, row, day)}/${contested[row]}/${holder[row]}/${ratio}`;
  let sprite = sprites.get(key);
  if (!sprite) {
    sprite = picture(appearance(table, row, day), ratio);
    sprites.set(key, sprite);
  }
  return sprite;
}

function picture(look, ratio, size = style.symbol.size) {
  const side = Math.ceil(size * 2.6);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side * ratio;
  const context = canvas.getContext("2d");
  context.scale(ratio, ratio);
  drawSymbol(context, side / 2, side / 2, look, size);
  return canvas;
}

// A symbol to stand beside words; the words say the same.
function icon(look, size = style.symbol.size) {
  const canvas = picture(look, 3, size);
  canvas.className = "icon";
  canvas.style.width = canvas.style.height = `${canvas.width / 3}px`;
  canvas.setAttribute("aria-hidden", "true");
  return canvas;
}
