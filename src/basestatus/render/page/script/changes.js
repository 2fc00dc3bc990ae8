// What changed on the day shown, what is under way, and what differs between two dates.

function changeList() {
  return view.versus === null ? dayChanges() : differences();
}

function dayChanges() {
  const day = view.on;
  const rows = shownOn(day);
  const began = rowsBegun(rows, day);
  const announced = rows.filter(
    (row) => table.rows.plans[row] >= 0 && plansOn(table, row, day).some((plan) => plan[4] === day),
  );
  const under = rows.filter((row) => table.rows.next[row] >= 0 && table.rows.start[row] !== day);
  const reports = block.published.includes(day)
    ? [element("p", { class: "report" }, say("report_on_day"))]
    : [];
  return [
    ...(began.length ? [lines(began, day)] : [element("p", { class: "quiet" }, say("no_change"))]),
    ...(announced.length ? [element("h3", {}, say("announced")), planLines(announced, day)] : []),
    ...reports,
    ...(under.length ? [element("h3", {}, say("under_way")), lines(under, day)] : []),
    nearby(day),
  ];
}

const LONGEST = 60;

function lines(rows, day, words = sentenceOf) {
  const rest =
    rows.length > LONGEST &&
    element("li", { class: "quiet" }, say("more_in_table", { n: rows.length - LONGEST }));
  return element(
    "ul",
    { class: "lines" },
    ...rows.slice(0, LONGEST).map((row) => line(row, day, words(row, day))),
    rest,
  );
}

function line(row, day, words) {
  const site = table.rows.site[row];
  return element(
    "li",
    {},
    element(
      "button",
      { type: "button", class: "line", "data-key": `change-${row}`, click: () => choose(site) },
      icon(appearance(table, row, day)),
      element("span", {}, words),
    ),
  );
}

// One line for each plan, with the sites that it is for.
function planLines(rows, day) {
  const groups = new Map();
  for (const row of rows) {
    const words = planWords(row, day).join(" · ");
    groups.set(words, [...(groups.get(words) ?? []), row]);
  }
  return element(
    "ul",
    { class: "lines" },
    ...[...groups].map(([words, list]) =>
      element("li", { class: "plan" }, element("span", {}, words), siteLinks(list)),
    ),
  );
}

function siteLinks(rows) {
  const sites = [...new Set(rows.map((row) => table.rows.site[row]))];
  const links = sites
    .slice(0, LONGEST)
    .map((site) =>
      element(
        "button",
        { type: "button", class: "chip", "data-key": `plan-${site}`, click: () => choose(site) },
        isolated(siteName(table, site), words.tag),
      ),
    );
  return element("p", { class: "chips" }, ...links);
}

// Rows that begin on a day with another state than the day before had; a new plan is none.
function rowsBegun(rows, day) {
  const before = rowsOn(table, day - 1, knownDay(day), passesButState);
  const rowOf = new Map(before.map((row) => [keyOf(row), row]));
  const isNew = (row) => !rowOf.has(keyOf(row)) || differs(rowOf.get(keyOf(row)), row);
  return rows.filter((row) => table.rows.start[row] === day && isNew(row));
}

function nearby(day) {
  const [before, after] = [changeBefore(day), changeAfter(day)];
  const jump = (to, key) =>
    to !== undefined &&
    element(
      "button",
      { type: "button", class: "jump", "data-key": key, click: () => change({ on: to }) },
      say(key, { date: longDate(to) }),
    );
  return element(
    "p",
    { class: "jumps" },
    jump(before, "change_before"),
    jump(after, "change_after"),
  );
}

function differences() {
  const [a, b] = [view.on, view.versus].sort((x, y) => x - y);
  const then = new Map(rowsOn(table, a, knownDay(a), passes).map((row) => [keyOf(row), row]));
  const changed = rowsOn(table, b, knownDay(b), passes)
    .map((row) => [then.get(keyOf(row)), row])
    .filter(([before, row]) => before !== undefined && differs(before, row));
  const intro = element(
    "p",
    { class: "quiet" },
    say("between", { start: longDate(a), end: longDate(b) }),
  );
  if (!changed.length) return [intro, element("p", {}, say("no_difference"))];
  return [
    intro,
    element(
      "ul",
      { class: "lines" },
      ...changed.slice(0, 80).map(([before, row]) => difference(before, row, a, b)),
    ),
  ];
}

const keyOf = (row) => table.rows.site[row] * 4096 + table.rows.actor[row];

function differs(before, row) {
  const { state, next, contested } = table.rows;
  return (
    state[before] !== state[row] ||
    next[before] !== next[row] ||
    contested[before] !== contested[row]
  );
}

function difference(before, row, a, b) {
  const arrow = element("span", { class: "arrow", "aria-hidden": "true" });
  const names = [before, row].map((one) => stateName(table, table.rows.state[one]));
  return element(
    "li",
    {},
    element(
      "button",
      {
        type: "button",
        class: "line",
        "data-key": `site-${keyOf(row)}`,
        click: () => choose(table.rows.site[row]),
      },
      icon(appearance(table, before, a)),
      arrow,
      icon(appearance(table, row, b)),
      element(
        "span",
        {},
        say("difference", {
          site: siteName(table, table.rows.site[row]),
          before: names[0],
          after: names[1],
        }),
      ),
      band.forces > 1 &&
        element("span", { class: "when" }, actorName(table, table.rows.actor[row])),
    ),
  );
}

// Every site with its state on the day, the quick way to a site without a pointer.
function siteList() {
  const day = view.on;
  const rows = shownOn(day).filter((row) => !isUnknown(row) || planOn(table, row, day));
  if (!rows.length) return [];
  return [
    element("h3", {}, say("all_sites")),
    element(
      "ul",
      { class: "lines" },
      ...rows.slice(0, 60).map((row) => siteLine(row, day)),
      rows.length > 60 &&
        element("li", { class: "quiet" }, say("more_in_table", { n: rows.length - 60 })),
    ),
  ];
}

function siteLine(row, day) {
  const site = table.rows.site[row];
  const state = stateName(table, table.rows.state[row]);
  const force = actorName(table, table.rows.actor[row]);
  return element(
    "li",
    {},
    element(
      "button",
      {
        type: "button",
        class: "line",
        "data-key": `site-${keyOf(row)}`,
        click: () => choose(site),
      },
      icon(appearance(table, row, day)),
      element("span", {}, isolated(siteName(table, site), words.tag)),
      element("span", { class: "when" }, state, band.forces > 1 ? ` · ${force}` : ""),
    ),
  );
}
