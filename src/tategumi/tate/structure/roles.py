"""Which structure types (ISO 32000-1, 14.8.4) the elements of HTML have."""

from enum import Enum
from xml.etree.ElementTree import Element

from ... import structure as steps
from ..drawing.tags import PICTURES

_SVG = "{http://www.w3.org/2000/svg}"
_XML, _EPUB = "{http://www.w3.org/XML/1998/namespace}", "{http://www.idpf.org/2007/ops}"


class Kind(Enum):
    """What an element is: a block of blocks, a block of lines, or a part of a line."""

    GROUP = "group"
    LINES = "lines"
    PART = "part"


# Elements that are not listed here have no type: what they hold stands in their place.
_TYPES = {
    **dict.fromkeys(("section", "nav", "main"), ("Sect", Kind.GROUP)),
    "article": ("Art", Kind.GROUP),
    "figure": ("Div", Kind.GROUP),
    "blockquote": ("BlockQuote", Kind.GROUP),
    "aside": ("Note", Kind.GROUP),
    **{f"h{level}": (f"H{level}", Kind.LINES) for level in range(1, 7)},
    **dict.fromkeys(("p", "pre"), ("P", Kind.LINES)),
    **dict.fromkeys(("figcaption", "caption"), ("Caption", Kind.LINES)),
    **dict.fromkeys(("ul", "ol", "dl"), ("L", Kind.GROUP)),
    "li": ("LI", Kind.GROUP),
    "dt": ("Lbl", Kind.LINES),
    "dd": ("LBody", Kind.LINES),
    "table": ("Table", Kind.GROUP),
    "thead": ("THead", Kind.GROUP),
    "tbody": ("TBody", Kind.GROUP),
    "tfoot": ("TFoot", Kind.GROUP),
    "tr": ("TR", Kind.GROUP),
    "th": ("TH", Kind.LINES),
    "td": ("TD", Kind.LINES),
    "ruby": ("Ruby", Kind.PART),
    "rt": ("RT", Kind.PART),
    "rtc": ("RT", Kind.PART),
    "rb": ("RB", Kind.PART),
    "q": ("Quote", Kind.PART),
    "code": ("Code", Kind.PART),
    **dict.fromkeys(PICTURES, ("Figure", Kind.PART)),
}
_BY_ROLE = {"doc-footnote": ("Note", Kind.GROUP)}
_BY_CLASS = {"warichu": ("Warichu", Kind.PART)}
# A paragraph ends where one of these begins or ends.
_APART = frozenset({"div", "header", "footer", "hgroup", "address", "details", "summary", "center"})
_CONTENTS = frozenset({"toc", "loi"})
_SCOPES = {"col": "Column", "row": "Row", "colgroup": "Column", "rowgroup": "Row"}


def type_of(element: Element) -> tuple[str, Kind]:
    """Return an element's structure type and kind; the type is ``""`` where it has none."""
    known = _TYPES.get(element.tag)
    if role := element.get("role"):
        known = _BY_ROLE.get(role, known)
    if names := element.get("class"):
        known = next((_BY_CLASS[name] for name in names.split() if name in _BY_CLASS), known)
    return known or ("", Kind.GROUP if element.tag in _APART else Kind.PART)


def language_of(element: Element) -> str:
    """Return the language that an element itself says, ``""`` where it says none."""
    return element.get(f"{_XML}lang") or element.get("lang") or ""


def is_contents(element: Element) -> bool:
    """Return whether an element lists what the book contains, or its figures."""
    kind = element.get(f"{_EPUB}type") or element.get("epub:type") or ""
    return element.get("role") == "doc-toc" or kind in _CONTENTS


def is_call(element: Element) -> bool:
    """Return whether an element is the mark of a note."""
    return element.get("role") == "doc-noteref"


def instead_of(picture: Element) -> str:
    """Return what is said in the stead of a picture."""
    title = picture.find(f"{_SVG}title")
    named = title.text if title is not None else ""
    return picture.get("alt") or picture.get("aria-label") or named or ""


def facts_of_cell(cell: Element, in_head: bool) -> dict[str, str | int]:
    """Return which cells a heading is for, and how many columns and rows a cell takes."""
    facts: dict[str, str | int] = {}
    if cell.tag == "th":
        usual = "Column" if in_head else "Row"
        facts[steps.SCOPE] = _SCOPES.get(cell.get("scope", ""), usual)
    for key, name in ((steps.COLUMNS, "colspan"), (steps.ROWS, "rowspan")):
        if (span := cell.get(name, "")).isdecimal() and int(span) > 1:
            facts[key] = int(span)
    return facts


def words_of(element: Element) -> str:
    """Return the text of an element without its readings."""
    return "".join(_words(element)).strip()


def _words(element: Element) -> list[str]:
    found = [element.text or ""]
    for child in element:
        if child.tag not in ("rt", "rtc", "rp"):
            found += _words(child)
        found.append(child.tail or "")
    return found
