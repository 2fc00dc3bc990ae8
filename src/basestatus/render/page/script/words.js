// The words of the interface in the language chosen, with every value set in isolated.

const words = { tag: "en", all: {} };
const FALLBACK = "en";
const [ISOLATE, RELEASE] = ["\u2068", "\u2069"];

function say(key, values = {}) {
  const dot = key.indexOf(".");
  const [section, name] = dot < 0 ? ["map", key] : [key.slice(0, dot), key.slice(dot + 1)];
  const text = words.all[words.tag]?.[section]?.[name] ?? words.all[FALLBACK]?.[section]?.[name];
  if (text === undefined) return name;
  return text.replace(/\{(\w+)\}/g, (whole, slot) =>
    slot in values ? `${ISOLATE}${values[slot]}${RELEASE}` : whole,
  );
}

const has = (key) => say(key) !== key.slice(key.indexOf(".") + 1);
const plain = (text) => text.replace(/[\u2066-\u2069]/g, "");
const directionOf = (tag) => words.all[tag]?.direction ?? "ltr";
const rightToLeft = () => directionOf(words.tag) === "rtl";
const monthName = (month, length = "month") => say(`snapshot.${length}_${month + 1}`);

function longDate(day) {
  const parts = partsOf(day);
  return fill(say("snapshot.date"), { ...parts, month: monthName(parts.month) });
}

function shortDate(day) {
  const parts = partsOf(day);
  return fill(say("snapshot.short_date"), {
    ...parts,
    month: monthName(parts.month, "month_short"),
  });
}

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, slot) => values[slot] ?? whole);

function tickLabel({ parts, unit }, first) {
  const month = monthName(parts.month, "month_short");
  if (unit === "year") return String(parts.year);
  if (unit === "month") return parts.month === 0 ? String(parts.year) : month;
  if (first) return fill(say("snapshot.short_date"), { day: parts.day, month });
  return parts.day === 1
    ? parts.month === 0
      ? `${month} ${parts.year}`
      : month
    : String(parts.day);
}

// First and last day of an interval, both included, as words.
function interval(start, end) {
  if (start <= -OPEN && end >= OPEN) return say("time_unknown");
  if (start <= -OPEN) return say("time_by", { end: longDate(end) });
  if (end >= OPEN) return say("time_from", { start: longDate(start) });
  if (start === end) return longDate(start);
  return say("time_between", { start: longDate(start), end: longDate(end) });
}

// Put the words of the interface where the template asks for them.
function translate(root = document) {
  for (const node of root.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of root.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", say(node.dataset.label));
    if (node.matches("button")) node.title = say(node.dataset.label);
  }
  for (const node of root.querySelectorAll("[data-hint]"))
    node.placeholder = say(node.dataset.hint);
}
