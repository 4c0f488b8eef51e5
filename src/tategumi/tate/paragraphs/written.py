"""The order in which elements and texts are written, whatever pages make of it.

Boxes are given their place before layout, and their copies keep it.
"""

from collections.abc import Mapping
from math import inf
from typing import NamedTuple
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes

# The place of each element that has a box.
Places = Mapping[Element, int]

_BEHIND = "after"


class Written(NamedTuple):
    """The place of a text in the document.

    ``place`` counts all texts and elements as they are written. ``repeats`` says that pages repeat
    the text. ``word`` is the word with ruby of which it is a base or a reading, however that is
    parted.
    """

    place: float
    repeats: bool = False
    word: tuple[Element, str] | None = None


def note_places(root: boxes.Box) -> Places:
    """Give each text in a tree of boxes its place; return the places of elements."""
    places: dict[Element, int] = {}
    waiting: list[tuple[boxes.Box, bool, Element | None]] = [(root, False, None)]
    count = 0
    while waiting:
        box, repeats, ruby = waiting.pop()
        count += 1
        if isinstance(box, boxes.TextBox):
            if box.element is not None:
                tag = box.element_tag or ""
                word = (ruby, tag) if ruby is not None and tag in ("ruby", "rt") else None
                place = _beside(tag) if "::" in tag else count
                vars(box)["written"] = Written(place, repeats, word)
            continue
        if box.element is not None:
            places.setdefault(box.element, count)
        if box.footnote:
            waiting.append((box.footnote, repeats, None))
        if isinstance(box, boxes.ParentBox):
            repeats = repeats or _repeats(box)
            if box.element_tag == "ruby":
                ruby = box.element if box.element is not None and is_word(box.element) else None
            waiting += [(child, repeats, ruby) for child in reversed(box.children)]
    return places


def is_word(ruby: Element) -> bool:
    """Return whether a ruby is all text, and each part of it has a reading."""
    texts = [ruby.text, *(child.tail for child in ruby)]
    return (
        len(ruby) > 0
        and not (texts.pop() or "").strip()
        and all((text or "").strip() for text in texts)
        and all(child.tag == "rt" and not len(child) and child.text for child in ruby)
    )


def _repeats(box: boxes.Box) -> bool:
    heads = isinstance(box, boxes.TableRowGroupBox) and (box.is_header or box.is_footer)
    return heads or box.style["position"] == "fixed"


def written_of(box: boxes.Box) -> Written:
    """Return the place of a text in the document.

    A text that is generated with its page has none yet; the tag of its box says where it belongs.
    """
    known: Written | None = getattr(box, "written", None)
    return known or Written(_beside(box.element_tag or ""))


def _beside(tag: str) -> float:
    """Return the place of generated text: before what its element holds, or behind it."""
    return inf if tag.endswith(_BEHIND) else -inf


def run_of(box: boxes.Box) -> object:
    """Return the same object for texts that are read as one where they follow each other."""
    known: Written | None = getattr(box, "written", None)
    return (known and known.word) or box
