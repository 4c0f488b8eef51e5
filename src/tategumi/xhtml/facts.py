"""What a document's markup contains, found in one walk, because it is asked many times."""

from dataclasses import dataclass

from .tree import Element, Picture, Wanted, walk


@dataclass(frozen=True, slots=True)
class Facts:
    """``pictures`` has each picture with its element, in order and as often as it is used.

    ``classes`` are those of all elements, ``texts`` every run of text, readings among them.
    """

    pictures: tuple[tuple[Picture, Element], ...]
    classes: frozenset[str]
    texts: tuple[str, ...]
    has_ruby: bool
    has_notes: bool
    has_links: bool  # whose targets are still to be found


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
