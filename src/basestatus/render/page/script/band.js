// The band under the map: a row for each force at each site, and the timeline one drags.

const band = { first: 0, last: 0, tracks: [], row: 24, label: 150, width: 0 };
const bandX = (day) =>
  mirror(band.label + ((day - band.first) / (band.last - band.first)) * timeWidth());
const timeWidth = () => Math.max(1, band.width - band.label - 14);
const mirror = (x) => (rightToLeft() ? band.width - x : x);
const dayAtX = (x) =>
  Math.round(band.first + ((mirror(x) - band.label) / timeWidth()) * (band.last - band.first));

// The share of the band before the chosen day: what follows it is mostly still unknown.
const BEFORE = 0.7;

// Show a span of days about the chosen one; 0 is all of them.
function setSpan(days) {
  const all = range.last - range.first;
  const span = !days || days >= all ? all : days;
  const first = days
    ? Math.min(range.last - span, Math.max(range.first, view.on - Math.round(span * BEFORE)))
    : range.first;
  Object.assign(band, { first, last: first + span, span });
  paintBand();
}

function followDay() {
  if (view.on >= band.first && view.on <= band.last) return;
  setSpan(band.span);
}

// Tracks: the rows of one force at one site under the present filters, where something is
// known. Rows come sorted by site and force, so a track is a stretch of rows.
function listTracks() {
  const { site, actor, start } = table.rows;
  const keys = [];
  const tracks = [];
  const [forces, tracksOf] = [new Set(), new Map()];
  for (let row = 0, end = 0; row < table.n; row = end) {
    let [since, told] = [-OPEN, false];
    for (end = row; end < table.n && site[end] === site[row] && actor[end] === actor[row]; end++) {
      if (!isKnown(end) || !passesButState(end)) continue;
      told ||= !isUnknown(end) || table.rows.plans[end] >= 0;
      if (start[end] > since) since = start[end];
    }
    if (!told) continue;
    forces.add(actor[row]);
    tracksOf.set(site[row], (tracksOf.get(site[row]) ?? 0) + 1);
    keys.push((OPEN - since) * 16777216 + tracks.length);
    tracks.push([row, end]);
  }
  Object.assign(band, { forces: forces.size, tracksOf });
  band.tracks = Float64Array.from(keys)
    .sort()
    .reduce((list, key) => (list.push(tracks[key % 16777216]), list), []);
}

function trackAt(place) {
  const [first, end] = band.tracks[place];
  const rows = [];
  for (let row = first; row < end; row++) if (isKnown(row) && passesButState(row)) rows.push(row);
  return { site: table.rows.site[first], actor: table.rows.actor[first], rows };
}

function isKnown(row) {
  const known = view.known === "all" ? OPEN - 1 : knownDay(view.on);
  return table.rows.known[row] <= known && known < table.rows.until[row];
}

const passesButState = (row) =>
  (view.actor < 0 || table.rows.actor[row] === view.actor) &&
  (!sourceRows || sourceRows[row] === 1);

function measureBand() {
  const box = byId("rows");
  band.width = byId("axis").clientWidth;
  band.label = Math.min(190, Math.max(104, band.width * 0.2));
  byId("rows-height").style.height = `${band.tracks.length * band.row}px`;
  box.style.height = `${Math.max(1, band.tracks.length) * band.row}px`;
  byId("band").style.setProperty("--rows", `${box.clientHeight}px`);
  return box;
}

function paintBand() {
  const box = measureBand();
  if (!band.width) return;
  paintAxis();
  paintTracks(box);
  placeHandles();
}

function canvasFor(id, width, height) {
  const canvas = byId(id);
  const ratio = Math.min(3, window.devicePixelRatio || 1);
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.direction = rightToLeft() ? "rtl" : "ltr";
  return context;
}

function paintAxis() {
  const context = canvasFor("axis-canvas", band.width, 30);
  context.font = `400 11.5px ${LABEL_FONT}`;
  context.textAlign = "center";
  context.fillStyle = "#4c535b";
  for (const [place, tick] of ticksBetween(band.first, band.last, timeWidth()).entries()) {
    const x = bandX(tick.day);
    context.fillRect(x - 0.5, 24, 1, 6);
    const text = tickLabel(tick, place === 0);
    const half = context.measureText(text).width / 2;
    if (x - half > 0 && x + half < band.width) context.fillText(text, x, 17);
  }
  paintReports(context);
}

// A small mark under the axis for each day on which something was published.
function paintReports(context) {
  context.fillStyle = "#14181c";
  for (const day of block.published) {
    if (day < band.first || day > band.last) continue;
    const x = bandX(day);
    context.beginPath();
    context.moveTo(x - 4, 23);
    context.lineTo(x + 4, 23);
    context.lineTo(x, 29);
    context.fill();
  }
}

function paintTracks(box) {
  const height = Math.max(band.row, Math.min(box.clientHeight, band.tracks.length * band.row));
  const context = canvasFor("rows-canvas", band.width, height);
  const first = Math.floor(box.scrollTop / band.row);
  const last = Math.min(band.tracks.length, Math.ceil((box.scrollTop + height) / band.row));
  paintGrid(context, height);
  for (let place = first; place < last; place++) {
    paintTrack(context, trackAt(place), place * band.row - box.scrollTop);
  }
  shadeUnknown(context, height);
}

function paintGrid(context, height) {
  context.fillStyle = "#e3e5e8";
  for (const tick of ticksBetween(band.first, band.last, timeWidth()))
    context.fillRect(bandX(tick.day) - 0.5, 0, 1, height);
}

// What came after the day of knowledge is veiled: a reader of that day did not have it.
function shadeUnknown(context, height) {
  const known = knownDay(view.on);
  if (known >= band.last) return;
  const [a, b] = [bandX(Math.max(band.first, known + 1)), bandX(band.last)];
  context.fillStyle = "#f7f8f9b8";
  context.fillRect(Math.min(a, b), 0, Math.abs(b - a), height);
  context.fillStyle = "#14181c";
  context.fillRect(a - 0.5, 0, 1, height);
}

function paintTrack(context, track, top) {
  const middle = top + band.row / 2;
  if (track.site === view.site) {
    context.fillStyle = "#0b5e8f17";
    context.fillRect(0, top, band.width, band.row);
  }
  const name = siteName(table, track.site);
  const force = band.tracksOf.get(track.site) > 1 ? ` · ${actorName(table, track.actor)}` : "";
  context.font = `${track.site === view.site ? 700 : 500} 12.5px ${LABEL_FONT}`;
  context.fillStyle = "#14181c";
  context.textBaseline = "middle";
  context.textAlign = rightToLeft() ? "right" : "left";
  context.fillText(shortened(context, name + force, band.label - 16), mirror(8), middle);
  context.textBaseline = "alphabetic";
  for (const row of track.rows) paintStretch(context, row, middle);
  for (const row of track.rows) paintPlans(context, row, middle);
}

function shortened(context, text, room) {
  if (context.measureText(text).width <= room) return text;
  let length = text.length;
  while (length > 1 && context.measureText(`${text.slice(0, length)}…`).width > room) length--;
  return `${text.slice(0, length)}…`;
}

function placeHandles() {
  placeHandle("slider", view.on);
  placeHandle("slider-versus", view.versus);
}

function placeHandle(id, day) {
  const handle = byId(id);
  handle.hidden = day === null || day < band.first || day > band.last;
  if (handle.hidden) return;
  handle.style.transform = `translateX(${bandX(day)}px)`;
  handle.setAttribute("aria-valuenow", day);
  handle.setAttribute("aria-valuemin", range.first);
  handle.setAttribute("aria-valuemax", range.last);
  handle.setAttribute("aria-valuetext", longDate(day));
  handle.firstElementChild.textContent = shortDate(day);
}
