// The map that folium made: how far it moves, what stands on it, what the pointer finds.

const FINEST_ZOOM = 13;

// The base layer ends somewhere: the map does not move beyond it.
function keepWithin(map) {
  const [west, south, east, north] = base.reach;
  const bounds = L.latLngBounds([south, west], [north, east]);
  map.setMaxBounds(bounds);
  map.options.maxBoundsViscosity = 1;
  map.setMinZoom(Math.max(2, map.getBoundsZoom(bounds, true)));
  map.setMaxZoom(FINEST_ZOOM);
}

// A button among Leaflet's own that shows all sites again; Leaflet makes its own anew when
// they change sides.
function addHome(map) {
  const label = say("home");
  const button = element("button", {
    type: "button",
    id: "home",
    class: "home",
    "aria-label": label,
    title: label,
    click: () => showAll(map),
  });
  button.append(byId("home-mark").content.cloneNode(true));
  map.zoomControl.getContainer().append(button);
}

function showAll(map) {
  const [west, south, east, north] = block.view;
  const room = { paddingTopLeft: [56, 30], paddingBottomRight: [56, 44], animate: false };
  map.fitBounds(
    [
      [south, west],
      [north, east],
    ],
    room,
  );
}

const CORNERS = ["bottom-near", "bottom-far", "top-far"];

// The legend stands in the corner where it hides the fewest sites.
function placeLegend(map) {
  const legend = byId("legend");
  const { x: width, y: height } = map.getSize();
  const [wide, high] = [legend.offsetWidth + 24, legend.offsetHeight + 24];
  const points = Array.from({ length: Math.min(table.sites.n, CROWD) }, (_, site) =>
    map.latLngToContainerPoint([table.sites.lat[site], table.sites.lon[site]]),
  );
  const hidden = (corner) => {
    const onLeft = corner.endsWith("near") !== rightToLeft();
    const inside = (point) =>
      (onLeft ? point.x < wide : point.x > width - wide) &&
      (corner.startsWith("top") ? point.y < high : point.y > height - high);
    return points.filter(inside).length;
  };
  const counts = CORNERS.map(hidden);
  legend.dataset.corner = CORNERS[counts.indexOf(Math.min(...counts))];
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
    const corners = sitesIn(hit.crowd.layout, hit.crowd.group).map((site) => [
      table.sites.lat[site],
      table.sites.lon[site],
    ]);
    map.fitBounds(L.latLngBounds(corners), {
      padding: [60, 60],
      maxZoom: Math.min(12, map.getZoom() + 3),
    });
  } else choose(hit ? hit.site : null);
}

const hint = (map, point) => {
  const hit = point && !matchMedia("(hover: none)").matches && hitAt(map, point);
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
  for (const { map } of sheets) {
    map.invalidateSize({ animate: false });
    keepWithin(map);
  }
  placeLegend(sheets[0].map);
  paintBand();
}

// Leaflet's scale bar, its unit in the language of the page.
const ScaleBar = L.Control.Scale.extend({
  _updateMetric(most) {
    const metres = this._getRoundNum(most);
    const label = `${metres / 1000} ${say("snapshot.kilometres")}`;
    this._updateScale(this._mScale, label, metres / most);
  },
});

// Words and sides of what Leaflet itself puts on a map.
function dressMap(map) {
  const box = map.getContainer();
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", say(map === sheets[0].map ? "map_label" : "map_label_versus"));
  const [near, far] = rightToLeft() ? ["right", "left"] : ["left", "right"];
  map.zoomControl?.setPosition(`top${near}`);
  map.attributionControl?.setPosition(`bottom${far}`);
  map.scaleControl?.setPosition(`bottom${far}`)._update();
  if (map.zoomControl) addHome(map);
  if (map.attributionControl) creditBase(map);
  for (const [part, key] of [
    [".leaflet-control-zoom-in", "zoom_in"],
    [".leaflet-control-zoom-out", "zoom_out"],
  ]) {
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
  map.setView([lat[site], lon[site]], zoom, {
    animate: !matchMedia("(prefers-reduced-motion: reduce)").matches,
  });
}
