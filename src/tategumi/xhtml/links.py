"""Finds the targets of links between the texts of a book.

Authors write ``[…](#見出し)``, ``[…](#id)``, ``[…](other.md)`` or ``[…](other.md#見出し)``.
A target is a heading by its words or its id, or a document by its name or its file. Knows no page.
"""

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import is_
from urllib.parse import unquote

from .. import unicode
from ..manuscript.detect import by_name
from ..manuscript.source import Notation
from ..model import Named
from ..natural import with_digits
from ..problems import Place, Problem
from .contents import Entry
from .tree import Element, Node, Reference, Wanted
from .web import is_web

# Characters of a target that a message shows.
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Target:
    """A document as links may name it: by its name, its manuscript's path or its headings."""

    name: str
    source: str
    stem: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """The bodies with the targets of their links; problems of those not found or ambiguous."""

    bodies: tuple[Element, ...]
    problems: tuple[Problem, ...]


def linked(bodies: Iterable[tuple[Element, bool]], targets: Sequence[Target]) -> Linked:
    """The bodies with the targets of their links.

    Each body is given with whether it has any links. A link without a target becomes its words.
    """
    problems = list(_twice(targets))
    finders = (_Finder(own, targets, problems) for own in targets)
    made = [
        _resolved_body(body, finder) if has_links else body
        for (body, has_links), finder in zip(bodies, finders, strict=True)
    ]
    return Linked(tuple(made), tuple(problems))


class _Finder:
    """Finds the targets that the text of one document names."""

    def __init__(self, own: Target, targets: Sequence[Target], problems: list[Problem]) -> None:
        self._own = own
        self._targets = targets
        self._problems = problems

    def find(self, wanted: Wanted) -> Reference | None:
        if is_web(wanted.target):
            self._tell("link.address", wanted, "")
            return None
        path, _, words = map(_plain, wanted.target.partition("#"))
        documents = self._named(path) if path else self._nearest_first()
        if documents and not words:
            return Reference(documents[0].stem, documents[0].stem)
        found = _headings(words, documents) if documents else ()
        if not (found or words):  # Some authors leave out the # before the words of a heading.
            found = _headings(path, self._nearest_first())
        if not found:
            self._tell("link.unknown", wanted, "")
            return None
        first, *others = found
        if others and first.named.id != words:
            self._tell("link.several", wanted, first.label)
        return first.target

    def _named(self, path: str) -> list[Target]:
        """The documents that a path names, from this file or the project, or that have its name."""
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(self._own.source), path))
        stem = posixpath.splitext(posixpath.basename(path))[0]
        for is_meant in (
            lambda one: _plain(one.source) == _plain(beside),
            lambda one: _plain(one.source) == posixpath.normpath(path),
            lambda one: one.name == stem,
        ):
            if meant := [one for one in self._targets if is_meant(one)]:
                return meant
        return []

    def _nearest_first(self) -> list[Target]:
        """This document, the others of its manuscript, all others."""

        def distance(one: Target) -> int:
            return 0 if one is self._own else 1 if one.source == self._own.source else 2

        return sorted(self._targets, key=distance)

    def _tell(self, code: str, wanted: Wanted, label: str) -> None:
        place = wanted.place or Place(self._own.source or self._own.stem)
        values: dict[str, object] = {"target": wanted.target[:_SHOWN], "label": label}
        if code == "link.unknown" and _is_page(self._own):
            code, values = "html.link", {"name": wanted.target[:_SHOWN], "count": 1}
        self._problems.append(Problem(place, code, values))


def _twice(targets: Iterable[Target]) -> Iterator[Problem]:
    """Problems of ids that an author gave twice; HTML files do not share ids."""
    first: dict[tuple[str, str], Named] = {}
    for target in targets:
        for named in (entry.named for entry in target.entries if entry.named.id):
            key = named.id, target.source if _is_page(target) else ""
            before = first.setdefault(key, named)
            if before is not named:
                place, values = named.place, {"id": named.id, "first": before.place}
                yield Problem(place or Place(target.source), "link.id-twice", values)


def _is_page(target: Target) -> bool:
    return by_name(target.source) is Notation.HTML


def _headings(words: str, documents: Iterable[Target]) -> tuple[Entry, ...]:
    """The headings of the nearest document that has the id, the words or the name."""
    documents = list(documents)
    for document in documents:
        if found := tuple(entry for entry in document.entries if words and entry.named.id == words):
            return found
    for document in documents:
        for same in (str, _key):
            wanted = same(words)
            if found := tuple(e for e in document.entries if wanted and same(e.label) == wanted):
                return found
        if document.name == words:
            target = Reference(document.stem, document.stem)
            return (replace(document.entries[0], target=target),)
    return ()


def _plain(text: str) -> str:
    return unicode.normalize("NFC", unquote(text))


def _key(words: str) -> str:
    """The words in the form in which they are compared.

    It leaves out what typography rules change, and what other tools leave out of anchors.
    """
    folded = with_digits(unicode.normalize("NFKC", words).casefold())
    return "".join(character for character in folded if unicode.is_alphanumeric(character))


def _resolved_body(body: Element, finder: _Finder) -> Element:
    (made,) = _resolved(body, finder)
    assert isinstance(made, Element)
    return made


def _resolved(node: Node, finder: _Finder) -> tuple[Node, ...]:
    """The node with the targets of its links; a link without a target becomes its children."""
    if isinstance(node, str):
        return (node,)
    children = tuple(_in_all(node.children, finder))
    wanted = node.get("href")
    if not isinstance(wanted, Wanted):
        same = all(map(is_, children, node.children)) and len(children) == len(node.children)
        return (node if same else replace(node, children=children),)
    if found := finder.find(wanted):
        attributes = dict(node.attributes) | {"href": found}
        return (Element(node.tag, tuple(attributes.items()), children),)
    return children


def _in_all(nodes: Iterable[Node], finder: _Finder) -> Iterator[Node]:
    for node in nodes:
        yield from _resolved(node, finder)
