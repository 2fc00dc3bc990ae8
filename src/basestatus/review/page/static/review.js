"use strict";

// Elements are built, never parsed: whatever comes from a source is text, and stays text.

const words = JSON.parse(document.getElementById("words").textContent);
const secret = document.querySelector("meta[name=review-secret]").content;
const VERDICTS = ["accept", "reject", "edit", "split", "merge"];
const ACTIONS = [...VERDICTS, "skip", "back", "undo", "quit"];
const NOTHING = "..";
let state = null;

const byId = (id) => document.getElementById(id);
const told = (key, values = {}) =>
  words.review[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== ""));
  return node;
}

// Asking and telling the review.

async function ask(path, sent = null) {
  const options = sent && {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Review-Secret": secret },
    body: JSON.stringify(sent),
  };
  try {
    const answer = await fetch(`${path}?lang=${words.language}`, options || {});
    if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
    return await answer.json();
  } catch {
    return { problems: [told("lost")] };
  }
}

async function change(path, sent, spoken = "") {
  const answer = await ask(path, sent);
  complain(answer.problems || []);
  if (answer.problems) return;
  state = answer;
  close();
  draw();
  say(spoken);
  (state.card ? byId("says") : byId("end")).focus();
}

function say(text) {
  const place = state.card ? told("place", { n: state.at + 1, total: state.total }) : told("end");
  byId("spoken").textContent = `${text} ${place}`;
}

function complain(problems) {
  byId("fault").textContent = problems.join("; ");
  byId("fault").hidden = problems.length === 0;
}

// Drawing.

function draw() {
  const { card } = state;
  byId("place").textContent =
    (card ? `${told("place", { n: state.at + 1, total: state.total })} · ` : "") +
    told("decided", { n: state.decided });
  byId("card").hidden = !card;
  byId("end").hidden = Boolean(card);
  byId("end").textContent = told(state.total ? "end" : "nothing");
  if (card) drawCard(card);
  drawQueue();
  for (const button of byId("actions").children) {
    const { action } = button.dataset;
    button.disabled = (!card && VERDICTS.includes(action)) || (action === "undo" && !state.decided);
  }
}

function drawCard(card) {
  byId("why").textContent = card.why;
  byId("says").textContent = card.says;
  byId("source").replaceChildren(...source(card));
  const { before, quote, after } = card.passage;
  byId("passage").replaceChildren(before, element("mark", {}, quote), after);
  byId("passage").lang = card.language;
  byId("passage").querySelector("mark").scrollIntoView?.({ block: "nearest" });
  byId("effect").textContent = card.moves.length
    ? told("moves", { days: card.days })
    : told("moves_nothing");
  byId("moves").replaceChildren(...card.moves.map((text) => element("li", {}, text)));
  byId("decisions").replaceChildren(...card.decisions.map((text) => element("li", {}, text)));
  byId("earlier").hidden = card.decisions.length === 0;
}

function source(card) {
  const parts = [card.source, card.grade && told("grade", { grade: card.grade })].filter(Boolean);
  const nodes = [parts.join(" · ")];
  if (card.title) nodes.push(" · ", element("bdi", { lang: card.language || null }, card.title));
  if (/^https?:\/\//i.test(card.url)) {
    const rel = "noopener noreferrer nofollow";
    nodes.push(" · ", element("a", { href: card.url, rel, target: "_blank" }, told("read_more")));
  }
  return nodes;
}

function drawQueue() {
  const rows = state.items.map((item, number) => {
    const current = state.first + number === state.at;
    const note = item.decided ? told("done") : told("days", { n: item.days });
    const pressed = () => change("/go", { claim: item.claim });
    const button = element(
      "button",
      { type: "button", click: pressed, "aria-current": current ? "true" : null },
      item.says,
      element("small", {}, note),
    );
    return element("li", {}, button);
  });
  byId("queue").replaceChildren(...rows);
}

function drawActions() {
  const buttons = ACTIONS.map((action) => {
    const key = words.keys[`key_${action}`][0];
    return element(
      "button",
      {
        type: "button",
        "data-action": action,
        class: action === "accept" ? "first" : null,
        "aria-keyshortcuts": key,
        click: () => act(action),
      },
      told(`do_${action}`),
      element("kbd", { "aria-hidden": "true" }, key),
    );
  });
  byId("actions").replaceChildren(...buttons);
}

// What keys and buttons do.

async function act(action) {
  complain([]);
  if (VERDICTS.includes(action) && !state.card) return;
  if (action === "accept") decide("accept", {});
  else if (VERDICTS.includes(action)) open(action);
  else if (action === "undo") change("/undo", {}, told("undone"));
  else if (action === "quit") leave(await ask("/quit", {}));
  else change("/go", { back: action === "back" });
}

function decide(decision, more) {
  const sent = { claim: state.card.claim, decision, ...more };
  return change("/decide", sent, told("recorded", { verdict: told(`was_${decision}`) }));
}

function leave(answer) {
  if (answer.problems) return complain(answer.problems);
  document.querySelector("main").replaceChildren(
    element("p", { tabindex: "-1", id: "left" }, told("quit_done")),
  );
  document.querySelector("aside").remove();
  return byId("left").focus();
}

// The form for what a decision needs to be told.

function close() {
  byId("form").hidden = true;
  byId("form").replaceChildren();
  byId("actions").hidden = false;
}

function open(decision) {
  const { card } = state;
  const form = byId("form");
  const parts = element("div", { class: "parts" });
  const addPart = () => parts.append(fieldset(card.fields, parts.children.length + 1));
  if (decision === "edit") parts.append(fieldset(card.fields));
  if (decision === "split") [addPart, addPart].forEach((add) => add());
  const reason = element("input", { name: "reason", required: true, autocomplete: "off" });
  form.replaceChildren(
    element("h2", {}, told(`do_${decision}`)),
    decision === "merge" ? siblings(card) : parts,
    ...(parts.children.length ? [element("p", {}, told("no_day"))] : []),
    field(told("ask_reason"), reason),
    element(
      "div",
      { class: "buttons" },
      element("button", { class: "first" }, told("save")),
      element("button", { type: "button", click: cancel }, told("cancel")),
      decision === "split"
        ? element("button", { type: "button", click: addPart }, told("add_part"))
        : null,
    ),
    places(),
  );
  form.dataset.decision = decision;
  form.hidden = false;
  byId("actions").hidden = true;
  form.querySelector("input, select").focus();
}

function cancel() {
  close();
  complain([]);
  byId("says").focus();
}

function submitted(event) {
  event.preventDefault();
  const form = byId("form");
  const parts = [...form.querySelectorAll("fieldset.part")].map((box) =>
    Object.fromEntries([...box.elements].map((node) => [node.name, node.value || NOTHING])),
  );
  const into = form.querySelector("input[name=into]:checked")?.value || "";
  decide(form.dataset.decision, { reason: form.elements.reason.value, parts, into });
}

const field = (label, control) =>
  element("label", { class: "field" }, element("span", {}, label), control);

function fieldset(fields, number = 0) {
  const legend = number ? element("legend", {}, told("part", { n: number })) : null;
  const rows = Object.entries(words.fields).map(([name, label]) =>
    field(label, control(name, fields[name])),
  );
  return element("fieldset", { class: "part" }, legend, ...rows);
}

function control(name, value) {
  if (name === "site") return element("input", { name, value, list: "places", required: true });
  if (name.startsWith("valid_")) {
    return element("input", { name, type: "date", value: value === NOTHING ? "" : value });
  }
  if (name === "to") return select(name, { [NOTHING]: told("nobody"), ...words.actors }, value);
  return select(name, words[name] || words.actors, value);
}

function select(name, choices, value) {
  const options = Object.entries(choices).map(([choice, label]) =>
    element("option", { value: choice, selected: choice === value }, label),
  );
  return element("select", { name }, ...options);
}

function siblings(card) {
  const choices = card.siblings.map((sibling) =>
    element(
      "label",
      { class: "choice" },
      element("input", { type: "radio", name: "into", value: sibling.claim, required: true }),
      element("span", {}, sibling.says, element("q", { dir: "auto" }, sibling.quote)),
    ),
  );
  return element("fieldset", {}, element("legend", {}, told("same_as")), ...choices);
}

function places() {
  const options = Object.entries(words.places).map(([value, label]) =>
    element("option", { value, label }),
  );
  return element("datalist", { id: "places" }, ...options);
}

// Keys.

function pressed(event) {
  if (event.key === "Escape" && !byId("form").hidden) cancel();
  const typing = event.target.closest("input:not([type=checkbox]), select, form");
  const held = event.ctrlKey || event.altKey || event.metaKey;
  if (typing || held || !byId("form").hidden || !byId("single-keys").checked) return;
  const key = event.key.toLowerCase();
  const action = ACTIONS.find((name) => words.keys[`key_${name}`].includes(key));
  if (!action || event.repeat) return;
  event.preventDefault();
  byId("actions").querySelector(`[data-action=${action}]`)?.click();
}

async function start() {
  drawActions();
  byId("form").addEventListener("submit", submitted);
  document.addEventListener("keydown", pressed);
  byId("queue-box").open = window.matchMedia("(width >= 52rem)").matches;
  const answer = await ask("/state");
  if (answer.problems) return complain(answer.problems);
  state = answer;
  draw();
  document.documentElement.dataset.ready = "";
  return undefined;
}

start();
