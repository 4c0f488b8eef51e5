"""The one style sheet of an EPUB: what its documents use, under the names of the EBPAJ guide.

Authors write styles for one XHTML, of paper and e-book alike; here the names become the guide's,
in documents and styles at once, and what only paper needs stays out: comments, rules of what the
book has not, measures (字詰め), odd and even pages. A door to tinycss2.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

from ..xhtml import Element, Value

NAME = "book-style.css"
_CHARSET = '@charset "UTF-8";\n'
# Our class -> the guide's. Its marks are filled unless they are open.
NAMES = {
    "sesame": "em-sesame",
    "open-sesame": "em-sesame-open",
    "dot": "em-circle",
    "circle": "em-circle-open",
    "triangle": "em-triangle",
    "open-triangle": "em-triangle-open",
    "fisheye": "em-double-circle",
    "double-circle": "em-double-circle-open",
    "larger-1": "font-1em20",
    "larger-2": "font-1em40",
    "larger-3": "font-1em70",
    "larger-4": "font-2em00",
    "larger-5": "font-2em40",
    "smaller-1": "font-0em85",
    "smaller-2": "font-0em75",
    "smaller-3": "font-0em65",
    "smaller-4": "font-0em60",
    "smaller-5": "font-0em50",
    "leafbreak-before": "pagebreak-before",
    "spreadbreak-before": "pagebreak-before",
    "book-creator": "author",
    "book-publisher": "label",
    "book-rights": "copyright",
}
_OF_PAPER = re.compile(r"measure-\d+|columnbreak-before")
# Of odd and even pages, and of columns.
_PAPER_VALUES = {"break-before": frozenset(["recto", "verso", "column"])}
# Where the older name stands beside it, readers know that one, and the guide has no other.
_OLDER = {f"break-{side}": f"page-break-{side}" for side in ("before", "after", "inside")}
# The attribute that running heads and bookmarks of the PDF take.
_LABEL = "data-label"
_GROUPS = frozenset(["media", "supports", "layer", "container"])
_CLASSES, _TAGS = re.compile(rb'class="([^"]*)"'), re.compile(rb"<([a-z][a-z0-9]*)")


def renamed(element: Element) -> Element:
    """The element and all inside it with the guide's class names, without what print takes."""
    children = tuple(renamed(c) if isinstance(c, Element) else c for c in element.children)
    return Element(element.tag, tuple(_attributes(element.attributes)), children)


def _attributes(attributes: Iterable[tuple[str, Value]]) -> Iterator[tuple[str, Value]]:
    for key, value in attributes:
        if key == "class":
            if names := _renamed(str(value)):
                yield key, names
        elif key != _LABEL:
            yield key, value


def _renamed(classes: str) -> str:
    names = (NAMES.get(name, name) for name in classes.split() if not _OF_PAPER.fullmatch(name))
    return " ".join(dict.fromkeys(names))


def book_style(sheets: Iterable[str], documents: Iterable[bytes]) -> bytes:
    """The sheets in cascade order as one, with the rules that the documents (XHTML) use."""
    names: set[str] = set()
    for document in documents:
        names.update(
            f".{n}" for found in _CLASSES.findall(document) for n in found.decode().split()
        )
        names.update(tag.decode() for tag in _TAGS.findall(document))
    rules = (
        rule
        for sheet in sheets
        for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    )
    return (_CHARSET + "".join(_written(rules, names))).encode()


def _written(rules: Iterable[Node], names: set[str]) -> Iterator[str]:
    """The rules that apply to one of ``names`` (``.class`` or tag), as CSS with the guide's names.

    A rule that holds others (@media) is left out when nothing of it is used.
    """
    for rule in rules:
        match rule:
            case QualifiedRule():
                selectors = [s for s in _selectors(rule.prelude) if _is_used(s, names)]
                if selectors and (content := _declarations(rule.content)):
                    yield f"{', '.join(map(_selector, selectors))} {{ {content} }}\n"
            case AtRule(lower_at_keyword=keyword) if keyword in _GROUPS and rule.content:
                inner = tinycss2.parse_blocks_contents(
                    rule.content, skip_comments=True, skip_whitespace=True
                )
                if written := "".join(_written(inner, names)):
                    yield f"@{keyword}{tinycss2.serialize(rule.prelude)}{{\n{written}}}\n"
            case AtRule(lower_at_keyword="charset"):
                pass
            case _:
                yield f"{rule.serialize()}\n"


def _selectors(prelude: Sequence[Node]) -> Iterator[list[Node]]:
    """The selectors of a list."""
    selector: list[Node] = []
    for token in prelude:
        if token == ",":
            yield selector
            selector = []
        elif token.type != "comment":
            selector.append(token)
    yield selector


def _selector(tokens: Sequence[Node]) -> str:
    """As it is written, with the guide's class names."""
    for before, token in pairwise(tokens):
        if before == "." and token.type == "ident":
            token.value = NAMES.get(token.value, token.value)
    return tinycss2.serialize(tokens).strip()


def _is_used(selector: Sequence[Node], names: set[str]) -> bool:
    """May it match an element of the book? By the elements and classes that it asks for."""
    before: Node | str = ""
    for token in selector:
        if token.type == "ident":
            name = token.value
            if before == "." and f".{NAMES.get(name, name)}" not in names:
                return False
            if before not in (".", ":", "::") and name.lower() not in names:
                return False
        before = token
    return True


def _declarations(content: Sequence[Node]) -> str:
    """The declarations of a rule that readers of e-books need."""
    found = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    declarations = [one for one in found if isinstance(one, Declaration)]
    if len(declarations) < len(found):
        return tinycss2.serialize(content).strip()
    own = {one.lower_name for one in declarations}
    kept = (
        one
        for one in declarations
        if not _is_of_paper(one) and _OLDER.get(one.lower_name) not in own
    )
    return " ".join(f"{one.name}: {_value(one)};" for one in kept)


def _value(declaration: Declaration) -> str:
    tokens = [token for token in declaration.value if token.type != "comment"]
    important = " !important" if declaration.important else ""
    return f"{tinycss2.serialize(tokens).strip()}{important}"


def _is_of_paper(declaration: Declaration) -> bool:
    return _value(declaration).lower() in _PAPER_VALUES.get(declaration.lower_name, ())
