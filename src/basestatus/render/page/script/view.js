// What the reader looks at: one value, changed in one place, kept in the address.

let table = null;
const view = {
  on: 0,
  versus: null,
  known: "all",
  site: null,
  off: new Set(),
  actor: -1,
  source: -1,
  place: null,
};
const watchers = [];
const range = { first: 0, last: 0 };

const knownDay = (day) =>
  view.known === "all" ? OPEN - 1 : view.known === "shown" ? day : view.known;

let sourceRows = null;

function passes(row) {
  const { state, actor } = table.rows;
  return (
    !view.off.has(state[row]) &&
    (view.actor < 0 || actor[row] === view.actor) &&
    (!sourceRows || sourceRows[row] === 1)
  );
}

// The rows shown on a day, kept until the question changes: several parts of the page ask it.
const asked = { key: "", rows: [] };

function shownOn(day) {
  const known = knownDay(day);
  const key = [day, known, view.actor, view.source, ...view.off].join("/");
  if (asked.key !== key) Object.assign(asked, { key, rows: rowsOn(table, day, known, passes) });
  return asked.rows;
}

function change(patch) {
  const names = Object.keys(patch).filter((name) => patch[name] !== view[name]);
  if (!names.length) return;
  Object.assign(view, patch);
  if ("on" in patch) view.on = clampDay(view.on);
  if ("source" in patch) sourceRows = view.source < 0 ? null : rowsFrom(view.source);
  for (const watch of watchers) watch(new Set(names));
  writeAddress();
}

const clampDay = (day) => Math.max(range.first, Math.min(range.last, day));

// Run a slow consequence once changes have paused, so that dragging stays smooth.
function calmly(action, wait = 120) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), wait);
  };
}

const writeAddress = calmly(() => {
  const address = addressOf();
  if (address !== location.hash) history.replaceState(null, "", address);
  for (const field of document.querySelectorAll("[data-link]")) refreshLinks(field);
}, 250);

function addressOf() {
  const parts = new URLSearchParams({ on: isoOf(view.on) });
  if (view.versus !== null) parts.set("versus", isoOf(view.versus));
  if (view.known !== "all")
    parts.set("known", view.known === "shown" ? "shown" : isoOf(view.known));
  if (view.site !== null) parts.set("site", table.sites.id[view.site]);
  if (view.off.size) parts.set("hide", [...view.off].map((state) => table.states[state]).join(" "));
  if (view.actor >= 0) parts.set("actor", table.actors[view.actor].id);
  if (view.source >= 0) parts.set("source", sourceNames()[view.source]);
  if (view.place) parts.set("at", view.place);
  parts.set("lang", words.tag);
  return `#${parts}`;
}

// Read an address; whatever in it is not known here is left out.
function viewFrom(hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const indexOf = (list, value) => (value === null ? -1 : list.indexOf(value));
  const known = parts.get("known");
  const site = indexOf(table.sites.id, parts.get("site"));
  const hidden = (parts.get("hide") ?? "").split(" ").map((state) => table.states.indexOf(state));
  return {
    on: clampDay(dayOf(parts.get("on")) ?? block.shown),
    versus: dayOf(parts.get("versus")) === null ? null : clampDay(dayOf(parts.get("versus"))),
    known: known === "shown" ? known : (dayOf(known) ?? "all"),
    site: site < 0 ? null : site,
    off: new Set(hidden.filter((state) => state >= 0)),
    actor: indexOf(
      table.actors.map((actor) => actor.id),
      parts.get("actor"),
    ),
    source: parts.has("source") ? indexOf(sourceNames(), parts.get("source")) : -1,
    place: /^-?[\d.]+,-?[\d.]+,[\d.]+$/.test(parts.get("at") ?? "") ? parts.get("at") : null,
    lang: parts.get("lang"),
  };
}
