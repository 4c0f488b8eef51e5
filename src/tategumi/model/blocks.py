"""What a document holds: paragraphs, headings, breaks, and groups of these."""

from dataclasses import dataclass, field

from ..problems import Place
from .inlines import Image, Inline
from .kinds import Align, Break, Extent, GroupKind, HeadingForm


@dataclass(frozen=True, slots=True)
class Named:
    """What its author calls a heading: an id for links and styles, and classes for styles.

    ``place`` is where the manuscript has it, for messages.
    """

    id: str = ""
    classes: tuple[str, ...] = ()
    place: Place | None = field(default=None, compare=False, repr=False)


UNNAMED = Named()


@dataclass(frozen=True, slots=True)
class Layout:
    """How a block stands in its page, in em of the text; None is the style's own choice."""

    indent: float | None = None  # first lines (字下げ)
    turn: float | None = None  # turned lines (折り返して); None: as ``indent``
    end: float | None = None  # set at the line end (地付き 0), raised by n (地からn字上げ)
    measure: int | None = None  # characters a line (字詰め)
    centred: bool = False  # 中央揃え
    run_on: bool = False  # goes on in the line of the block before (地付き in mid-line)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph (段落)."""

    children: tuple[Inline, ...]
    layout: Layout = Layout()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading (見出し); ``level`` 1 is the document's own title."""

    level: int
    children: tuple[Inline, ...]
    form: HeadingForm = HeadingForm.NORMAL
    layout: Layout = Layout()
    named: Named = UNNAMED


@dataclass(frozen=True, slots=True)
class Blank:
    """Empty lines (空行)."""

    lines: int = 1


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on another page, or in another column."""

    kind: Break = Break.PAGE


@dataclass(frozen=True, slots=True)
class SceneBreak:
    """A change of scene; ``text`` is the mark as written, empty for a blank."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that stands by itself, with its caption."""

    image: Image
    caption: tuple[Inline, ...] = ()
    extent: Extent = Extent.TEXT


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks with something in common; ``steps`` are those of sizes, or the number of columns."""

    kind: GroupKind
    blocks: tuple["Block", ...]
    layout: Layout = Layout()
    steps: int = 1


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list, whose items are blocks themselves; an ordered one counts from ``start``."""

    items: tuple[tuple["Block", ...], ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first ``header_rows`` are headings. None is the style's own choice."""

    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    header_rows: int = 0
    columns: tuple[Align | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Preformatted:
    """Text whose spaces and line ends stay; ``language`` is that of a program."""

    text: str
    language: str = ""


Block = (
    Paragraph | Heading | Blank | PageBreak | SceneBreak | Figure | Group | ListBlock | Table
    | Preformatted
)  # fmt: skip
