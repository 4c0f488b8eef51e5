"""Writes the marks of kanbun (訓点): kana (送り仮名) and return marks (返り点).

Both stand in the gap behind a character, kana on its right and return marks on its left. If a
character has both, they share one gap and begin at the same place.
"""

from .tree import Element, Node, el, texts, with_class

_OKURIGANA, _KAERITEN = "kunten-okuri", "kunten"
_KAERITEN_TAG = "sub"
# The longest that the shorter one may be: the style sheet has rules for ``.beside-1`` to this.
_MOST = 4


def okurigana(text: str) -> Element:
    return el("sup", {"class": _OKURIGANA}, text)


def kaeriten(text: str) -> Element:
    return el(_KAERITEN_TAG, {"class": _KAERITEN}, text)


def in_one_gap(nodes: list[Node]) -> list[Node]:
    """The nodes of a line; two neighbouring marks, one of each kind, share a gap."""
    if not any(isinstance(node, Element) and node.tag == _KAERITEN_TAG for node in nodes):
        return nodes
    placed: list[Node] = []
    for node in nodes:
        placed.append(node)
        marks = [mark for mark in placed[-2:] if isinstance(mark, Element)]
        if {str(mark.get("class")) for mark in marks} == {_OKURIGANA, _KAERITEN}:
            shorter, longer = sorted(marks, key=_length)
            if 0 < _length(shorter) <= _MOST:
                placed[-2:] = [shorter, with_class(longer, f"beside-{_length(shorter)}")]
    return placed


def _length(mark: Element) -> int:
    return sum(map(len, texts(mark)))
