"""What stands in a document's markup, found in one walk: a book's are asked for many times."""

from dataclasses import dataclass

from .tree import Element, Picture, Wanted, walk


@dataclass(frozen=True, slots=True)
class Facts:
    """The pictures with their elements, in order and as often as they are used; the classes of
    elements; every run of text, readings among them.
    """

    pictures: tuple[tuple[Picture, Element], ...]
    classes: frozenset[str]
    texts: tuple[str, ...]
    has_ruby: bool
    has_notes: bool
    has_links: bool  # that are not found yet


def facts_of(body: Element) -> Facts:
    """The facts of a tree."""
    pictures: list[tuple[Picture, Element]] = []
    texts: list[str] = []
    tags, classes, has_links = set(), set(), False
    for element in walk(body):
        tags.add(element.tag)
        for name, value in element.attributes:
            if name == "class" and isinstance(value, str):
                classes.add(value)
            elif name == "src" and isinstance(value, Picture):
                pictures.append((value, element))
            elif isinstance(value, Wanted):
                has_links = True
        texts += [child for child in element.children if isinstance(child, str)]
    names = frozenset(name for several in classes for name in several.split())
    return Facts(tuple(pictures), names, tuple(texts), "ruby" in tags, "aside" in tags, has_links)
