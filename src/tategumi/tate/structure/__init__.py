"""What a document's pages say, as a tree: the elements that were written, with what is drawn."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from ...structure import Step
from ..drawing.tags import Mark
from ..paragraphs.written import Places
from .blocks import write_item, write_list, write_note, write_table
from .links import links_of
from .parts import write_figure, write_link, write_orphan, write_ruby, write_warichu
from .tree import Links, Tree

__all__ = ["links_of", "structure"]

_WRITERS = {
    "L": write_list,
    "LI": write_item,
    "Note": write_note,
    "Table": write_table,
    "Link": write_link,
    "Figure": write_figure,
    "Warichu": write_warichu,
    "Ruby": write_ruby,
    "RB": write_orphan,
    "RT": write_orphan,
}


def structure(
    root: Element, marks: Iterable[Mark], places: Places, links: Links
) -> tuple[Step, ...]:
    """What stands in a document's body: the marks that were drawn, the links that pages have."""
    tree = Tree(root, marks, places, links, _WRITERS)
    body = root.find("body")
    tree.blocks(tree.flow(root if body is None else body))
    tree.blocks(tree.left())
    return tuple(tree.steps)
