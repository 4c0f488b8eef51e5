"""The book as frozen values: what was written, not how it looks.

Knows no notation, no markup, no font and no page. Inlines make up blocks, blocks documents,
documents the book. Every parser under ``manuscript`` ends here and every output starts here.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum

from .choices import Choice
from .problems import Place


# --- closed choices
class Side(Enum):
    """Of a vertical line: right is where ruby stands, left the other side."""

    RIGHT = "right"
    LEFT = "left"


class Mark(Enum):
    """Emphasis marks (圏点), beside each character."""

    SESAME = "sesame"
    OPEN_SESAME = "open-sesame"
    DOT = "dot"  # 黒丸
    CIRCLE = "circle"  # 白丸
    TRIANGLE = "triangle"  # 黒三角
    OPEN_TRIANGLE = "open-triangle"
    DOUBLE_CIRCLE = "double-circle"
    FISHEYE = "fisheye"  # 蛇の目
    CROSS = "cross"  # ばつ


class Stroke(Enum):
    """Side lines (傍線)."""

    SOLID = "solid"
    DOUBLE = "double"
    DOTTED = "dotted"  # 鎖線
    DASHED = "dashed"
    WAVY = "wavy"


# Steps of size that there are styles for; as many columns stand side by side.
MOST_STEPS = 5


class Style(Enum):
    BOLD = "bold"
    ITALIC = "italic"
    LARGER = "larger"  # by ``steps`` steps, up to ``MOST_STEPS``
    SMALLER = "smaller"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    SMALL_RIGHT = "small-right"  # 行右小書き
    SMALL_LEFT = "small-left"
    HORIZONTAL = "horizontal"  # 横組み
    BOXED = "boxed"  # 罫囲み
    STRIKE = "strike"
    CODE = "code"


class Break(Enum):
    PAGE = "page"  # 改ページ
    LEAF = "leaf"  # 改丁: the next odd page
    SPREAD = "spread"  # 改見開き: the next even page
    COLUMN = "column"  # 改段


class HeadingForm(Enum):
    NORMAL = "normal"
    RUN_IN = "run-in"  # 同行見出し
    WINDOW = "window"  # 窓見出し


class Align(Enum):
    """Where the text of a table's column stands in its lines."""

    START = "start"
    CENTER = "center"
    END = "end"


class Extent(Enum):
    """How much of the paper a figure takes."""

    TEXT = "text"  # what it needs of the type area
    FULL_PAGE = "full-page"  # 全面: a page and its bleed
    SPREAD = "spread"  # 見開き: two pages that face each other


# Those outside the type area, by the name that notations and markup have for them.
PLATES = {extent.value: extent for extent in Extent if extent is not Extent.TEXT}


class GroupKind(Enum):
    PLAIN = "plain"  # only layout
    LEAD = "lead"  # リード: the standfirst of an article
    QUOTE = "quote"
    CENTRED_PAGE = "centred-page"  # ページの左右中央
    BOXED = "boxed"
    HORIZONTAL = "horizontal"
    BOLD = "bold"
    ITALIC = "italic"
    LARGER = "larger"
    SMALLER = "smaller"
    PREFACE = "preface"  # 前書き of an episode
    AFTERWORD = "afterword"
    CAPTION = "caption"
    COLUMNS = "columns"  # 段組み: as many as steps say


class Role(Choice):
    """What a document is in the book, in the order they usually come."""

    HALF_TITLE = "half-title", "半扉"
    TITLE_PAGE = "title-page", "扉"
    PREFACE = "preface", "前書き", "まえがき", "はしがき", "序"
    TOC = "toc", "目次"
    FIGURES = "figures", "図版目次"
    PART = "part", "部", "中扉"
    CHAPTER = "chapter", "章", "本文"
    APPENDIX = "appendix", "付録"
    AFTERWORD = "afterword", "後書き", "あとがき"
    NOTES = "notes", "注"
    INDEX = "index", "索引"
    COLOPHON = "colophon", "奥付"


# --- inlines
@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    pass


@dataclass(frozen=True, slots=True)
class RubyPart:
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
    children: tuple["Inline", ...]
    mark: Mark = Mark.SESAME
    side: Side = Side.RIGHT


@dataclass(frozen=True, slots=True)
class SideLine:
    children: tuple["Inline", ...]
    stroke: Stroke = Stroke.SOLID
    side: Side = Side.RIGHT


@dataclass(frozen=True, slots=True)
class Styled:
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


# --- blocks
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
    children: tuple[Inline, ...]
    layout: Layout = Layout()


@dataclass(frozen=True, slots=True)
class Heading:
    level: int  # 1 is the document's own title
    children: tuple[Inline, ...]
    form: HeadingForm = HeadingForm.NORMAL
    layout: Layout = Layout()
    named: Named = UNNAMED


@dataclass(frozen=True, slots=True)
class Blank:
    lines: int = 1


@dataclass(frozen=True, slots=True)
class PageBreak:
    kind: Break = Break.PAGE


@dataclass(frozen=True, slots=True)
class SceneBreak:
    """A change of scene; ``text`` is the mark as written, empty for a blank."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    image: Image
    caption: tuple[Inline, ...] = ()
    extent: Extent = Extent.TEXT


@dataclass(frozen=True, slots=True)
class Group:
    kind: GroupKind
    blocks: tuple["Block", ...]
    layout: Layout = Layout()
    steps: int = 1  # of LARGER and SMALLER; how many COLUMNS


@dataclass(frozen=True, slots=True)
class ListBlock:
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
    text: str
    language: str = ""


Block = (
    Paragraph | Heading | Blank | PageBreak | SceneBreak | Figure | Group | ListBlock | Table
    | Preformatted
)  # fmt: skip


# --- documents and the book
# The class of pages that tell of the sources (底本), by which they are known in an EPUB of ours.
SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Document:
    """One entry of the contents. ``name`` is its ASCII file stem, unique in the book.

    A document whose content the build makes (title page, table of contents, colophon) has no
    blocks. Its title is not repeated in its blocks; headings inside start at level 2. ``titled``
    is what its author calls the title, ``classes`` are the document's own. ``creators`` are those
    whom its manuscript names, as it names them.
    """

    name: str
    role: Role
    title: tuple[Inline, ...] = ()
    blocks: tuple[Block, ...] = ()
    source: str = ""  # path of its manuscript, for messages
    titled: Named = UNNAMED
    classes: tuple[str, ...] = ()
    creators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Creator:
    name: str
    reading: str = ""
    role: str = "aut"  # a MARC relator code


@dataclass(frozen=True, slots=True)
class Accessibility:
    """What only a person can say of it: ``certified_by`` is who found that the book conforms."""

    summary: str = ""
    certified_by: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    title: str
    title_reading: str = ""
    subtitle: str = ""
    creators: tuple[Creator, ...] = ()
    publisher: str = ""
    publisher_reading: str = ""
    date: datetime.date | None = None
    modified: datetime.date | None = None  # the last day of a change
    identifier: str = ""  # a URN; never empty once a project is read
    series: str = ""
    volume: int | None = None  # its number in the series
    keywords: tuple[str, ...] = ()
    isbn: str = ""  # thirteen digits, hyphens as written
    rights: str = ""
    language: str = "ja"
    description: str = ""
    accessibility: Accessibility = Accessibility()
    qr: str = ""  # an address of the web, as a QR code in the colophon
    colophon: tuple[tuple[str, str], ...] = ()  # further lines of the colophon: label, text


@dataclass(frozen=True, slots=True)
class Book:
    """``contents_depth``: how many levels of headings the printed table of contents lists."""

    metadata: Metadata
    documents: tuple[Document, ...] = field(default=())
    contents_depth: int | None = None  # None: as many as say more than a number


# --- walking
def children_of(inline: Inline) -> tuple[Inline, ...]:
    """The inlines directly inside another, ruby bases included, readings not."""
    if isinstance(inline, Ruby):
        return tuple(child for part in inline.parts for child in part.base)
    return getattr(inline, "children", ())


def plain_text(inlines: tuple[Inline, ...]) -> str:
    """The running text as a reader reads it: bases without readings, no notes."""
    pieces = []
    for inline in inlines:
        match inline:
            case Text(text) | Kaeriten(text) | Okurigana(text):
                pieces.append(text)
            case Gaiji(description):
                pieces.append(f"［{description}］")
            case Image(alt=alt):
                pieces.append(alt)
            case Footnote() | Editorial():
                pass
            case _:
                pieces.append(plain_text(children_of(inline)))
    return "".join(pieces)


def reading_of(inlines: tuple[Inline, ...]) -> str:
    """The running text as it is read aloud, as far as ruby says."""
    pieces = []
    for inline in inlines:
        if isinstance(inline, Ruby):
            pieces += [part.reading or reading_of(part.base) for part in inline.parts]
        else:
            pieces.append(reading_of(children_of(inline)) or plain_text((inline,)))
    return "".join(pieces)


def walk_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block, each before those inside it."""
    for block in blocks:
        yield block
        match block:
            case Group(blocks=inner):
                yield from walk_blocks(inner)
            case ListBlock(items=items):
                for item in items:
                    yield from walk_blocks(item)


def runs_of(blocks: tuple[Block, ...]) -> Iterator[tuple[Inline, ...]]:
    """Each run of inlines in order: those of a paragraph, a heading, a cell, a caption."""
    for block in walk_blocks(blocks):
        match block:
            case Paragraph(children=children) | Heading(children=children):
                yield children
            case Figure(caption=caption):
                yield caption
            case Table(rows=rows):
                yield from (cell for row in rows for cell in row)


def walk_inlines(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Every inline in order, with those inside it and in its notes behind it."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Footnote):
            for run in runs_of(inline.blocks):
                yield from walk_inlines(run)
        yield from walk_inlines(children_of(inline))


def leading_heading(block: Block) -> Heading | None:
    """The heading that a block is, or that a group which is only layout begins with."""
    match block:
        case Heading():
            return block
        case Group(kind=GroupKind.PLAIN | GroupKind.CENTRED_PAGE, blocks=blocks):
            first = next((b for b in blocks if not isinstance(b, Blank)), None)
            return leading_heading(first) if first else None
    return None


Change = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]


def map_inlines(
    blocks: tuple[Block, ...],
    change: Change,
    headings: Change | None = None,
    but: frozenset[GroupKind] = frozenset(),
) -> tuple[Block, ...]:
    """The same blocks with each run of inlines changed.

    Those of headings are changed by ``headings`` where it is given; groups of kinds ``but`` stay.
    """
    of_heading = headings or change

    def inside(inner: tuple[Block, ...]) -> tuple[Block, ...]:
        return map_inlines(inner, change, headings, but)

    def mapped(block: Block) -> Block:
        match block:
            case Paragraph():
                made = change(block.children)
                return block if made is block.children else replace(block, children=made)
            case Heading():
                return replace(block, children=of_heading(block.children))
            case Figure():
                return replace(block, caption=change(block.caption))
            case Group(kind):
                return block if kind in but else replace(block, blocks=inside(block.blocks))
            case ListBlock():
                return replace(block, items=tuple(inside(item) for item in block.items))
            case Table():
                return replace(
                    block, rows=tuple(tuple(change(cell) for cell in row) for row in block.rows)
                )
            case _:
                return block

    return tuple(mapped(block) for block in blocks)
