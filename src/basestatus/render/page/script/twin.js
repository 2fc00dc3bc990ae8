// The table twin of the map: the same states in words, for those who do not see the symbols.

const twin = { limit: 100 };

function showTwin() {
  const day = view.on;
  const rows = shownOn(day);
  byId("twin-caption").textContent = say("table_caption", { date: longDate(day) });
  refill(byId("twin-body"), ...rows.slice(0, twin.limit).map((row) => twinRow(row, day)));
  byId("twin-more").hidden = rows.length <= twin.limit;
  byId("twin-more").textContent = say("more", { n: rows.length - twin.limit });
}

function twinRow(row, day) {
  const { site, actor, start, stop, state, next } = table.rows;
  const name = element(
    "button",
    { type: "button", class: "link", "data-key": keyOf(row), click: () => choose(site[row]) },
    isolated(siteName(table, site[row]), words.tag),
  );
  const status =
    next[row] < 0
      ? stateName(table, state[row])
      : say("state_turning", {
          before: stateName(table, state[row]),
          after: stateName(table, next[row]),
        });
  const notes = qualifiers(row, day)
    .map(([, text]) => text)
    .join(" · ");
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, name),
    element("td", {}, actorName(table, actor[row])),
    element("td", {}, icon(appearance(table, row, day)), " ", status),
    element("td", {}, start[row] > -OPEN ? element("bdi", {}, longDate(start[row])) : "–"),
    element("td", {}, stop[row] < OPEN ? element("bdi", {}, longDate(stop[row] - 1)) : "–"),
    element("td", {}, notes || "–"),
  );
}

// Counts of the day in one line, with the symbols that the map uses.
function showSummary() {
  const day = view.on;
  const counts = new Int32Array(table.states.length);
  for (const row of shownOn(day)) counts[table.rows.state[row]]++;
  byId("date").textContent = longDate(day);
  byId("known-note").textContent =
    view.known === "all" ? "" : say("known_note", { date: longDate(knownDay(day)) });
  const parts = table.states
    .map((state, code) => [state, counts[code]])
    .filter(([state, n]) => n && state !== "unknown")
    .map(([state, n]) =>
      element(
        "li",
        {},
        icon({ state, holder: holderInUse() }, 12),
        element("span", {}, say("count", { n, state: say(`status.${state}`) })),
      ),
    );
  byId("counts").replaceChildren(
    ...(parts.length ? parts : [element("li", {}, say("nothing_known_on_day"))]),
  );
}

const announce = calmly(() => {
  const items = [...byId("counts").children].map((node) => node.textContent);
  byId("spoken").textContent = [longDate(view.on), ...items].join(", ");
}, 500);
