"""Finds texts that are drawn over each other.

The texts of a page are parted into bands: the text of a line is in one, its readings in another.
Bands seldom cut each other, so that few texts are compared, and fewer characters.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from operator import attrgetter, sub

from weasyprint.formatting_structure import boxes

from ...jlreq import CharClass, classify
from ..paragraphs.leaves import TateText

# From this depth on characters count as over each other, in em of the smaller one. Less is
# rounding, or ink that hangs over its own em.
_DEEP = 0.2
# Where the em of horizontal text that WeasyPrint draws begins, over its baseline, in em.
_ASCENT = 0.88
# From this advance on a character is full-width, in em.
_FULL = 0.9
# The empty part of a full-width character before its ink and behind it, in em.
_BEFORE: dict[int, float] = {CharClass.OPENING_BRACKET: 0.5, CharClass.MIDDLE_DOT: 0.25}
_BEHIND: dict[int, float] = {
    CharClass.CLOSING_BRACKET: 0.5,
    CharClass.FULL_STOP: 0.5,
    CharClass.COMMA: 0.5,
    CharClass.MIDDLE_DOT: 0.25,
}


class Drawn:
    """A text and the place of its em boxes on the page, along its lines and across them, in px.

    Its lines run down where ``down`` is set, else to the right.
    """

    __slots__ = ("bottom", "down", "end", "scale", "size", "start", "text", "top")

    def __init__(self, text: boxes.TextBox, axes: tuple[float, ...]) -> None:
        a, b, c, d, e, f = axes
        u, v, size = text.position_x, text.position_y, text.style["font_size"]
        if not isinstance(text, TateText):
            v += text.baseline - _ASCENT * size
        self.text, self.down = text, bool(b)
        if b:
            along, across, u, v = b, c, b * u + f, c * v + e
        else:
            along, across, u, v = a, d, a * u + e, d * v + f
        self.start, self.end = sorted((u, u + along * text.width))
        self.top, self.bottom = sorted((v, v + across * size))
        self.scale, self.size = abs(along), abs(across) * size

    def placed(self, start: float, end: float) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom on the page of what stands from
        ``start`` to ``end`` in the line.
        """
        if self.down:
            return self.top, start, self.bottom, end
        return start, self.top, end, self.bottom

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the whole text on the page, in px."""
        return self.placed(self.start, self.end)


def overprints(texts: Sequence[Drawn]) -> Iterator[tuple[Drawn, Drawn]]:
    """Yield the pairs of a page's texts that are over each other.

    A text whose own characters are over each other is paired with itself.
    """
    bands: dict[tuple[bool, float, float], list[Drawn]] = {}
    for one in filter(_is_seen, texts):
        if isinstance(one.text, TateText) and _is_crowded(one.text):
            yield one, one
        bands.setdefault((one.down, round(one.top, 1), round(one.bottom, 1)), []).append(one)
    for band in bands.values():
        band.sort(key=attrgetter("start"))
        yield from _in_order(band)
    for band, other in _that_cut(list(bands.values())):
        yield from _between(band, other)


def _in_order(band: list[Drawn]) -> Iterator[tuple[Drawn, Drawn]]:
    """Yield the texts of one band that begin before the text before them ends, with that one."""
    before = None
    for one in band:
        deep = before and _DEEP * min(one.size, before.size)
        if before and before.end - one.start > deep and _are_over(before, one):
            yield before, one
        if before is None or one.end > before.end:
            before = one


def _that_cut(bands: list[list[Drawn]]) -> Iterator[tuple[list[Drawn], list[Drawn]]]:
    """Yield the pairs of bands whose places on the page overlap."""
    places = sorted((_place(band), i) for i, band in enumerate(bands))
    open_: list[tuple[tuple[float, ...], int]] = []
    for place, i in places:
        left, top, _, bottom = place
        open_ = [one for one in open_ if one[0][2] > left]
        for (_, other_top, _, other_bottom), j in open_:
            if other_top < bottom and top < other_bottom:
                yield bands[i], bands[j]
        open_.append((place, i))


def _place(band: list[Drawn]) -> tuple[float, float, float, float]:
    """Return a band's place on the page without the edges over which its texts may hang."""
    first, end, slack = band[0], max(one.end for one in band), _DEEP * min(one.size for one in band)
    top, bottom = first.top + slack / 2, first.bottom - slack / 2
    if first.down:
        return top, first.start, bottom, end
    return first.start, top, end, bottom


def _between(band: list[Drawn], other: list[Drawn]) -> Iterator[tuple[Drawn, Drawn]]:
    for one, two in product(band, other):
        deep = _DEEP * min(one.size, two.size)
        if _common(one.extent, two.extent) > deep and _are_over(one, two):
            yield one, two


def _common(one: tuple[float, ...], two: tuple[float, ...]) -> float:
    """Return how far two places overlap, in px, in the direction in which that is less."""
    left, top, right, bottom = one
    other_left, other_top, other_right, other_bottom = two
    across = min(right, other_right) - max(left, other_left)
    return min(across, min(bottom, other_bottom) - max(top, other_top))


def _are_over(one: Drawn, two: Drawn) -> bool:
    """Return whether characters of two texts are over each other with more than empty parts."""
    deep = _DEEP * min(one.size, two.size)
    mine, others = list(_inked(one)), list(_inked(two))
    return any(_common(place, other) > deep for place in mine for other in others)


def _inked(one: Drawn) -> Iterator[tuple[float, float, float, float]]:
    """Yield the places of a text's characters on the page, without their empty parts."""
    text, scale = one.text, one.scale
    whole = [(0.0, text.width)]
    inks = _inks(text, text.start, text.stop) if isinstance(text, TateText) else whole
    for begin, end in inks:
        yield one.placed(one.start + begin * scale, one.start + end * scale)


def _inks(text: TateText, start: int, stop: int) -> list[tuple[float, float]]:
    """Return where the ink of clusters begins and ends along their line, in px
    from where the text begins.
    """
    words, advances = text.shaped.texts[start:stop], text.shaped.advances[start:stop]
    places = text.origins[start - text.start : stop - text.start]
    full = _FULL * text.style["font_size"]
    inks = []
    for word, kind, place, advance in zip(words, classify(words), places, advances, strict=True):
        wide = advance if advance > full else 0
        if not word.isspace():
            end = place + advance - _BEHIND.get(kind, 0) * wide
            inks.append((place + _BEFORE.get(kind, 0) * wide, end))
    return inks


def _is_crowded(text: TateText) -> bool:
    """Return whether characters of one text are over each other."""
    origins, advances = text.origins, text.shaped.advances[text.start : text.stop]
    deep = _DEEP * text.style["font_size"]
    rooms = [*map(sub, map(sub, origins[1:], origins), advances)]
    if not rooms or min(rooms) > -deep:
        return False
    return any(
        _is_over_next(text, i, deep) for i, room in enumerate(rooms, text.start) if room <= -deep
    )


def _is_over_next(text: TateText, cluster: int, deep: float) -> bool:
    match _inks(text, cluster, cluster + 2):
        case [(begin, end), (start, stop)]:
            return min(end, stop) - max(begin, start) > min(deep, (end - begin) / 2)
    return False


def _is_seen(one: Drawn) -> bool:
    style = one.text.style
    return style["visibility"] == "visible" and one.size > 0 and not one.text.text.isspace()


# --- what an author means
_SIDES = ("margin_top", "margin_right", "margin_bottom", "margin_left")


def placed_by_author(page: boxes.PageBox, text: boxes.TextBox) -> bool:
    """Return whether a style moves a text, or a box that it is in, off its place in the flow."""
    path = _path(page, text)
    return any(map(_is_moved, path)) or not path


def _path(box: boxes.Box, text: boxes.TextBox) -> list[boxes.Box]:
    """Return the boxes from one down to a text in it; none where the text is not in it."""
    if box is text:
        return [box]
    for child in getattr(box, "children", ()):
        if found := _path(child, text):
            return [box, *found]
    return []


def _is_moved(box: boxes.Box) -> bool:
    """Return whether an author's style moves a box, hides it or cuts it off.

    What is drawn over another text because of that is the author's wish.
    """
    style = box.style
    shifts = (getattr(box, side, 0) for side in _SIDES)
    return (
        style["position"] != "static"
        or style["opacity"] == 0
        or style["overflow"] != "visible"
        or style["color"].alpha == 0
        or any(name != "matrix" for name, _ in style["transform"])
        or any(shift != "auto" and shift < 0 for shift in shifts)
        or (isinstance(box, boxes.TextBox) and style["letter_spacing"] not in ("normal", 0))
    )
