"""Keeps the parts of ruby in their line, whatever their styles say (CSS Ruby 1, 2).

What is in an element whose style is ``in_ruby`` stands in a line of ruby.
"""

from weasyprint.css import ComputedStyle

# Elements of ruby markup, of which a book has more than of all others.
ELEMENTS = frozenset(("ruby", "rbc", "rb", "rt", "rp", "rtc"))


def adjust(style: ComputedStyle, tag: str | None, pseudo_type: str | None) -> None:
    """Make the style of an element with this tag one of ruby, or of what is in it, if it is."""
    if tag in ELEMENTS and pseudo_type is None:
        _keep_in_line(style)
        _part_of_ruby(style, tag)
    elif getattr(style.parent_style, "in_ruby", False):
        _keep_in_ruby(style)


def _keep_in_line(ruby: ComputedStyle) -> None:
    """Ruby is no note and no list item: it has no calls and markers from the user agent.

    ``seams.cascade.match`` leaves it out.
    """
    if ruby["float"] == "footnote":
        ruby["float"] = "none"
    if "list-item" in ruby["display"]:
        ruby["display"] = ("inline", "flow")
    if ruby["position"][0] == "note()":
        ruby["position"] = "static"


def _part_of_ruby(style: ComputedStyle, tag: str) -> None:
    """Parts of ruby are what their element says; a base may be an atomic inline."""
    outer, *inner = style["display"]
    if (
        tag != "ruby"
        and _is_in_flow(style)
        and (outer != "inline" or (tag != "rb" and inner != ["flow"]))
    ):
        style["display"] = ("inline", "flow")
    vars(style)["in_ruby"] = style["display"] == ("inline", "flow")


def _keep_in_ruby(style: ComputedStyle) -> None:
    """What is a block in ruby stands in its line (CSS Ruby 1, 2.2)."""
    outer, *inner = style["display"]
    if outer == "block" and _is_in_flow(style):
        kept = {("flow",): "flow-root", ("flow", "list-item"): "flow"}
        style["display"] = ("inline", kept.get(tuple(inner), inner[0]))
    vars(style)["in_ruby"] = style["display"] == ("inline", "flow")


def _is_in_flow(style: ComputedStyle) -> bool:
    position = style["position"] in ("static", "relative")
    return position and style["float"] == "none" and style["display"] != ("none",)
