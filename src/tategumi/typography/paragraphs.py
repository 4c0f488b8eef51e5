"""Edits of paragraphs, and rules about paragraphs, blank lines and readings as wholes.

Knows the model; what the edits are for is told by the caller.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import Enum
from itertools import groupby

from ..manuscript.openings import is_opening
from ..model import (
    Blank,
    Block,
    Document,
    Emphasis,
    Group,
    Inline,
    Layout,
    Paragraph,
    Ruby,
    SceneBreak,
    SideLine,
    Styled,
    Text,
    Warichu,
)
from ..running import APART, Edit, Inlines, Running, map_running, with_children
from .verbatim import verbatim


class Blanks(Enum):
    """What becomes of blank lines."""

    OFF = "off"
    ONE = "one"  # of each run one is kept
    SCENES = "scenes"  # single ones go, a longer run is a change of scene


_LARGE = str.maketrans(
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ",
    "あいうえおつやゆよわかけアイウエオツヤユヨワカケ",
)


def running(inlines: Inlines) -> Running:
    """The running text; what is verbatim, code, links, tate-chu-yoko and horizontal text stay."""
    return Running.of(inlines, _is_open, verbatim)


def edited(text: Running, find: Callable[[str], Iterable[Edit]]) -> tuple[Running, int]:
    """The text with the edits that ``find`` gives for it made, and how many they were."""
    edits = [e for e in find(text.text) if e.inlines != (Text(text.text[e.start : e.stop]),)]
    edits.sort(key=lambda edit: (edit.start, edit.stop))
    fitted = [cuts for cuts in map(text.fitted, edits) if cuts]
    if not fitted:
        return text, 0
    return running(text.rewritten(cut for cuts in fitted for cut in cuts)), len(fitted)


def with_large_ruby_kana(document: Document) -> tuple[Document, int]:
    """Small kana in readings set large, as small ruby is often set (JLReq 3.3.3)."""
    changes = 0

    def each(inlines: Inlines) -> Inlines:
        return tuple(map(large, inlines))

    def large(inline: Inline) -> Inline:
        nonlocal changes
        inline = with_children(inline, each)
        if not isinstance(inline, Ruby):
            return inline
        parts = tuple(replace(p, reading=p.reading.translate(_LARGE)) for p in inline.parts)
        made = Ruby(parts, inline.left.translate(_LARGE))
        changes += made != inline
        return made

    return map_running(document, each), changes


def indented(document: Document, em: float, *, bracket: bool) -> tuple[Document, int]:
    """Paragraphs that begin with a bracket, or the others, indented in place of typed spaces."""
    changes = 0

    def at_indent(block: Block) -> Block:
        nonlocal changes
        match block:
            case Group(blocks=inner):
                return replace(block, blocks=tuple(map(at_indent, inner)))
            case Paragraph(layout=layout) if layout == Layout():
                whole = running(block.children)
                typed = len(whole.text) - len(whole.text.lstrip(" \u3000"))
                if is_opening(whole.text[typed:]) is bracket:
                    changes += 1
                    bare, _ = edited(whole, lambda _: [Edit.to(0, typed, "")])
                    return Paragraph(bare.inlines, replace(layout, indent=em))
        return block

    blocks = tuple(map(at_indent, document.blocks))
    return replace(document, blocks=blocks), changes


def with_packed_blanks(document: Document, setting: Blanks) -> tuple[Document, int]:
    changes = 0

    def packed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        nonlocal changes
        made: list[Block] = []
        for is_blank, run in groupby(map(inside, blocks), lambda block: isinstance(block, Blank)):
            found = tuple(run)
            lines = sum(block.lines for block in found if isinstance(block, Blank))
            kept = _PACKED[setting](lines) if is_blank else found
            changes += kept != found
            made += kept
        return tuple(made)

    def inside(block: Block) -> Block:
        return replace(block, blocks=packed(block.blocks)) if isinstance(block, Group) else block

    return replace(document, blocks=packed(document.blocks)), changes


_PACKED: dict[Blanks, Callable[[int], tuple[Block, ...]]] = {
    Blanks.ONE: lambda lines: (Blank(),),
    Blanks.SCENES: lambda lines: (SceneBreak(),) if lines > 1 else (),
}


def _is_open(inline: Inline) -> bool:
    if isinstance(inline, Styled):
        return inline.style not in APART
    return isinstance(inline, (Ruby, Emphasis, SideLine, Warichu))
