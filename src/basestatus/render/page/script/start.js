// Setting out: read the data, dress the map that folium made, draw, listen.

let block = null;
const sheets = [];

function start(map) {
  block = read("states");
  Object.assign(style, block.style);
  words.all = read("words");
  words.tag = document.documentElement.lang;
  table = openTable(block);
  Object.assign(range, { first: block.range[0], last: block.range[1] });
  openBase(read("base"));
  openSlider();
  openControls();
  openSearch();
  openFiles();
  mount(map, () => view.on);
  map.scaleControl = new ScaleBar({ imperial: false }).addTo(map);
  watchers.push(paint, paintLater);
  restore();
  addEventListener("hashchange", restore);
  addEventListener("resize", calmly(fitScreen, 60));
  new ResizeObserver(calmly(fitScreen, 30)).observe(byId("dock"));
  map.on("moveend", () => change({ place: placeOf(map) }));
  performance.mark("basestatus-ready");
  document.documentElement.dataset.ready = "true";
}

// Take up the view that the address asks for; the screen is laid out before the map is set.
function restore() {
  if (location.hash && location.hash === addressOf()) return;
  const { lang, place, ...rest } = viewFrom(location.hash);
  Object.assign(view, rest, { place });
  sourceRows = view.source < 0 ? null : rowsFrom(view.source);
  band.span ??= range.last - range.first > 500 ? 365 : 0;
  painting.held = true;
  setLanguage(lang in words.all ? lang : words.tag);
  fitScreen();
  showCompare();
  keepWithin(sheets[0].map);
  setPlace(sheets[0].map, place);
  painting.held = false;
  for (const sheet of sheets) for (const one of [sheet.base, sheet.status]) one.repaint();
}

function setPlace(map, place) {
  if (!place) showAll(map);
  else {
    const [lat, lon, zoom] = place.split(",").map(Number);
    map.setView([lat, lon], zoom, { animate: false });
  }
  if (view.site !== null && isNarrow()) showAboveSheet(view.site);
  placeLegend(map);
}

function paint(names) {
  if (names.has("place") && names.size === 1) return;
  if (names.has("versus")) showCompare();
  if (names.has("versus") || names.has("on") || names.has("lang")) stampDates();
  for (const { status, base: ground } of sheets) {
    if (names.has("lang")) ground.repaint();
    status.repaint();
  }
  if (names.has("on")) followDay();
  if (
    ["known", "off", "actor", "source", "lang", "site"].some((name) => names.has(name)) ||
    view.known === "shown"
  ) {
    listTracks();
    setSpan(band.span);
  } else placeHandles();
  if (names.has("off")) showLegend();
  showSummary();
}

const paintWords = calmly(() => {
  showPanel();
  showTwin();
  announce();
}, 140);

const paintLater = (names) => {
  if (!names.has("place") || names.size > 1) paintWords();
};

window.basestatus = { start, view, move: (day) => change({ on: day }) };
