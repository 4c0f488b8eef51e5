"""What a document's pages say, as a tree: the elements that were written, with what is drawn."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from weasyprint import Document

from ...structure import Step
from ..drawing.tags import Mark
from ..paragraphs.written import Places
from .blocks import write_item, write_list, write_note, write_table
from .links import links_of
from .parts import write_figure, write_link, write_orphan, write_ruby, write_warichu
from .tree import Tree

__all__ = ["structure"]

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
    root: Element, marks: Iterable[Mark], places: Places, document: Document
) -> tuple[Step, ...]:
    """Return the tree of a document's body: its elements with the marks that were drawn of them.

    ``places`` is the order in which elements are written. Links are found on the document's pages.
    """
    parents = {child: parent for parent in root.iter() for child in parent}
    tree = Tree(root, parents, marks, places, links_of(document, parents), _WRITERS)
    body = root.find("body")
    tree.blocks(tree.flow(root if body is None else body))
    tree.blocks(tree.left())
    return tuple(tree.steps)
