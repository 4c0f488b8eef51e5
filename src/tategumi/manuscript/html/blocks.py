"""Reads block elements as blocks of the model."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...model import (
    PLATES,
    Align,
    Blank,
    Block,
    Break,
    Extent,
    Figure,
    Foreign,
    Group,
    GroupKind,
    Heading,
    HeadingForm,
    Image,
    Inline,
    Layout,
    ListBlock,
    Named,
    PageBreak,
    Paragraph,
    Preformatted,
    SceneBreak,
    Style,
    Styled,
    Table,
    Text,
    plain_text,
)  # fmt: skip
from .inlines import Phrases, nodes_of
from .languages import foreign
from .layout import layout_of
from .lines import is_blank, lines_of, trimmed
from .losses import Losses
from .names import Names
from .notes import Notes, is_section
from .parse import Element, name_of, within
from .styles import Styles, classes_of
from .tables import ROW_GROUPS, TABLE_PARTS, align_of, rows_of, runs_of
from .vocabulary import BLOCKS, DROPPED, GROUPS, HEADINGS, UNSAID, Inlines

_BREAKS = {
    "pagebreak-before": Break.PAGE,
    "pagebreak": Break.PAGE,
    "leafbreak-before": Break.LEAF,
    "spreadbreak-before": Break.SPREAD,
    "columnbreak-before": Break.COLUMN,
}
_FORCED = frozenset({"always", "page", "left", "right", "recto", "verso"})
_PLAIN = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "div"})
# A line that begins so behind a line break is a new paragraph.
_OPENS = ("　", "「", "『", "（")
_LINES = frozenset({"body", "div", "section", "article", "main"})
_CODE = re.compile(r"language-(\S+)")
_START = re.compile(r"-?[0-9]{1,6}")


class Blocks:
    """Reads the blocks of one page, or of a book of pages."""

    def __init__(self, styles: Styles, notes: Notes, names: Names, losses: Losses) -> None:
        self.styles, self.notes, self.names, self.losses = styles, notes, names, losses
        self.phrases = Phrases(styles, notes, names, losses, self._note)
        self._reading: list[Element] = []  # notes that are being read: none holds itself

    def flow(self, element: Element) -> tuple[Block, ...]:
        """The blocks inside an element; text between them becomes paragraphs."""
        return tuple(self._flow(element))

    def _flow(self, element: Element) -> Iterator[Block]:
        line: list[str | Element] = []
        for node in nodes_of(element):
            if isinstance(node, str) or not self._is_block(node):
                line.append(node)
                continue
            yield from self._lines(line, element)
            line.clear()
            if node not in self.notes.placed:
                yield from self._block(node)
        yield from self._lines(line, element)

    def _is_block(self, element: Element) -> bool:
        name = name_of(element)
        return name in BLOCKS or (
            name not in ("ruby", *DROPPED, *UNSAID) and within(element, BLOCKS)
        )

    def _note(self, text: Element) -> tuple[Block, ...]:
        if text in self._reading:
            return ()
        self._reading.append(text)
        blocks = self.flow(text)
        self._reading.pop()
        return blocks

    # --- what an element is
    def _block(self, element: Element) -> Iterator[Block]:
        name, names = name_of(element), classes_of(element)
        if name in DROPPED or name == "nav" or "hidden" in element.attrib:
            self.losses.dropped(element)
            return
        style = self.styles.of(element)
        if style.get("display") == "none":
            self.losses.dropped(element)
            return
        forced = {style.get("page-break-before"), style.get("break-before")} & _FORCED
        kind = next(
            (_BREAKS[one] for one in names if one in _BREAKS), Break.PAGE if forced else None
        )
        if kind:
            yield PageBreak(kind)
        if name in HEADINGS:
            yield from self._heading(element)
        else:
            yield from getattr(self, f"_{_READERS.get(name, 'group')}")(element)

    def _heading(self, element: Element) -> Iterator[Block]:
        children = _in_language(element, trimmed(self.phrases.inside(element)))
        if plain_text(children).strip():
            form = {"run-in": HeadingForm.RUN_IN, "window": HeadingForm.WINDOW}
            found = next((form[one] for one in classes_of(element) if one in form), None)
            layout = layout_of(element, self.styles)
            level = HEADINGS[name_of(element)]
            named = Named(self.names.of(element), (), self.losses.place(element))
            yield Heading(level, children, found or HeadingForm.NORMAL, layout, named)
        else:
            yield from (Paragraph((one,)) for one in children if isinstance(one, Image))

    def _paragraph(self, element: Element) -> Iterator[Block]:
        if within(element, BLOCKS):
            yield from self._flow(element)
            return
        yield from self._lines(nodes_of(element), element)

    def _lines(self, nodes: Iterable[str | Element], element: Element) -> Iterator[Block]:
        """A run of inlines as one or more paragraphs."""
        children = self.phrases.run(nodes)
        is_paragraph = name_of(element) == "p"
        layout = layout_of(element, self.styles) if is_paragraph else Layout()
        names = classes_of(element) if is_paragraph else []
        if not any(not isinstance(one, Text) or one.text.strip(" \t\n") for one in children):
            return
        if "scene" in names:
            yield SceneBreak(plain_text(children).strip())
            return
        lines = lines_of(children)
        text = [line for line in lines if not is_blank(line)]
        if not text:
            yield Blank(max(len(lines) - 1, 1))
        elif self._are_paragraphs(lines, element):
            for line in lines:
                words = _in_language(element, trimmed(line))
                yield Blank() if is_blank(line) else Paragraph(words, layout)
        else:
            yield Paragraph(_in_language(element, trimmed(children)), layout)

    @staticmethod
    def _are_paragraphs(lines: list[Inlines], element: Element) -> bool:
        """Are the lines paragraphs, as text editors write them, and not the lines of a verse?"""
        if len(lines) < 2:
            return False
        opens = any(plain_text(line).startswith(_OPENS) for line in lines[1:])
        return opens or name_of(element) in _LINES

    # --- groups
    def _group(self, element: Element) -> Iterator[Block]:
        """A group with a look of its own; the blocks of any other."""
        blocks = self.flow(element)
        names = classes_of(element)
        kind, steps = next((GROUPS[one] for one in names if one in GROUPS), (None, 1))
        layout = layout_of(element, self.styles)
        if name_of(element) == "blockquote":
            kind = GroupKind.QUOTE
        if is_section(element):
            blocks = _without_rules(blocks)
        if not blocks:
            return
        laid = [one for one in blocks if isinstance(one, Paragraph) and one == _bare(one)]
        if layout != Layout() and not kind and len(laid) == len(blocks):
            yield from (replace(one, layout=layout) for one in laid)
        elif kind or (layout != Layout() and name_of(element) in ("div", "section")):
            yield Group(kind or GroupKind.PLAIN, blocks, layout, steps)
        else:
            yield from blocks

    def _figure(self, element: Element) -> Iterator[Block]:
        caption = next(element.iter("figcaption"), None)
        pictures = list(element.iter("img", "svg"))
        if len(pictures) != 1 or within(element, _TEXT_BLOCKS):
            yield from self._flow(element)
            return
        words = self.phrases.inside(caption) if caption is not None else ()
        names = (*classes_of(element), *classes_of(pictures[0]))
        extent = next((PLATES[name] for name in names if name in PLATES), Extent.TEXT)
        for one in self.phrases.picture(pictures[0]):
            if isinstance(one, Image):
                yield Figure(one, trimmed(words), extent)
            else:
                yield from (Paragraph((one,)), *([Paragraph(words)] if words else []))

    def _list(self, element: Element) -> Iterator[Block]:
        nodes = [node for node in nodes_of(element) if node not in self.notes.placed]
        items = tuple(filter(None, map(self._item, nodes)))
        if items:
            said = element.get("start", "")
            start = int(said) if _START.fullmatch(said) else 1
            yield ListBlock(items, name_of(element) == "ol", max(start, 0))

    def _item(self, element: str | Element) -> tuple[Block, ...]:
        if isinstance(element, str):  # text that stands in no item
            return (Paragraph((Text(element),)),) if element.strip() else ()
        if name_of(element) in ("ul", "ol"):
            return tuple(self._list(element))
        return self.flow(element)

    def _terms(self, element: Element) -> Iterator[Block]:
        """A list of terms: these in bold, their descriptions indented."""
        for one in element.iter("dt", "dd"):
            if one in self.notes.placed:
                continue
            blocks = self.flow(one)
            if name_of(one) == "dd" and blocks:
                yield Group(GroupKind.PLAIN, blocks, Layout(indent=1))
            if name_of(one) == "dt":
                yield from map(_bold, blocks)

    def _table(self, element: Element) -> Iterator[Block]:
        for caption in element.iterchildren("caption"):
            yield from self._lines(nodes_of(caption), caption)
        yield from self._outside_cells(element)
        rows: list[tuple[tuple[Inline, ...], ...]] = []
        heads, aligns = 0, tuple[Align | None, ...]()
        for row in rows_of(element):
            cells = [one for one in row if name_of(one) in ("td", "th")]
            if not cells:
                continue
            around = row.getparent()
            in_head = around is not None and name_of(around) == "thead"
            in_head = in_head or all(name_of(cell) == "th" for cell in cells)
            heads += in_head and heads == len(rows)
            rows.append(tuple(run for cell in cells for run in runs_of(cell, self.flow(cell))))
            aligns = aligns or tuple(align_of(cell, self.styles) for cell in cells)
        if rows:
            width = max(map(len, rows))
            filled = tuple((*row, *((),) * (width - len(row))) for row in rows)
            columns = (*aligns, *(None,) * width)[:width] if any(aligns) else ()
            yield Table(filled, heads, columns)

    def _outside_cells(self, table: Element) -> Iterator[Block]:
        """What stands in a table outside of its cells, so that no text is lost."""
        for part in (table, *table.iterchildren(*ROW_GROUPS), *rows_of(table)):
            yield from self._lines((node for node in nodes_of(part) if isinstance(node, str)), part)
            for child in part:
                if name_of(child) not in TABLE_PARTS:
                    yield from self._block(child)

    def _preformatted(self, element: Element) -> Iterator[Block]:
        code = next(element.iterchildren("code"), element)
        language = _CODE.search(code.get("class", ""))
        text = "".join(element.itertext()).removeprefix("\n").removesuffix("\n")
        if text.strip():
            yield Preformatted(text, language[1] if language else "")

    def _rule(self, element: Element) -> Iterator[Block]:
        yield PageBreak() if "page" in classes_of(element) else SceneBreak("")


_READERS = {
    "p": "paragraph",
    "figure": "figure",
    **dict.fromkeys(("ul", "ol", "menu"), "list"),
    "dl": "terms",
    "table": "table",
    "pre": "preformatted",
    "hr": "rule",
}
_TEXT_BLOCKS = frozenset({"p", "table", "ul", "ol", "blockquote", "pre"})


def _in_language(element: Element, children: Inlines) -> Inlines:
    """A block's inlines, marked with their language if it is not the page's."""
    pictures = all(isinstance(one, Image) for one in children)
    language = "" if pictures else foreign(element)
    return (Foreign(children, language),) if language else children


def _without_rules(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """A section of notes without the rule above them, once the notes are at their places."""
    return tuple(one for one in blocks if not isinstance(one, SceneBreak | Blank))


def _bold(block: Block) -> Block:
    """A paragraph's text in bold."""
    if not isinstance(block, Paragraph) or not block.children:
        return block
    return replace(block, children=(Styled(Style.BOLD, block.children),))


def _bare(block: Block) -> Paragraph | None:
    """A paragraph without a layout of its own."""
    return Paragraph(block.children) if isinstance(block, Paragraph) else None
