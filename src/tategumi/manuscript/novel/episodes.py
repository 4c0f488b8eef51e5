"""Episodes: a site's novel as blocks, with what the author says before and after each.

An episode begins at a page break or a heading, or where the file does.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ...model import (
    Block,
    Group,
    GroupKind,
    Heading,
    Inline,
    PageBreak,
    SceneBreak,
    Text,
    map_inlines,
    plain_text,
)  # fmt: skip
from ...problems import Place, Problem
from ..plain import Kind, Line, Passage, blocks_of, head_lines, lines_of, titles, with_headings
from ..source import Manuscript, Notation
from .scan import Report
from .sites import SITES, Site, Turn

# Turns pass through the reader of plain text as changes of scene of this name, which no text has.
_TURN = "\0"
_CHAPTER_LEVEL = 2


def read_novel(text: str, path: str, notation: Notation) -> Manuscript:
    """A manuscript in the notation of a site; ``path`` is its name for messages. Never raises."""
    site = SITES[notation]
    lines = with_headings(lines_of(text))
    head = [] if _turn_of(site, lines[0].text) else head_lines(lines)
    title, subtitle, creators = titles([line.text for line in head])
    read = _Reader(site, path, text.split("\n"), lines)
    heading = read.text(title) if site.title_has_ruby else _text(title)
    return Manuscript(
        _blocks(site, lines[head[-1].number :] if head else lines, read),
        tuple(read.problems),
        title=plain_text(heading),
        subtitle=plain_text(read.text(subtitle)),
        creators=creators,
        heading=heading if heading != _text(title) else (),
    )


def read_passage(passage: Passage, path: str, notation: Notation) -> Manuscript:
    """A part of a manuscript whose title and headings are known. Never raises."""
    site = SITES[notation]
    lines = [*passage.first, *passage.lines]
    read = _Reader(site, path, passage.sources, lines)
    title = read.text(passage.title)
    blocks = _blocks(site, passage.lines, read)
    return Manuscript(blocks, tuple(read.problems), title=plain_text(title), heading=title)


def _blocks(site: Site, lines: Sequence[Line], read: "_Reader") -> tuple[Block, ...]:
    marked, turns = _with_turns(site, lines)
    blocks = _Episodes(turns).arranged(blocks_of(marked))
    return map_inlines(blocks, lambda inlines: read.text(plain_text(inlines)))


def _text(text: str) -> tuple[Inline, ...]:
    return (Text(text),) if text else ()


class _Reader:
    """The inlines of each line, read once; a paragraph of wrapped lines is read as a whole."""

    def __init__(
        self, site: Site, path: str, sources: Sequence[str], lines: Iterable[Line]
    ) -> None:
        self.problems: list[Problem] = []
        self._scanner = site.inlines
        self._known: dict[str, tuple[Inline, ...]] = {}
        for line in lines:
            margin = sources[line.number - 1].find(line.text)
            report = self._reporter(Place(path, line.number, margin + 1))
            self._known[line.text] = self._scanner.scan(line.text, report)

    def text(self, text: str) -> tuple[Inline, ...]:
        if text not in self._known:
            self._known[text] = self._scanner.scan(text, lambda *_: None)
        return self._known[text]

    def _reporter(self, start: Place) -> Report:
        def report(position: int, code: str, values: dict[str, object]) -> None:
            place = replace(start, column=start.column + position)
            self.problems.append(Problem(place, code, values))

        return report


# --- turns
@dataclass(frozen=True, slots=True)
class _TurnLine:
    turn: Turn
    name: str = ""


def _turn_of(site: Site, text: str) -> _TurnLine | None:
    for pattern, turn in site.turns.items():
        if match := re.fullmatch(pattern, text):
            return _TurnLine(turn, match["name"].strip() if turn is Turn.CHAPTER else "")
    return None


def _with_turns(site: Site, lines: Iterable[Line]) -> tuple[list[Line], list[_TurnLine]]:
    """The lines with each turn on a line of its own, which the list of turns explains."""
    parts = re.compile("|".join(site.turns)) if site.turns else re.compile("(?!)")
    marked: list[Line] = []
    turns: list[_TurnLine] = []
    for line in lines:
        position = 0
        for match in parts.finditer(line.text):
            before = line.text[position : match.start()].strip()
            if before:
                marked.append(replace(line, text=before))
            marked.append(replace(line, text=f"{_TURN}{len(turns)}", kind=Kind.SCENE))
            turn = _turn_of(site, match[0])
            assert turn, "what one of the patterns finds is what it means"
            turns.append(turn)
            position = match.end()
        rest = line.text[position:].strip() if position else line.text
        if rest or not position:
            marked.append(replace(line, text=rest))
    return marked, turns


@dataclass(slots=True)
class _Episodes:
    """Puts what stands before and after each episode into groups."""

    turns: list[_TurnLine]
    blocks: list[Block] = field(default_factory=list)
    start: int = 0  # of the episode's blocks, without its heading
    afterword: int | None = None  # where the afterword starts, once it does

    def arranged(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        for block in blocks:
            match block:
                case SceneBreak(text) if text.startswith(_TURN):
                    self._turn(self.turns[int(text.removeprefix(_TURN))])
                case Heading():
                    self._begin(block)
                case _:
                    self.blocks.append(block)
        self._end_afterword()
        return tuple(self.blocks)

    def _turn(self, line: _TurnLine) -> None:
        match line.turn:
            case Turn.PAGE:
                self._begin(PageBreak())
            case Turn.CHAPTER:
                self._begin(Heading(_CHAPTER_LEVEL, _text(line.name)))
            case Turn.PREFACE_ENDS:
                self._group(GroupKind.PREFACE, self.start)
            case Turn.AFTERWORD_BEGINS:
                self._end_afterword()
                self.afterword = len(self.blocks)

    def _begin(self, block: Block) -> None:
        self._end_afterword()
        match self.blocks[-1:], block:
            case [Group(kind=GroupKind.PREFACE)], Heading():  # said before the title, set below it
                self.blocks.insert(-1, block)
            case _:
                self.blocks.append(block)
        self.start = len(self.blocks)

    def _end_afterword(self) -> None:
        if self.afterword is not None:
            self._group(GroupKind.AFTERWORD, self.afterword)
        self.afterword = None

    def _group(self, kind: GroupKind, start: int) -> None:
        inner = tuple(self.blocks[start:])
        if inner:
            self.blocks[start:] = [Group(kind, inner)]
