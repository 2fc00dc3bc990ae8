// Days as whole numbers since 1970-01-01, the way the data holds them.

const OPEN = 999999;
const MILLISECONDS = 86400000;

const isoOf = (day) => new Date(day * MILLISECONDS).toISOString().slice(0, 10);

function dayOf(iso) {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(iso ?? "") ? Date.parse(`${iso}T00:00:00Z`) : NaN;
  return Number.isNaN(time) ? null : Math.round(time / MILLISECONDS);
}

function partsOf(day) {
  const date = new Date(day * MILLISECONDS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
}

// The first day of a month counted from year 0.
function dayOfMonth(index) {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(index / 12), index % 12, 1);
  return Math.round(date.getTime() / MILLISECONDS);
}

// Ticks for an axis: days at which a unit begins, the finest unit whose labels still have room.
function ticksBetween(first, last, width) {
  const room = (last - first) / Math.max(1, width / 74);
  const months = [1, 2, 3, 6, 12, 24, 60, 120, 240].find((n) => n * 30.4 >= room) ?? 600;
  return room <= 16 ? tickDays(first, last, room) : tickMonths(first, last, months);
}

function tickDays(first, last, room) {
  const step = [1, 2, 5, 10, 15].find((n) => n >= room) ?? 15;
  const ticks = [];
  for (let day = first; day <= last; day++) {
    const parts = partsOf(day);
    const near = step > 1 && parts.day > 31 - step / 2;
    if ((parts.day === 1 || (parts.day - 1) % step === 0) && !near) {
      ticks.push({ day, parts, unit: "day" });
    }
  }
  return ticks;
}

function tickMonths(first, last, months) {
  const { year, month } = partsOf(first);
  const ticks = [];
  let index = Math.ceil((year * 12 + month) / months) * months;
  for (; dayOfMonth(index) <= last; index += months) {
    const day = dayOfMonth(index);
    if (day >= first)
      ticks.push({ day, parts: partsOf(day), unit: months < 12 ? "month" : "year" });
  }
  return ticks;
}
