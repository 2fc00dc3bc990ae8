// Elements are built, never parsed: whatever comes from a source is text, and stays text.

const byId = (id) => document.getElementById(id);

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(
    ...children.filter((child) => child !== null && child !== undefined && child !== false),
  );
  return node;
}

// A name or a quote in its own language: isolated, with its direction where that is known.
const isolated = (text, lang = null, dir = null) =>
  element("bdi", { lang: lang || null, dir }, text);

// Fill a box anew, with the focus where it was: on the element of the same key.
function refill(box, ...children) {
  const inside = box.contains(document.activeElement);
  const { key } = (inside && document.activeElement.dataset) || {};
  box.replaceChildren(...children);
  if (!inside) return true;
  const same = [...box.querySelectorAll("[data-key]")].find((node) => node.dataset.key === key);
  same?.focus({ preventScroll: true });
  return same !== undefined;
}

function webLink(url, ...children) {
  const safe = /^https?:\/\//i.test(url);
  const rel = "noopener noreferrer nofollow";
  return safe
    ? element("a", { href: url, rel, target: "_blank" }, ...children)
    : element("span", {}, ...children);
}

function save(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

async function copy(text, field) {
  field?.select();
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}
