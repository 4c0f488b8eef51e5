"""Compares the text that was to be set with the text that was drawn (校正).

The texts of all elements are noted before layout, and afterwards each text that is drawn. A block
whose texts come out shorter has lost some. Clusters of one paragraph that are drawn twice are
doubled.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.formatting_structure import boxes

from ..paragraphs.leaves import TateText

# Generated content belongs to the page on which it comes to stand, and is set again there.
_GENERATED = ("::before", "::after", "::marker", "::footnote-call", "::footnote-marker")
# Characters that take no room, or may vanish at the end of a line.
_UNSEEN = dict.fromkeys(
    (*map(ord, " \t\n\f\r\u00a0\u00ad\u3000"), *range(0x2000, 0x2010), *range(0x2028, 0x2030),
     *range(0x205F, 0x2070), 0xFEFF)
)  # fmt: skip

# The height and greatest height of a box that cuts nothing off.
_ENDLESS = INITIAL_VALUES["height"], INITIAL_VALUES["max_height"]


class Proof:
    """The texts of one document as they were before layout."""

    def __init__(self) -> None:
        # A block's texts in their order, each with its element, by the block's element.
        self._wanted: dict[int, list[tuple[int, str]]] = {}
        self._repeated: set[int] = set()
        # The block of each element that has text.
        self._blocks: dict[int, int] = {}

    # --- what was to be set
    def expect(self, root: boxes.Box) -> None:
        """Note all texts in a tree of boxes that is to be laid out, in their order."""
        waiting: list[tuple[boxes.Box, Element | None, bool]] = [(root, root.element, False)]
        while waiting:
            box, block, repeats = waiting.pop()
            if isinstance(box, boxes.TextBox):
                self._expect(box, block, repeats)
            elif isinstance(box, boxes.ParentBox) and not _is_spared(box):
                if isinstance(box, boxes.BlockContainerBox):
                    block = box.element
                repeats = repeats or _repeats(box)
                waiting += ((child, block, repeats) for child in reversed(box.children))
            if box.footnote:
                waiting.append((box.footnote, box.footnote.element, repeats))

    def _expect(self, text: boxes.TextBox, block: Element | None, repeats: bool) -> None:
        if _is_of_element(text) and text.style["font_size"]:
            key = id(text.element)
            of_block = self._blocks.setdefault(key, id(block))
            self._wanted.setdefault(of_block, []).append((key, text.text))
            if repeats:
                self._repeated.add(key)

    def forget(self, box: boxes.Box) -> None:
        """Expect nothing of what is in a box, because another message tells that it is lost."""
        for one in (box, *box.descendants()):
            self._wanted.pop(id(one.element), None)

    # --- what was drawn
    def lost(self, drawn: Iterable[boxes.TextBox]) -> Iterator[str]:
        """Yield the words that are on no page, those of each block together.

        The lengths of blocks are compared first. For a text may be drawn as one with a text of
        another element that looks alike, or with generated text.
        """
        found: dict[int, list[str]] = defaultdict(list)
        lengths: dict[int, int] = defaultdict(int)
        for text in drawn:
            key = id(text.element)
            if key in self._blocks:
                found[key].append(text.text)
                lengths[self._blocks[key]] += len(text.text)
        for block, wanted in self._wanted.items():
            is_whole = sum(len(text) for _, text in wanted) == lengths[block]
            if not is_whole and (words := _lost_of(wanted, found)):
                yield words

    def doubled(self, drawn: Iterable[boxes.TextBox]) -> Iterator[str]:
        """Yield the words of paragraphs that are drawn twice, without those that pages repeat."""
        # Readings that are alike share their shape, so that the element tells them apart.
        ranges: dict[tuple[int, int], list[TateText]] = defaultdict(list)
        for text in drawn:
            key = id(text.element)
            is_once = key not in self._repeated and _is_of_element(text)
            if is_once and isinstance(text, TateText):
                ranges[id(text.shaped), key].append(text)
        for texts in ranges.values():
            texts.sort(key=lambda text: text.start)
            for before, text in pairwise(texts):
                if text.start < before.stop:
                    yield text.text


def _is_of_element(text: boxes.TextBox) -> bool:
    """Return whether a text is written in the document, and not generated."""
    return text.element is not None and not (text.element_tag or "").endswith(_GENERATED)


def _is_spared(box: boxes.Box) -> bool:
    """Return whether a style says that what is in a box need not stand anywhere."""
    if box.is_running() or box.is_note():
        return True
    if not isinstance(box, (boxes.BlockContainerBox, boxes.TableRowBox)):
        return False
    style = box.style
    cut = style["overflow"] != "visible" and (style["height"], style["max_height"]) != _ENDLESS
    cut |= style["continue"] == "discard" or style["max_lines"] != "none"
    return cut or style["visibility"] == "collapse"


def _repeats(box: boxes.Box) -> bool:
    """Return whether pages may repeat what is in a box."""
    heads = isinstance(box, boxes.TableRowGroupBox) and (box.is_header or box.is_footer)
    return heads or box.style["position"] == "fixed"


def _lost_of(wanted: list[tuple[int, str]], found: dict[int, list[str]]) -> str:
    """Return the words of a block that were not found."""
    texts: dict[int, str] = defaultdict(str)
    for element, text in wanted:
        texts[element] += _seen(text)
    drawn = {element: _seen("".join(found[element])) for element in texts}
    lost = Counter("".join(texts.values())) - Counter("".join(drawn.values()))
    words = ""
    for part in _missing(wanted, texts, drawn) if lost else ():
        if part and Counter(part) <= lost:
            lost -= Counter(part)
            words += part
    return words or "".join(lost.elements())


def _missing(
    wanted: list[tuple[int, str]], texts: dict[int, str], drawn: dict[int, str]
) -> Iterator[str]:
    """Yield the parts of a block's texts that are missing, in their order.

    Of each element they go from the first character that differs to the last.
    """
    lost = {}
    for element, text in texts.items():
        start = _in_common(text, drawn[element])
        stop = len(text) - _in_common(text[start:][::-1], drawn[element][start:][::-1])
        lost[element] = range(start, stop)
    places = dict.fromkeys(texts, 0)
    for element, text in wanted:
        begin = places[element]
        places[element] = end = begin + len(_seen(text))
        part = lost[element]
        yield texts[element][max(begin, part.start) : min(end, part.stop)]


def _seen(text: str) -> str:
    return text.translate(_UNSEEN)


def _in_common(one: str, other: str) -> int:
    """Return with how many characters two texts begin alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))
