"""What a line holds: running text, and what is marked in it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..problems import Place
from .kinds import Mark, Side, Stroke, Style

if TYPE_CHECKING:
    from .blocks import Block


@dataclass(frozen=True, slots=True)
class Text:
    """Running text as it is written."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """The author's own end of a line inside a block."""


@dataclass(frozen=True, slots=True)
class RubyPart:
    """A base with its reading."""

    base: tuple["Inline", ...]
    reading: str


@dataclass(frozen=True, slots=True)
class Ruby:
    """One part: group ruby. Several: each part carries its own reading (mono or jukugo ruby).

    ``left`` is a second reading on the other side of the whole base.
    """

    parts: tuple[RubyPart, ...]
    left: str = ""


@dataclass(frozen=True, slots=True)
class Tcy:
    """Tate-chu-yoko (縦中横): set horizontally in one em."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words with emphasis marks (圏点) beside them."""

    children: tuple["Inline", ...]
    mark: Mark = Mark.SESAME
    side: Side = Side.RIGHT


@dataclass(frozen=True, slots=True)
class SideLine:
    """Words with a line beside them (傍線)."""

    children: tuple["Inline", ...]
    stroke: Stroke = Stroke.SOLID
    side: Side = Side.RIGHT


@dataclass(frozen=True, slots=True)
class Styled:
    """Words in another style; ``steps`` are those of ``LARGER`` and ``SMALLER``."""

    style: Style
    children: tuple["Inline", ...]
    steps: int = 1


@dataclass(frozen=True, slots=True)
class Warichu:
    """A note in two small lines within the line (割注)."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Indexed:
    """A word that the index (索引) lists; without a reading, by what its ruby and kana say."""

    children: tuple["Inline", ...]
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words of another language than the book's; ``language`` is its tag (BCP 47)."""

    children: tuple["Inline", ...]
    language: str


@dataclass(frozen=True, slots=True)
class Gaiji:
    """A character that Unicode has no code for: what it looks like, and where a standard has it."""

    description: str
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """``source`` is a path inside the book's folder; width and height in CSS px where known.

    ``place`` is where the manuscript names it, for messages.
    """

    source: str
    alt: str = ""
    width: int | None = None
    height: int | None = None
    place: Place | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Link:
    """``target`` is an address of the web, or a place in the book as a manuscript names it.

    ``place`` is where the manuscript has it, for messages.
    """

    target: str
    children: tuple["Inline", ...]
    place: Place | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note, standing where its mark stands."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Kaeriten:
    """Kanbun return mark (返り点)."""

    text: str


@dataclass(frozen=True, slots=True)
class Okurigana:
    """Kanbun kana (訓点送り仮名)."""

    text: str


@dataclass(frozen=True, slots=True)
class Editorial:
    """A note of the source's editor or an unknown notation: kept, never set."""

    text: str


Inline = (
    Text | LineBreak | Ruby | Tcy | Emphasis | SideLine | Styled | Warichu | Gaiji | Image | Link
    | Footnote | Kaeriten | Okurigana | Editorial | Indexed | Foreign
)  # fmt: skip
# Those with ``children``.
Span = Tcy | Emphasis | SideLine | Styled | Warichu | Link | Indexed | Foreign
