// Quotes, documents and reasons: read only when someone asks for them.

const CLAIM = [
  "document",
  "passage",
  "start",
  "end",
  "area",
  "actor",
  "to",
  "status",
  "modality",
  "first",
  "last",
  "basis",
  "by",
  "byKind",
  "letter",
  "id",
];
let evidence = null;

function openEvidence() {
  if (evidence) return evidence;
  const found = read("evidence");
  const word = (code) => (code < 0 ? null : found.words[code]);
  const worded = new Set([
    "area",
    "actor",
    "to",
    "status",
    "modality",
    "basis",
    "by",
    "byKind",
    "letter",
  ]);
  const claims = found.claims.map((values) =>
    Object.fromEntries(
      CLAIM.map((name, place) => [name, worded.has(name) ? word(values[place]) : values[place]]),
    ),
  );
  const { sets, ...columns } = found.rows;
  const rows = Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [name, column(values, table.n)]),
  );
  evidence = { ...found, claims, rows, sets, word };
  return evidence;
}

const setOf = (name, row) => {
  const { rows, sets } = openEvidence();
  return rows[name][row] < 0 ? [] : sets[rows[name][row]];
};

function reasoning(row) {
  const { rows, word } = openEvidence();
  return {
    edtf: word(rows.edtf[row]) ?? "",
    basis: word(rows.basis[row]) ?? "",
    grade: word(rows.grade[row]) ?? "",
    independent: rows.independent[row],
    claims: setOf("claims", row),
    planned: setOf("planned", row),
    overruled: setOf("overruled", row).map(([claim, reason]) => ({ claim, reason: word(reason) })),
    reasons: setOf("reasons", row).map(([key, claims, first, last]) => ({
      key: word(key),
      claims,
      first,
      last,
    })),
  };
}

const documentOf = (claim) => openEvidence().documents[claim.document] ?? null;
const outletOf = (claim) =>
  documentOf(claim)?.publisher || documentOf(claim)?.title || documentOf(claim)?.id || "";
const outletName = (claim) => (isNamed(claim) ? outletOf(claim) : say("unnamed_report"));
const isNamed = (claim) => Boolean(documentOf(claim)?.publisher || documentOf(claim)?.title);

function quoteOf(claim) {
  const [text, dir] = openEvidence().passages[claim.passage] ?? ["", "ltr"];
  return {
    before: text.slice(0, claim.start),
    quote: text.slice(claim.start, claim.end),
    after: text.slice(claim.end),
    dir,
  };
}

const sourceNames = () => block.sources;

// Which rows rest on a document of one source.
function rowsFrom(source) {
  const name = sourceNames()[source];
  const { claims } = openEvidence();
  const from = claims.map((claim) => outletOf(claim) === name);
  return Uint8Array.from({ length: table.n }, (_, row) =>
    [...setOf("claims", row), ...setOf("planned", row)].some((number) => from[number]) ? 1 : 0,
  );
}
