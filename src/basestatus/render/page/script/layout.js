// Where symbols stand at a zoom: alone, side by side where they would touch, or as one cluster.

const CROWD = 2500;
const SPREAD = 4;
const TOUCH = 1.25;
const CELL = 46;
const layouts = new Map();

function layoutAt(sites, zoom) {
  const key = zoom.toFixed(2);
  if (!layouts.has(key)) {
    if (layouts.size > 24) layouts.clear();
    layouts.set(key, arrange(sites, 256 * 2 ** zoom));
  }
  return layouts.get(key);
}

// Each site's group, each group's middle and size, and how far each site stands from its place.
function arrange(sites, scale) {
  const reach = style.symbol.size * TOUCH;
  const { group, groups } =
    sites.n > CROWD ? groupByCell(sites, scale) : groupByTouch(sites, scale, reach);
  const size = new Int32Array(groups);
  const [x, y] = [new Float64Array(groups), new Float64Array(groups)];
  for (let site = 0; site < sites.n; site++) {
    size[group[site]]++;
    x[group[site]] += sites.x[site];
    y[group[site]] += sites.y[site];
  }
  for (let number = 0; number < groups; number++) {
    x[number] /= size[number];
    y[number] /= size[number];
  }
  const layout = { group, groups, size, x, y, offset: new Float32Array(sites.n) };
  for (const list of fewTogether(layout, sites.n)) spread(layout, sites, list);
  return layout;
}

const isCrowd = (layout, group) => layout.size[group] > SPREAD;
const isSpread = (layout, group) => layout.size[group] > 1 && layout.size[group] <= SPREAD;

function sitesIn(layout, group) {
  const list = [];
  layout.group.forEach((number, site) => number === group && list.push(site));
  return list;
}

function fewTogether(layout, n) {
  const lists = new Map();
  for (let site = 0; site < n; site++) {
    const number = layout.group[site];
    if (!isSpread(layout, number)) continue;
    if (lists.has(number)) lists.get(number).push(site);
    else lists.set(number, [site]);
  }
  return lists.values();
}

// Sites that would touch stand in a row about their middle, in order of longitude.
function spread(layout, sites, list) {
  const step = style.symbol.size + 5;
  const wide = new Map(list.map((site) => [site, Math.max(1, sites.forces[site]) * step]));
  const order = [...list].sort((a, b) => sites.x[a] - sites.x[b]);
  let left = -order.reduce((sum, site) => sum + wide.get(site), 0) / 2;
  for (const site of order) {
    layout.offset[site] = left + wide.get(site) / 2;
    left += wide.get(site);
  }
}

function groupByCell(sites, scale) {
  const across = Math.ceil(scale / CELL);
  const numbers = new Map();
  const group = new Int32Array(sites.n);
  for (let site = 0; site < sites.n; site++) {
    const cell =
      Math.floor((sites.x[site] * scale) / CELL) +
      across * Math.floor((sites.y[site] * scale) / CELL);
    let number = numbers.get(cell);
    if (number === undefined) numbers.set(cell, (number = numbers.size));
    group[site] = number;
  }
  return { group, groups: numbers.size };
}

function groupByTouch(sites, scale, reach) {
  const parent = Int32Array.from({ length: sites.n }, (_, site) => site);
  const root = (site) => {
    while (parent[site] !== site) site = parent[site] = parent[parent[site]];
    return site;
  };
  for (const [site, other] of touching(sites, scale, reach)) parent[root(other)] = root(site);
  const numbers = new Map();
  const group = parent.map((_, site) => {
    const first = root(site);
    if (!numbers.has(first)) numbers.set(first, numbers.size);
    return numbers.get(first);
  });
  return { group, groups: numbers.size };
}

const NEIGHBOURS = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy]));

// Pairs of sites closer than the reach, found by cells as wide as it.
function* touching(sites, scale, reach) {
  const cells = new Map();
  const keyOf = (column, line) => column * 4194304 + line;
  for (let site = 0; site < sites.n; site++) {
    const [x, y] = [sites.x[site] * scale, sites.y[site] * scale];
    const [column, line] = [Math.floor(x / reach), Math.floor(y / reach)];
    for (const [dx, dy] of NEIGHBOURS) {
      for (const other of cells.get(keyOf(column + dx, line + dy)) ?? []) {
        if (Math.hypot(sites.x[other] * scale - x, sites.y[other] * scale - y) < reach)
          yield [site, other];
      }
    }
    const own = keyOf(column, line);
    if (cells.has(own)) cells.get(own).push(site);
    else cells.set(own, [site]);
  }
}
