"""Seams of the cascade: names with prefixes, physical properties turned, units of vertical text."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeAlias

from cssselect2 import ElementWrapper, Matcher
from tinycss2.ast import Node
from weasyprint.css import ComputedStyle, Style, StyleFor
from weasyprint.css.properties import Dimension
from weasyprint.css.targets import TargetCollector
from weasyprint.html import PH_STYLESHEET, UA_STYLESHEET
from weasyprint.layout.page import PageType

from ..cascade import mathematics, properties, removed, ruby_styles, turn
from ..cascade.styles import Cascaded
from ..drawing.paint import Painter
from ..flow import Setter
from ..glyphs.runs import Facing
from ..paragraphs import side_lines
from .paging import MARGIN_BOXES

# A rule that matches an element: its specificity, its order, its pseudo-element, what it says.
_Rule: TypeAlias = tuple[Any, ...]


def declarations(
    original: Callable[..., list[Any]], setter: Setter, painter: Painter
) -> Callable[..., list[Any]]:
    """Names with prefixes are aliases of the standard ones."""

    def preprocess_declarations(
        base_url: str, declarations: list[Node], prelude: list[Node] | None = None
    ) -> list[Any]:
        renamed = map(properties.rename_alias, declarations)
        return original(base_url, renamed, prelude)

    return preprocess_declarations


# Elements that are parts of lines, whatever their writing mode.
_OF_LINES = ruby_styles.ELEMENTS | {"br"}


def match(
    original: Callable[..., list[_Rule]], setter: Setter, painter: Painter
) -> Callable[..., list[_Rule]]:
    """Keep margins and paddings of the user-agent style sheet apart from those of authors.

    The user agent's rules for ruby without attributes are looked up once: its sixty selectors
    without a tag are about attributes, lists and tables. Ruby has none of the notes and markers
    that these give to any element.
    """
    known: dict[tuple[Matcher, str], list[_Rule]] = {}
    of_agent = (UA_STYLESHEET.matcher, PH_STYLESHEET.matcher)
    kept_apart = cache(_kept_apart)

    def find(matcher: Matcher, element: ElementWrapper) -> list[_Rule]:
        found = original(matcher, element)
        if matcher is UA_STYLESHEET.matcher:
            return [(*rule, kept_apart(_Payload(payload))) for *rule, payload in found]
        return found

    def match(self: Matcher, element: ElementWrapper) -> list[_Rule]:
        name = element.local_name
        if name not in ruby_styles.ELEMENTS or self not in of_agent or element.etree_element.attrib:
            return find(self, element)
        if (self, name) not in known:
            known[self, name] = [rule for rule in find(self, element) if rule[2] is None]
        return known[self, name]

    return match


class _Payload(tuple[Any, ...]):
    """A rule's declarations and layer, known by identity, for WeasyPrint keeps each for good."""

    def __hash__(self) -> int:
        return id(self[0])

    def __eq__(self, other: Any) -> bool:
        return self[0] is other[0]


def _kept_apart(payload: _Payload) -> tuple[list[tuple[str, object, bool]], object]:
    """Give margins and paddings of a user-agent rule other names."""
    declarations, layer = payload
    return [
        (turn.UA_EDGES.get(name, name), value, importance)
        for name, value, importance in declarations
    ], layer


# Pseudo-elements that WeasyPrint styles for every element, and the elements that can have them.
_PSEUDO_OWNERS: dict[str, Callable[[Style], bool]] = {
    "marker": lambda style: "list-item" in style["display"],
    "footnote-call": lambda style: style["float"] == "footnote",
    "footnote-marker": lambda style: style["float"] == "footnote",
    "note-call": lambda style: style["position"][0] == "note()",
    "note-marker": lambda style: style["position"][0] == "note()",
    "note-callback": lambda style: style["position"][0] == "note()",
}


def computed_styles(
    original: Callable[..., None], setter: Setter, painter: Painter
) -> Callable[..., None]:
    """Turn the cascade of elements in a vertical flow; margin boxes stay physical.

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
        target_collector: TargetCollector | None = None,
    ) -> None:
        owns = _PSEUDO_OWNERS.get(pseudo_type or "")
        if owns and not owns(self.get_computed_styles()[parent, None]):
            return
        original(self, element, parent, root, pseudo_type, base_url, target_collector)
        style = self.get_computed_styles()[element, pseudo_type]
        tag = getattr(element, "tag", None)  # a page has none
        if tag is not None:
            removed.keep_unfit(style)
        if owns and pseudo_type != "marker" and style["display"] == ("none",):
            _empty(style)
        ruby_styles.adjust(style, tag, pseudo_type)
        if tag == "body" and pseudo_type is None:
            _propagate_to_root(style)
        of_root = self.get_computed_styles()[root, None]["writing_mode"]
        mode = _settle_mode(style, element, pseudo_type, of_root)
        style.cascaded = mathematics.hold(style.cascaded)
        side_lines.propagate(style)
        if pseudo_type in MARGIN_BOXES or (isinstance(element, PageType) and not pseudo_type):
            style.cascaded = turn.physical_sides(style.cascaded, mode)
        else:
            style.cascaded = _in_its_flow(style, of_root)
        style.cascaded = turn.with_ua_edges(style.cascaded)
        if tag not in _OF_LINES and style["display"] == ("inline", "flow"):
            _part_from_the_line(style)

    return set_computed_styles


def _empty(style: ComputedStyle) -> None:
    """Leave nothing in a note's call or number that is not displayed: WeasyPrint needs its box."""
    style["display"], style["content"] = ("inline", "flow"), "inhibit"


def _settle_mode(
    style: ComputedStyle, element: object, pseudo_type: str | None, of_root: str
) -> str:
    """Give a writing mode to what has none of its own; return the mode of its logical sides.

    Notes are part of the page's flow, whatever block calls them. Pages and their margin boxes are
    horizontal until a style says otherwise of a page. Their logical sides are those of the root's
    mode.
    """
    is_page, around = isinstance(element, PageType), style.parent_style
    if "writing_mode" not in style.cascaded:
        if pseudo_type == "@footnote" or (not is_page and style["float"] == "footnote"):
            style["writing_mode"] = of_root
        elif is_page and not (
            pseudo_type and around is not None and "writing_mode" in around.cascaded
        ):
            style["writing_mode"] = "horizontal-tb"
            return of_root
    mode: str = style["writing_mode"]
    return mode


def _in_its_flow(style: ComputedStyle, of_root: str) -> Cascaded:
    """Return the cascaded values of an element, turned where its flow is vertical.

    What stands in a flow across that of the pages does not change their name (Paged Media 3, 8.1).
    """
    cascaded, flow, around = style.cascaded, _flow_of(style), style.parent_style
    if "page" in cascaded and around is not None and around["writing_mode"] != of_root:
        cascaded = {name: said for name, said in cascaded.items() if name != "page"}
    if flow != style["writing_mode"]:
        cascaded = turn.physical_sides(cascaded, style["writing_mode"])
    return turn.turn_cascade(cascaded) if flow == turn.VERTICAL else cascaded


# The values of ``display`` whose boxes have the flow of their table.
_OF_TABLES = frozenset(
    f"table-{part}"
    for part in ("row", "column", "row-group", "header-group", "footer-group", "column-group")
)


def _flow_of(style: ComputedStyle) -> str:
    """Return the writing mode of an element's flow; parts of a table have the table's.

    See Writing Modes 4, 3.2.
    """
    while style["display"][0] in _OF_TABLES and style.parent_style is not None:
        style = style.parent_style
    mode: str = style["writing_mode"]
    return mode


def _part_from_the_line(style: ComputedStyle) -> None:
    """Make what is inline but across its parent an inline-block (Writing Modes 4, 3.2)."""
    parent = style.parent_style
    if parent is not None and style["writing_mode"] != parent["writing_mode"]:
        style["display"] = ("inline", "flow-root")


def _propagate_to_root(body: ComputedStyle) -> None:
    """Make the page vertical where the body is (CSS Writing Modes 4, 8)."""
    root = body.parent_style
    if root is None:
        return
    if root["writing_mode"] != turn.VERTICAL and body["writing_mode"] == turn.VERTICAL:
        root["writing_mode"] = turn.VERTICAL
        root.cascaded = turn.turn_cascade(root.cascaded)


def character_ratio(
    original: Callable[..., float], setter: Setter, painter: Painter
) -> Callable[..., float]:
    """``ch`` is the height of a zero where that stands upright in its line (CSS Values 4, 6.1)."""

    def character_ratio(style: Style, unit: str) -> float:
        if unit != "ch" or not _is_upright(style):
            return original(style, unit)
        zero = style.copy()
        zero["font_size"] = 1.0  # for the font size may be what is asked for
        return sum(setter.shaper(zero, Facing.UPRIGHT).shape("0").advances)

    return character_ratio


_ACROSS = {"vi": "vb", "vb": "vi"}


def to_pixels(
    original: Callable[..., float], setter: Setter, painter: Painter
) -> Callable[..., float]:
    """``vi`` and ``vb`` are shares of the page along and across the lines (CSS Values 4, 6.1.2)."""

    def to_pixels(
        value: Dimension, style: Style, property_name: str, font_size: float | None = None
    ) -> float:
        unit = value.unit
        if unit and unit[-2:] in _ACROSS and style["writing_mode"] == turn.VERTICAL:
            value = Dimension(value.value, unit[:-2] + _ACROSS[unit[-2:]])
        return original(value, style, property_name, font_size)

    return to_pixels


def _is_upright(style: Style) -> bool:
    """Return whether a style's Latin letters stand upright in a vertical line."""
    mode: str = style["writing_mode"]
    orientation: str = style["text_orientation"]
    return mode == turn.VERTICAL and orientation == "upright"
