// The status layer: radius of uncertainty, symbols, clusters and labels of one day.

const hitsOf = new WeakMap();

function paintStatus(context, frame, day) {
  const rows = shownOn(day);
  const layout = layoutAt(table.sites, frame.zoom);
  const tally = new Int32Array(layout.groups * table.states.length);
  const scene = {
    context,
    frame,
    day,
    layout,
    tally,
    hits: [],
    labels: [],
    placed: new Placed(frame),
  };
  const runs = runsToDraw(scene, rows);
  for (const run of runs) drawRadius(scene, run);
  for (const run of runs) drawRun(scene, run);
  drawCrowds(scene);
  drawLabels(scene);
  hitsOf.set(frame.map, scene.hits);
}

// Rows come sorted by site: those of one site together. Rows in a crowd are only counted.
function runsToDraw(scene, rows) {
  const { site: siteOf, state } = table.rows;
  const { layout, frame, tally } = scene;
  const runs = [];
  let last = null;
  for (const row of rows) {
    const site = siteOf[row];
    const group = layout.group[site];
    if (isCrowd(layout, group)) tally[group * table.states.length + state[row]]++;
    else if (last?.site === site) last.rows.push(row);
    else if (seen(frame, site))
      runs.push((last = { site, rows: [row], ...placeOfRun(scene, site) }));
  }
  return runs;
}

function seen(frame, site) {
  const { x, y } = table.sites;
  return onScreen(frame, x[site] * frame.scale - frame.left, y[site] * frame.scale - frame.top, 60);
}

function placeOfRun({ layout, frame }, site) {
  const group = layout.group[site];
  const [x, y] = isSpread(layout, group)
    ? [layout.x[group], layout.y[group]]
    : [table.sites.x[site], table.sites.y[site]];
  return { x: x * frame.scale - frame.left + layout.offset[site], y: y * frame.scale - frame.top };
}

const onScreen = (frame, x, y, room) =>
  x > -room && y > -room && x < frame.width + room && y < frame.height + room;

function drawRadius({ context, frame }, { site, rows }) {
  if (rows.every(isUnknown)) return;
  const metres = (Math.cos((table.sites.lat[site] * Math.PI) / 180) * 40075016.7) / frame.scale;
  const radius = table.sites.radius[site] / metres;
  const [x, y] = [
    table.sites.x[site] * frame.scale - frame.left,
    table.sites.y[site] * frame.scale - frame.top,
  ];
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

function drawRun(scene, { site, rows, x, y }) {
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
  const ring = rows.some((row) => planOn(table, row, day) || table.rows.next[row] >= 0) ? 4 : 0;
  const half = (rows.length * step) / 2 + Math.max(ring, site === view.site ? 7 : 0);
  scene.hits.push({ x, y, half, site, rows });
  if (scene.labels.length < 600) scene.labels.push({ site, rows, x, y, half });
}

function drawLeader(context, frame, site, x, y) {
  const [trueX, trueY] = [
    table.sites.x[site] * frame.scale - frame.left,
    table.sites.y[site] * frame.scale - frame.top,
  ];
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

function drawCrowds({ context, frame, layout, tally, placed, hits }) {
  const kinds = table.states.length;
  for (let group = 0; group < layout.groups; group++) {
    if (!isCrowd(layout, group)) continue;
    const counts = tally.subarray(group * kinds, (group + 1) * kinds);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const [x, y] = [
      layout.x[group] * frame.scale - frame.left,
      layout.y[group] * frame.scale - frame.top,
    ];
    if (!total || !onScreen(frame, x, y, 30)) continue;
    const radius = 11 + Math.min(9, Math.log2(total) * 1.1);
    drawCrowd(context, x, y, radius, counts, total);
    placed.take([x - radius, y - radius, x + radius, y + radius]);
    hits.push({ x, y, half: radius, crowd: { layout, group } });
  }
}

// A ring shared out by state, with the number of states in it.
function drawCrowd(context, x, y, radius, counts, total) {
  disc(context, x, y, radius + 1.5, style.symbol.halo);
  let angle = -TURN / 4;
  counts.forEach((count, state) => {
    if (!count) return;
    const next = angle + (TURN * count) / total;
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, radius, angle, next);
    context.fillStyle = colorOf(table.states[state]);
    context.fill();
    angle = next;
  });
  disc(context, x, y, radius - 4.5, style.symbol.halo);
  const text = total < 10000 ? String(total) : `${Math.round(total / 1000)}k`;
  writeLabel(
    context,
    { text, font: `600 11px ${LABEL_FONT}`, color: style.base.text, halo: style.symbol.halo },
    x,
    y + 0.5,
  );
}

function disc(context, x, y, radius, color) {
  context.beginPath();
  context.arc(x, y, radius, 0, TURN);
  context.fillStyle = color;
  context.fill();
}

// Labels keep clear of the legend, which lies over the map.
function keepClear({ frame, placed }) {
  const legend = byId("legend").getBoundingClientRect();
  const map = frame.map.getContainer().getBoundingClientRect();
  const [left, top] = [
    legend.left - map.left + frame.margin.x,
    legend.top - map.top + frame.margin.y,
  ];
  placed.take([left, top, left + legend.width, top + legend.height]);
}

function drawLabels(scene) {
  keepClear(scene);
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
      gap: half + 2.5,
    });
  }
  drawPlaceNames(scene);
}

// Names of countries, regions and towns, where the labels of sites leave room.
function drawPlaceNames({ context, frame, placed }) {
  for (const label of base.labels) {
    if (frame.zoom < label.zoom || frame.zoom > (label.until ?? 99)) continue;
    const text = label.names[words.tag] ?? label.names.en;
    if (!text) continue;
    const look = placeLook(label.kind);
    const shown = look.capital ? text.toLocaleUpperCase(words.tag) : text;
    for (const place of label.at) {
      const [x, y] = [place[0] * frame.scale - frame.left, place[1] * frame.scale - frame.top];
      if (!onScreen(frame, x, y, 0) || !placeLabel(context, placed, { ...look, text: shown, x, y }))
        continue;
      if (label.kind === "town") disc(context, x, y, 1.8, style.base.town);
      break;
    }
  }
}

function placeLook(kind) {
  const { town, quiet_text: quiet } = style.base;
  if (kind === "country")
    return {
      font: `600 12px ${LABEL_FONT}`,
      color: quiet,
      halo: "#ffffff90",
      height: 15,
      capital: true,
    };
  if (kind === "water")
    return {
      font: `italic 400 11px ${LABEL_FONT}`,
      color: "#6d8ea0",
      halo: "#ffffff80",
      height: 14,
    };
  if (kind === "region")
    return { font: `400 11px ${LABEL_FONT}`, color: "#8d8779", halo: "#ffffff70", height: 14 };
  return {
    font: `400 11.5px ${LABEL_FONT}`,
    color: quiet,
    halo: "#ffffffb0",
    height: 14,
    gap: 5,
    dot: town,
  };
}

// What lies under a point of the map, nearest first.
function hitAt(map, point) {
  const hits = hitsOf.get(map) ?? [];
  const sheet = sheets.find((one) => one.map === map).status;
  const offset = map
    .latLngToLayerPoint(map.containerPointToLatLng(point))
    .subtract(sheet._bounds.min);
  const near = hits
    .map((hit) => ({
      hit,
      away: Math.hypot(Math.max(0, Math.abs(hit.x - offset.x) - hit.half), hit.y - offset.y),
    }))
    .filter(({ away }) => away < 16)
    .sort((a, b) => a.away - b.away);
  return near[0]?.hit ?? null;
}
