"""The seams: every place where WeasyPrint's own functions are replaced, and nothing else.

``installed`` puts them in for one rendering and takes them out again; nothing is patched at import.
``SEAMS`` says which function each replaces and the parameters that it relies on; a contract test
holds them against WeasyPrint, so that an upgrade fails there first and says which seam broke.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from unittest.mock import patch

from weasyprint import css, document, draw, layout
from weasyprint import html as html_elements
from weasyprint.css import StyleFor
from weasyprint.css import properties as css_properties
from weasyprint.css.validation import expanders
from weasyprint.css.validation import properties as validation
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, page, preferred
from weasyprint.layout.page import PageType

from . import properties, turn
from .flow import Setter, is_composed
from .lines import TateText
from .orthogonal import is_orthogonal, lay_out_orthogonal
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
        if isinstance(element, PageType) and "writing_mode" not in style.cascaded:
            # The area of footnotes is part of the flow; the page and its margins are not.
            flow = self.get_computed_styles()[root, None]["writing_mode"]
            style["writing_mode"] = flow if pseudo_type == "@footnote" else "horizontal-tb"
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


def _page_layout(original: Callable, setter: Setter, painter: Painter) -> Callable:
    """Lay out the root and the footnotes of a vertical page in the turned flow."""

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
        if not (isinstance(containing_block, boxes.PageBox) and turn.is_vertical(box)):
            return original(*arguments, **named)
        with turn.turned_page(containing_block, context):
            if isinstance(box, boxes.FootnoteAreaBox):
                box.position_y = containing_block.content_box_y() + containing_block.height
            return original(*arguments, **named)

    return block_level_layout


def _make_page(original: Callable, setter: Setter, painter: Painter) -> Callable:
    """What was laid out in the turned flow draws through the matrix that stands it upright."""

    def make_page(
        context: object,
        root_box: boxes.Box,
        page_type: PageType,
        resume_at: dict | None,
        page_number: int,
        page_state: tuple,
    ) -> tuple:
        made = original(context, root_box, page_type, resume_at, page_number, page_state)
        for box in made[0].children:
            if turn.is_vertical(box):
                turn.stand_upright(box, made[0])
        return made

    return make_page


def _block_layout(original: Callable, setter: Setter, painter: Painter) -> Callable:
    """Blocks across the flow around them are laid out in their own, then turned."""

    def block_level_layout(
        context: object,
        box: boxes.Box,
        bottom_space: float,
        skip_stack: dict | None,
        containing_block: boxes.Box,
        page_is_empty: bool = True,
        absolute_boxes: list | None = None,
        fixed_boxes: list | None = None,
        adjoining_margins: list | None = None,
        first_letter_style: object = None,
        first_line_style: object = None,
        discard: bool = False,
        max_lines: int | None = None,
    ) -> tuple:
        if is_orthogonal(box, containing_block):
            return lay_out_orthogonal(
                original, context, box, containing_block, absolute_boxes, fixed_boxes,
                adjoining_margins,
            )  # fmt: skip
        return original(
            context, box, bottom_space, skip_stack, containing_block, page_is_empty,
            absolute_boxes, fixed_boxes, adjoining_margins, first_letter_style,
            first_line_style, discard, max_lines,
        )  # fmt: skip

    return block_level_layout


def _min_content(original: Callable, setter: Setter, painter: Painter) -> Callable:
    """The least width of composed lines is what the composer makes of them."""

    def inline_min_content_width(
        context: object,
        box: boxes.Box,
        outer: bool = True,
        skip_stack: dict | None = None,
        first_line: bool = False,
        is_line_start: bool = False,
    ) -> float:
        if isinstance(box, boxes.LineBox) and is_composed(box):
            return _content_widths(context, box, setter)[0]
        return original(context, box, outer, skip_stack, first_line, is_line_start)

    return inline_min_content_width


def _max_content(original: Callable, setter: Setter, painter: Painter) -> Callable:
    """The greatest width of composed lines is what the composer makes of them."""

    def inline_max_content_width(
        context: object, box: boxes.Box, outer: bool = True, is_line_start: bool = False
    ) -> float:
        if isinstance(box, boxes.LineBox) and is_composed(box):
            return _content_widths(context, box, setter)[1]
        return original(context, box, outer, is_line_start)

    return inline_max_content_width


def _content_widths(context: object, box: boxes.LineBox, setter: Setter) -> tuple[float, float]:
    nowhere = Surroundings(context, boxes.BlockBox.anonymous_from(box, []), 0, [], [])
    nowhere.containing_block.width = nowhere.containing_block.height = 0
    width_of = partial(preferred.max_content_width, context)
    return setter.content_widths(box, width_of, nowhere.edges_of)


def _line_boxes(original: Callable, setter: Setter, painter: Painter) -> Callable:
    """Lines of vertical text and of Japanese are composed by us."""

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
        if is_composed(box, containing_block):
            around = Surroundings(
                context, containing_block, bottom_space, absolute_boxes, fixed_boxes
            )
            return setter.iter_line_boxes(box, position_y, skip_stack, around)
        return original(
            context, box, position_y, bottom_space, skip_stack, containing_block,
            absolute_boxes, fixed_boxes, first_letter_style, first_line_style,
        )  # fmt: skip

    return iter_line_boxes


def _margin_boxes(original: Callable, setter: Setter, painter: Painter) -> Callable:
    """A page whose margins hold nothing has no margin boxes to size."""

    def make_margin_boxes(context: object, page_box: boxes.PageBox, state: tuple) -> Iterator:
        styles = context.style_for.get_computed_styles()
        if any((page_box.page_type, place) in styles for place in _MARGIN_BOXES):
            return original(context, page_box, state)
        return iter(())

    return make_margin_boxes


# The at-keywords of page margins (CSS Paged Media 3, 4.1).
_MARGIN_BOXES = frozenset(
    f"@{place}"
    for place in (
        "top-left-corner", "top-left", "top-center", "top-right", "top-right-corner",
        "bottom-left-corner", "bottom-left", "bottom-center", "bottom-right",
        "bottom-right-corner", "left-top", "left-middle", "left-bottom",
        "right-top", "right-middle", "right-bottom",
    )
)  # fmt: skip


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


_LAYOUT = (
    "context", "box", "bottom_space", "skip_stack", "containing_block", "page_is_empty",
    "absolute_boxes", "fixed_boxes", "adjoining_margins", "first_letter_style",
    "first_line_style", "discard", "max_lines",
)  # fmt: skip
_LINES = (
    "context", "box", "position_y", "bottom_space", "skip_stack", "containing_block",
    "absolute_boxes", "fixed_boxes", "first_letter_style", "first_line_style",
)  # fmt: skip
_STYLES = ("self", "element", "parent", "root", "pseudo_type", "base_url", "target_collector")
_PAGE = ("context", "root_box", "page_type", "resume_at", "page_number", "page_state")
_TEXT = ("stream", "textbox", "offset_x", "text_overflow", "block_ellipsis")
SEAMS = (
    Seam(css, "preprocess_declarations", ("base_url", "declarations", "prelude"), _declarations),
    Seam(StyleFor, "set_computed_styles", _STYLES, _computed_styles),
    Seam(boxes.ParentBox, "content_text", ("self",), _content_text),
    Seam(html_elements, "make_replaced_box", ("element", "box", "image"), _replaced_box),
    Seam(
        document, "layout_document", ("html", "root_box", "context", "max_loops"), _layout_document
    ),
    Seam(page, "make_page", _PAGE, _make_page),
    Seam(page, "block_level_layout", _LAYOUT, _page_layout),
    Seam(layout, "block_level_layout", _LAYOUT, _page_layout),
    Seam(block, "block_level_layout", _LAYOUT, _block_layout),
    Seam(block, "iter_line_boxes", _LINES, _line_boxes),
    Seam(layout, "make_margin_boxes", ("context", "page", "state"), _margin_boxes),
    Seam(
        preferred,
        "inline_min_content_width",
        ("context", "box", "outer", "skip_stack", "first_line", "is_line_start"),
        _min_content,
    ),
    Seam(
        preferred,
        "inline_max_content_width",
        ("context", "box", "outer", "is_line_start"),
        _max_content,
    ),
    Seam(document, "draw_page", ("page", "stream"), _draw_page),
    Seam(draw, "draw_text", _TEXT, _draw_text),
)
