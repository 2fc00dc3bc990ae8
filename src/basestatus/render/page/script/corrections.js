// What a public map says of itself: what was held back, how exact it is, what was set right.

function showCorrections() {
  const notice = read("notice");
  byId("corrections").hidden = !notice;
  if (!notice) return;
  refill(
    byId("corrections-body"),
    ...remarks(notice).map((text) => element("p", {}, text)),
    notice.rows.length
      ? element("ol", { class: "corrections" }, ...notice.rows.map(correctionItem))
      : element("p", {}, say("corrections_none")),
  );
}

const remarks = ({ held, uncleared, precision }) => [
  ...(held ? [say(`held_${uncleared}`, { n: held })] : []),
  ...(precision ? [say("obscured", { metres: precision })] : []),
];

function correctionItem({ on, kind, reason, before, after }) {
  return element(
    "li",
    { class: kind },
    element("p", { class: "card-head" }, element("b", {}, say(kind)), " ", longDate(on)),
    element("del", {}, told(before)),
    after && element("ins", {}, told(after)),
    reason && element("p", {}, say("correction_reason"), " ", isolated(reason)),
  );
}

// What a claim said: the site and the force, the state, its quote and who printed it.
function told(claim) {
  const outlet = claim.outlet && webLink(claim.url, isolated(claim.outlet));
  return element(
    "span",
    { class: "told" },
    isolated(named(claim.site)),
    " · ",
    isolated(named(claim.actor)),
    " · ",
    claimWords(claim),
    element("q", { dir: claim.dir }, claim.quote),
    outlet,
  );
}

const named = (names) => names[words.tag] ?? names[FALLBACK] ?? "";
