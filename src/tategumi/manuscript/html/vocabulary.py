"""The meaning of elements, of classes that books use, and of declarations in styles.

Class names are those of our own pages, of the EBPAJ guide, of Aozora Bunko's XHTML, of its
converters and of the novel sites.
"""

import re
from collections.abc import Callable, Mapping

from ...model import (
    Emphasis,
    GroupKind,
    Inline,
    Mark,
    Side,
    SideLine,
    Stroke,
    Style,
    Styled,
    Tcy,
    Warichu,
)  # fmt: skip

Inlines = tuple[Inline, ...]
Wrap = Callable[[Inlines], Inline]

# --- elements
_BLOCKS = """
html body address article aside blockquote center dd details div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary
table caption tbody td tfoot th thead tr ul
"""
_DROPPED = """
script iframe object embed applet video audio canvas form input button select textarea math map
frame frameset noframes
"""
_UNSAID = "head meta link title style template base col colgroup param source rp wbr"
BLOCKS = frozenset(_BLOCKS.split())
HEADINGS = {f"h{level}": level for level in range(1, 7)}
# What has no place in a book: told where it is left out, or a matter of the page alone.
DROPPED = frozenset(_DROPPED.split())
UNSAID = frozenset(_UNSAID.split())


def styled(style: Style, steps: int = 1) -> Wrap:
    return lambda children: Styled(style, children, steps)


def _emphasis(mark: Mark, side: Side = Side.RIGHT) -> Wrap:
    return lambda children: Emphasis(children, mark, side)


def _lined(stroke: Stroke, side: Side = Side.RIGHT) -> Wrap:
    return lambda children: SideLine(children, stroke, side)


ELEMENTS: dict[str, Wrap] = {
    **dict.fromkeys(("b", "strong"), styled(Style.BOLD)),
    **dict.fromkeys(("i", "em"), styled(Style.ITALIC)),
    **dict.fromkeys(("s", "del", "strike"), styled(Style.STRIKE)),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), styled(Style.CODE)),
    **dict.fromkeys(("u", "ins"), _lined(Stroke.SOLID)),
    "sup": styled(Style.SUPERSCRIPT),
    "sub": styled(Style.SUBSCRIPT),
    "small": styled(Style.SMALLER),
    "big": styled(Style.LARGER),
}

# --- classes
_MARKS = {
    Mark.SESAME: "sesame em-sesame sesame_dot emphasisDots emphasis_dots bouten boten "
    "em-sesame-filled dots 傍点",
    Mark.OPEN_SESAME: "open-sesame em-sesame-open white_sesame_dot",
    Mark.DOT: "dot em-dot em-dot-filled black_circle",
    Mark.CIRCLE: "circle em-dot-open em-circle-open white_circle",
    Mark.TRIANGLE: "triangle em-triangle em-triangle-filled black_up-pointing_triangle",
    Mark.OPEN_TRIANGLE: "open-triangle em-triangle-open white_up-pointing_triangle",
    Mark.DOUBLE_CIRCLE: "double-circle em-double-circle em-double-circle-open",
    Mark.FISHEYE: "fisheye em-double-circle-filled bullseye",
    Mark.CROSS: "cross saltire",
}
_STROKES = {
    Stroke.SOLID: "solid underline_solid em-line-solid",
    Stroke.DOUBLE: "double underline_double em-line-double",
    Stroke.DOTTED: "dotted underline_dotted em-line-dotted",
    Stroke.DASHED: "dashed underline_dashed em-line-dashed",
    Stroke.WAVY: "wavy underline_wave",
}
MARKS = {name: mark for mark, names in _MARKS.items() for name in names.split()}
STROKES = {name: stroke for stroke, names in _STROKES.items() for name in names.split()}
LINES = {"em-line": Side.RIGHT, "em-line-outside": Side.LEFT, "underline": Side.RIGHT}
CLASSES: dict[str, Wrap] = {
    **dict.fromkeys(("tcy", "tatechuyoko", "tate-chu-yoko", "text-combine"), Tcy),
    **dict.fromkeys(("bold", "futoji"), styled(Style.BOLD)),
    **dict.fromkeys(("italic", "shatai"), styled(Style.ITALIC)),
    **dict.fromkeys(("yokogumi", "hltr"), styled(Style.HORIZONTAL)),
    **dict.fromkeys(("k-solid", "keigakomi"), styled(Style.BOXED)),
    **dict.fromkeys(("kogaki", "superscript"), styled(Style.SMALL_RIGHT)),
    **dict.fromkeys(("kogaki-left", "subscript"), styled(Style.SMALL_LEFT)),
    "line-through": styled(Style.STRIKE),
    "super": styled(Style.SUPERSCRIPT),
    "sub": styled(Style.SUBSCRIPT),
    "warichu": Warichu,
    **{f"larger-{n}": styled(Style.LARGER, n) for n in range(1, 6)},
    **{f"smaller-{n}": styled(Style.SMALLER, n) for n in range(1, 6)},
    **{f"dai{n}": styled(Style.LARGER, n) for n in range(1, 6)},
    **{f"sho{n}": styled(Style.SMALLER, n) for n in range(1, 6)},
}
GROUPS: dict[str, tuple[GroupKind, int]] = {
    "lead": (GroupKind.LEAD, 1),
    "centred-page": (GroupKind.CENTRED_PAGE, 1),
    **dict.fromkeys(("k-solid", "keigakomi"), (GroupKind.BOXED, 1)),
    **dict.fromkeys(("yokogumi", "hltr"), (GroupKind.HORIZONTAL, 1)),
    "bold": (GroupKind.BOLD, 1),
    "italic": (GroupKind.ITALIC, 1),
    "caption": (GroupKind.CAPTION, 1),
    **{f"larger-{n}": (GroupKind.LARGER, n) for n in range(1, 6)},
    **{f"smaller-{n}": (GroupKind.SMALLER, n) for n in range(1, 6)},
    **{f"columns-{n}": (GroupKind.COLUMNS, n) for n in range(2, 6)},
    **dict.fromkeys(("episode-preface", "novel_preface"), (GroupKind.PREFACE, 1)),
    **dict.fromkeys(("episode-afterword", "novel_afterword"), (GroupKind.AFTERWORD, 1)),
}


def by_class(names: list[str]) -> list[Wrap]:
    """What the classes of an element in a line say of it."""
    side = Side.LEFT if {"left", "em-left"} & set(names) else Side.RIGHT
    wraps: list[Wrap] = [_emphasis(MARKS[name], side) for name in names if name in MARKS]
    if line := next((LINES[name] for name in names if name in LINES), None):
        stroke = next((STROKES[n] for n in names if n in STROKES), Stroke.SOLID)
        wraps = [_lined(stroke, line)]
    elif lined := next((STROKES[n] for n in names if n in STROKES and "line" in n), None):
        wraps = [_lined(lined)]
    return [*wraps, *(CLASSES[name] for name in names if name in CLASSES)]


# --- declarations
_FORMS = {
    ("sesame", False): Mark.SESAME,
    ("sesame", True): Mark.OPEN_SESAME,
    ("dot", False): Mark.DOT,
    ("dot", True): Mark.CIRCLE,
    ("circle", False): Mark.DOT,
    ("circle", True): Mark.CIRCLE,
    ("triangle", False): Mark.TRIANGLE,
    ("triangle", True): Mark.OPEN_TRIANGLE,
    ("double-circle", False): Mark.FISHEYE,
    ("double-circle", True): Mark.DOUBLE_CIRCLE,
}
_PREFIX = re.compile("^-(?:webkit|epub|moz|ms)-")
# Properties that say the same, as older readers and shorter ways have them.
_SAME = {
    "text-combine": "text-combine-upright",
    "text-emphasis": "text-emphasis-style",
    "text-decoration": "text-decoration-line",
}


def by_style(style: Mapping[str, str]) -> list[Wrap]:
    """What the declarations of an element in a line say of it."""
    named = {_SAME.get(name := _PREFIX.sub("", long), name): value for long, value in style.items()}
    return [wrap for name, value in named.items() for wrap in _declared(name, value)]


def _declared(name: str, value: str) -> list[Wrap]:
    words = value.split()
    match name:
        case "text-combine-upright":
            return [Tcy] if words[:1] in (["all"], ["horizontal"]) else []
        case "text-emphasis-style":
            form = next((word for word in words if (word, False) in _FORMS), "sesame")
            return [] if words == ["none"] else [_emphasis(_FORMS[form, "open" in words])]
        case "text-decoration-line":
            line = {"underline": Side.LEFT, "overline": Side.RIGHT}
            found = [_lined(Stroke.SOLID, line[word]) for word in words if word in line]
            return found + [styled(Style.STRIKE) for word in words if word == "line-through"]
        case "font-weight":
            return [styled(Style.BOLD)] if value in _HEAVY else []
        case "font-style":
            return [styled(Style.ITALIC)] if words[:1] in (["italic"], ["oblique"]) else []
    return []


_HEAVY = frozenset({"bold", "bolder", "600", "700", "800", "900"})
