"""Reads the layout of a block from the classes and styles of its element."""

import re

from ...model import Layout
from .parse import Element
from .styles import Declarations, Styles, classes_of

# Amounts in the names of classes: ours and EBPAJ's, then Aozora Bunko's.
_CLASS = re.compile(
    r"(?P<name>start|indent|h-indent|end|measure|jisage_|chitsuki_|jizume_)-?"
    r"(?P<em>[0-9]{1,3})(?:em(?P<part>[0-9]{2})?)?"
)
_EM = re.compile(r"(-?[0-9]{1,2}(?:\.[0-9]+)?)em")


def layout_of(element: Element, styles: Styles) -> Layout:
    """Indents (字下げ), line end (地付き), measure (字詰め) and centring."""
    names = classes_of(element)
    said = {m["name"]: _amount(m) for name in names if (m := _CLASS.fullmatch(name))}
    style = styles.of(element)
    align = style.get("text-align", element.get("align", ""))
    end = None
    if {"align-end", "align-right", "text-right"} & set(names) or align in ("right", "end"):
        end = said.get("end", _em(style, "margin-right", "padding-right") or 0)
    end = said.get("chitsuki_", end)
    measure = said.get("measure", said.get("jizume_"))
    return Layout(
        *_indents(said, style, end is not None),
        end=None if end is None else float(end),
        measure=None if measure is None else int(measure),
        centred="align-center" in names or align == "center",
    )


def _amount(name: re.Match[str]) -> float:
    return int(name["em"]) + int(name["part"] or 0) / 100


def _indents(
    said: dict[str, float], style: Declarations, at_end: bool
) -> tuple[float | None, float | None]:
    """First lines and turned lines, in em."""
    if not {"start", "indent", "h-indent", "jisage_"} & said.keys():
        margin = None if at_end else _em(style, "margin-left", "padding-left", "margin-top")
        return (margin, None) if margin and "em" in style.get("margin-left", "em") else (None, None)
    start = said.get("start", said.get("jisage_", 0))
    if "h-indent" in said:
        return float(start), float(start + said["h-indent"])
    first = float(start + said.get("indent", 0))
    return first, None if first == start else float(start)


def _em(style: Declarations, *names: str) -> float | None:
    for name in names:
        if found := _EM.fullmatch(style.get(name, "")):
            return max(float(found[1]), 0.0)
    return None
