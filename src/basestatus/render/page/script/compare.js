// Two dates side by side: a second map that moves with the first.
function showCompare() {
  const on = view.versus !== null;
  document.body.classList.toggle("comparing", on);
  byId("compare").setAttribute("aria-pressed", String(on));
  byId("map-versus").hidden = !on;
  const [first] = sheets;
  if (on && sheets.length === 1) pair(first.map);
  byId("stamp").textContent = longDate(view.on);
  byId("stamp-versus").textContent = on ? longDate(view.versus) : "";
  for (const { map } of sheets) map.invalidateSize({ pan: false });
}

function pair(map) {
  const other = L.map(byId("map-versus"), { ...map.options, zoomControl: false, attributionControl: false, center: map.getCenter(), zoom: map.getZoom() });
  mount(other, () => view.versus ?? view.on);
  let moving = false;
  const follow = (from, to) => from.on("move", () => {
    if (moving || view.versus === null) return;
    moving = true;
    to.setView(from.getCenter(), from.getZoom(), { animate: false });
    moving = false;
  });
  follow(map, other);
  follow(other, map);
  dressMap(other);
}
