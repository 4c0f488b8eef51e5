"""Writes inlines as a line of Aozora notation that is read back as the same inlines.

A note stands behind a short plain text (``X［＃「X」に傍点］``) and around anything else.
Characters that the notation claims are written as places in JIS X 0213, which every reader of it
resolves.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from ...model import (
    Editorial,
    Emphasis,
    Footnote,
    Foreign,
    Gaiji,
    Image,
    Indexed,
    Inline,
    Kaeriten,
    LineBreak,
    Link,
    Okurigana,
    Ruby,
    RubyPart,
    SideLine,
    Span,
    Styled,
    Tcy,
    Text,
    Warichu,
    children_of,
    plain_text,
    runs_of,
)  # fmt: skip
from .accents import has_accents
from .meanings import CaptionSpan, Comment, HeadingSpan, LineLayout, NoFile, Template
from .names import BEING, BESIDE, QUOTING, SIZES
from .notes import understand
from .scan import pairs_of
from .scripts import Script, run_start, script_of
from .wrap import GETA, Piece

_ESCAPES = {
    "《": "※［＃始め二重山括弧、1-1-52］",
    "》": "※［＃終わり二重山括弧、1-1-53］",
    "｜": "※［＃縦線、1-1-35］",
    "［": "※［＃始め角括弧、1-1-46］",
    "］": "※［＃終わり角括弧、1-1-47］",
    "〔": "※［＃始めきっこう括弧、1-1-44］",
    "〕": "※［＃終わりきっこう括弧、1-1-45］",
    "／": "※［＃斜線、1-1-31］",
    "※": "※［＃米印、1-2-8］",
    "〳〵": "／＼",
    "〴〵": "／″＼",
    "\n": "［＃改行］",
}
# Signs that the notation would read: always, or before what makes notation of them.
_CLAIMED = "[《》｜\n]|〳〵|〴〵|／(?=＼|″＼|$)|※$"
_IN_LINE = re.compile(f"{_CLAIMED}|［(?=＃)")
_IN_ACCENTS = re.compile(f"{_CLAIMED}|［(?=＃)|[〔〕]")
_IN_NOTE = re.compile(f"{_CLAIMED}|[［］〔〕]")

_LONGEST_TARGET = 20  # characters; a longer text stands between notes
_NOT_IN_TARGETS = frozenset("「」［］《》｜※〔〕／＼〳〵〴＃\n" + GETA)
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_NAMES: dict[Template, str] = {template: name for name, template in (BESIDE | BEING).items()}
_SIZE_NAMES = {style: name for name, style in SIZES.items()}

Node = Inline | HeadingSpan | CaptionSpan | LineLayout


def wide(number: float) -> str:
    """A whole number in full-width digits, as notes have it."""
    return str(round(number)).translate(_WIDE)


def end_name(end: float) -> str:
    """What sets text at the line end: 地付き, or raised from it."""
    return f"地から{wide(end)}字上げ" if end else "地付き"


def line_of(nodes: Iterable[Node]) -> str:
    """One line; where ``〔…〕`` would be taken for accented letters, the brackets are escaped."""
    nodes = tuple(nodes)
    line = _Line(_IN_LINE).written(nodes)
    return _Line(_IN_ACCENTS).written(nodes) if "〔" in line and has_accents(line) else line


def escaped(text: str) -> str:
    """Plain text, as of a title, that reads back as itself."""
    return line_of([Text(text)])


class _Line:
    """Writes inlines in order; ``previous`` is the last character that a reading would see."""

    def __init__(self, claimed: re.Pattern[str]) -> None:
        self.claimed = claimed
        self.previous = ""

    def written(self, nodes: Iterable[Node]) -> str:
        return "".join([self._one(node) for node in nodes])

    def _one(self, node: Node) -> str:
        match node:
            case Text(text):
                self.previous = text[-1:] or self.previous
                return _escaped(text, self.claimed)
            case Ruby():
                return self._ruby(node)
            case Gaiji(description, reference):
                self.previous = "々"  # a character without a code counts as kanji
                return _gaiji(description, reference)
            case Image():
                self.previous = ""
                return _image(node)
            case LineLayout(changes):
                return f"［＃{end_name(changes['end'])}］"
            case Link(children=children) | Indexed(children=children) | Foreign(children=children):
                return self.written(children)
            case Footnote(blocks):
                text = "".join(map(plain_text, runs_of(blocks)))
                return self._one(Warichu((Text(text),)))
            case LineBreak() | Kaeriten() | Okurigana() | Editorial():
                return _note(node)
        return self._span(node)

    # --- spans
    def _span(self, node: Span | HeadingSpan | CaptionSpan) -> str:
        name, end = _name_of(node)
        if not name or not node.children:
            return self.written(node.children)
        inner = self.written(node.children)
        if not isinstance(node, Warichu) and (target := _target(node.children)):
            return f"{inner}［＃「{target}」{_relation(name)}］"
        return f"［＃{name}］{inner}［＃{end}終わり］"

    # --- ruby
    def _ruby(self, ruby: Ruby) -> str:
        right = "".join([self._part(part) for part in ruby.parts])
        self.previous = ""  # no base reaches back over a ruby
        if not ruby.left:
            return right
        left = _escaped(ruby.left, _IN_NOTE)
        if len(ruby.parts) == 1 and (target := _target((ruby,))):
            return f"{right}［＃「{target}」の左に「{left}」のルビ］"
        return f"［＃左にルビ付き］{right}［＃左に「{left}」のルビ付き終わり］"

    def _part(self, part: RubyPart) -> str:
        before = self.previous
        base = self.written(part.base)
        reading = _escaped(part.reading, _IN_NOTE)
        if not reading:
            return base
        if _has_ruby(part.base):
            return f"［＃注記付き］{base}［＃「{reading}」の注記付き終わり］"
        match part.base:
            case (Text(text),) if run_start(text, Script.KANJI) == 0:
                bar = "｜" if script_of(before) is Script.KANJI else ""
            case _:
                bar = "｜"
        self.previous = ""
        return f"{bar}{base}《{reading}》"


def _escaped(text: str, claimed: re.Pattern[str]) -> str:
    return claimed.sub(lambda found: _ESCAPES[found[0]], text)


def _name_of(node: Span | HeadingSpan | CaptionSpan) -> tuple[str, str]:
    """The name of the note that makes the node, and of the one that ends it; empty if none does."""
    if isinstance(node, Styled) and (size := _SIZE_NAMES.get(node.style)):
        return f"{wide(node.steps)}段階{size}", size
    name = _NAMES.get(replace(node, children=()), "")
    return name, name


def _relation(name: str) -> str:
    if name in BESIDE:
        return f"の{name}" if name.startswith("左に") else f"に{name}"
    return f"は{name}"


def _target(nodes: tuple[Node, ...]) -> str:
    """The text that a note behind the nodes can quote; empty if they need notes around them."""
    if not all(map(_is_quotable, nodes)):
        return ""
    text = "".join(Piece.of(node).text for node in nodes)
    plain = text.strip() and len(text) <= _LONGEST_TARGET and not _NOT_IN_TARGETS & set(text)
    return text if plain else ""


def _is_quotable(node: Node) -> bool:
    match node:
        case Text(text):
            return bool(text)
        case Ruby() | Emphasis() | SideLine() | Styled() | Tcy():
            return all(map(_is_quotable, children_of(node))) and bool(children_of(node))
    return False


def _has_ruby(nodes: Iterable[Inline]) -> bool:
    return any(isinstance(node, Ruby) or _has_ruby(children_of(node)) for node in nodes)


# --- notes that stand for themselves
def _note(node: LineBreak | Kaeriten | Okurigana | Editorial) -> str:
    match node:
        case Kaeriten(text):
            return f"［＃{text}］"
        case Okurigana(text):
            return f"［＃（{_escaped(text, _IN_NOTE)}）］"
        case Editorial(text):
            return _editorial(text)
    return "［＃改行］"


def _editorial(text: str) -> str:
    """The note as it was, or quoted where it would take effect."""
    if text.startswith("［＃") and _is_one_note(text):
        meaning = understand(text[2:-1])
        if meaning is None or isinstance(meaning, Comment | NoFile):
            return text
    quoted = f"［＃「{text}」{QUOTING}］"
    if "\n" not in text and _is_one_note(quoted):
        return quoted
    return f"［＃「{text.translate(_BARE)}」{QUOTING}］"


_BARE = str.maketrans("\n", "　", "［］")


def _is_one_note(text: str) -> bool:
    return pairs_of(text).get(0) == len(text) - 1


def _gaiji(description: str, reference: str) -> str:
    enclosed = description and not set(description) & set("「」")
    name = f"「{description}」" if enclosed else description
    return f"※［＃{name}、{reference}］" if reference else f"※［＃{name}］"


def _image(image: Image) -> str:
    size = f"、横{image.width}×縦{image.height}" if image.width and image.height else ""
    note = f"［＃{image.alt}（{image.source}{size}）入る］"
    if _is_one_note(note) and "\n" not in note:
        return note
    return f"［＃{image.alt.translate(_BARE)}（{image.source}{size}）入る］"
