// Moving in time: by dragging the band, by keyboard, by buttons, by playing.

function openSlider() {
  for (const id of ["axis", "rows"]) dragOn(byId(id));
  for (const [id, name] of [
    ["slider", "on"],
    ["slider-versus", "versus"],
  ]) {
    byId(id).addEventListener("keydown", (event) => stepByKey(event, name));
  }
  byId("rows").addEventListener("scroll", () => paintTracks(byId("rows")), { passive: true });
  byId("rows").addEventListener("click", chooseTrack);
  byId("band").addEventListener("wheel", zoomBand, { passive: false });
}

function dragOn(box) {
  let dragging = null;
  const move = (event) => {
    const x = event.clientX - box.getBoundingClientRect().left;
    change({ [dragging]: clampDay(dayAtX(x)) });
  };
  box.addEventListener("pointerdown", (event) => {
    const x = event.clientX - box.getBoundingClientRect().left;
    if (event.button || mirror(x) < band.label - 6) return;
    stop();
    dragging = nearer(dayAtX(x));
    box.setPointerCapture(event.pointerId);
    move(event);
  });
  box.addEventListener("pointermove", (event) => dragging && move(event));
  for (const end of ["pointerup", "pointercancel"]) {
    box.addEventListener(end, () => {
      dragging = null;
    });
  }
}

// Of two dates side by side, the one nearer to the pointer is the one it drags.
function nearer(day) {
  if (view.versus === null) return "on";
  return Math.abs(day - view.versus) < Math.abs(day - view.on) ? "versus" : "on";
}

function chooseTrack(event) {
  const box = byId("rows");
  const bounds = box.getBoundingClientRect();
  if (mirror(event.clientX - bounds.left) >= band.label - 6) return;
  const place = Math.floor((event.clientY - bounds.top + box.scrollTop) / band.row);
  if (place < band.tracks.length) choose(trackAt(place).site);
}

function zoomBand(event) {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  const span = Math.round((band.last - band.first) * (event.deltaY > 0 ? 1.25 : 0.8));
  setSpan(span >= range.last - range.first ? 0 : Math.max(14, span));
}

function stepByKey(event, name) {
  const ahead = rightToLeft() ? "ArrowLeft" : "ArrowRight";
  const back = rightToLeft() ? "ArrowRight" : "ArrowLeft";
  const day = view[name];
  const size = event.shiftKey ? 7 : 1;
  const steps = {
    [ahead]: () => day + size,
    [back]: () => day - size,
    ArrowUp: () => day + size,
    ArrowDown: () => day - size,
    PageUp: () => changeAfter(day) ?? day,
    PageDown: () => changeBefore(day) ?? day,
    Home: () => range.first,
    End: () => range.last,
  };
  if (!steps[event.key]) return;
  event.preventDefault();
  stop();
  change({ [name]: clampDay(steps[event.key]()) });
}

// Days on which something changes, under the present filters.
function changeDays() {
  const days = new Set();
  const known = view.known === "all" ? OPEN - 1 : knownDay(view.on);
  const { start, known: since, until } = table.rows;
  for (let row = 0; row < start.length; row++) {
    if (start[row] > -OPEN && since[row] <= known && known < until[row] && passesButState(row))
      days.add(start[row]);
  }
  return [...days].sort((a, b) => a - b);
}

const changeAfter = (day) => changeDays().find((other) => other > day && other <= range.last);
const changeBefore = (day) => changeDays().findLast((other) => other < day && other >= range.first);

const player = { timer: 0 };
const playing = () => player.timer !== 0;

function play() {
  if (view.on >= range.last) change({ on: range.first });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const stride = Math.max(1, Math.round((range.last - range.first) / 160));
  const next = calm ? () => changeAfter(view.on) ?? range.last : () => view.on + stride;
  player.timer = setInterval(
    () => {
      change({ on: clampDay(next()) });
      if (view.on >= range.last) stop();
    },
    calm ? 1200 : 90,
  );
  showPlaying();
}

function stop() {
  clearInterval(player.timer);
  player.timer = 0;
  showPlaying();
}

function showPlaying() {
  const button = byId("play");
  button.classList.toggle("playing", playing());
  button.setAttribute("aria-label", say(playing() ? "pause" : "play"));
  button.title = say(playing() ? "pause" : "play");
}
