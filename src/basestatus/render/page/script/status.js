// The status layer: radius of uncertainty, symbols, clusters and labels of one day.

const hitsOf = new WeakMap();

function paintStatus(context, frame, day) {
  const rows = rowsOn(table, day, knownDay(day), passes);
  const layout = layoutAt(table.sites, frame.zoom);
  const scene = { context, frame, day, layout, hits: [], labels: [], tally: new Map(), placed: new Placed(frame) };
  const runs = [...runsBySite(rows)];
  if (rows.length < CROWD) for (const run of runs) drawRadius(scene, run);
  for (const run of runs) placeRun(scene, run);
  for (const [group, counts] of scene.tally) drawCrowd(scene, layout.crowds.get(group), counts);
  drawLabels(scene);
  hitsOf.set(frame.map, scene.hits);
}

// Rows come sorted by site: those of one site together.
function* runsBySite(rows) {
  for (let i = 0; i < rows.length; ) {
    const site = table.rows.site[rows[i]];
    let j = i + 1;
    while (j < rows.length && table.rows.site[rows[j]] === site) j++;
    yield { site, rows: rows.slice(i, j) };
    i = j;
  }
}

const onScreen = (frame, x, y, room) =>
  x > -room && y > -room && x < frame.width + room && y < frame.height + room;

function drawRadius({ context, frame, layout }, { site, rows }) {
  if (layout.crowds.has(layout.group[site]) || rows.every((row) => isUnknown(row))) return;
  const metres = (Math.cos((table.sites.lat[site] * Math.PI) / 180) * 40075016.7) / frame.scale;
  const radius = table.sites.radius[site] / metres;
  const [x, y] = [table.sites.x[site] * frame.scale - frame.left, table.sites.y[site] * frame.scale - frame.top];
  if (radius < style.symbol.size / 2 || !onScreen(frame, x, y, radius)) return;
  context.beginPath();
  context.arc(x, y, radius, 0, TURN);
  context.fillStyle = style.radius.color;
  context.globalAlpha = style.radius.opacity;
  context.fill();
  context.globalAlpha = 0.35;
  context.lineWidth = 1;
  context.strokeStyle = style.radius.color;
  context.stroke();
  context.globalAlpha = 1;
}

const isUnknown = (row) => table.states[table.rows.state[row]] === "unknown";

function placeRun(scene, run) {
  const { layout, frame } = scene;
  const group = layout.group[run.site];
  if (layout.crowds.has(group)) {
    const counts = scene.tally.get(group) ?? new Int32Array(table.states.length);
    for (const row of run.rows) counts[table.rows.state[row]]++;
    scene.tally.set(group, counts);
    return;
  }
  const x = layout.x[run.site] * frame.scale - frame.left + layout.offset[run.site];
  const y = layout.y[run.site] * frame.scale - frame.top;
  if (onScreen(frame, x, y, 40)) drawRun(scene, run, x, y);
}

function drawRun(scene, { site, rows }, x, y) {
  const { context, frame, day, layout } = scene;
  const step = style.symbol.size + 4;
  if (layout.offset[site]) drawLeader(context, frame, site, x, y);
  if (site === view.site) drawChosen(context, x, y, rows.length * step);
  rows.forEach((row, place) => {
    const at = x + (place - (rows.length - 1) / 2) * step;
    const sprite = spriteFor(table, row, day, frame.ratio);
    const side = sprite.width / frame.ratio;
    context.drawImage(sprite, at - side / 2, y - side / 2, side, side);
    const half = style.symbol.size / 2 + (planOn(table, row, day) ? 5 : 2);
    scene.placed.take([at - half, y - half, at + half, y + half]);
  });
  const half = (rows.length * step) / 2;
  scene.hits.push({ x, y, half, site, rows });
  if (scene.labels.length < 600) scene.labels.push({ site, rows, x, y, half });
}

function drawLeader(context, frame, site, x, y) {
  const [trueX, trueY] = [table.sites.x[site] * frame.scale - frame.left, table.sites.y[site] * frame.scale - frame.top];
  context.beginPath();
  context.moveTo(trueX, trueY);
  context.lineTo(x, y);
  context.lineWidth = 1;
  context.strokeStyle = style.base.quiet_text;
  context.stroke();
  context.beginPath();
  context.arc(trueX, trueY, 1.6, 0, TURN);
  context.fillStyle = style.base.text;
  context.fill();
}

function drawChosen(context, x, y, width) {
  const half = style.symbol.size / 2 + 7.5;
  context.beginPath();
  context.roundRect(x - width / 2 - 5, y - half, width + 10, half * 2, half);
  context.fillStyle = "#ffffffd0";
  context.fill();
  context.lineWidth = 2.2;
  context.strokeStyle = "#14181c";
  context.stroke();
}

function drawCrowd(scene, crowd, counts) {
  const { context, frame } = scene;
  const total = counts.reduce((sum, n) => sum + n, 0);
  const [x, y] = [crowd.x * frame.scale - frame.left, crowd.y * frame.scale - frame.top];
  if (!total || !onScreen(frame, x, y, 30)) return;
  const radius = 11 + Math.min(9, Math.log2(total) * 1.1);
  disc(context, x, y, radius + 1.5, style.symbol.halo);
  let angle = -TURN / 4;
  counts.forEach((count, state) => {
    if (!count) return;
    const next = angle + (TURN * count) / total;
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, radius, angle, next);
    context.closePath();
    context.fillStyle = colorOf(table.states[state]);
    context.fill();
    angle = next;
  });
  disc(context, x, y, radius - 4.5, style.symbol.halo);
  const text = String(total);
  writeLabel(context, { text, font: `600 11px ${LABEL_FONT}`, color: style.base.text, halo: style.symbol.halo }, x, y + 0.5);
  scene.placed.take([x - radius, y - radius, x + radius, y + radius]);
  scene.hits.push({ x, y, half: radius, crowd });
}

function disc(context, x, y, radius, color) {
  context.beginPath();
  context.arc(x, y, radius, 0, TURN);
  context.fillStyle = color;
  context.fill();
}

function drawLabels(scene) {
  const rank = ({ site, rows }) => (site === view.site ? 0 : rows.every(isUnknown) ? 2 : 1);
  const labels = scene.labels.sort((a, b) => rank(a) - rank(b));
  for (const { site, rows, x, y, half } of labels) {
    const quiet = rows.every(isUnknown);
    placeLabel(scene.context, scene.placed, {
      text: siteName(table, site),
      font: quiet ? `400 12px ${LABEL_FONT}` : `600 13.5px ${LABEL_FONT}`,
      color: quiet ? style.base.quiet_text : style.base.text,
      halo: "#ffffffe6",
      x,
      y,
      height: 16,
      gap: half + 4,
    });
  }
  drawPlaceNames(scene);
}

// Names of countries, regions and towns, where the labels of sites leave room.
function drawPlaceNames({ context, frame, placed }) {
  for (const label of base.labels) {
    if (frame.zoom < label.zoom || frame.zoom > (label.until ?? 99)) continue;
    const [x, y] = [label.x * frame.scale - frame.left, label.y * frame.scale - frame.top];
    const text = label.names[words.tag] ?? label.names.en;
    if (!text || !onScreen(frame, x, y, 0)) continue;
    const look = placeLook(label.kind);
    const fits = placeLabel(context, placed, { ...look, text: look.capital ? text.toLocaleUpperCase(words.tag) : text, x, y });
    if (fits && label.kind === "town") disc(context, x, y, 1.7, style.base.town);
  }
}

function placeLook(kind) {
  const { town, quiet_text: quiet } = style.base;
  if (kind === "country") return { font: `600 12px ${LABEL_FONT}`, color: quiet, halo: "#ffffff90", height: 15, capital: true };
  if (kind === "water") return { font: `italic 400 11px ${LABEL_FONT}`, color: "#6d8ea0", halo: "#ffffff80", height: 14 };
  if (kind === "admin1") return { font: `400 11px ${LABEL_FONT}`, color: "#8d8779", halo: "#ffffff70", height: 14 };
  return { font: `400 11.5px ${LABEL_FONT}`, color: quiet, halo: "#ffffffb0", height: 14, gap: 5, dot: town };
}

// What lies under a point of the map, nearest first.
function hitAt(map, point) {
  const hits = hitsOf.get(map) ?? [];
  const sheet = sheets.find((one) => one.map === map).status;
  const offset = map.latLngToLayerPoint(map.containerPointToLatLng(point)).subtract(sheet._bounds.min);
  const near = hits
    .map((hit) => ({ hit, away: Math.hypot(Math.max(0, Math.abs(hit.x - offset.x) - hit.half), hit.y - offset.y) }))
    .filter(({ away }) => away < 16)
    .sort((a, b) => a.away - b.away);
  return near[0]?.hit ?? null;
}
