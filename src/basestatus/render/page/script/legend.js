// The legend, which is also the filter by state.

function showLegend() {
  const states = statesInUse().map((code) => {
    const state = table.states[code];
    const on = !view.off.has(code);
    const press = () => {
      const off = new Set(view.off);
      if (on) off.add(code);
      else off.delete(code);
      change({ off });
    };
    return element(
      "li",
      {},
      element(
        "button",
        { type: "button", "data-key": state, "aria-pressed": String(on), click: press },
        icon({ state, holder: holderInUse() }),
        element("span", {}, say(`status.${state}`)),
      ),
    );
  });
  refill(byId("legend-states"), ...states);
  byId("legend-marks").replaceChildren(
    ...[...holdersInUse(), ...marksInUse()].map(([look, text]) =>
      element("li", {}, icon(look), element("span", {}, text)),
    ),
  );
}

// Where sites went to several forces, each with its colour.
function holdersInUse() {
  const codes = [...new Set(table.rows.holder)].filter((code) => code >= 0);
  if (codes.length < 2) return [];
  return codes.map((code) => [
    { state: "transferred", holder: holderColor(table, code) },
    say("mark_holder", { actor: actorName(table, code) }),
  ]);
}

const holderInUse = () => holderColor(table, table.rows.holder.find((holder) => holder >= 0) ?? -1);

function statesInUse() {
  const { state, next } = table.rows;
  const used = new Set();
  for (let row = 0; row < table.n; row++) {
    used.add(state[row]);
    if (next[row] >= 0) used.add(next[row]);
  }
  for (const contest of table.contests) for (const code of contest) used.add(code);
  return table.states.map((_, code) => code).filter((code) => used.has(code));
}

// Only the marks that occur somewhere in this map are explained.
function marksInUse() {
  const { rows } = table;
  const some = (column, test) => rows[column].some(test);
  return [
    [{ state: "held", plan: PLAN.open }, "mark_plan", some("plans", (code) => code >= 0)],
    [{ state: "held", plan: PLAN.overdue }, "mark_overdue", some("plans", (code) => code >= 0)],
    [
      { state: "held", contested: ["held", "left"] },
      "mark_contested",
      some("contested", (code) => code >= 0),
    ],
    [{ state: "held", uncertain: true }, "mark_uncertain", some("next", (code) => code >= 0)],
    [{ state: "held", stale: true }, "mark_stale", some("stale", (day) => day < range.last)],
    [{ state: "held", inherited: true }, "mark_inherited", some("area", (code) => code >= 0)],
  ]
    .filter(([, , used]) => used)
    .map(([look, key]) => [look, say(key)]);
}
