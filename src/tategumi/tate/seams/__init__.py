"""The seams: every place where functions of WeasyPrint and its parser are replaced, and no other.

``installed`` puts them in for one rendering and takes them out again; nothing is patched at import.
``SEAMS`` says which function each replaces, and the parameters that it relies on. A contract test
holds these against WeasyPrint, so that an upgrade fails there first and says which seam broke.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from cssselect2 import Matcher
from tinyhtml5.parser import HTMLParser
from weasyprint import css, document, draw, images, layout, pdf, stacking
from weasyprint.css import StyleFor, computed_values, units
from weasyprint.css import properties as css_properties
from weasyprint.css.targets import TargetCollector
from weasyprint.css.validation import expanders
from weasyprint.css.validation import properties as validation
from weasyprint.draw import border
from weasyprint.formatting_structure import boxes, build
from weasyprint.layout import absolute, background, block, page, preferred, table
from weasyprint.pdf import fonts as pdf_fonts
from weasyprint.pdf.stream import Stream
from weasyprint.text import fonts as text_fonts

from ..cascade import content_sizes, mathematics, properties
from ..drawing.paint import Painter
from ..flow import Setter
from . import binding, building, cascade, drawing, flowing, paging, parsing


@dataclass(frozen=True, slots=True)
class Seam:
    """A function ``holder.name`` of WeasyPrint, and the parameters that its replacement knows.

    ``replacement`` takes the original, the setter and the painter, and gives what stands in its
    place.
    """

    holder: object
    name: str
    parameters: tuple[str, ...]
    replacement: Callable[[Any, Setter, Painter], Any]


@contextmanager
def installed(setter: Setter, painter: Painter) -> Iterator[None]:
    """Let WeasyPrint know vertical text meanwhile. There may be one rendering at a time."""
    with ExitStack() as stack:
        _install_properties(stack)
        for seam in SEAMS:
            original = getattr(seam.holder, seam.name)
            stack.callback(setattr, seam.holder, seam.name, original)
            setattr(seam.holder, seam.name, seam.replacement(original, setter, painter))
        yield


def _install_properties(stack: ExitStack) -> None:
    """Make WeasyPrint know the properties, their grammar and their inheritance."""
    rows = properties.PROPERTIES
    under = {row.name: row.name.replace("-", "_") for row in rows}
    computers = computed_values.COMPUTER_FUNCTIONS
    emphasis = {"text-emphasis": properties.expand_text_emphasis}
    for known, additions in (
        (css_properties.INITIAL_VALUES, {under[row.name]: row.initial for row in rows}),
        (
            validation.PROPERTIES,
            {
                **{row.name: properties.validator_of(row) for row in rows},
                **{
                    name: content_sizes.validating(validation.PROPERTIES[name])
                    for name in content_sizes.PROPERTIES
                },
            },
        ),
        (expanders.EXPANDERS, emphasis),
        (
            computers,
            {name: mathematics.computing(computers.get(name)) for name in mathematics.PROPERTIES},
        ),
    ):
        stack.callback(known.update, dict(known))
        stack.callback(known.clear)
        known.update(additions)
    for all_names, names in (
        (css_properties.KNOWN_PROPERTIES, {row.name for row in rows}),
        (css_properties.INHERITED, {under[row.name] for row in rows if row.inherited}),
    ):
        added = names - all_names
        all_names |= added
        stack.callback(all_names.difference_update, added)


# --- in the order in which a rendering meets them
_LAYOUT = (
    "context", "box", "bottom_space", "skip_stack", "containing_block", "page_is_empty",
    "absolute_boxes", "fixed_boxes", "adjoining_margins", "first_letter_style",
    "first_line_style", "discard", "max_lines",
)  # fmt: skip
_LINES = (
    "context", "box", "position_y", "bottom_space", "skip_stack", "containing_block",
    "absolute_boxes", "fixed_boxes", "first_letter_style", "first_line_style",
)  # fmt: skip
_BLOCK_LINES = (
    "context", "box", "index", "child", "new_children", "page_is_empty", "absolute_boxes",
    "fixed_boxes", "adjoining_margins", "bottom_space", "position_y", "skip_stack",
    "first_letter_style", "first_line_style", "draw_bottom_decoration", "max_lines",
)  # fmt: skip
_CONTAINER = (
    "context", "box", "bottom_space", "skip_stack", "page_is_empty", "absolute_boxes",
    "fixed_boxes", "adjoining_margins", "first_letter_style", "first_line_style", "discard",
    "max_lines",
)  # fmt: skip
_FLOW = (
    "context", "box", "bottom_space", "skip_stack", "containing_block", "page_is_empty",
    "absolute_boxes", "fixed_boxes",
)  # fmt: skip
_COLUMNS = (*_FLOW, "adjoining_margins", "first_letter_style", "first_line_style")
_FLOAT = (
    "context", "box", "containing_block", "absolute_boxes", "fixed_boxes", "bottom_space",
    "skip_stack",
)  # fmt: skip
_ABSOLUTE = (
    "context", "box", "containing_block", "fixed_boxes", "bottom_space", "skip_stack",
)  # fmt: skip
_STYLES = ("self", "element", "parent", "root", "pseudo_type", "base_url", "target_collector")
_MARKER = (
    "element", "state", "parent_style", "style_for", "get_image_from_uri", "target_collector",
    "counter_style",
)  # fmt: skip
_PAGE = ("context", "root_box", "page_type", "resume_at", "page_number", "page_state")
_TEXT = ("stream", "textbox", "offset_x", "text_overflow", "block_ellipsis")
_BORDER_IMAGE = (
    "box", "stream", "image", "border_slice", "border_repeat", "border_outset", "border_width",
)  # fmt: skip
_LAYER = (
    "box", "page", "resolution", "image", "size", "clip", "repeat", "origin", "position",
    "attachment",
)  # fmt: skip
SEAMS = (
    Seam(HTMLParser, "parse_error", ("self", "errorcode", "datavars"), parsing.parse_error),
    Seam(
        css,
        "preprocess_declarations",
        ("base_url", "declarations", "prelude"),
        cascade.declarations,
    ),
    Seam(Matcher, "match", ("self", "element"), cascade.match),
    Seam(StyleFor, "set_computed_styles", _STYLES, cascade.computed_styles),
    Seam(units, "character_ratio", ("style", "unit"), cascade.character_ratio),
    *(
        Seam(
            holder,
            "to_pixels",
            ("value", "style", "property_name", "font_size"),
            cascade.to_pixels,
        )
        for holder in (css, computed_values)
    ),
    Seam(boxes, "transform", ("function", "text", "lang_code"), building.transform),
    Seam(
        boxes.TextBox,
        "process_whitespace",
        ("self", "following_collapsible_space"),
        building.whitespace,
    ),
    Seam(boxes.ParentBox, "content_text", ("self",), building.content_text),
    Seam(build, "marker_to_box", _MARKER, building.list_marker),
    Seam(build, "_inner_block_in_inline", ("box", "skip_stack"), building.blocks_in_line),
    Seam(
        boxes.ReplacedBox,
        "__init__",
        ("self", "element_tag", "style", "element", "replacement"),
        building.replaced_box,
    ),
    Seam(
        TargetCollector,
        "lookup_target",
        ("self", "anchor_token", "source_box", "css_token", "parse_again"),
        binding.lookup_target,
    ),
    Seam(
        document,
        "LayoutContext",
        ("style_for", "get_image_from_uri", "font_config", "counter_style", "target_collector"),
        paging.layout_context,
    ),
    Seam(
        document,
        "layout_document",
        ("html", "root_box", "context", "max_loops"),
        paging.layout_document,
    ),
    Seam(layout, "initialize_page_maker", ("context", "root_box"), binding.page_maker),
    Seam(page, "PageType", ("side", "blank", "name", "index", "groups"), binding.page_type),
    Seam(
        page,
        "set_page_type_computed_styles",
        ("page_type", "html", "style_for"),
        paging.page_styles,
    ),
    Seam(page, "make_page", _PAGE, paging.make_page),
    Seam(page, "block_level_layout", _LAYOUT, paging.page_layout),
    Seam(layout, "block_level_layout", _LAYOUT, paging.page_layout),
    Seam(absolute, "absolute_box_layout", _ABSOLUTE, paging.absolute_layout),
    Seam(page, "absolute_box_layout", _ABSOLUTE, paging.absolute_layout),
    Seam(layout, "absolute_box_layout", _ABSOLUTE, paging.absolute_layout),
    Seam(block, "block_level_layout", _LAYOUT, flowing.block_layout),
    Seam(block, "iter_line_boxes", _LINES, flowing.line_boxes),
    Seam(block, "_linebox_layout", _BLOCK_LINES, paging.lines_on_page),
    Seam(block, "block_container_layout", _CONTAINER, paging.container_on_page),
    Seam(block, "columns_layout", _COLUMNS, paging.columns_on_page),
    Seam(block, "grid_layout", _FLOW, paging.columns_on_page),
    Seam(block, "block_level_page_name", ("sibling_before", "sibling_after"), paging.page_name),
    Seam(block, "float_layout", _FLOAT, paging.float_on_page),
    Seam(page, "float_layout", _FLOAT, paging.float_on_page),
    Seam(layout, "make_margin_boxes", ("context", "page", "state"), paging.margin_boxes),
    *(
        Seam(holder, "resolve_percentages", ("box", "containing_block"), paging.sizes)
        for holder in (block, page)
    ),
    Seam(
        build,
        "element_to_box",
        (
            "element",
            "style_for",
            "get_image_from_uri",
            "base_url",
            "target_collector",
            "counter_style",
            "footnotes",
            "state",
        ),
        binding.boxes_of,
    ),
    Seam(build, "create_anonymous_boxes", ("box",), paging.anonymous_boxes),
    Seam(
        preferred,
        "_block_content_width",
        ("context", "box", "function", "outer"),
        flowing.block_content,
    ),
    *(
        Seam(
            holder,
            "table_and_columns_preferred_widths",
            ("context", "box", "outer"),
            flowing.table_widths,
        )
        for holder in (preferred, table)
    ),
    Seam(
        preferred,
        "table_cell_min_content_width",
        ("context", "box", "outer"),
        flowing.cell_content,
    ),
    Seam(
        preferred,
        "inline_min_content_width",
        ("context", "box", "outer", "skip_stack", "first_line", "is_line_start"),
        flowing.min_content,
    ),
    Seam(
        preferred,
        "inline_max_content_width",
        ("context", "box", "outer", "is_line_start"),
        flowing.max_content,
    ),
    Seam(
        stacking,
        "_dispatch_children",
        ("box", "page", "child_contexts", "blocks", "floats", "blocks_and_cells"),
        drawing.dispatch,
    ),
    Seam(pdf, "resolve_links", ("pages",), binding.links),
    Seam(pdf, "add_tags", ("pdf", "document", "pdf_version", "page_streams"), binding.tags),
    Seam(document, "draw_page", ("page", "stream"), drawing.draw_page),
    Seam(draw, "draw_text", _TEXT, drawing.draw_text),
    Seam(border, "draw_border_image", _BORDER_IMAGE, drawing.border_image),
    Seam(
        background,
        "layout_box_backgrounds",
        ("page", "box", "get_image_from_uri", "layout_children", "style"),
        drawing.backgrounds,
    ),
    Seam(background, "layout_background_layer", _LAYER, drawing.background_layer),
    Seam(
        images.Gradient,
        "draw",
        ("self", "stream", "concrete_width", "concrete_height", "style"),
        drawing.gradient,
    ),
    Seam(
        text_fonts,
        "tostring",
        (
            "element",
            "encoding",
            "method",
            "xml_declaration",
            "default_namespace",
            "short_empty_elements",
        ),
        parsing.font_settings,
    ),
    Seam(Stream, "add_group", ("self", "x", "y", "width", "height"), drawing.group),
    Seam(Stream, "add_font", ("self", "pango_font"), drawing.add_font),
    Seam(Stream, "marked", ("self", "box", "tag"), drawing.marked),
    Seam(pdf_fonts, "get_hb_object_data", ("hb_object", "ot_color", "glyph"), drawing.font_data),
    Seam(
        pdf,
        "build_fonts_dictionary",
        ("pdf", "fonts", "compress", "subset", "options"),
        binding.fonts,
    ),
)
