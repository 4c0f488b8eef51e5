"""One text's chapters: what stands below each heading of its highest level."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..model import (
    Blank,
    Block,
    Group,
    Heading,
    HeadingForm,
    Inline,
    PageBreak,
    Text,
    leading_heading,
)
from .source import Manuscript

Chapter = tuple[tuple[Inline, ...], tuple[Block, ...]]


def chapters(manuscript: Manuscript, title: str = "") -> Iterator[Chapter]:
    """Title and text of each chapter. What stands before the first has the title of the whole.

    That is ``title`` where the text's head has none. Headings in a chapter begin at level 2. Those
    in a line or a window (同行, 窓) stand in a running text, and begin no chapter.
    """
    blocks = manuscript.blocks
    headings = [leading_heading(block) for block in blocks]
    top = min((h.level for h in headings if h and h.form is HeadingForm.NORMAL), default=0)
    starts = [
        i for i, h in enumerate(headings) if h and (h.level, h.form) == (top, HeadingForm.NORMAL)
    ]
    parts = [_part(blocks[start:stop]) for start, stop in pairwise([*starts, len(blocks)])]
    before = blocks[: starts[0]] if starts else blocks
    if not starts or not all(isinstance(block, Blank | PageBreak) for block in before):
        own = manuscript.heading or (Text(manuscript.title or title),)
        parts.insert(0, (own, before))
    for heading, inside in parts:
        yield heading, tuple(_raised(trimmed(inside), top or _least(headings) - 1))


def _least(headings: Sequence[Heading | None]) -> int:
    """The highest level, where no heading begins a chapter."""
    return min((heading.level for heading in headings if heading), default=1)


def trimmed(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks without the blank lines and page breaks at both ends: a chapter has its own."""
    filled = [i for i, b in enumerate(blocks) if not isinstance(b, Blank | PageBreak)]
    return blocks[filled[0] : filled[-1] + 1] if filled else ()


def _part(blocks: Sequence[Block]) -> tuple[tuple[Inline, ...], Sequence[Block]]:
    """Title and text; a title within a group, as on a page of its own, stays there."""
    first, *rest = blocks
    return (first.children, rest) if isinstance(first, Heading) else ((), blocks)


def _raised(blocks: Sequence[Block], top: int) -> Iterator[Block]:
    """The blocks with their headings from level 2 on, below the chapter's own."""
    for block in blocks:
        match block:
            case Heading(level=level):
                yield replace(block, level=max(level - top + 1, 2))
            case Group(blocks=inner):
                yield replace(block, blocks=tuple(_raised(inner, top)))
            case _:
                yield block
