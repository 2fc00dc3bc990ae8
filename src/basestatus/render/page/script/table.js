// The states as typed columns, and the rows that hold on a day as known on a day.

const read = (id) => JSON.parse(byId(id).textContent);

const column = (values, n) =>
  typeof values === "number" ? new Int32Array(n).fill(values) : Int32Array.from(values);

function openTable(block) {
  const { n, contests, intents, ...packed } = block.rows;
  const rows = Object.fromEntries(Object.entries(packed).map(([name, v]) => [name, column(v, n)]));
  for (let i = 1; i < n; i++) rows.site[i] += rows.site[i - 1];
  const count = block.sites.id.length;
  const sites = {
    ...block.sites,
    ...read("names"),
    n: count,
    radius: column(block.sites.radius, count),
    kind: column(block.sites.kind, count),
    x: Float64Array.from(block.sites.lon, (lon) => (lon + 180) / 360),
    y: Float64Array.from(block.sites.lat, mercator),
    forces: forcesAt(rows, n, count),
  };
  return { ...block, n, rows, contests, intents, sites, unknown: block.states.indexOf("unknown") };
}

function mercator(lat) {
  const sine = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

// How many forces each site has rows for: symbols of one site stand side by side.
function forcesAt(rows, n, count) {
  const seen = new Int32Array(count);
  for (let i = 0; i < n; i++) seen[rows.site[i]] |= 1 << (rows.actor[i] & 31);
  return seen.map((bits) => {
    let total = 0;
    for (let rest = bits; rest; rest &= rest - 1) total++;
    return total;
  });
}

// Rows holding on a day, as known on a day, that pass a filter.
function rowsOn(table, day, known, passes) {
  const { site, start, stop, known: since, until } = table.rows;
  const found = [];
  for (let i = 0; i < site.length; i++) {
    if (start[i] <= day && day < stop[i] && since[i] <= known && known < until[i] && passes(i)) {
      found.push(i);
    }
  }
  return found;
}

const PLAN = { none: 0, open: 1, overdue: 2 };

// Plans that stand on a day: announced by then and not withdrawn.
function plansOn(table, row, day) {
  const intents = table.rows.plans[row];
  if (intents < 0) return [];
  return table.intents[intents].filter(
    ([, , , fate, announced]) => fate !== "withdrawn" && announced <= day,
  );
}

// Of several plans the one that falls due last decides whether they are overdue.
function planOn(table, row, day) {
  if (table.rows.plans[row] < 0) return PLAN.none;
  const standing = plansOn(table, row, day);
  if (!standing.length) return PLAN.none;
  return Math.max(...standing.map(([, , end]) => end)) < day ? PLAN.overdue : PLAN.open;
}

const isUnknown = (row) => table.rows.state[row] === table.unknown;
const staleOn = (table, row, day) => day >= table.rows.stale[row];
const siteName = (table, site, tag = words.tag) =>
  (table.sites.names[tag] ?? table.sites.names.en)[site];
const nameOf = (thing, tag = words.tag) => thing?.[tag] ?? thing?.en ?? thing?.id ?? "";
const actorName = (table, actor, tag) => nameOf(table.actors[actor], tag);
const stateName = (table, state) => say(`status.${table.states[state]}`);
