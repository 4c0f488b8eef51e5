"""Finds mistakes in a document's markup: elements that do not nest, incomplete ruby.

Knows the HTML parser, which mends what it reads and counts its own errors.
"""

import re
from collections.abc import Iterator
from itertools import islice
from xml.etree.ElementTree import Element

from tinyhtml5.constants import void_elements
from tinyhtml5.parser import HTMLParser

from ...characters import KANA
from ..paragraphs.collect import ATOM

# --- elements that do not nest
# The parser's errors that come from an element which is not closed, or not in its turn, and the tag
# at which it notices that. Tags that HTML lets its authors leave out are no such errors.
_MISNESTED = {
    "adoption-agency-1.2": "</{name}>",
    "adoption-agency-1.3": "</{name}>",
    "adoption-agency-4.4": "</{name}>",
    "end-tag-too-early": "</{name}>",
    "end-tag-too-early-ignored": "</{name}>",
    "end-tag-too-early-named": "</{gotName}>",
    "eof-in-table": "</html>",
    "expected-closing-tag-but-got-eof": "</html>",
    "expected-one-end-tag-but-got-another": "</{gotName}>",
    "unexpected-end-tag": "</{name}>",
    "unexpected-start-tag-implies-end-tag": "<{startName}>",
}
# Elements that may stay open: something that follows closes them (HTML 13.1.2.4).
_CLOSED_BY_OTHERS = frozenset(
    ("html", "body", "p", "li", "dt", "dd", "rb", "rt", "rtc", "rp", "option", "optgroup",
     "colgroup", "caption", "thead", "tbody", "tfoot", "tr", "td", "th")
)  # fmt: skip


def misnested(parser: HTMLParser, code: str, values: dict[str, str]) -> dict[str, str] | None:
    """Return the tag that the HTML parser could not match and the element that is open there.

    Return None where the parser's error is of another kind.
    """
    if code not in _MISNESTED:
        return None
    tag = _MISNESTED[code].format_map(values)
    if tag.strip("</>") in void_elements:
        return None
    names = [element.name for element in parser.tree.open_elements]
    inside = [name for name in names if name not in _CLOSED_BY_OTHERS] or names or ["html"]
    if tag == "</ruby>" and inside[-1] == "ruby":
        return None  # the parser doesn't know that this closes rb and rtc
    return {"tag": tag, "open": f"<{inside[-1]}>"}


def tag_before(line: int, column: int, html: str) -> int:
    """Return where the tag begins that ends at a line and column which the parser names."""
    rows = html.split("\n")[: line - 1]
    return html.rfind("<", 0, sum(len(row) + 1 for row in rows) + column)


# --- ruby
# The parts of ruby that a start tag closes: all, but rt and rp stand in rtc (HTML 13.2.6.4.7).
_CLOSES = {
    "rb": ("rb", "rt", "rtc", "rp"),
    "rtc": ("rb", "rt", "rtc", "rp"),
    "rt": ("rb", "rt", "rp"),
    "rp": ("rb", "rt", "rp"),
}
_RUBY = re.compile(r"<ruby[\s>]", re.IGNORECASE)
_KANA = re.compile(rf"[{KANA}・\s]*")
_PICTURES = frozenset(("img", "svg"))


def close_ruby_parts(root: Element) -> None:
    """Put parts of ruby side by side; the parser leaves a ``rb`` or ``rtc``
    open that the next one ends.
    """
    for ruby in tuple(root.iter("ruby")):
        _close_parts(ruby)


def _close_parts(parent: Element) -> None:
    """Take parts of ruby out of others, each with all that follows it there."""
    for part in tuple(parent):
        if part.tag in _CLOSES:
            _close_parts(part)
            first = next((i for i, one in enumerate(part) if _closes(one, part)), None)
            if first is not None:
                after = part[first:]
                del part[first:]
                after[-1].tail = (after[-1].tail or "") + (part.tail or "")
                part.tail = None
                at = [*parent].index(part) + 1
                parent[at:at] = after


def _closes(one: Element, part: Element) -> bool:
    """Return whether the start tag of ``one`` ends an open part of ruby (HTML 13.2.6.4.7)."""
    return part.tag in _CLOSES.get(one.tag, ())


def incomplete_rubies(root: Element) -> Iterator[tuple[int, str, str]]:
    """Yield the rubies that lack a base or a reading.

    Each comes as its number in the document, from 0, the code of the message, and its words.
    """
    for index, ruby in enumerate(root.iter("ruby")):
        pairs = _pairs(ruby)
        read = any(reading for _, reading in pairs)
        for base, reading in pairs:
            # Beside other bases kana may have an empty reading: in 振り仮名 the り has none.
            if base and not reading and not (read and _KANA.fullmatch(base)):
                yield index, "tate.ruby-reading", base
        # A later reading without a base stands on the other side (``rubies``).
        for base, reading in pairs[:1]:
            if reading and not base:
                yield index, "tate.ruby-base", reading


def _pairs(ruby: Element) -> list[tuple[str, str]]:
    """Yield bases with their readings; text behind the last reading is no base."""
    base, pairs = ruby.text or "", []
    for child in ruby:
        if child.tag == "rt":
            pairs.append((base.strip(), "".join(child.itertext()).strip()))
            base = ""
        elif child.tag != "rp":
            base += "".join(child.itertext())
            if any(one.tag in _PICTURES for one in child.iter()):
                base += ATOM
        base += child.tail or ""
    if not pairs and ruby.find(".//rt") is None:
        return [(base.strip(), "")]
    return pairs


def ruby_tag(index: int, html: str) -> int:
    """Return where the ruby of this number, from 0, begins in the HTML, -1 if there is none."""
    found = next(islice(_RUBY.finditer(html), index, None), None)
    return found.start() if found else -1
