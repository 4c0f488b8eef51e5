"""The seams: every place where WeasyPrint's own functions are replaced, and nothing else.

``installed`` puts them in for one rendering and takes them out again; nothing is patched at import.
``SEAMS`` says which function each replaces and the parameters that it relies on; a contract test
holds them against WeasyPrint, so that an upgrade fails there first and says which seam broke.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from unittest.mock import patch

from weasyprint import css, document, draw
from weasyprint import html as html_elements
from weasyprint.css import StyleFor
from weasyprint.css import properties as css_properties
from weasyprint.css.validation import expanders
from weasyprint.css.validation import properties as validation
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, page
from weasyprint.layout.page import PageType

from . import properties, turn
from .flow import Setter
from .lines import TateText
from .paint import Painter
from .strays import Surroundings


@dataclass(frozen=True, slots=True)
class Seam:
    """A function ``holder.name`` of WeasyPrint, and the parameters that its replacement knows."""

    holder: object
    name: str
    parameters: tuple[str, ...]
    replacement: Callable[[Callable, Setter, Painter], Callable]


@contextmanager
def installed(setter: Setter, painter: Painter) -> Iterator[None]:
    """Let WeasyPrint know vertical text while the block runs. One rendering at a time."""
    with ExitStack() as stack:
        _install_properties(stack)
        for seam in SEAMS:
            original = getattr(seam.holder, seam.name)
            replacement = seam.replacement(original, setter, painter)
            stack.enter_context(patch.object(seam.holder, seam.name, replacement))
        yield


def _install_properties(stack: ExitStack) -> None:
    """Make WeasyPrint know the properties, their grammar and their inheritance."""
    rows = properties.PROPERTIES
    under = {row.name: row.name.replace("-", "_") for row in rows}
    emphasis = {"text-emphasis": properties.expand_text_emphasis}
    for table, additions in (
        (css_properties.INITIAL_VALUES, {under[row.name]: row.initial for row in rows}),
        (validation.PROPERTIES, {row.name: properties.validator_of(row) for row in rows}),
        (expanders.EXPANDERS, emphasis),
    ):
        stack.enter_context(patch.dict(table, additions))
    for known, additions in (
        (css_properties.KNOWN_PROPERTIES, {row.name for row in rows}),
        (css_properties.INHERITED, {under[row.name] for row in rows if row.inherited}),
    ):
        added = additions - known
        known |= added
        stack.callback(known.difference_update, added)


# --- the replacements, in the order in which a rendering meets them
def _declarations(original: Callable, setter: Setter, painter: Painter) -> Callable:
    """Names with prefixes are aliases of the standard ones."""

    def preprocess_declarations(base_url: str, declarations: list, prelude: list | None = None):
        renamed = map(properties.rename_alias, declarations)
        return original(base_url, renamed, prelude)

    return preprocess_declarations


# Pseudo-elements that WeasyPrint styles for every element, and the elements that can have them.
_PSEUDO_OWNERS: dict[str, Callable[[dict], bool]] = {
    "marker": lambda style: "list-item" in style["display"],
    "footnote-call": lambda style: style["float"] == "footnote",
    "footnote-marker": lambda style: style["float"] == "footnote",
    "note-call": lambda style: style["position"][0] == "note()",
    "note-marker": lambda style: style["position"][0] == "note()",
    "note-callback": lambda style: style["position"][0] == "note()",
}


def _computed_styles(original: Callable, setter: Setter, painter: Painter) -> Callable:
    """Turn the cascade of elements in a vertical flow; pages and margin boxes stay horizontal.

    Styles of pseudo-elements that can't come to be are not computed: with a ruby for each tenth
    word they would cost more than all others.
    """

    def set_computed_styles(
        self: StyleFor,
        element: object,
        parent: object,
        root: object = None,
        pseudo_type: str | None = None,
        base_url: str | None = None,
        target_collector: object = None,
    ) -> None:
        owns = _PSEUDO_OWNERS.get(pseudo_type)
        if owns and not owns(self.get_computed_styles()[parent, None]):
            return
        original(self, element, parent, root, pseudo_type, base_url, target_collector)
        style = self.get_computed_styles()[element, pseudo_type]
        if isinstance(element, PageType) or isinstance(parent, PageType):
            if "writing_mode" not in style.cascaded:
                style["writing_mode"] = "horizontal-tb"
            return
        if getattr(element, "tag", None) == "body" and pseudo_type is None:
            _propagate_to_root(style)
        if style["writing_mode"] == turn.VERTICAL:
            style.cascaded = turn.turn_cascade(style.cascaded)

    return set_computed_styles


def _propagate_to_root(body: dict) -> None:
    """A vertical body makes the page vertical (CSS Writing Modes 4, 8)."""
    root = body.parent_style
    if root["writing_mode"] != turn.VERTICAL and body["writing_mode"] == turn.VERTICAL:
        root["writing_mode"] = turn.VERTICAL
        root.cascaded = turn.turn_cascade(root.cascaded)


def _content_text(original: property, setter: Setter, painter: Painter) -> property:
    """Readings are no part of a heading's text in bookmarks and running heads."""

    def content_text(self: boxes.ParentBox) -> str:
        return original.fget(_without_readings(self))

    return property(content_text)


def _without_readings(box: boxes.Box) -> boxes.Box:
    if not isinstance(box, boxes.ParentBox):
        return box
    children = (child for child in box.children if child.element_tag not in ("rt", "rp"))
    return box.copy_with_children([_without_readings(child) for child in children])


def _replaced_box(original: Callable, setter: Setter, painter: Painter) -> Callable:
    """Images stand upright in a vertical flow."""

    def make_replaced_box(element: object, box: boxes.Box, image: object) -> boxes.Box:
        turned = turn.TurnedImage(image) if turn.is_vertical(box) else image
        return original(element, box, turned)

    return make_replaced_box


def _layout_document(original: Callable, setter: Setter, painter: Painter) -> Callable:
    """Pages of a vertical-rl document progress to the left (CSS Paged Media 3, 4.2)."""

    def layout_document(html: object, root_box: boxes.Box, context: object, max_loops: int = 8):
        if turn.is_vertical(root_box):
            root_box.style = root_box.style.copy()
            root_box.style["direction"] = "rtl"
        return original(html, root_box, context, max_loops)

    return layout_document


def _root_layout(original: Callable, setter: Setter, painter: Painter) -> Callable:
    """Lay out a vertical root in the turned flow, then let it draw through the matrix."""

    def block_level_layout(
        context: object,
        box: boxes.Box,
        bottom_space: float,
        skip_stack: dict | None,
        containing_block: boxes.Box,
        *rest: object,
        **named: object,
    ) -> tuple:
        arguments = (context, box, bottom_space, skip_stack, containing_block, *rest)
        if not (box.is_for_root_element and turn.is_vertical(box)):
            return original(*arguments, **named)
        with turn.turned_page(containing_block, context):
            result = original(*arguments, **named)
        if result[0] is not None:
            turn.turn_root(result[0], containing_block)
        return result

    return block_level_layout


def _line_boxes(original: Callable, setter: Setter, painter: Painter) -> Callable:
    """Lines of a vertical block are composed by us."""

    def iter_line_boxes(
        context: object,
        box: boxes.LineBox,
        position_y: float,
        bottom_space: float,
        skip_stack: dict | None,
        containing_block: boxes.Box,
        absolute_boxes: list,
        fixed_boxes: list,
        first_letter_style: object,
        first_line_style: object,
    ) -> Iterator[tuple]:
        if turn.is_vertical(containing_block):
            around = Surroundings(
                context, containing_block, bottom_space, absolute_boxes, fixed_boxes
            )
            return setter.iter_line_boxes(box, position_y, skip_stack, around)
        return original(
            context, box, position_y, bottom_space, skip_stack, containing_block,
            absolute_boxes, fixed_boxes, first_letter_style, first_line_style,
        )  # fmt: skip

    return iter_line_boxes


def _draw_page(original: Callable, setter: Setter, painter: Painter) -> Callable:
    """Readings and marks come after the page's running text, which stays whole for its readers."""

    def draw_page(page_box: boxes.PageBox, stream: object) -> None:
        with painter.page(stream):
            original(page_box, stream)

    return draw_page


def _draw_text(original: Callable, setter: Setter, painter: Painter) -> Callable:
    """Our leaves are painted by us."""

    def draw_text(
        stream: object,
        textbox: boxes.TextBox,
        offset_x: float,
        text_overflow: str,
        block_ellipsis: str = "none",
    ) -> None:
        if isinstance(textbox, TateText):
            painter.draw(stream, textbox)
        else:
            original(stream, textbox, offset_x, text_overflow, block_ellipsis)

    return draw_text


_LAYOUT = ("context", "box", "bottom_space", "skip_stack", "containing_block")
SEAMS = (
    Seam(
        css, "preprocess_declarations", ("base_url", "declarations", "prelude"), _declarations
    ),
    Seam(
        StyleFor,
        "set_computed_styles",
        ("self", "element", "parent", "root", "pseudo_type", "base_url", "target_collector"),
        _computed_styles,
    ),
    Seam(boxes.ParentBox, "content_text", ("self",), _content_text),
    Seam(html_elements, "make_replaced_box", ("element", "box", "image"), _replaced_box),
    Seam(
        document, "layout_document", ("html", "root_box", "context", "max_loops"), _layout_document
    ),
    Seam(
        page,
        "block_level_layout",
        (
            *_LAYOUT, "page_is_empty", "absolute_boxes", "fixed_boxes", "adjoining_margins",
            "first_letter_style", "first_line_style", "discard", "max_lines",
        ),
        _root_layout,
    ),
    Seam(
        block,
        "iter_line_boxes",
        (
            "context", "box", "position_y", "bottom_space", "skip_stack", "containing_block",
            "absolute_boxes", "fixed_boxes", "first_letter_style", "first_line_style",
        ),
        _line_boxes,
    ),
    Seam(document, "draw_page", ("page", "stream"), _draw_page),
    Seam(
        draw,
        "draw_text",
        ("stream", "textbox", "offset_x", "text_overflow", "block_ellipsis"),
        _draw_text,
    ),
)  # fmt: skip
