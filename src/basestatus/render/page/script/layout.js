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

function arrange(sites, scale) {
  const reach = style.symbol.size * TOUCH;
  const group = sites.n > CROWD ? groupByCell(sites, scale) : groupByTouch(sites, scale, reach);
  const members = new Map();
  group.forEach((number, site) => {
    if (!members.has(number)) members.set(number, []);
    members.get(number).push(site);
  });
  const layout = { group, offset: new Float32Array(sites.n), x: sites.x.slice(), y: sites.y.slice(), crowds: new Map() };
  for (const [number, list] of members) {
    if (list.length > SPREAD) layout.crowds.set(number, crowdOf(sites, list));
    else if (list.length > 1) spread(layout, sites, list);
  }
  return layout;
}

function crowdOf(sites, list) {
  const mean = (values) => list.reduce((sum, site) => sum + values[site], 0) / list.length;
  return { x: mean(sites.x), y: mean(sites.y), sites: list };
}

// Sites that would touch stand in a row about their middle, in order of longitude.
function spread(layout, sites, list) {
  const { x, y } = crowdOf(sites, list);
  const step = style.symbol.size + 5;
  const wide = list.map((site) => Math.max(1, sites.forces[site]) * step);
  const order = list.map((site, place) => [site, wide[place]]).sort((a, b) => sites.x[a[0]] - sites.x[b[0]]);
  let left = -wide.reduce((sum, width) => sum + width, 0) / 2;
  for (const [site, width] of order) {
    layout.x[site] = x;
    layout.y[site] = y;
    layout.offset[site] = left + width / 2;
    left += width;
  }
}

function groupByCell(sites, scale) {
  const numbers = new Map();
  const group = new Int32Array(sites.n);
  const across = Math.ceil(scale / CELL);
  for (let site = 0; site < sites.n; site++) {
    const cell = Math.floor((sites.x[site] * scale) / CELL) + across * Math.floor((sites.y[site] * scale) / CELL);
    if (!numbers.has(cell)) numbers.set(cell, numbers.size);
    group[site] = numbers.get(cell);
  }
  return group;
}

function groupByTouch(sites, scale, reach) {
  const parent = Int32Array.from({ length: sites.n }, (_, site) => site);
  const root = (site) => {
    while (parent[site] !== site) site = parent[site] = parent[parent[site]];
    return site;
  };
  const cells = new Map();
  const cellOf = (x, y) => `${Math.floor(x / reach)}/${Math.floor(y / reach)}`;
  for (let site = 0; site < sites.n; site++) {
    const [x, y] = [sites.x[site] * scale, sites.y[site] * scale];
    for (const [dx, dy] of NEIGHBOURS) {
      for (const other of cells.get(cellOf(x + dx * reach, y + dy * reach)) ?? []) {
        if (Math.hypot(sites.x[other] * scale - x, sites.y[other] * scale - y) < reach) parent[root(other)] = root(site);
      }
    }
    const own = cellOf(x, y);
    if (!cells.has(own)) cells.set(own, []);
    cells.get(own).push(site);
  }
  return parent.map((_, site) => root(site));
}

const NEIGHBOURS = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy]));
