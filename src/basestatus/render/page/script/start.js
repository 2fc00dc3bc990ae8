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
  mount(map, () => view.on);
  keepWithin(map);
  openSlider();
  openControls();
  openSearch();
  openFiles();
  map.scaleControl = L.control.scale({ imperial: false }).addTo(map);
  openHome(map);
  watchers.push(paint, paintLater);
  showAll(map);
  sheets.ready = true;
  restore();
  addEventListener("hashchange", restore);
  addEventListener("resize", calmly(fitScreen, 60));
  new ResizeObserver(calmly(fitScreen, 30)).observe(byId("dock"));
  map.on("moveend", () => change({ place: placeOf(map) }));
  performance.mark("basestatus-ready");
  document.documentElement.dataset.ready = "true";
}

function restore() {
  if (location.hash && location.hash === addressOf()) return;
  const { lang, place, ...rest } = viewFrom(location.hash);
  Object.assign(view, rest, { place });
  sourceRows = view.source < 0 ? null : rowsFrom(view.source);
  const map = sheets[0].map;
  if (view.site !== null && isNarrow()) showAboveSheet(view.site);
  if (place) {
    const [lat, lon, zoom] = place.split(",").map(Number);
    map.setView([lat, lon], zoom, { animate: false });
  }
  showCompare();
  band.span ??= range.last - range.first > 500 ? 365 : 0;
  setLanguage(lang in words.all ? lang : words.tag);
}

// The base layer ends somewhere: the map does not move beyond it.
function keepWithin(map) {
  const [west, south, east, north] = base.reach;
  const bounds = L.latLngBounds([south, west], [north, east]);
  map.setMaxBounds(bounds);
  map.options.maxBoundsViscosity = 1;
  const least = () => map.setMinZoom(Math.max(2, map.getBoundsZoom(bounds, true)));
  map.on("resize", least);
  least();
}

// A button among Leaflet's own that shows all sites again.
function openHome(map) {
  const button = element("button", { type: "button", id: "home", class: "home", "data-label": "home", click: () => showAll(map) });
  button.append(byId("home-mark").content.cloneNode(true));
  map.zoomControl.getContainer().append(button);
}

function showAll(map) {
  const [west, south, east, north] = block.view;
  const room = { paddingTopLeft: [56, 30], paddingBottomRight: [56, 44], animate: false };
  map.fitBounds([[south, west], [north, east]], room);
}

const placeOf = (map) => {
  const { lat, lng } = map.getCenter();
  return `${lat.toFixed(3)},${lng.toFixed(3)},${map.getZoom().toFixed(2)}`;
};

// A map gets its base layer, its status layer and its hand on the pointer.
function mount(map, day) {
  map.createPane("base").style.zIndex = 150;
  map.createPane("status").style.zIndex = 450;
  const base_sheet = sheetOn(map, paintBase, "base");
  const entry = { map, day, base: base_sheet, status: null };
  sheets.push(entry);
  entry.status = sheetOn(map, (context, frame) => paintStatus(context, frame, day()), "status");
  map.on("click", ({ containerPoint }) => pick(map, containerPoint));
  map.on("mousemove", ({ containerPoint }) => hint(map, containerPoint));
  map.on("mouseout", () => hint(map, null));
  return entry;
}

function pick(map, point) {
  const hit = hitAt(map, point);
  if (hit?.crowd) {
    const corners = sitesIn(hit.crowd.layout, hit.crowd.group).map((site) => [table.sites.lat[site], table.sites.lon[site]]);
    map.fitBounds(L.latLngBounds(corners), { padding: [60, 60], maxZoom: Math.min(12, map.getZoom() + 3) });
  } else choose(hit ? hit.site : null);
}

const hint = (map, point) => {
  const hit = point && hitAt(map, point);
  map.getContainer().classList.toggle("over", Boolean(hit));
  const tip = byId("tip");
  tip.hidden = !hit || hit.crowd !== undefined;
  if (tip.hidden) return;
  tip.replaceChildren(...hit.rows.map((row) => element("p", {}, sentenceOf(row))));
  const box = map.getContainer().getBoundingClientRect();
  tip.style.transform = `translate(${Math.min(box.left + point.x + 14, innerWidth - 290)}px, ${box.top + point.y + 16}px)`;
};

// The first screen is filled: the map takes what the header and the band leave.
function fitScreen() {
  const used = byId("head").offsetHeight + byId("dock").offsetHeight;
  document.documentElement.style.setProperty("--used", `${used}px`);
  for (const { map } of sheets) map.invalidateSize({ pan: false });
  paintBand();
}

// Words and sides of what Leaflet itself puts on a map.
function dressMap(map) {
  const box = map.getContainer();
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", say(map === sheets[0].map ? "map_label" : "map_label_versus"));
  const [near, far] = rightToLeft() ? ["right", "left"] : ["left", "right"];
  map.zoomControl?.setPosition(`top${near}`);
  map.attributionControl?.setPosition(`bottom${far}`);
  map.scaleControl?.setPosition(`bottom${far}`);
  if (map.attributionControl) creditBase(map);
  for (const [part, key] of [[".leaflet-control-zoom-in", "zoom_in"], [".leaflet-control-zoom-out", "zoom_out"]]) {
    const button = box.querySelector(part);
    button?.setAttribute("aria-label", say(key));
    if (button) button.title = say(key);
  }
}

function creditBase(map) {
  if (map.baseCredit) map.attributionControl.removeAttribution(map.baseCredit);
  map.baseCredit = plain(say("attribution"));
  map.attributionControl.setPrefix(false).addAttribution(map.baseCredit);
}

function flyTo(site) {
  const { lat, lon } = table.sites;
  const map = sheets[0].map;
  const zoom = Math.max(map.getZoom(), 8);
  map.setView([lat[site], lon[site]], zoom, { animate: !matchMedia("(prefers-reduced-motion: reduce)").matches });
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
  if (["known", "off", "actor", "source", "lang", "site"].some((name) => names.has(name)) || view.known === "shown") {
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
