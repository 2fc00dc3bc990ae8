// A row in one sentence, and the small words that qualify it.

const bare = (row) => ({
  actor: actorName(table, table.rows.actor[row]),
  site: siteName(table, table.rows.site[row]),
});

function sentenceOf(row) {
  const { state, next, holder, start, stop } = table.rows;
  const values = {
    ...bare(row),
    holder: holder[row] < 0 ? say("another_force") : actorName(table, holder[row]),
  };
  if (next[row] >= 0) {
    const days = { start: longDate(start[row]), end: longDate(stop[row]) };
    return say(`turning_${table.states[next[row]]}`, { ...values, ...days });
  }
  return say(`is_${table.states[state[row]]}`, values);
}

// Since when, as far as the evidence goes.
function sinceOf(row) {
  const { start, stop, next, state } = table.rows;
  if (next[row] >= 0 || table.states[state[row]] === "unknown") return null;
  const since = start[row] > -OPEN ? say("since", { date: longDate(start[row]) }) : null;
  const until = stop[row] < OPEN ? say("until", { date: longDate(stop[row] - 1) }) : say("no_end");
  return [since, until].filter(Boolean).join(" ");
}

// What qualifies a state on a day, as [kind, words].
function qualifiers(row, day) {
  const { next, contested, area } = table.rows;
  const found = [];
  if (next[row] >= 0) found.push(["uncertain", say("uncertain_date")]);
  if (contested[row] >= 0) {
    const states = table.contests[contested[row]].map((state) => stateName(table, state));
    found.push(["contested", say("contested_states", { states: states.join(say("or")) })]);
  }
  for (const text of planWords(row, day)) found.push(["plan", text]);
  if (staleOn(table, row, day))
    found.push(["stale", say("stale_since", { date: longDate(table.rows.stale[row]) })]);
  if (area[row] >= 0)
    found.push(["inherited", say("inherited_from", { area: nameOf(table.areas[area[row]]) })]);
  return found;
}

// Plans for one state in one line, with every deadline that some source names.
function planWords(row, day) {
  const standing = plansOn(table, row, day);
  const states = [...new Set(standing.map(([to]) => to))];
  return states.map((to) => {
    const ends = [
      ...new Set(standing.filter((plan) => plan[0] === to).map((plan) => plan[2])),
    ].sort((a, b) => a - b);
    const overdue = ends.at(-1) < day;
    const dates = ends.filter((end) => end < OPEN).map(longDate);
    const change = say(`will_${table.states[to]}`);
    if (!dates.length) return say("plan_undated", { change });
    const key = `plan_${overdue ? "overdue" : "open"}${dates.length > 2 ? "_several" : ""}`;
    return say(key, {
      change,
      when: dates.join(say("or")),
      first: dates[0],
      last: dates.at(-1),
      n: dates.length,
    });
  });
}

// The whole of a row in words, for the table, for downloads and for a screen reader.
function describe(row, day) {
  return [sentenceOf(row), ...qualifiers(row, day).map(([, text]) => text)].join(" · ");
}
