"""Writes the model's blocks as markup: sections, paragraphs, tables, notes.

Knows no file and no page; ``documents`` knows what a document is in its book.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..addresses import Addresses
from ..manuscript.openings import opens_with_bracket
from ..model import (
    Blank,
    Block,
    Break,
    Extent,
    Figure,
    Group,
    GroupKind,
    Heading,
    HeadingForm,
    Layout,
    ListBlock,
    Named,
    PageBreak,
    Paragraph,
    Preformatted,
    SceneBreak,
    Table,
    leading_heading,
    plain_text,
)  # fmt: skip
from .contents import Entry
from .drawn import is_drawn
from .inlines import Inlines, clamp, is_pictures, label, picture, spoken
from .layout import layout_classes
from .note_marks import GAIJI_NOTE, Note, note_mark
from .tables import table
from .tree import Element, Node, Reference, Value, el, with_class

BREAKS = {
    Break.PAGE: "pagebreak-before",
    Break.LEAF: "leafbreak-before",
    Break.SPREAD: "spreadbreak-before",
    Break.COLUMN: "columnbreak-before",
}
GROUPS = {
    GroupKind.PLAIN: ("div", ""),
    GroupKind.LEAD: ("div", "lead"),
    GroupKind.QUOTE: ("blockquote", ""),
    GroupKind.CENTRED_PAGE: ("div", "centred-page"),
    GroupKind.BOXED: ("div", "k-solid"),
    GroupKind.HORIZONTAL: ("div", "yokogumi"),
    GroupKind.BOLD: ("div", "bold"),
    GroupKind.ITALIC: ("div", "italic"),
    GroupKind.LARGER: ("div", "larger-{steps}"),
    GroupKind.SMALLER: ("div", "smaller-{steps}"),
    GroupKind.PREFACE: ("div", "episode-preface"),
    GroupKind.AFTERWORD: ("div", "episode-afterword"),
    GroupKind.CAPTION: ("div", "caption"),
    GroupKind.COLUMNS: ("div", "columns-{steps}"),
}
FORMS = {HeadingForm.NORMAL: "", HeadingForm.RUN_IN: "run-in", HeadingForm.WINDOW: "window"}
# An XML name without colons and points that is none of the names that the build makes.
_ID = re.compile(r"(?!p-|page-)[^\W\d][\w-]*")


@dataclass(slots=True)
class _Section:
    """A section being filled; ``path`` has its headings, from the outermost to its own."""

    level: int
    path: tuple[str, ...] = ()
    anchor: str = ""
    name: str = ""
    nodes: list[Element] = field(default_factory=list)

    def element(self) -> Element:
        return el("section", {"class": self.name, "id": self.anchor}, *self.nodes)


class Blocks:
    """Writes the blocks of one document, and gathers its headings and captions."""

    def __init__(self, inlines: Inlines, depths: Mapping[int, int], ids: set[str]) -> None:
        """``depths`` gives 1…6 (for h1…h6) for each heading level of the book.

        ``ids`` holds the authors' own ids that the book has already; more are added.
        """
        self.inlines = inlines
        self.depths = depths
        self.ids = ids
        self.entries: list[Entry] = []
        self.figures: list[Entry] = []
        self._addresses = Addresses()
        self._break = ""  # the class that the next block gets
        self._indented = False  # inside a group that has its own indents

    def sections(self, blocks: tuple[Block, ...]) -> tuple[Element, ...]:
        """The blocks in sections; each heading opens one, up to the next of its level."""
        stack = [_Section(0)]
        for before, block, after in _with_neighbours(blocks):
            if heading := leading_heading(block):
                self._close(stack, heading.level)
                stack.append(self._open(stack[-1], block, heading))
            else:
                self._add(stack[-1].nodes, block, before, after)
        self._close(stack, 1)
        return tuple(stack[0].nodes)

    def flow(self, blocks: tuple[Block, ...]) -> tuple[Element, ...]:
        """The blocks without sections, as in a quotation or a list item."""
        nodes: list[Element] = []
        for before, block, after in _with_neighbours(blocks):
            self._add(nodes, block, before, after)
        return tuple(nodes)

    def _add(
        self, nodes: list[Element], block: Block, before: Block | None, after: Block | None
    ) -> None:
        """Put a block after the nodes, or into the last of them if it continues the same line."""
        if isinstance(block, Paragraph) and _is_run_in(before):
            heading = nodes.pop()
            nodes.append(el("div", {"class": "run-in"}, heading, *self._block(block)))
        elif (
            isinstance(block, Paragraph) and block.layout.run_on and nodes and nodes[-1].tag == "p"
        ):
            line = with_class(nodes.pop(), "runs-on")
            nodes.append(replace(line, children=(*line.children, self._run_on(block))))
        else:
            elements = self._block(block)
            if is_drawn(block, (before, after)):
                elements = tuple(with_class(element, "drawn") for element in elements)
            nodes += elements

    def _run_on(self, paragraph: Paragraph) -> Element:
        """A paragraph that stands at the line end (地付き) of the line before it."""
        names = ("run-on", *layout_classes(replace(paragraph.layout, indent=None, turn=None)))
        return el("span", {"class": " ".join(names)}, *self.inlines.run(paragraph.children))

    def _open(self, parent: _Section, block: Block, heading: Heading) -> _Section:
        path = (*parent.path, plain_text(heading.children))
        anchor = self._own_id(heading.named) or self._anchor(*path)
        section = _Section(heading.level, path, anchor, self._taken_break())
        if isinstance(block, Heading):
            section.nodes.append(self._heading(block, anchor))
        else:
            section.nodes += self._block(block)
        return section

    def _close(self, stack: list[_Section], level: int) -> None:
        while len(stack) > 1 and stack[-1].level >= level:
            section = stack.pop()
            stack[-1].nodes.append(section.element())

    def _anchor(self, *headings: str) -> str:
        return f"{self.inlines.document}_{self._addresses.of(*headings)}"

    def _own_id(self, named: Named) -> str:
        """The author's id; "" if it is malformed, in use already, or one of the build's."""
        if not _ID.fullmatch(named.id) or named.id in self.ids:
            return ""
        self.ids.add(named.id)
        return named.id

    def _heading(self, heading: Heading, anchor: str, own_id: str = "") -> Element:
        depth = self.depths[heading.level]
        names = [*heading.named.classes, FORMS[heading.form], *layout_classes(heading.layout)]
        text = plain_text(label(heading.children))
        if text.strip():
            target = Reference(self.inlines.document, anchor)
            self.entries.append(Entry(depth, text, label(heading.children), target, heading.named))
        children = self.inlines.heading(heading.children)
        attributes = {
            "class": " ".join(filter(None, names)),
            "id": own_id,
            "aria-label": spoken(children, text),
            "data-label": text,
        }
        return el(f"h{depth}", attributes, *children)

    def title(self, heading: Heading) -> Element:
        """The heading of the document itself."""
        document = self.inlines.document
        return self._heading(heading, document, self._own_id(heading.named) or title_id(document))

    def _taken_break(self) -> str:
        """The class of the break that was waiting for a block, which now takes it."""
        name, self._break = self._break, ""
        return name

    def _block(self, block: Block) -> tuple[Element, ...]:
        if isinstance(block, PageBreak):
            self._break = BREAKS[block.kind]
            return ()
        name = self._taken_break()
        elements = self._elements(block)
        if name and elements:
            return (with_class(elements[0], name), *elements[1:])
        return elements

    def _elements(self, block: Block) -> tuple[Element, ...]:
        match block:
            case Paragraph():
                return (self._paragraph(block),)
            case Heading():
                anchor = self._own_id(block.named) or self._anchor(plain_text(block.children))
                return (self._heading(block, anchor, anchor),)
            case Blank(lines):
                return (el("p", {"class": "blank"}, el("br")),) * lines
            case SceneBreak(text):
                return (el("p", {"class": "scene"}, text.replace("*", "＊") or el("br")),)
            case Figure():
                return (self._figure(block),)
            case Group():
                return (self._group(block),)
            case ListBlock():
                return (self._list(block),)
            case Table():
                return (table(block, self.inlines.run),)
            case Preformatted(text, language):
                name = f"language-{language}" if language else ""
                return (el("pre", {}, el("code", {"class": name}, text)),)
        raise AssertionError(block)

    def _paragraph(self, paragraph: Paragraph) -> Element:
        children, layout = paragraph.children, paragraph.layout
        names = layout_classes(layout)
        if is_pictures(children):
            names = ("image", *names)
        if layout.indent is None and not self._indented and opens_with_bracket(children):
            names = ("opening-bracket", *names)
        return el("p", {"class": " ".join(names)}, *self.inlines.run(children))

    def _figure(self, figure: Figure) -> Element:
        image = picture(figure.image, "fit")
        name = "" if figure.extent is Extent.TEXT else figure.extent.value
        if not figure.caption:
            return el("figure", {"class": name}, image)
        text = plain_text(label(figure.caption))
        anchor = self._anchor("figure", text)
        target = Reference(self.inlines.document, anchor)
        self.figures.append(Entry(1, text, label(figure.caption), target))
        caption = el("figcaption", {}, *self.inlines.run(figure.caption))
        return el("figure", {"id": anchor, "class": name}, image, caption)

    def _group(self, group: Group) -> Element:
        outside = self._indented
        self._indented |= (group.layout.indent, group.layout.turn) != (None, None)
        blocks = self.flow(group.blocks)
        self._indented = outside
        tag, form = GROUPS[group.kind]
        name, names = form.format(steps=clamp(group.steps)), layout_classes(group.layout)
        if group.kind is GroupKind.HORIZONTAL and names:
            # Its indents are measured along the vertical lines around it, so they need a box.
            return el("div", {"class": " ".join(names)}, el(tag, {"class": name}, *blocks))
        return el(tag, {"class": " ".join(filter(None, (name, *names)))}, *blocks)

    def _list(self, block: ListBlock) -> Element:
        start = str(block.start) if block.ordered and block.start != 1 else ""
        items = (el("li", {}, *self._item(item)) for item in block.items)
        return el("ol" if block.ordered else "ul", {"start": start}, *items)

    def _item(self, blocks: tuple[Block, ...]) -> tuple[Node, ...]:
        match blocks:
            case (Paragraph(children, layout),) if layout == Layout():
                return self.inlines.run(children)
            case _:
                return self.flow(blocks)

    def notes(self) -> tuple[Element, ...]:
        """One section with the notes of the document; notes on notes come last."""
        asides: list[Element] = []
        while len(asides) < len(self.inlines.marks.notes):
            asides.append(self._note(len(asides) + 1, self.inlines.marks.notes[len(asides)]))
        if not asides:
            return ()
        attributes = {"class": "notes", "epub:type": "footnotes"}
        return (el("section", attributes, *asides),)

    def _note(self, number: int, note: Note) -> Element:
        document = self.inlines.document
        back: dict[str, Value] = {
            "class": "backlink",
            "role": "doc-backlink",
            "href": Reference(document, f"{document}_noteref-{note.name}"),
        }
        mark = el("a", back, *note_mark(number))
        elements = self.flow(note.blocks)
        if elements and elements[0].tag == "p":
            first = el("p", dict(elements[0].attributes), mark, *elements[0].children)
            elements = (first, *elements[1:])
        else:
            elements = (el("p", {}, mark), *elements)
        attributes = {
            "class": GAIJI_NOTE if note.gaiji else "",
            "id": f"{document}_note-{note.name}",
            "epub:type": "footnote",
            "role": "doc-footnote",
        }
        return el("aside", attributes, *elements)


def title_id(document: str) -> str:
    """The id of a document's title if its author gave it none."""
    return f"{document}_title"


def _with_neighbours(
    blocks: tuple[Block, ...],
) -> Iterator[tuple[Block | None, Block, Block | None]]:
    """Each block, with the one before it and the one after it."""
    return zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)


def _is_run_in(block: Block | None) -> bool:
    return isinstance(block, Heading) and block.form is HeadingForm.RUN_IN
