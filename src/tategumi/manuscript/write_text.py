"""A manuscript as plain text, as a person would write it without any notation.

Readings and notes stand in parentheses and brackets: the words are all there, their dress is not.
"""

from collections.abc import Callable, Iterator
from typing import Any

from ..model import (
    Blank,
    Block,
    Editorial,
    Figure,
    Footnote,
    Gaiji,
    Group,
    GroupKind,
    Heading,
    Image,
    Inline,
    Layout,
    LineBreak,
    ListBlock,
    PageBreak,
    Paragraph,
    Preformatted,
    Ruby,
    SceneBreak,
    Table,
    Text,
    Warichu,
    children_of,
)  # fmt: skip
from ..problems import Place, Problem
from .openings import opens_with_bracket
from .source import Manuscript

_SPACE = "　"
_SCENE = "＊"
_BULLET = "・"
# Bracketed text is set two deep, as quotations and lists are.
_DEEP = _SPACE * 2


def write_text(manuscript: Manuscript, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text, and what it leaves out; ``path`` is the name it will be written under."""
    writer = _Writer()
    head = [manuscript.title, manuscript.subtitle, *manuscript.creators]
    parts = [
        "\n".join(line for line in head if line),
        "\n".join(writer.lines(manuscript.blocks)),
        "\n".join(writer.note_lines()),
        "\n".join(manuscript.colophon),
    ]
    text = "\n\n".join(part.strip("\n") for part in parts if part.strip("\n"))
    return text + "\n" if text else "", tuple(_left_out(writer, path))


def _left_out(writer: "_Writer", path: str) -> Iterator[Problem]:
    for what, count in writer.left_out.items():
        yield Problem(Place(path), "write.text", {"what": what, "count": count})


class _Writer:
    def __init__(self) -> None:
        self.left_out: dict[str, int] = {}
        self._notes: list[Footnote] = []

    # --- blocks
    def lines(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        for block in blocks:
            yield from _BLOCKS[type(block)](self, block)

    def note_lines(self) -> Iterator[str]:
        """The footnotes, which may hold others, in the order of their marks."""
        for number, note in enumerate(self._notes, 1):
            first, *rest = [*self.lines(note.blocks)] or [""]
            yield f"［{number}］{first.lstrip(_SPACE)}"
            yield from (_DEEP + line for line in rest)

    def _paragraph(self, block: Paragraph) -> Iterator[str]:
        text = self.text(block.children)
        if not text.strip() and block.children:
            return  # a paragraph of notes that are never set
        margin = _margin(block.layout)
        if block.layout == Layout() and not opens_with_bracket(block.children):
            margin = _SPACE
        yield from (margin + line for line in text.split("\n"))

    def _heading(self, block: Heading) -> Iterator[str]:
        yield from ("", self.text(block.children).replace("\n", " "), "")

    def _blank(self, block: Blank) -> Iterator[str]:
        yield from [""] * block.lines

    def _page_break(self, block: PageBreak) -> Iterator[str]:
        yield from ("", "")

    def _scene_break(self, block: SceneBreak) -> Iterator[str]:
        yield from ("", _DEEP + (block.text or _SCENE), "")

    def _figure(self, block: Figure) -> Iterator[str]:
        yield _DEEP + self.text((block.image,))
        if block.caption:
            yield _DEEP + self.text(block.caption)

    def _group(self, block: Group) -> Iterator[str]:
        margin = _margin(block.layout) or (_DEEP if block.kind is GroupKind.QUOTE else "")
        yield from (margin + line for line in self.lines(block.blocks))

    def _list(self, block: ListBlock) -> Iterator[str]:
        for number, item in enumerate(block.items, block.start):
            mark = f"{number}．" if block.ordered else _BULLET
            first, *rest = [*self.lines(item)] or [""]
            yield mark + first.lstrip(_SPACE)
            yield from (_DEEP + line for line in rest)

    def _table(self, block: Table) -> Iterator[str]:
        for row in block.rows:
            yield _DEEP.join(self.text(cell).replace("\n", " ") for cell in row)

    def _preformatted(self, block: Preformatted) -> Iterator[str]:
        yield from block.text.split("\n")

    # --- inlines
    def text(self, inlines: tuple[Inline, ...]) -> str:
        return "".join(map(self._one, inlines))

    def _one(self, inline: Inline) -> str:
        match inline:
            case Text(text):
                return text
            case LineBreak():
                return "\n"
            case Ruby():
                return self._ruby(inline)
            case Gaiji(description):
                return f"［{description}］"
            case Image(source, alt):
                return f"［{alt or source}］"
            case Footnote():
                self._notes.append(inline)
                return f"［{len(self._notes)}］"
            case Warichu(children):
                return f"（{self.text(children)}）"
            case Editorial(text):
                self.left_out[text] = self.left_out.get(text, 0) + 1
                return ""
        return getattr(inline, "text", "") or self.text(children_of(inline))

    def _ruby(self, ruby: Ruby) -> str:
        """The reading after the whole base, or after each part where some have none."""
        pairs = [(self.text(part.base), part.reading) for part in ruby.parts]
        if all(reading for _, reading in pairs):
            bases, readings = zip(*pairs, strict=True)
            pairs = [("".join(bases), "".join(readings))]
        pairs.append(("", ruby.left))
        return "".join(f"{base}（{reading}）" if reading else base for base, reading in pairs)


_BLOCKS: dict[type[Block], Callable[[_Writer, Any], Iterator[str]]] = {
    Paragraph: _Writer._paragraph,
    Heading: _Writer._heading,
    Blank: _Writer._blank,
    PageBreak: _Writer._page_break,
    SceneBreak: _Writer._scene_break,
    Figure: _Writer._figure,
    Group: _Writer._group,
    ListBlock: _Writer._list,
    Table: _Writer._table,
    Preformatted: _Writer._preformatted,
}


def _margin(layout: Layout) -> str:
    """Full-width spaces for an indent; what stands at the line end is set far in."""
    if layout.end is not None:
        return _SPACE * 10
    return _SPACE * round(layout.indent or 0)
