"""Plain text: paragraphs, headings and changes of scene, told from layout and wording alone.

Knows no mark-up and no file. Every character but white space is kept, in order.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby, pairwise, takewhile

from ..characters import NUMERALS
from ..model import Blank, Block, Group, GroupKind, Heading, Layout, Paragraph, SceneBreak, Text
from ..unicode import east_asian_width
from .source import Manuscript

# --- what a line can be
_NUMBER = f"[{NUMERALS}]+"
_WORDS = r"(?:[\s:：「『（(―—・].*)?"  # a heading's own words; 第一部隊 is no heading

# Rank (1 stands highest in a book), form of the line.
HEADINGS = tuple(
    (rank, re.compile(form))
    for rank, form in (
        (1, f"第{_NUMBER}[部編篇巻]{_WORDS}"),
        (2, f"第{_NUMBER}[章話回幕夜]{_WORDS}"),
        (2, f"(?:序章|終章|序幕|終幕|間章|幕間|断章|プロローグ|エピローグ){_WORDS}"),
        (2, "(?:まえがき|はしがき|はじめに|序文|序|おわりに|あとがき|跋)"),
        (3, f"第{_NUMBER}[節項]{_WORDS}"),
        (3, _NUMBER),
        (3, rf"{_NUMBER}(?:[.．](?![0-9])|\s).*"),
    )
)
LONGEST_HEADING = 40  # characters; a longer line is a sentence

# A line of these alone changes the scene: marks in any number, rules from three on.
_SCENE = re.compile(r"[＊*※◇◆〇○●◯□■☆★△▲▽▼†‡§×\s]+|(?:[-―─—━=＝_＿~～]\s*){3,}")


class Kind(Enum):
    TEXT = "text"
    BLANK = "blank"
    HEADING = "heading"
    LEAD = "lead"
    SCENE = "scene"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source: ``text`` without its outer white space, ``indent`` in em."""

    number: int
    text: str
    kind: Kind = Kind.TEXT
    indent: float = 0
    level: int = 0  # of a heading

    @property
    def columns(self) -> float:
        return _columns(self.text) + 2 * self.indent


def lines_of(text: str) -> list[Line]:
    """The source's lines: blank ones, changes of scene, and text; headings are not looked for."""
    return [_line(number, source) for number, source in enumerate(text.split("\n"), 1)]


def _line(number: int, source: str) -> Line:
    text = source.strip()
    if not text:
        return Line(number, "", Kind.BLANK)
    kind = Kind.SCENE if _SCENE.fullmatch(text) else Kind.TEXT
    return Line(number, text, kind, _columns(source[: source.index(text)]) / 2)


def _columns(text: str) -> int:
    """Width on a terminal: two columns make an em."""
    return len(text) if text.isascii() else sum(1 + (east_asian_width(c) in "WFA") for c in text)


def with_headings(lines: Sequence[Line]) -> list[Line]:
    """The lines with headings known by their wording; the ranks present become levels 2, 3 …"""
    ranks = [rank_of(line) if line.kind is Kind.TEXT else 0 for line in lines]
    # Like headings on adjoining lines are a list or a table of contents.
    listed = {n for n, (a, b) in enumerate(pairwise(ranks)) if a and a == b}
    ranks = [0 if {n, n - 1} & listed else rank for n, rank in enumerate(ranks)]
    levels = {rank: level for level, rank in enumerate(sorted(set(ranks) - {0}), 2)}
    return [
        replace(line, kind=Kind.HEADING, level=levels[rank]) if rank else line
        for line, rank in zip(lines, ranks, strict=True)
    ]


def rank_of(line: Line) -> int:
    """The rank of a heading, by its wording; 0 for any other line."""
    if not line.text or len(line.text) > LONGEST_HEADING or line.text[-1] in "。、":
        return 0
    return next((rank for rank, form in HEADINGS if form.fullmatch(line.text)), 0)


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text: its title, and the lines below it whose kinds are known.

    ``first`` is the line that the title stands on, if it stands in the text; ``sources`` are all
    lines of the text as they were written, the one with the number 1 first.
    """

    title: str
    first: tuple[Line, ...]
    lines: Sequence[Line]
    sources: Sequence[str]


def read_passage(passage: Passage) -> Manuscript:
    return Manuscript(blocks_of(passage.lines), title=passage.title)


# --- a whole file
def read_plain(text: str, path: str) -> Manuscript:
    """A manuscript without mark-up; ``path`` is its name for messages (there are none yet)."""
    lines = with_headings(lines_of(text))
    head = head_lines(lines)
    title, subtitle, creators = titles([line.text for line in head])
    body = lines[head[-1].number :] if head else lines
    return Manuscript(blocks_of(body), title=title, subtitle=subtitle, creators=creators)


def head_lines(lines: Sequence[Line]) -> list[Line]:
    """Title, subtitle and author: up to three short lines at the top, before a blank line.

    Lines that say whose the text is (作者　見本たろう) may stand behind that.
    """
    runs = [list(run) for blank, run in groupby(lines, lambda line: not line.text) if not blank]
    first, rest = runs[0] if runs else [], runs[1:]
    if not rest or len(first) > 3 or not all(map(is_title, first)):
        return []
    named = list(takewhile(lambda run: all(map(_names_creator, run)), rest))
    return [line for run in (first, *named[: len(rest) - 1]) for line in run]


# Who made the text, by a word before the name or behind it.
_ROLE = "(?:作者|著者|筆者|作者名|著者名|ペンネーム|作|著|文)"
_CREATOR = re.compile(rf"{_ROLE}(?:\s*[:：]\s*|\s+)(?P<name>\S.*)|(?P<before>\S.*?)\s+(?:作|著)")


def _names_creator(line: Line) -> bool:
    return len(line.text) <= LONGEST_HEADING and bool(_CREATOR.fullmatch(line.text))


def _creator(text: str) -> str:
    """The name in a line that says whose the text is, or the whole of it."""
    found = _CREATOR.fullmatch(text)
    return (found["name"] or found["before"]) if found else text


def is_title(line: Line) -> bool:
    """Can a line that stands alone at the head of a text be its title?"""
    if line.kind is not Kind.TEXT or line.indent == 1 or len(line.text) > LONGEST_HEADING:
        return False
    return line.text[-1] not in "。、，」"


def titles(head: list[str]) -> tuple[str, str, tuple[str, ...]]:
    """Title, subtitle and creators; of two lines the second is a subtitle where marked as one."""
    named = [line for line in head[1:] if _CREATOR.fullmatch(line)]
    match head:
        case [title, *rest] if named:
            others = [line for line in rest if line not in named]
            return title, "".join(others), tuple(map(_creator, named))
        case [title, second] if second[0] in "―─—-～~（(":
            return title, second, ()
        case [title, *middle, creator]:
            return title, "".join(middle), (creator,)
    return "".join(head), "", ()


# --- lines to blocks
@dataclass(frozen=True, slots=True)
class _Piece:
    """The lines of one paragraph, heading or mark, and how many blank lines stand before it."""

    lines: list[Line]
    blanks: int

    @property
    def kind(self) -> Kind:
        return self.lines[0].kind

    @property
    def indent(self) -> float:
        return self.lines[0].indent

    @property
    def text(self) -> str:
        """Wrapped lines joined, Latin words by a space."""
        texts = [line.text for line in self.lines]
        spaces = [" " * (a[-1] + b[0]).isascii() for a, b in pairwise(texts)]
        return "".join(text + space for text, space in zip(texts, [*spaces, ""], strict=True))


def blocks_of(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Blocks of classified lines, by the conventions that the lines themselves show."""
    pieces = _pieces(lines)
    pairs = _spread(pieces, _is_spaced(pieces), _usual_indent(pieces))
    blocks: list[Block] = []
    for lead, run in groupby(pairs, key=lambda pair: pair[0] is Kind.LEAD):
        inner = tuple(block for _, block in run)
        blocks.extend([Group(GroupKind.LEAD, inner)] if lead else inner)
    return tuple(blocks)


# Lines cut by hand or by a mail program are 20 to 50 em wide. They end within two em of the width
# (kinsoku, Latin words), most of them in mid-sentence.
_WRAPPED_COLUMNS = range(40, 101)
_WRAPPED_SLACK = 4
_FEWEST_WRAPPED = 3
_MOST = 0.7
_MID_SENTENCE = tuple("。．.！？!?」』）)…")


def _wrapped_at(lines: Sequence[Line]) -> float:
    """The columns at which the lines are wrapped; 0 where each line is a paragraph of its own."""
    width = max((line.columns for line in lines if line.kind is Kind.TEXT), default=0)
    if not _WRAPPED_COLUMNS[0] <= width <= _WRAPPED_COLUMNS[-1]:
        return 0
    turned = [a for a, b in pairwise(lines) if a.kind is b.kind is Kind.TEXT and not b.indent]
    full = [line for line in turned if line.columns >= width - _WRAPPED_SLACK]
    middle = [line for line in full if not line.text.endswith(_MID_SENTENCE)]
    wrapped = len(full) >= max(_FEWEST_WRAPPED, _MOST * len(turned))
    return width if wrapped and len(middle) >= _MOST * len(full) else 0


def _pieces(lines: Sequence[Line]) -> list[_Piece]:
    wrapped = _wrapped_at(lines)
    pieces: list[_Piece] = []
    blanks = 0
    for line in lines:
        if line.kind is Kind.BLANK:
            blanks += 1
        elif pieces and not blanks and _continues(pieces[-1].lines[-1], line, wrapped):
            pieces[-1].lines.append(line)
        else:
            pieces.append(_Piece([line], blanks))
            blanks = 0
    return pieces


def _continues(before: Line, line: Line, wrapped: float) -> bool:
    if not wrapped or not before.kind is line.kind is Kind.TEXT or line.indent:
        return False
    speech = line.text[0] in "「『（" and before.text.endswith(_MID_SENTENCE)
    return before.columns >= wrapped - _WRAPPED_SLACK and not speech


def is_spaced(lines: Sequence[Line]) -> bool:
    """Does a single blank line only part paragraphs? It does if it stands between most of them."""
    return _is_spaced(_pieces(lines))


def _is_spaced(pieces: Sequence[_Piece]) -> bool:
    blanks = [b.blanks for a, b in pairwise(pieces) if a.kind is b.kind is Kind.TEXT]
    return bool(blanks) and sum(map(bool, blanks)) >= _MOST * len(blanks)


def _usual_indent(pieces: Sequence[_Piece]) -> float:
    """The indent of ordinary paragraphs, which is the style's matter: 1 em, or what many have."""
    indents = [piece.indent for piece in pieces if piece.kind is Kind.TEXT]
    common = Counter(indent for indent in indents if indent).most_common(1)
    return common[0][0] if common and 4 * common[0][1] >= len(indents) else 1


def _spread(
    pieces: Iterable[_Piece], spaced: bool, usual_indent: float
) -> Iterator[tuple[Kind, Block]]:
    """Each piece's block; blank lines count only between two paragraphs of text."""
    before = Kind.BLANK
    for piece in pieces:
        blanks = piece.blanks - spaced
        if before is piece.kind is Kind.TEXT and blanks > 0:
            yield Kind.BLANK, Blank(blanks)
        yield piece.kind, _block(piece, usual_indent)
        before = piece.kind


def _block(piece: _Piece, usual_indent: float) -> Block:
    match piece.kind:
        case Kind.SCENE:
            return SceneBreak(piece.text)
        case Kind.HEADING:
            return Heading(piece.lines[0].level, (Text(piece.text),))
    deep = piece.kind is Kind.TEXT and piece.indent >= 2 and piece.indent != usual_indent
    layout = Layout(indent=piece.indent) if deep else Layout()
    return Paragraph((Text(piece.text),), layout)
