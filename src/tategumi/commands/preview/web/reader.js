// The EPUB in a reader engine, as e-readers show it: foliate-js lays it out, this keeps the place.
import "./foliate/view.js";
import { EPUB } from "./foliate/epub.js";

// Letters by which a place is looked for: all of them, or fewer where the text has changed there.
const LETTERS = [24, 12, 6, 4];
// Files behind the one that is named in which a long document may go on.
const FURTHER = 8;
const FOUND = "found";
const APART = "rt, rp, .noteref";

export class Reader {
  version = 0;
  #holder;
  #heard;
  #view = null;
  #at = null; // the place shown: index of the file, range, part of the file from 0 to 1
  #opening = 0;

  // `heard`: what is done on `move`, `line`, `key`, `wheel` and `away` (an address elsewhere).
  constructor(holder, heard) {
    this.#holder = holder;
    this.#heard = heard;
  }

  // Show a version of the book at a spot, or else where the one before was open.
  async open(version, sizes, spot) {
    const mine = ++this.#opening;
    const place = spot ?? this.place();
    const view = document.createElement("foliate-view");
    view.className = "coming";
    this.#holder.append(view);
    await view.open(await new EPUB(loader(version, sizes)).init());
    view.renderer.setAttribute("max-column-count", "1");
    view.renderer.setAttribute("margin", "56px");
    view.renderer.setAttribute("gap", "7%");
    view.renderer.setStyles(`::highlight(${FOUND}) { background: rgb(154 75 47 / 0.25); }`);
    view.addEventListener("load", ({ detail }) => this.#listen(view, detail.doc));
    view.addEventListener("external-link", (event) => {
      event.preventDefault();
      this.#heard.away(event.detail.href);
    });
    let at = null;
    view.renderer.addEventListener("relocate", ({ detail }) => {
      at = detail;
      if (view === this.#view) this.#moved(detail);
    });
    await show(view, place);
    if (mine !== this.#opening) {
      view.close();
      view.remove();
      return;
    }
    const before = this.#view;
    [this.#view, this.version] = [view, version];
    if (at) this.#moved(at);
    view.classList.remove("coming");
    before?.close();
    before?.remove();
  }

  get part() {
    return this.#view?.lastLocation?.fraction ?? 0;
  }

  get title() {
    return this.#view?.lastLocation?.tocItem?.label ?? "";
  }

  turn(step) {
    return step > 0 ? this.#view?.next() : this.#view?.prev();
  }

  toPart(part) {
    return this.#view?.goToFraction(Math.min(part, 1 - 1e-6));
  }

  show(spot) {
    return this.#view && show(this.#view, spot);
  }

  // What is shown first: the file's name, letters from there on, and how far through the file.
  place() {
    if (!this.#at) return null;
    const { range, index, fraction } = this.#at;
    const doc = range.startContainer.ownerDocument;
    return this.#wordsAt(doc, range.startContainer, range.startOffset, index, fraction);
  }

  #moved(at) {
    this.#at = at;
    this.#heard.move();
  }

  #listen(view, doc) {
    doc.addEventListener("keydown", this.#heard.key);
    doc.addEventListener("wheel", this.#heard.wheel, { passive: true });
    doc.addEventListener("click", (event) => {
      const caret = doc.caretPositionFromPoint?.(event.clientX, event.clientY);
      if (!caret || event.target.closest("a[href]") || view !== this.#view) return;
      const { index, fraction } = this.#at;
      this.#heard.line(this.#wordsAt(doc, caret.offsetNode, caret.offset, index, fraction));
    });
  }

  #wordsAt(doc, node, offset, index, through) {
    const { text, places } = lettersOf(doc);
    const caret = doc.createRange();
    caret.setStart(node, offset);
    caret.collapse(true);
    const first = places.findIndex(([at, i]) => caret.comparePoint(at, i) >= 0);
    const start = Math.max(0, Math.min(first < 0 ? text.length : first, text.length - LETTERS[0]));
    const file = this.#view.book.sections[index].id;
    const inside = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest("section[id]");
    const document = (inside?.id ?? stem(file)).split("_")[0];
    return { document, words: text.slice(start, start + LETTERS[0]), through: clamped(through) };
  }
}

const clamped = (part) => Math.min(1, Math.max(0, part || 0));
const stem = (file) => file.replace(/^.*\//, "").replace(/\.xhtml$/, "");

// The EPUB's files come from the server one by one.
function loader(version, sizes) {
  const ask = async (name) => {
    if (!Object.hasOwn(sizes, name)) return null;
    const answer = await fetch(`/epub/${version}/${name.split("/").map(encodeURIComponent).join("/")}`);
    return answer.ok ? answer : null;
  };
  return {
    loadText: async (name) => (await ask(name))?.text() ?? null,
    loadBlob: async (name) => (await ask(name))?.blob() ?? null,
    getSize: (name) => (Object.hasOwn(sizes, name) ? sizes[name] : 0),
  };
}

// A document's letters, as the server counts them, and where each stands.
function lettersOf(doc) {
  const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
  const places = [];
  let text = "";
  for (let node; (node = walker.nextNode()); ) {
    if (node.parentElement.closest(APART)) continue;
    let offset = 0;
    for (const char of node.data) {
      for (const letter of char.normalize("NFKC")) {
        if (/[\p{L}\p{N}]/u.test(letter) && letter !== "ー") {
          text += letter;
          for (let unit = 0; unit < letter.length; unit++) places.push([node, offset]);
        }
      }
      offset += char.length;
    }
  }
  return { text, places };
}

// Turn a view to a spot: its words in the file that is named or in those behind it, or else the file.
async function show(view, spot) {
  const { sections } = view.book;
  const named = sections.findIndex((section) => stem(section.id) === spot?.document);
  const files = named < 0 ? sections.keys() : sections.slice(named, named + FURTHER + 1).map((_, i) => named + i);
  for (const index of spot?.words ? files : []) {
    const doc = await sections[index].createDocument();
    const words = wordsIn(lettersOf(doc).text, spot.words);
    if (!words) continue;
    return view.renderer.goTo({ index, anchor: (shown) => rangeOf(shown, words) });
  }
  return view.renderer.goTo({ index: Math.max(0, named), anchor: () => clamped(spot?.through) });
}

// So many of the words' first letters as stand in a text.
function wordsIn(text, words) {
  return LETTERS.map((count) => words.slice(0, count)).find((some) => text.includes(some)) ?? "";
}

function rangeOf(doc, words) {
  const { text, places } = lettersOf(doc);
  const start = text.indexOf(words);
  if (start < 0) return 0;
  const range = doc.createRange();
  range.setStart(...places[start]);
  const [node, offset] = places[start + words.length - 1];
  range.setEnd(node, offset + 1);
  const { CSS, Highlight } = doc.defaultView;
  if (Highlight) CSS.highlights.set(FOUND, new Highlight(range));
  return range;
}
