"""Reads XHTML documents as XML.

An HTML parser takes ``<a id="p1"/>`` for a start tag, and a novel costs it a fifth of a second.
"""

import re
from html.entities import html5
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

_NAMESPACE = "http://www.w3.org/1999/xhtml"
# An XML declaration, or the namespace on the root behind comments and a document type.
_IS_XHTML = re.compile(
    rf"""\s*(<\?xml\s|(<!--.*?-->\s*|<!DOCTYPE[^>\[]*>\s*)*<html\s[^>]*\bxmlns\s*=\s*["']{_NAMESPACE}["'])""",
    re.DOTALL | re.IGNORECASE,
)
# Entities that XML does not have by itself. Those that a document defines may grow without bounds.
_NAMED = re.compile("&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]*;)")
_DEFINES = "<!ENTITY"


def is_xhtml(source: str) -> bool:
    """Return whether a document says that it is XHTML."""
    return bool(_IS_XHTML.match(source)) and _DEFINES not in source


def xhtml_root(source: str) -> Element | None:
    """Return the root of an XHTML document, its elements named as an HTML parser names them.

    Return None for HTML, and for what is not well-formed, which the HTML parser mends.
    """
    if not is_xhtml(source):
        return None
    try:
        root = ElementTree.fromstring(_NAMED.sub(lambda m: html5.get(m[1], m[0]), source))
    except ElementTree.ParseError:
        return None
    prefix = f"{{{_NAMESPACE}}}"
    for element in root.iter():
        element.tag = element.tag.removeprefix(prefix)
    return root if root.tag == "html" else None
