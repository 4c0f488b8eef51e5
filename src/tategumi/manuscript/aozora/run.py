"""The inlines of a line while it is read, and how a note finds what it names.

A target is looked for backwards through readings and other notes, which have no text of their own
here. All work is bounded by constants, so that a line costs time in proportion to its length.
"""

import re
from typing import NamedTuple

from ...characters import FOREIGN_LETTER, is_kana
from ...model import (
    Editorial,
    Gaiji,
    Image,
    Kaeriten,
    Okurigana,
    Ruby,
    RubyPart,
    Style,
    Styled,
    Tcy,
    Text,
)
from .meanings import LineLayout, Template
from .scripts import Script, run_start, script_of
from .wrap import SPLITTABLE, Node, Piece, around, parted, replaced, wrapped

# A target farther off is not the author's meaning. 97.7 % stand directly before their note.
WINDOW = 1000  # characters
_MOST_BACK = 200  # inlines looked through
_MOST_WEIGHT = 2000  # inlines inside one that is taken apart

_SILENT = (Editorial, Kaeriten, Okurigana)  # stand between characters without parting them


_LETTER = rf"(?:{FOREIGN_LETTER}|[\u0300-\u036f])"
_WORD = re.compile(rf"(?:{_LETTER}|(?<!-)-(?={_LETTER}))*{_LETTER}-?$")
_LONGEST_WORD = 60  # letters


# What may stand between a Latin word and its reading: a space, the stop of an abbreviation.
_AFTER_LATIN = re.compile(r"(?<=[A-Za-zÀ-ɏ])[. ]$")


class Range(NamedTuple):
    """Pieces ``first`` to ``last`` and, in their joined text, the characters ``start:stop``."""

    first: int
    last: int
    start: int
    stop: int


class Run:
    """Inlines in order of reading, each as a ``Piece``."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.is_blank = True  # nothing yet that would be seen on the page
        self._text: list[str] = []

    def write(self, text: str) -> None:
        self._text.append(text)
        self.is_blank = self.is_blank and not text.strip()

    def flush(self) -> int:
        """Make the text written so far a piece; return the number of pieces."""
        if self._text:
            text = "".join(self._text)
            self._text.clear()
            if text:
                self.pieces.append(Piece(Text(text), text))
        return len(self.pieces)

    def add(self, node: Node) -> None:
        self.flush()
        self.pieces.append(Piece.of(node))
        self.is_blank = self.is_blank and isinstance(node, Editorial)

    def insert(self, index: int, node: Node) -> None:
        self.flush()
        self.pieces.insert(index, Piece.of(node))

    def take(self) -> list[Node]:
        """All inlines, leaving the run empty."""
        self.flush()
        nodes = [piece.node for piece in self.pieces]
        self.pieces.clear()
        self.is_blank = True
        return nodes

    # --- targets
    def find(self, target: str, floor: int, part: str = "") -> Range | None:
        """The last place of ``target`` after piece ``floor``; of ``part`` inside it, if given."""
        first = last = self.flush()
        if not target:
            return None
        length, most = 0, WINDOW + len(target)
        while first > floor and length < most and last - first < _MOST_BACK:
            piece = self.pieces[first - 1]
            whole = isinstance(piece.node, Text) or piece.weight <= _MOST_WEIGHT
            if not whole or isinstance(piece.node, LineLayout):
                break
            first -= 1
            length += len(piece.text)
            if first == last - 1 and not part and piece.text.endswith(target):
                return Range(first, last, length - len(target), length)
        text = "".join(piece.text for piece in self.pieces[first:last])
        start = text.rfind(target, max(0, len(text) - most))
        if start < 0:
            return None
        inside = target.rfind(part) if part else 0
        if inside < 0:
            return None
        start += inside
        return self._narrowed(first, start, start + len(part or target))

    def _narrowed(self, first: int, start: int, stop: int) -> Range:
        """The range without pieces that it does not touch."""
        while len(self.pieces[first].text) <= start:
            length = len(self.pieces[first].text)
            first, start, stop = first + 1, start - length, stop - length
        last, length = first, 0
        while length < stop:
            length += len(self.pieces[last].text)
            last += 1
        return Range(first, last, start, stop)

    def between(self, start: Range, stop: Range) -> Range:
        """From the beginning of one range to the end of another, which is no earlier."""
        texts = (len(piece.text) for piece in self.pieces[start.first : stop.first])
        return Range(start.first, stop.last, start.start, sum(texts) + stop.stop)

    def depth(self, first: int, last: int | None = None) -> int:
        return max((piece.depth for piece in self.pieces[first:last]), default=0)

    def wrap(self, found: Range, template: Template) -> None:
        pieces = self.pieces[found.first : found.last]
        nodes = wrapped(pieces, found.start, found.stop, template)
        self.pieces[found.first : found.last] = map(Piece.of, nodes)

    def wrap_from(self, start: int, template: Template) -> None:
        self.flush()
        nodes = [piece.node for piece in self.pieces[start:]]
        self.pieces[start:] = map(Piece.of, around(template, nodes))

    def replace(self, found: Range, text: str) -> bool:
        """Put other text in place of the range, if it lies in one inline's one Text."""
        node = None
        if found.last - found.first == 1:
            node = replaced(self.pieces[found.first].node, found.start, found.stop, text)
        if node is None:
            return False
        self.pieces[found.first] = Piece.of(node)
        return True

    def last_character(self, floor: int) -> Range | None:
        """The character that stands directly before the end of the run."""
        last = self.flush()
        text = self.pieces[last - 1].text if last > floor else ""
        return Range(last - 1, last, len(text) - 1, len(text)) if text else None

    def is_last(self, found: Range) -> bool:
        """Whether no text stands behind the range."""
        length = sum(len(piece.text) for piece in self.pieces[found.first : found.last])
        return found.stop == length and not any(p.text for p in self.pieces[found.last :])

    def put(self, found: Range, node: Node) -> bool:
        """Put a node in place of the range, if it holds nothing but text."""
        pieces = self.pieces[found.first : found.last]
        if not all(isinstance(piece.node, Text) for piece in pieces):
            return False
        text = "".join(piece.text for piece in pieces)
        around = (Text(text[: found.start]), node, Text(text[found.stop :]))
        made = [one for one in around if one is node or one != Text("")]
        self.pieces[found.first : found.last] = map(Piece.of, made)
        return True

    def insert_before(self, found: Range, node: Node) -> bool:
        """Insert a node where the range begins; False if that is inside what can't be parted."""
        if not found.start:
            self.insert(found.first, node)
            return True
        first = self.pieces[found.first].node
        if not isinstance(first, (Text, *SPLITTABLE)):
            return False
        before, *after = parted(first, found.start)
        self.pieces[found.first : found.first + 1] = map(Piece.of, (before, node, *after))
        return True

    def last_word(self, floor: int) -> str:
        """The letters, of no Japanese script, that the text ends with; empty if there are none."""
        first = self.flush()
        text = ""
        while first > floor and len(text) < _LONGEST_WORD and " " not in text:
            first -= 1
            text = self.pieces[first].text[-_LONGEST_WORD:] + text
        found = _WORD.search(text[-_LONGEST_WORD:])
        return found[0] if found else ""

    def part_of(self, found: Range, start: int, stop: int) -> Range:
        """The characters ``start:stop`` of what a range holds."""
        return self._narrowed(found.first, found.start + start, found.start + stop)

    # --- ruby
    def set_reading(self, reading: str) -> bool:
        """A reading on a run inside the text just written, which is nearly every reading.

        False, and nothing done, where there is none or it may reach farther back.
        """
        text = "".join(self._text)
        tail = _AFTER_LATIN.search(text) if is_kana(reading) else None
        after = tail[0] if tail else ""
        text = text.removesuffix(after)
        script = script_of(text)
        start = run_start(text, script) if script is not Script.NONE else 0
        if not text or script is Script.NONE or (start == 0 and self.pieces):
            return False
        self._text.clear()
        before, base = text[:start], text[start:]
        if before:
            self.pieces.append(Piece(Text(before), before))
        ruby = Ruby((RubyPart((Text(base),), reading),))
        self.pieces.append(Piece(ruby, base, depth=1, weight=2))
        if after:
            self._text.append(after)
        return True

    def split_base(self, floor: int) -> int:
        """Where the base of a reading without ``｜`` begins; the run's end if there is none."""
        end = index = start = self.flush()
        script: Script | None = None
        while index > floor:
            piece = self.pieces[index - 1]
            index -= 1
            if isinstance(piece.node, _SILENT):
                continue
            if isinstance(piece.node, Image) and script is None:
                return index
            if not isinstance(piece.node, (Text, Gaiji, *SPLITTABLE, Tcy)):
                break
            own = Script.KANJI if isinstance(piece.node, Gaiji) else script_of(piece.text)
            script = script or own
            if own is not script or own is Script.NONE:
                break
            whole = isinstance(piece.node, Gaiji) or _is_across(piece.node)
            cut = 0 if whole else run_start(piece.text, script)
            if cut and isinstance(piece.node, (Text, *SPLITTABLE)):
                self.pieces[index : index + 1] = map(Piece.of, parted(piece.node, cut))
                return index + 1
            if cut:
                break
            start = index
            if script is Script.SIGN:
                break
        return start if start < end else end


def _is_across(node: Node) -> bool:
    """Whether the node is set across the line (横組み), so that a reading is on all of it."""
    return isinstance(node, Styled) and node.style is Style.HORIZONTAL
