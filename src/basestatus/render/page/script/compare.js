// Two dates side by side: a second map that moves with the first.

function showCompare() {
  const on = view.versus !== null;
  const was = document.body.classList.contains("comparing");
  const [{ map }] = sheets;
  const shown = map.getBounds();
  document.body.classList.toggle("comparing", on);
  byId("compare").setAttribute("aria-pressed", String(on));
  byId("map-versus").hidden = !on;
  byId("legend").open = !on && !isNarrow();
  if (on === was) return;
  if (on && sheets.length === 1) pair(map);
  for (const sheet of sheets) sheet.map.invalidateSize({ pan: false });
  map.fitBounds(shown, { animate: false });
}

function stampDates() {
  byId("stamp").textContent = longDate(view.on);
  byId("stamp-versus").textContent = view.versus === null ? "" : longDate(view.versus);
  document.body.classList.toggle("later-first", view.versus !== null && view.versus > view.on);
}

function pair(map) {
  const box = byId("map-versus");
  const other = L.map(box, {
    ...map.options,
    zoomControl: false,
    attributionControl: false,
    center: map.getCenter(),
    zoom: map.getZoom(),
  });
  mount(other, () => view.versus ?? view.on);
  let moving = false;
  const follow = (from, to) =>
    from.on("move", () => {
      if (moving || view.versus === null) return;
      moving = true;
      to.setView(from.getCenter(), from.getZoom(), { animate: false });
      moving = false;
    });
  follow(map, other);
  follow(other, map);
  dressMap(other);
}
