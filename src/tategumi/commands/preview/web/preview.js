// The preview's window. The server says by events what there is; this shows it.
import { Reader } from "./reader.js";

const words = JSON.parse(document.getElementById("words").textContent);
const find = (id) => document.getElementById(id);
const [spread, slider, panel, toast] = ["spread", "slider", "panel", "toast"].map(find);

// What the server said last, and the sheets of those pages once they are asked for.
let state = { number: 0, version: 0, pages: [], chapters: [], problems: [] };
let sheets = { version: 0, pages: [] };
let view = "paper";
// The first page (from 0) of what is shown, for each view.
const at = { paper: startingPage(), booklet: 0 };
let follows = true;
let followed = null; // the last turn that was told; those before this window don't count
let reading = 0; // the version of the EPUB that is shown, or soon will be
let drawing = 0;
// Of the slider, where there are no pages to count.
const PARTS = 1000;

for (const element of document.querySelectorAll("[data-word]")) {
  element.textContent = words[element.dataset.word];
}
for (const element of document.querySelectorAll("[data-title]")) {
  element.title = words[element.dataset.title];
}

// --- what stands together: page 1 alone on the left, then a right page and a left one
function together(index) {
  if (view !== "paper") return [index];
  const right = index === 0 ? -1 : index - ((index + 1) % 2);
  return [right, right + 1].map((page) => (page < pages().length ? page : -1));
}

function pages() {
  return view === "booklet" ? sheets.pages : state.pages;
}

function startingPage() {
  const found = /^#p([0-9]+)$/.exec(location.hash);
  return found ? Math.max(0, Number(found[1]) - 1) : 0;
}

// --- turning
function go(index) {
  at[view] = Math.min(Math.max(0, index), Math.max(0, pages().length - 1));
  if (view === "paper") history.replaceState(null, "", `#p${at.paper + 1}`);
  draw();
}

function turn(step) {
  if (view === "epub") return reader.turn(step);
  const shown = together(at[view]).filter((page) => page >= 0);
  if (shown.length) go(step > 0 ? shown.at(-1) + 1 : shown[0] - 1);
}

// The first page or the last.
function toEnd(end) {
  if (view === "epub") reader.toPart(end);
  else go(end * (pages().length - 1));
}

// Turn to a place of the book in the view that is open; sheets have none.
async function toSpot(spot) {
  if (view === "epub") return reader.show(spot);
  if (view !== "paper") await look("paper");
  go(spot.page - 1);
}

async function look(which) {
  const place = await placeFor(which);
  if (which === "booklet" && !(await fold())) return;
  if (which === "epub" && !(await read(place))) return;
  view = which;
  find("spread").hidden = view === "epub";
  find("reader").hidden = view !== "epub";
  if (view === "epub") showFolio();
  else go(view === "paper" && place ? place.page - 1 : at[view]);
}

// What stands in another view where the open one is, between the pages and the EPUB.
async function placeFor(which) {
  if (which === "epub" && view !== "epub") {
    const answer = await fetch(`/begin/${at.paper}`);
    return answer.ok ? answer.json() : null;
  }
  const place = which === "paper" && view === "epub" ? reader.place() : null;
  return place && post("/words", { ...place, opens: 0 });
}

async function fold() {
  if (sheets.version !== state.version) sheets = await (await fetch("/sheets")).json();
  if (!sheets.pages.length) say(words["no-sheets"]);
  return sheets.pages.length > 0;
}

// --- the EPUB
const reader = new Reader(find("reader"), {
  move: () => view === "epub" && showFolio(),
  line: async (place) => tell(await post("/words", { ...place, opens: 1 })),
  key: (event) => pressed(event),
  wheel: (event) => wheel(event),
  away: (address) => say(address),
});

// Open the EPUB as it is now at a spot, or where the last one was open.
async function read(spot) {
  if (reading === state.version && reader.version) {
    if (spot) await reader.show(spot);
    return true;
  }
  const made = await (await fetch("/epub")).json();
  if (!Object.keys(made.files).length) {
    say(words["no-epub"]);
    return false;
  }
  reading = made.version;
  find("reader").hidden = false; // the engine measures it
  await reader.open(made.version, made.files, spot);
  return true;
}

// --- drawing
async function draw() {
  const mine = ++drawing;
  if (view === "epub") return;
  const number = view === "paper" ? state.number : sheets.version;
  const shown = together(at[view]);
  const scale = fitting(shown);
  const leaves = shown.map((page, place) => leaf(page, place, shown.length, number, scale));
  // Pictures first: the old pages stay until the new ones are there.
  await Promise.all(leaves.map((one) => loaded(one.querySelector("img"))));
  if (mine !== drawing) return;
  spread.replaceChildren(...leaves);
  showFolio(shown);
  if (view === "paper") for (const one of leaves) marks(one);
  ahead(shown, number, scale);
}

// Pixels to a point, so that all that stands together is seen whole.
function fitting(shown) {
  const sizes = shown.map((page) => pages()[page] ?? pages()[at[view]]).filter(Boolean);
  const width = sizes.reduce((sum, size) => sum + size[0], 0);
  const height = Math.max(...sizes.map((size) => size[1]), 1);
  const style = getComputedStyle(spread);
  const room = spread.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
  return Math.max(0.1, Math.min(spread.clientWidth / Math.max(width, 1), room / height));
}

function leaf(page, place, count, number, scale) {
  const element = document.createElement("div");
  const size = pages()[page] ?? pages()[at[view]];
  if (!size) return element;
  element.className = count > 1 ? `leaf ${place ? "left" : "right"} ${view}` : `leaf ${view}`;
  element.style.width = `${size[0] * scale}px`;
  element.style.height = `${size[1] * scale}px`;
  if (page < 0) {
    element.classList.add("absent");
    return element;
  }
  element.dataset.page = page;
  const picture = new Image();
  picture.draggable = false;
  picture.alt = `${page + 1}`;
  picture.src = address(page, number, size[1] * scale);
  element.append(picture);
  return element;
}

function loaded(picture) {
  if (!picture || picture.complete) return null;
  return new Promise((done) => {
    for (const event of ["load", "error"]) picture.addEventListener(event, done, { once: true });
  });
}

function address(page, number, height) {
  const pixels = Math.ceil((height * devicePixelRatio) / 50) * 50;
  return `/pages/${view}/${number}/${page}.png?height=${pixels}`;
}

// The pages that come next are fetched before they are turned to.
function ahead(shown, number, scale) {
  for (const page of [...together(Math.max(...shown) + 1), ...together(Math.max(0, Math.min(...shown.filter((one) => one >= 0)) - 1))]) {
    if (pages()[page]) new Image().src = address(page, number, pages()[page][1] * scale);
  }
}

function showFolio(shown = []) {
  for (const tab of document.querySelectorAll("#views button")) {
    tab.setAttribute("aria-selected", tab.dataset.view === view);
  }
  if (view === "epub") {
    find("folio").value = `${reader.title} ${Math.round(reader.part * 100)} %`;
    [slider.max, slider.value] = [PARTS, reader.part * PARTS];
    find("forward").disabled = find("back").disabled = false;
    return;
  }
  const numbers = shown.filter((page) => page >= 0).map((page) => page + 1);
  find("folio").value = pages().length ? `${numbers.join("–")} / ${pages().length}` : "";
  slider.max = Math.max(0, pages().length - 1);
  slider.value = at[view];
  find("forward").disabled = numbers.at(-1) === pages().length;
  find("back").disabled = numbers[0] === 1;
}

// --- problems
async function marks(element) {
  if (element.dataset.page === undefined) return;
  const answer = await fetch(`/marks/${element.dataset.page}`);
  if (!answer.ok) return;
  const { number, marks } = await answer.json();
  if (number !== state.number) return;
  for (const { problem, box } of marks) {
    const { severity, text } = state.problems[problem] ?? {};
    if (!text) continue;
    const mark = document.createElement("button");
    mark.className = `mark ${severity}`;
    mark.title = `${words[severity]}: ${text}`;
    const [width, height] = state.pages[element.dataset.page];
    mark.style.left = `${((box[0] + box[2]) / 2 / width) * 100}%`;
    mark.style.top = `${(1 - box[3] / height) * 100}%`;
    mark.addEventListener("click", (event) => {
      event.stopPropagation();
      showPanel(true);
      choose(problem);
    });
    element.append(mark);
  }
}

function choose(problem) {
  for (const row of find("problems").children) {
    row.classList.toggle("chosen", Number(row.dataset.problem) === problem);
  }
  find("problems").children[problem]?.scrollIntoView({ block: "nearest" });
}

function listProblems() {
  const rows = state.problems.map((problem, number) => {
    const row = document.createElement("li");
    row.className = problem.severity;
    row.dataset.problem = number;
    const button = document.createElement("button");
    const dot = Object.assign(document.createElement("span"), { className: "dot", title: words[problem.severity] });
    const place = Object.assign(document.createElement("span"), { className: "place" });
    place.textContent = [problem.path, problem.line, problem.column].filter(Boolean).join(":");
    button.append(dot, problem.text, place);
    button.addEventListener("click", () => toProblem(number));
    row.append(button);
    return row;
  });
  if (!rows.length) {
    rows.push(Object.assign(document.createElement("li"), { className: "none", textContent: words.none }));
  }
  find("problems").replaceChildren(...rows);
  find("count").textContent = state.problems.length || "";
}

async function toProblem(number) {
  choose(number);
  const answer = await post("/problem", { problem: number });
  if (answer) await toSpot(answer);
}

function listContents() {
  find("contents").replaceChildren(
    ...state.chapters.map((chapter) => {
      const row = document.createElement("li");
      const button = document.createElement("button");
      const place = Object.assign(document.createElement("span"), { className: "place", textContent: chapter.page });
      button.append(chapter.title, place);
      button.addEventListener("click", () => toSpot(chapter));
      row.append(button);
      return row;
    }),
  );
}

function showPanel(isOpen) {
  panel.hidden = !isOpen;
  find("toggle").setAttribute("aria-expanded", isOpen);
  draw();
}

// --- from a line to its manuscript
async function locate(element, event) {
  const box = element.getBoundingClientRect();
  const page = Number(element.dataset.page);
  const [width, height] = state.pages[page];
  const x = ((event.clientX - box.left) / box.width) * width;
  const y = (1 - (event.clientY - box.top) / box.height) * height;
  const spot = await post("/at", { index: page, x, y });
  tell(spot);
  lightUp(element, spot);
}

// Say where something was written.
function tell(spot) {
  say(spot ? `${spot.path}:${spot.line}:${spot.column}` : words.nowhere);
}

// Show the line of a spot on its page.
function lightUp(element, spot) {
  document.querySelector(".found")?.remove();
  if (!spot?.box || !element) return;
  const [width, height] = state.pages[element.dataset.page];
  const found = Object.assign(document.createElement("div"), { className: "found" });
  const [left, bottom, right, top] = spot.box;
  found.style.left = `${(left / width) * 100}%`;
  found.style.top = `${(1 - top / height) * 100}%`;
  found.style.width = `${((right - left) / width) * 100}%`;
  found.style.height = `${((top - bottom) / height) * 100}%`;
  element.append(found);
}

async function post(path, values) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(values),
  });
  return answer.ok ? answer.json() : null;
}

let toasted = 0;
function say(text) {
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(toasted);
  toasted = setTimeout(() => (toast.hidden = true), 4000);
}

// --- what the server says
async function update(now) {
  const isNew = now.version !== state.version;
  state = now;
  document.title = now.title ? `${now.title} · ${words.preview}` : words.preview;
  find("title").textContent = now.title || "tategumi";
  listProblems();
  listContents();
  showStatus();
  const target = now.follow;
  const isTold = followed !== null && target && target.turn !== followed && (follows || target.asked);
  followed = target?.turn ?? 0;
  if (now.broken && !now.pages.length) showPanel(true);
  if (view === "epub") {
    if (reading !== now.version || isTold) await read(isTold ? target : null);
  } else if (view === "booklet") {
    if (isTold && target.asked) await toSpot(target);
    else if (isNew && !(await fold())) await look("paper");
    else draw();
  } else if (isTold) {
    await turnTo(target);
  } else if (now.pages.length) {
    // While only the beginning is there, the place that was asked for may still come.
    if (now.whole) at.paper = Math.min(at.paper, now.pages.length - 1);
    draw();
  }
}

// The page of a target, with its line lit up where it was asked for.
async function turnTo(target) {
  if (!together(at.paper).includes(target.page - 1)) at.paper = target.page - 1;
  history.replaceState(null, "", `#p${at.paper + 1}`);
  await draw();
  if (target.asked) lightUp(spread.querySelector(`.leaf[data-page="${target.page - 1}"]`), target);
}

function showStatus() {
  const status = find("status");
  status.className = state.working ? "working" : state.broken ? "broken" : "";
  const busy = state.whole || !state.pages.length ? words.setting : words.beginning;
  find("said").textContent = state.working ? busy : state.broken ? words.broken : words.current;
}

const events = new EventSource("/events");
events.addEventListener("message", (event) => update(JSON.parse(event.data)));
events.addEventListener("error", () => {
  find("status").className = "lost";
  find("said").textContent = words.lost;
});

// --- a reader's hands
const keys = {
  ArrowLeft: () => turn(1),
  ArrowRight: () => turn(-1),
  PageDown: () => turn(1),
  PageUp: () => turn(-1),
  " ": (event) => turn(event.shiftKey ? -1 : 1),
  Home: () => toEnd(0),
  End: () => toEnd(1),
  1: () => look("paper"),
  2: () => look("booklet"),
  3: () => look("epub"),
  p: () => showPanel(panel.hidden),
  f: () => find("follow").click(),
};
function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === " " && event.target.closest("button")) return;
  const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act) return;
  event.preventDefault();
  act(event);
}
document.addEventListener("keydown", pressed);
find("forward").addEventListener("click", () => turn(1));
find("back").addEventListener("click", () => turn(-1));
find("toggle").addEventListener("click", () => showPanel(panel.hidden));
find("follow").addEventListener("click", (event) => {
  follows = !follows;
  find("follow").setAttribute("aria-pressed", follows);
});
find("views").addEventListener("click", (event) => look(event.target.dataset.view ?? view));
slider.addEventListener("input", () => {
  if (view === "epub") reader.toPart(slider.value / PARTS);
  else go(Number(slider.value));
});
spread.addEventListener("click", (event) => {
  const element = event.target.closest(".leaf.paper");
  if (element?.dataset.page !== undefined) locate(element, event);
});
let wheeled = 0;
function wheel(event) {
  if (event.ctrlKey || Date.now() - wheeled < 250 || Math.abs(event.deltaY) < 4) return;
  wheeled = Date.now();
  turn(Math.sign(event.deltaY));
}
find("stage").addEventListener("wheel", wheel, { passive: true });
addEventListener("resize", draw);
