// Downloads: the rows shown on the day, with the columns that every basestatus file has.

const COLUMNS = [
  "site_id",
  "name_en",
  "name_ar",
  "actor",
  "status",
  "status_en",
  "status_ar",
  "changing_to",
  "valid_from",
  "valid_to",
  "edtf",
  "date_basis",
  "radius_m",
  "n_independent",
  "grade",
  "contested",
  "planned_by",
  "why",
  "quote",
  "quote_lang",
  "source_url",
  "reported_at",
];

const inLanguage = (tag, key) =>
  words.all[tag]?.status?.[key] ?? words.all[FALLBACK]?.status?.[key] ?? key;

function record(row) {
  const { site, actor, state, next, start, stop, contested } = table.rows;
  const why = reasoning(row);
  const claim = openEvidence().claims[why.claims[0]];
  const document = claim ? documentOf(claim) : null;
  const status = table.states[state[row]];
  const plans = plansOn(table, row, view.on).filter((plan) => plan[3] === "open");
  return {
    site_id: table.sites.id[site[row]],
    name_en: siteName(table, site[row], "en"),
    name_ar: siteName(table, site[row], "ar"),
    actor: table.actors[actor[row]].id,
    status,
    status_en: inLanguage("en", status),
    status_ar: inLanguage("ar", status),
    changing_to: next[row] < 0 ? null : table.states[next[row]],
    valid_from: start[row] <= -OPEN ? null : isoOf(start[row]),
    valid_to: stop[row] >= OPEN ? null : isoOf(stop[row]),
    edtf: why.edtf,
    date_basis: why.basis,
    radius_m: table.sites.radius[site[row]],
    n_independent: why.independent,
    grade: why.grade || null,
    contested:
      contested[row] < 0
        ? null
        : table.contests[contested[row]].map((code) => table.states[code]).join("|"),
    planned_by: plans.length ? planDay(plans) : null,
    why: plain(describe(row, view.on)),
    quote: claim ? quoteOf(claim).quote : null,
    quote_lang: document?.lang || null,
    source_url: document?.url || null,
    reported_at: document?.published === null || !document ? null : isoOf(document.published),
  };
}

function planDay(plans) {
  const days = plans.map(([, , last]) => last).filter((last) => last < OPEN);
  return days.length ? isoOf(Math.min(...days)) : null;
}

const shownRows = () => shownOn(view.on);
const fileName = (ending) => `status-${isoOf(view.on)}.${ending}`;

function geojson() {
  const features = shownRows().map((row) => {
    const site = table.rows.site[row];
    const coordinates = [table.sites.lon[site], table.sites.lat[site]];
    return { type: "Feature", geometry: { type: "Point", coordinates }, properties: record(row) };
  });
  return JSON.stringify({ type: "FeatureCollection", features }, null, 1);
}

// A cell that a spreadsheet would take for a formula gets an apostrophe before it.
function cell(value) {
  if (value === null || value === undefined) return "";
  const text = String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csv() {
  const header = [...COLUMNS, "lon", "lat"];
  const lines = shownRows().map((row) => {
    const site = table.rows.site[row];
    const values = { ...record(row), lon: table.sites.lon[site], lat: table.sites.lat[site] };
    return header.map((name) => cell(values[name])).join(",");
  });
  return `\ufeff${[header.join(","), ...lines].join("\r\n")}\r\n`;
}

function openFiles() {
  byId("save-geojson").addEventListener("click", () =>
    save(fileName("geojson"), "application/geo+json", geojson()),
  );
  byId("save-csv").addEventListener("click", () => save(fileName("csv"), "text/csv", csv()));
  byId("copy-link").addEventListener("click", (event) => copied(event.currentTarget, byId("link")));
  byId("copy-embed").addEventListener("click", (event) =>
    copied(event.currentTarget, byId("embed")),
  );
  byId("print").addEventListener("click", () => window.print());
}

async function copied(button, field) {
  const done = await copy(field.value, field);
  button.textContent = say(done ? "copied" : "copy_by_hand");
  setTimeout(() => {
    button.textContent = say("copy");
  }, 2500);
}

function refreshLinks(field) {
  const embedded = field.dataset.link === "embed";
  const here = location.href.split("#")[0];
  const local = embedded && location.protocol === "file:";
  const address = `${local ? here.split("/").at(-1) : here}${addressOf()}`;
  const title = document.title.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
  const source = address.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
  const frame = `<iframe src="${source}" title="${title}" width="100%" height="720" loading="lazy"></iframe>`;
  field.value = embedded ? frame : address;
}
