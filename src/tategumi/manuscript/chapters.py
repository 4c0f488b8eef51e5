"""Parts a text into chapters, at each heading of its highest level."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..model import (
    UNNAMED,
    Blank,
    Block,
    Group,
    Heading,
    HeadingForm,
    Inline,
    Named,
    PageBreak,
    Text,
    leading_heading,
)
from .source import Manuscript


@dataclass(frozen=True, slots=True)
class Chapter:
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    named: Named = UNNAMED


def chapters(manuscript: Manuscript, title: str = "") -> Iterator[Chapter]:
    """Each chapter of a text. What stands before the first has the title of the whole.

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
        parts.insert(0, Chapter(own, tuple(before), manuscript.named))
    for part in parts:
        raised = _raised(trimmed(part.blocks), top or _least(headings) - 1)
        yield replace(part, blocks=tuple(raised))


def _least(headings: Sequence[Heading | None]) -> int:
    """The highest level, where no heading begins a chapter."""
    return min((heading.level for heading in headings if heading), default=1)


def trimmed(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks without the blank lines and page breaks at both ends: a chapter has its own."""
    filled = [i for i, b in enumerate(blocks) if not isinstance(b, Blank | PageBreak)]
    return blocks[filled[0] : filled[-1] + 1] if filled else ()


def _part(blocks: Sequence[Block]) -> Chapter:
    """Title and text; a title within a group, as on a page of its own, stays there."""
    first, *rest = blocks
    if isinstance(first, Heading):
        return Chapter(first.children, tuple(rest), first.named)
    return Chapter((), tuple(blocks))


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
