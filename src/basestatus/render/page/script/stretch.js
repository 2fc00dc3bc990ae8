// How a state looks along the band: the same shapes and fills, drawn out over its days.

const BAR = 11;

function stretchOf(row) {
  const { start, stop } = table.rows;
  const [from, to] = [Math.max(band.first, start[row]), Math.min(band.last, stop[row])];
  if (from >= to) return null;
  const [a, b] = [bandX(from), bandX(to)];
  return {
    left: Math.min(a, b),
    width: Math.max(1.5, Math.abs(b - a)),
    open: stop[row] > band.last,
  };
}

function paintStretch(context, row, middle) {
  const bar = stretchOf(row);
  if (!bar) return;
  const { state, next, contested, stale } = table.rows;
  const name = table.states[state[row]];
  context.save();
  if (view.off.has(state[row])) context.globalAlpha = 0.15;
  if (contested[row] >= 0) paintContest(context, row, bar, middle);
  else if (next[row] >= 0) paintChange(context, row, bar, middle);
  else
    paintBar(context, name, colorOf(name, holderColor(table, table.rows.holder[row])), bar, middle);
  if (stale[row] < band.last) veilStale(context, row, bar, middle);
  context.restore();
}

// Hollow for left, half for leaving, full for held and handed over, a thread for unknown.
function paintBar(context, state, color, { left, width }, middle, height = BAR) {
  const top = middle - height / 2;
  const { fill } = style.state[state];
  context.fillStyle = color;
  if (state === "unknown") {
    for (let x = left; x < left + width; x += 6)
      context.fillRect(x, middle - 0.5, Math.min(2, left + width - x), 1);
  } else if (fill === "full") context.fillRect(left, top, width, height);
  else {
    context.fillStyle = "#ffffff";
    context.fillRect(left, top, width, height);
    context.fillStyle = color;
    if (fill === "half") context.fillRect(left, middle, width, height / 2);
    context.fillRect(left, top, width, 1.5);
    context.fillRect(left, top + height - 1.5, width, 1.5);
  }
  if (state === "building_up") paintUps(context, left, width, middle);
}

function paintUps(context, left, width, middle) {
  context.strokeStyle = "#ffffff";
  context.lineWidth = 1.4;
  for (let x = left + 8; x < left + width - 5; x += 16) {
    context.beginPath();
    context.moveTo(x - 3, middle + 2);
    context.lineTo(x, middle - 2.5);
    context.lineTo(x + 3, middle + 2);
    context.stroke();
  }
}

// A change known only to an interval: the old state fades out while the new one fades in.
function paintChange(context, row, bar, middle) {
  const { state, next, holder } = table.rows;
  const colors = [state[row], next[row]].map((code) =>
    colorOf(table.states[code], holderColor(table, holder[row])),
  );
  const [from, to] = rightToLeft()
    ? [bar.left + bar.width, bar.left]
    : [bar.left, bar.left + bar.width];
  const soft = context.createLinearGradient(from, 0, to, 0);
  soft.addColorStop(0, `${colors[0]}d0`);
  soft.addColorStop(0.5, `${colors[0]}40`);
  soft.addColorStop(0.5, `${colors[1]}30`);
  soft.addColorStop(1, `${colors[1]}90`);
  context.fillStyle = soft;
  context.fillRect(bar.left, middle - BAR / 2 + 1, bar.width, BAR - 2);
}

function paintContest(context, row, bar, middle) {
  const states = table.contests[table.rows.contested[row]];
  const height = BAR / states.length;
  states.forEach((code, place) => {
    const state = table.states[code];
    const center = middle - BAR / 2 + height * (place + 0.5);
    paintBar(
      context,
      state,
      colorOf(state, holderColor(table, table.rows.holder[row])),
      bar,
      center,
      height,
    );
  });
  context.fillStyle = style.mark.plan.color;
  context.fillRect(bar.left, middle - 0.5, bar.width, 1);
}

function veilStale(context, row, bar, middle) {
  const from = bandX(Math.max(band.first, table.rows.stale[row]));
  const [left, right] = rightToLeft() ? [bar.left, from] : [from, bar.left + bar.width];
  if (right <= left) return;
  context.fillStyle = "#ffffff8c";
  context.fillRect(left, middle - BAR, right - left, BAR * 2);
}

// Plans are hatched once, over the days they were announced for, with a line for each deadline.
function paintPlans(context, row, middle) {
  const { plans, start, stop } = table.rows;
  if (plans[row] < 0) return;
  const dated = plansOn(table, row, OPEN).filter(([, , last]) => last < OPEN && last >= start[row]);
  if (!dated.length) return;
  const first = Math.max(band.first, start[row], Math.min(...dated.map((plan) => plan[1])));
  const last = Math.min(band.last, stop[row], Math.max(...dated.map((plan) => plan[2])) + 1);
  if (first >= last) return;
  const [a, b] = [bandX(first), bandX(last)];
  hatch(context, Math.min(a, b), middle - BAR / 2 - 3, Math.abs(b - a), BAR + 6);
  for (const [, , end] of dated)
    if (end + 1 < last && end >= first) deadline(context, bandX(end + 1), middle);
}

// The day by which one source says it will be done.
function deadline(context, x, middle) {
  context.fillStyle = style.mark.plan.color;
  context.fillRect(x - 0.5, middle - BAR / 2 - 3, 1, BAR + 6);
}

function hatch(context, left, top, width, height) {
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.strokeStyle = "#14181c80";
  context.lineWidth = 1;
  context.beginPath();
  for (let x = left - height; x < left + width; x += 5) {
    context.moveTo(x, top + height);
    context.lineTo(x + height, top);
  }
  context.stroke();
  context.restore();
  context.setLineDash([3, 2]);
  context.strokeStyle = style.mark.plan.color;
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, top + 0.5, Math.max(1, width - 1), height - 1);
  context.setLineDash([]);
}
