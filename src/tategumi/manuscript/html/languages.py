"""Finds the language that a page declares for its words; never guesses one."""

from ...languages import is_language
from .parse import Element, name_of

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PAGE = ("html", "body")
# Of a page that says none.
_BOOK = "ja"


def foreign(element: Element, around: Element | None = None) -> str:
    """The language of an element, "" where it is that ``around`` it, else the page's."""
    own = _language(element)
    outer = _language(around) if around is not None else ""
    return own if own.casefold() != (outer or _page(element)).casefold() else ""


def says_language(element: Element) -> bool:
    return bool(_declared_language(element))


def _language(element: Element) -> str:
    """That of the element or the nearest around it, but not the page's; "" where none is said."""
    here: Element | None = element
    while here is not None and name_of(here) not in _PAGE:
        if said := _declared_language(here):
            return said
        here = here.getparent()
    return ""


def _page(element: Element) -> str:
    pages = (one for one in element.iterancestors() if name_of(one) in _PAGE)
    return next(filter(None, map(_declared_language, pages)), _BOOK)


def _declared_language(element: Element) -> str:
    said = (element.get(name, "").strip() for name in ("lang", "xml:lang", _XML_LANG))
    return next(filter(is_language, said), "")
