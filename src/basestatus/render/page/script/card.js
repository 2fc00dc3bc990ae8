// One claim: its quote marked in its sentence, who says so, where, when.

function card(claim, note = null) {
  const report = documentOf(claim);
  const { before, quote, after, dir } = quoteOf(claim);
  return element(
    "article",
    { class: `card ${claim.modality}` },
    element(
      "p",
      { class: "card-head" },
      element("b", {}, claimWords(claim)),
      " ",
      element("span", { class: "when" }, claimTime(claim)),
    ),
    element(
      "blockquote",
      { lang: report?.lang || null, dir },
      before,
      element("mark", {}, quote),
      after,
    ),
    element("p", { class: "card-foot" }, ...credit(claim, report)),
    note && element("p", { class: "note" }, note),
  );
}

function claimWords(claim) {
  const status = say(`claim_${claim.status}`);
  return claim.modality === "asserted"
    ? status
    : say("claim_modal", { modality: say(`modality_${claim.modality}`), status });
}

function claimTime(claim) {
  const open = claim.first <= -OPEN && claim.last >= OPEN;
  return open ? say("claim_undated") : interval(claim.first, claim.last);
}

// Who says so in the text, then the outlet, the day and a link where there is one.
function credit(claim, report) {
  const kind = say(`by_${claim.byKind}`);
  const lang = report?.lang || null;
  const outlet = isNamed(claim)
    ? isolated(outletOf(claim), lang)
    : element("span", { title: outletOf(claim) }, say("unnamed_report"));
  const title = report?.title && report.title !== outletOf(claim) && isolated(report.title, lang);
  const area = claim.area && say("on_area", { area: areaName(claim.area) });
  const who = element("i", {}, `(${kind})`);
  return [
    claim.by ? element("span", {}, isolated(claim.by, lang), " ", who) : element("span", {}, kind),
    " · ",
    report?.url ? webLink(report.url, outlet) : outlet,
    ...(Number.isInteger(report?.published) ? [" · ", isolated(longDate(report.published))] : []),
    ...(UNJUDGED.has(claim.letter) ? [] : [" · ", letterOf(claim)]),
    title && element("span", { class: "title" }, title),
    area && element("span", { class: "title" }, area),
  ];
}

const UNJUDGED = new Set([null, "F"]);
const letterOf = ({ letter }) =>
  element("span", { title: say(`grade_${letter}`) }, say("source_letter", { letter }));
const areaName = (id) => nameOf(openEvidence().areas.find((area) => area.id === id) ?? { id });

// The site's own small timeline, as a list that leads to its dates.
function historyOf(site, actor) {
  const known = knownDay(view.on);
  const { rows } = table;
  const own = [];
  for (let row = 0; row < table.n; row++) {
    if (
      rows.site[row] === site &&
      rows.actor[row] === actor &&
      rows.known[row] <= known &&
      known < rows.until[row]
    )
      own.push(row);
  }
  const told = own.filter((row, place) => place === 0 || differs(own[place - 1], row));
  if (told.length < 2) return null;
  return element(
    "div",
    {},
    element("h4", {}, say("history")),
    element(
      "ol",
      { class: "history" },
      ...told.map((row, place) => historyLine(row, told[place + 1])),
    ),
  );
}

// Rows that only differ in their plans are told as one: until the next that differs.
function historyLine(row, following) {
  const { start, state, next } = table.rows;
  const stop = following === undefined ? OPEN : start[following];
  const now = start[row] <= view.on && view.on < stop;
  const to = Math.max(
    range.first,
    Math.min(range.last, start[row] > -OPEN ? start[row] : stop - 1),
  );
  const name =
    next[row] >= 0
      ? say("state_turning", {
          before: stateName(table, state[row]),
          after: stateName(table, next[row]),
        })
      : stateName(table, state[row]);
  return element(
    "li",
    { "aria-current": now ? "date" : null },
    element(
      "button",
      {
        type: "button",
        class: "line",
        "data-key": `history-${row}`,
        click: () => change({ on: to }),
      },
      icon(appearance(table, row, Math.max(to, start[row]))),
      element("span", {}, name),
      element("span", { class: "when" }, interval(start[row], stop >= OPEN ? OPEN : stop - 1)),
    ),
  );
}
