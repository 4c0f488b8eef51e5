"""Keeps the parts of ruby in their line, whatever their styles say (CSS Ruby 1, 2).

A style is marked ``in_ruby`` where its box is inline and stands in ruby, so that what it holds is
kept in the line too.
"""

from weasyprint.css import ComputedStyle

# The elements of ruby markup; a book may have more of them than of all others.
ELEMENTS = frozenset(("ruby", "rbc", "rb", "rt", "rp", "rtc"))


def adjust(style: ComputedStyle, tag: str | None, pseudo_type: str | None) -> None:
    """Keep an element in its line where it is a part of ruby, or stands in one.

    ``tag`` is the element's; a page has none.
    """
    if tag in ELEMENTS and pseudo_type is None:
        _keep_in_line(style)
        _part_of_ruby(style, tag)
    elif getattr(style.parent_style, "in_ruby", False):
        _keep_in_ruby(style)


def _keep_in_line(ruby: ComputedStyle) -> None:
    """Make ruby neither a note nor a list item.

    Its calls and markers would come from rules that ``seams.cascade.match`` leaves out for ruby.
    """
    if ruby["float"] == "footnote":
        ruby["float"] = "none"
    if "list-item" in ruby["display"]:
        ruby["display"] = ("inline", "flow")
    if ruby["position"][0] == "note()":
        ruby["position"] = "static"


def _part_of_ruby(style: ComputedStyle, tag: str) -> None:
    """Make a part of ruby inline, as its element says; a base (``rb``) may be an atomic inline."""
    outer, *inner = style["display"]
    if (
        tag != "ruby"
        and _is_in_flow(style)
        and (outer != "inline" or (tag != "rb" and inner != ["flow"]))
    ):
        style["display"] = ("inline", "flow")
    vars(style)["in_ruby"] = style["display"] == ("inline", "flow")


def _keep_in_ruby(style: ComputedStyle) -> None:
    """Make a block in ruby an atomic inline of its line (CSS Ruby 1, 2.2)."""
    outer, *inner = style["display"]
    if outer == "block" and _is_in_flow(style):
        kept = {("flow",): "flow-root", ("flow", "list-item"): "flow"}
        style["display"] = ("inline", kept.get(tuple(inner), inner[0]))
    vars(style)["in_ruby"] = style["display"] == ("inline", "flow")


def _is_in_flow(style: ComputedStyle) -> bool:
    position = style["position"] in ("static", "relative")
    return position and style["float"] == "none" and style["display"] != ("none",)
