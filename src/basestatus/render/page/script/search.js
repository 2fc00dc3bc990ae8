// Finding a site by any of its names, in any spelling.

const finder = { names: null, found: [], at: -1 };

// The same folding as the rest of basestatus: marks and case off, variant letters made one.
function fold(text) {
  const simple = text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
  return [...simple].map((letter) => block.folding[letter] ?? letter).join("");
}

const joined = (text) => fold(text).replace(/[^\p{L}\p{N}]+/gu, "");
// Vowels and doubled letters differ most between transliterations.
const skeleton = (text) =>
  joined(text)
    .replace(/(.)\1+/gu, "$1")
    .replace(/(?!^)[aeiouy]/g, "")
    .replace(/q|c/g, "k");

function openFinder() {
  if (finder.names) return;
  finder.names = [];
  for (let site = 0; site < table.sites.n; site++) {
    const also = table.sites.also[site] ? table.sites.also[site].split("\n") : [];
    const labels = Object.values(table.sites.names).map((names) => names[site]);
    for (const name of new Set([...labels, ...also])) {
      finder.names.push({ site, name, joined: joined(name), skeleton: skeleton(name) });
    }
  }
}

function find(query) {
  openFinder();
  const [whole, bones] = [joined(query), skeleton(query)];
  if (!whole) return [];
  const best = new Map();
  for (const entry of finder.names) {
    const score = scoreOf(entry, whole, bones);
    if (score && score > (best.get(entry.site)?.score ?? 0))
      best.set(entry.site, { ...entry, score });
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score || a.joined.length - b.joined.length)
    .slice(0, 8);
}

function scoreOf(entry, whole, bones) {
  if (entry.joined === whole) return 6;
  if (entry.joined.startsWith(whole)) return 5;
  if (whole.length > 1 && entry.joined.includes(whole)) return 4;
  if (bones.length > 2 && entry.skeleton === bones) return 3;
  return bones.length > 2 && entry.skeleton.includes(bones) ? 2 : 0;
}

function openSearch() {
  const field = byId("find");
  field.addEventListener("input", () => showFound(find(field.value)));
  field.addEventListener("keydown", findByKey);
  field.addEventListener("blur", () => setTimeout(() => showFound([], false), 150));
  byId("found").addEventListener("pointerdown", (event) => event.preventDefault());
}

function showFound(found, told = true) {
  Object.assign(finder, { found, at: found.length ? 0 : -1 });
  const list = byId("found");
  list.replaceChildren(...found.map(option));
  const empty = told && !found.length && byId("find").value.trim();
  if (empty)
    list.append(
      element(
        "li",
        { class: "quiet", role: "option", "aria-disabled": "true", "aria-selected": "false" },
        say("not_found"),
      ),
    );
  list.hidden = !found.length && !empty;
  byId("find").setAttribute("aria-expanded", String(!list.hidden));
  markFound();
}

function option({ site, name }, place) {
  const label = siteName(table, site);
  const small = name === label ? null : element("small", {}, isolated(name));
  return element(
    "li",
    { role: "option", id: `found-${place}`, "aria-selected": "false", click: () => take(place) },
    isolated(label, words.tag),
    small,
  );
}

function markFound() {
  const field = byId("find");
  [...byId("found").children].forEach((node, place) =>
    node.setAttribute("aria-selected", String(place === finder.at)),
  );
  if (finder.at >= 0) field.setAttribute("aria-activedescendant", `found-${finder.at}`);
  else field.removeAttribute("aria-activedescendant");
}

function findByKey(event) {
  const { found } = finder;
  if (event.key === "Escape") {
    showFound([], false);
    return;
  }
  if (event.key === "Enter" && finder.at >= 0) take(finder.at);
  else if (event.key === "ArrowDown" && found.length) finder.at = (finder.at + 1) % found.length;
  else if (event.key === "ArrowUp" && found.length)
    finder.at = (finder.at + found.length - 1) % found.length;
  else return;
  event.preventDefault();
  markFound();
}

function take(place) {
  const { site } = finder.found[place];
  byId("find").value = siteName(table, site);
  showFound([], false);
  flyTo(site);
  choose(site);
}
