"""The marks of kanbun (訓点): kana right of a gap (送り仮名), return marks left of it (返り点).

A character that has both has one gap for them: the longer begins where the shorter does.
"""

from .tree import Element, Node, el, texts, with_class

_OKURIGANA, _KAERITEN = "kunten-okuri", "kunten"
# How long the shorter may be: the rows of ``.beside-N`` in the style sheet.
_MOST = 4


def okurigana(text: str) -> Element:
    return el("sup", {"class": _OKURIGANA}, text)


def kaeriten(text: str) -> Element:
    return el("sub", {"class": _KAERITEN}, text)


def in_one_gap(nodes: list[Node]) -> list[Node]:
    """The nodes of a line with neighbouring marks of the two kinds side by side."""
    placed: list[Node] = []
    for node in nodes:
        placed.append(node)
        marks = [one for one in placed[-2:] if isinstance(one, Element)]
        if {str(one.get("class")) for one in marks} == {_OKURIGANA, _KAERITEN}:
            shorter, longer = sorted(marks, key=_length)
            if 0 < _length(shorter) <= _MOST:
                placed[-2:] = [shorter, with_class(longer, f"beside-{_length(shorter)}")]
    return placed


def _length(mark: Element) -> int:
    return sum(map(len, texts(mark)))
