// The controls beside the band, and the languages.

function openControls() {
  byId("play").addEventListener("click", () => (playing() ? stop() : play()));
  const step = (id, to) =>
    byId(id).addEventListener("click", () => {
      stop();
      change({ on: clampDay(to() ?? view.on) });
    });
  step("day-back", () => view.on - 1);
  step("day-ahead", () => view.on + 1);
  step("change-back", () => changeBefore(view.on));
  step("change-ahead", () => changeAfter(view.on));
  byId("known").addEventListener("change", ({ target }) =>
    change({ known: Number(target.value) || target.value }),
  );
  byId("span").addEventListener("change", ({ target }) => setSpan(Number(target.value)));
  byId("actor").addEventListener("change", ({ target }) => change({ actor: Number(target.value) }));
  byId("source").addEventListener("change", ({ target }) =>
    change({ source: Number(target.value) }),
  );
  byId("compare").addEventListener("click", toggleCompare);
  byId("panel-close").addEventListener("click", () => choose(null));
  byId("twin-more").addEventListener("click", () => {
    twin.limit += 400;
    showTwin();
  });
  const wide = matchMedia("(min-width: 56.01rem)");
  const settle = () => {
    byId("options").open = byId("legend").open = wide.matches;
  };
  wide.addEventListener("change", settle);
  settle();
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && view.site !== null && byId("find") !== document.activeElement)
      choose(null);
  });
  for (const link of document.querySelectorAll("[data-skip]")) link.addEventListener("click", skip);
}

// The address holds the view, so skip links move the focus themselves.
function skip(event) {
  event.preventDefault();
  const target = byId(event.currentTarget.dataset.skip);
  target.scrollIntoView();
  target.focus();
}

function toggleCompare() {
  const other = changeBefore(view.on) ?? range.first;
  change({ versus: view.versus === null ? other : null });
}

const choice = (value, text, chosen) =>
  element("option", { value, selected: String(value) === String(chosen) }, text);

function showChoices() {
  const days = [...block.known].reverse().map((day) => choice(day, longDate(day), view.known));
  byId("known").replaceChildren(
    choice("all", say("known_all"), view.known),
    choice("shown", say("known_shown"), view.known),
    ...days,
  );
  const actors = table.actors
    .map((_, code) => code)
    .filter((code) => table.rows.actor.includes(code));
  byId("actor").replaceChildren(
    choice(-1, say("all_forces"), view.actor),
    ...actors.map((code) => choice(code, actorName(table, code), view.actor)),
  );
  byId("actor").closest("label").hidden = actors.length < 2;
  byId("source").replaceChildren(
    choice(-1, say("all_sources"), view.source),
    ...sourceNames().map((name, place) => choice(place, sourceLabel(name), view.source)),
  );
  byId("source").closest("label").hidden = sourceNames().length < 2;
  const spans = [
    [0, "span_all"],
    [365, "span_year"],
    [180, "span_half"],
    [60, "span_months"],
  ].filter(([days]) => days < range.last - range.first);
  byId("span").replaceChildren(
    ...spans.map(([days, key]) => choice(days, say(key), band.span ?? 0)),
  );
  byId("span").closest("label").hidden = spans.length < 2;
}

const sourceLabel = (name) =>
  block.unnamed.includes(name) ? `${say("unnamed_report")} (${name})` : name;

function setLanguage(tag) {
  if (!words.all[tag]) return;
  words.tag = tag;
  document.documentElement.lang = tag;
  document.documentElement.dir = directionOf(tag);
  document.title = plain(block.title[tag] ?? block.title[FALLBACK]);
  byId("title").textContent = block.title[tag] ?? block.title[FALLBACK];
  byId("subtitle").textContent = block.subtitle[tag] ?? "";
  translate();
  showLanguages();
  showChoices();
  showLegend();
  showPlaying();
  showCorrections();
  for (const { map } of sheets) dressMap(map);
  for (const watch of watchers) watch(new Set(["lang"]));
  writeAddress();
}

function showLanguages() {
  const buttons = block.languages.map(({ tag, name }) =>
    element(
      "button",
      {
        type: "button",
        "data-key": tag,
        lang: tag,
        "aria-pressed": String(tag === words.tag),
        click: () => setLanguage(tag),
      },
      name,
    ),
  );
  refill(byId("languages"), ...buttons);
}
