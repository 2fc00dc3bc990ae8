// The panel: what changed on the day, or the evidence on the site chosen.

let opener = null;

function choose(site) {
  if (site !== null && view.site === null) opener = document.activeElement;
  const within = byId("panel").contains(document.activeElement);
  change({ site });
  if (site === null) {
    if (within)
      (opener?.isConnected && opener !== document.body ? opener : byId("panel-title")).focus();
    return;
  }
  byId("panel").scrollTop = 0;
  byId("panel-title").focus({ preventScroll: true });
  if (isNarrow()) showAboveSheet(site);
}

const isNarrow = () => matchMedia("(max-width: 56rem)").matches;

// On a phone the panel is a sheet over the lower part: the site moves into what is left.
function showAboveSheet(site) {
  const { map } = sheets[0];
  const size = map.getSize();
  scrollTo({ top: 0 });
  const point = map.latLngToContainerPoint([table.sites.lat[site], table.sites.lon[site]]);
  map.panBy([point.x - size.x / 2, point.y - size.y * 0.3], { animate: false });
}

function showPanel() {
  const box = byId("panel-body");
  const chosen = view.site !== null;
  document.body.classList.toggle("chosen", chosen);
  byId("panel-close").hidden = !chosen;
  byId("panel-title").replaceChildren(
    ...(chosen
      ? siteHeading(view.site)
      : [say(view.versus === null ? "what_changed" : "what_differs")]),
  );
  const kept = refill(
    box,
    ...(chosen ? siteEvidence(view.site) : [...changeList(), ...siteList()]),
  );
  if (!kept) byId("panel-title").focus({ preventScroll: true });
}

function siteHeading(site) {
  const tags = block.languages.map((language) => language.tag).filter((tag) => tag !== words.tag);
  const others = [...new Set(tags.map((tag) => [tag, siteName(table, site, tag)]))].filter(
    ([, name]) => name !== siteName(table, site),
  );
  return [
    isolated(siteName(table, site), words.tag),
    ...others.map(([tag, name]) => element("small", {}, isolated(name, tag, directionOf(tag)))),
  ];
}

function siteEvidence(site) {
  const day = view.on;
  const rows = rowsOn(
    table,
    day,
    knownDay(day),
    (row) => table.rows.site[row] === site && passesButState(row),
  );
  const parts = rows.flatMap((row) => forceEvidence(row, day));
  const facts = element("p", { class: "quiet" }, say("place_facts", placeFacts(site)));
  return rows.length
    ? [...parts, facts]
    : [element("p", { class: "quiet" }, say("nothing_known")), facts];
}

function placeFacts(site) {
  const { lat, lon, radius, kinds, kind } = table.sites;
  return {
    kind: has(`kind_${kinds[kind[site]]}`)
      ? say(`kind_${kinds[kind[site]]}`)
      : (kinds[kind[site]] ?? ""),
    lat: say(lat[site] < 0 ? "south" : "north", { degrees: Math.abs(lat[site]).toFixed(2) }),
    lon: say(lon[site] < 0 ? "west" : "east", { degrees: Math.abs(lon[site]).toFixed(2) }),
    radius: (radius[site] / 1000).toLocaleString("en", { maximumFractionDigits: 1 }),
  };
}

function forceEvidence(row, day) {
  const why = reasoning(row);
  const look = appearance(table, row, day);
  const contest = table.rows.contested[row] >= 0;
  const claims = why.claims.map((number) => ({ claim: openEvidence().claims[number], number }));
  const settled = claims.filter(({ claim }) => claim.modality === "asserted");
  const rest = why.planned.map((number) => ({ claim: openEvidence().claims[number], number }));
  return [
    element(
      "section",
      { class: "force" },
      element("h3", { class: "verdict" }, icon(look, 17), element("span", {}, sentenceOf(row))),
      sinceOf(row) && element("p", { class: "since" }, sinceOf(row)),
      badges(row, day, why),
      reasonList(why),
      contest ? versions(settled, row) : evidenceList("evidence", settled),
      evidenceList("plans", dedupe(rest, settled)),
      overruledList(why),
      historyOf(table.rows.site[row], table.rows.actor[row]),
    ),
  ];
}

const dedupe = (list, others) =>
  list.filter(({ number }) => !others.some((other) => other.number === number));

function badges(row, day, why) {
  const facts = [];
  if (why.grade)
    facts.push(
      element(
        "li",
        { class: "badge", title: gradeWords(why.grade) },
        say("grade", { grade: why.grade }),
      ),
    );
  if (why.independent)
    facts.push(element("li", { class: "badge" }, say("independent", { n: why.independent })));
  for (const [kind, text] of qualifiers(row, day))
    if (kind !== "uncertain") facts.push(element("li", { class: `badge ${kind}` }, text));
  return facts.length ? element("ul", { class: "badges" }, ...facts) : null;
}

const gradeWords = (grade) => [...grade].map((sign) => say(`grade_${sign}`)).join(" · ");

function reasonList(why) {
  const lines = why.reasons.map(reasonWords).filter(Boolean);
  if (!lines.length) return null;
  return element(
    "div",
    { class: "why" },
    element("h4", {}, say("why")),
    element("ul", {}, ...lines.map((line) => element("li", {}, line))),
  );
}

function reasonWords({ key, claims, first, last }) {
  const template = `why.${key}`;
  if (!has(template)) return null;
  const outlets = [
    ...new Set(claims.map((number) => outletName(openEvidence().claims[number]))),
  ].filter(Boolean);
  const start = first > -OPEN ? longDate(first) : say("open_day");
  const end = last < OPEN ? longDate(last) : say("open_day");
  return say(template, {
    start,
    end,
    outlets: outlets.join(say("and")),
    when: interval(first, last),
    n: claims.length,
  });
}

// Competing versions stand side by side, each under the state it supports.
function versions(claims, row) {
  const groups = new Map();
  for (const entry of claims) {
    const key = entry.claim.status;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(entry);
  }
  const columns = [...groups].map(([status, list]) =>
    element(
      "div",
      { class: "version" },
      element("h5", {}, say(`claim_${status}`)),
      ...list.map(({ claim }) => card(claim)),
    ),
  );
  return element(
    "div",
    {},
    element("h4", {}, say("versions")),
    element("div", { class: "versions" }, ...columns),
  );
}

const SHOWN_AT_ONCE = 3;

function evidenceList(title, entries) {
  if (!entries.length) return null;
  const cards = entries.map(({ claim }) => card(claim));
  const rest = cards.splice(SHOWN_AT_ONCE);
  const more = rest.length
    ? element(
        "details",
        { class: "rest" },
        element("summary", {}, say("more", { n: rest.length })),
        ...rest,
      )
    : null;
  return element("div", {}, element("h4", {}, say(title)), ...cards, more);
}

function overruledList(why) {
  if (!why.overruled.length) return null;
  const cards = why.overruled.map(({ claim, reason }) =>
    card(openEvidence().claims[claim], has(`why.${reason}`) ? say(`why.${reason}`) : null),
  );
  return element(
    "details",
    { class: "overruled" },
    element("summary", {}, say("not_followed", { n: cards.length })),
    ...cards,
  );
}
