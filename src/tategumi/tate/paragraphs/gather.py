"""Gathers a line box into one paragraph for the composer: its text shaped, its parts by cluster.

Knows no lines.
"""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from weasyprint.css import Style
from weasyprint.formatting_structure import boxes

from ... import jlreq
from ...jlreq import Paragraph, Tab
from ..cascade.controls import letter_spacing
from ..glyphs.mixed import add_text, shaper_of
from ..glyphs.runs import Facing, snapped
from ..glyphs.shape import Shaper
from ..glyphs.shaped import Shaped
from ..glyphs.small_text import SmallText
from ..glyphs.warichu import Warichu
from .collect import Collected, Piece, Tools
from .counted import paragraph_of
from .leaders import is_leader
from .leaves import Leaf, leaves_of
from .stack import with_room

_HYPHEN, _HYPHEN_MINUS = "\u2010", "-"
_WORD_SEPARATORS = frozenset(" \u00a0")


@dataclass(frozen=True, slots=True)
class Gathered:
    """A paragraph ready to be composed, and the boxes that its lines are made of.

    ``readings[i][j]`` belongs to run j of the paragraph's ruby i. ``combined`` has the glyphs of
    each cluster of tate-chu-yoko, ``warichu`` the notes in two small lines. ``out_of_flow`` are
    boxes that their line places, with the cluster that they precede. ``hyphens`` end a line that is
    broken before their cluster, ``leaders`` fill their line. ``em`` is the font size in px.
    """

    paragraph: Paragraph
    shaped: Shaped
    leaves: list[Leaf]
    leaders: list[Leaf]
    readings: list[list[SmallText]]
    combined: dict[int, Shaped]
    warichu: list[Warichu]
    out_of_flow: list[tuple[int, boxes.Box]]
    hyphens: dict[int, SmallText]
    em: float
    vertical: bool

    @property
    def missing(self) -> set[str]:
        """The characters that no font has, those of readings, notes and tate-chu-yoko included."""
        beside = (*(one for run in self.readings for one in run), *(n.text for n in self.warichu))
        shaped: tuple[Shaped | SmallText, ...] = (self.shaped, *beside, *self.combined.values())
        return set[str]().union(*(one.missing for one in shaped))


@with_room
def gather(line: boxes.LineBox, vertical: bool, tools: Tools) -> Gathered:
    """Collect what a line box holds, shape it, and count it in clusters instead of characters.

    ``vertical`` says that its lines are. ``tools`` shape text and lay out what stands in it.
    """
    em = line.style["font_size"] or 1
    collected = Collected(line, vertical, tools)
    shaped = _shaped(collected, tools.shaper)
    at = _cluster_finder(shaped.starts, collected.length)
    _space_words(shaped, collected.pieces, at)
    hyphens = _hyphens(collected, at, tools.shaper)
    tabs = _tabs(collected, line.style, em, tools.shaper)
    for ruby in collected.rubies:
        ruby.runs = _runs(ruby.runs, at, len(shaped.texts))
    rubies = [ruby for ruby in collected.rubies if ruby.runs]
    leaves = leaves_of(collected.pieces, at)
    return Gathered(
        paragraph=paragraph_of(collected, shaped, rubies, hyphens, at, line.style, tabs),
        shaped=shaped,
        leaves=leaves,
        leaders=[leaf for leaf in leaves if is_leader(leaf)],
        readings=[[reading for *_, reading in ruby.runs] for ruby in rubies],
        combined={at(start): combined for start, combined in collected.combined.items()},
        warichu=[replace(note, start=at(note.start)) for note in collected.warichu],
        out_of_flow=[(at(start), box) for start, box in collected.out_of_flow],
        hyphens=hyphens,
        em=em,
        vertical=vertical,
    )


# --- shaping
def _shaped(collected: Collected, shaper_for: Callable[..., Shaper]) -> Shaped:
    """Shape the text that was collected, neighbours in one font together.

    What is not shaped in the line, such as an atomic inline, becomes one cluster.
    """

    def usual(piece: Piece) -> Shaper | None:
        if piece.box is None or piece.start in collected.combined or piece.start in collected.atoms:
            return None
        return shaper_of(piece.box.style, Facing.UPRIGHT, collected.vertical, shaper_for)

    shaped, whole = Shaped(), collected.text
    marks = jlreq.japanese_marks(whole)
    for shaper, group in groupby(collected.pieces, usual):
        pieces = list(group)
        if shaper is None:
            for piece in pieces:
                _append_block(shaped, piece, whole[piece.start], collected)
            continue
        start, box = pieces[0].start, pieces[0].box
        assert box, "what has no box has no shaper"
        text = whole[start : pieces[-1].stop]
        own = {i - start for i in marks if i >= start}
        add_text(shaped, text, start, box.style, collected.vertical, shaper_for, own)
    return shaped


def _append_block(shaped: Shaped, piece: Piece, char: str, collected: Collected) -> None:
    """Append a cluster that is not shaped in the line: tate-chu-yoko, an atomic inline, a tab."""
    combined = collected.combined.get(piece.start)
    if combined and piece.box:
        shaped.hold("".join(combined.texts), piece.start, piece.box.style["font_size"])
    else:
        shaped.hold(char, piece.start, collected.atoms[piece.start])


def _cluster_finder(starts: list[int], length: int) -> Callable[[int], int]:
    """Return the function from a character's position to the first cluster at or after it.

    ``starts`` are the first characters of the clusters, ``length`` counts the characters.
    """
    return int if len(starts) == length else partial(bisect_left, starts)


def _space_words(shaped: Shaped, pieces: list[Piece], at: Callable[[int], int]) -> None:
    """Widen the spaces between words by ``word-spacing`` (CSS Text 3, 8.1)."""
    for piece in pieces:
        if isinstance(piece.box, boxes.TextBox) and (spacing := piece.box.style["word_spacing"]):
            for i in range(at(piece.start), at(piece.stop)):
                if shaped.texts[i] in _WORD_SEPARATORS:
                    shaped.advances[i] = max(shaped.advances[i] + spacing, 0)


# --- hyphens, tabs, ruby
def _hyphens(
    collected: Collected, at: Callable[[int], int], shaper_for: Callable[..., Shaper]
) -> dict[int, SmallText]:
    """Return the hyphen for each place where a word may be broken, shaped in the style of the word.

    They are found by the cluster before which the word is broken.
    """
    return {
        at(place): SmallText(_hyphen(box.style, shaper_for), box)
        for place, box in collected.hyphens.items()
    }


def _hyphen(style: Style, shaper_for: Callable[..., Shaper]) -> Shaped:
    """Shape a style's hyphen.

    The usual one (U+2010) is taken only where the font has it for Western words: in Japanese fonts
    it stands in the middle of a full-width cell, away from its word. CSS leaves it to us which
    character ``hyphenate-character: auto`` means (CSS Text 4).
    """
    shaper, hyphen = shaper_for(style, Facing.SIDEWAYS), style["hyphenate_character"]
    shaped = shaper.shape(hyphen)
    if hyphen == _HYPHEN and sum(shaped.advances) >= style["font_size"] / 2:
        return shaper.shape(_HYPHEN_MINUS)
    return shaped


def _tabs(
    collected: Collected, style: Style, em: float, shaper_for: Callable[..., Shaper]
) -> dict[int, Tab]:
    """Return the stops of each tab, in em, by its cluster.

    A ``tab-size`` that is a number counts spaces as the block sets them. A stop that is nearer than
    half of a zero's advance is passed over (CSS Text 3, 4.1.3 and 4.2).
    """
    if not collected.tabs:
        return {}
    shaped = Shaped()
    add_text(shaped, "0 ", 0, style, collected.vertical, shaper_for)
    zero, space = (snapped(one / em) for one in shaped.advances)
    space += (style["word_spacing"] + letter_spacing(style)) / em
    return {
        i: Tab(size * space if isinstance(size, int) else size.value / em, zero / 2)
        for i, size in collected.tabs.items()
    }


def _runs(
    runs: list[tuple[int, int, SmallText]], at: Callable[[int], int], count: int
) -> list[tuple[int, int, SmallText]]:
    """Turn runs of characters, each with its reading, into runs of clusters.

    A reading whose run has no cluster of its own is put behind the one before it.
    """
    found: list[tuple[int, int, SmallText]] = []
    for start, stop, reading in runs:
        first, last = at(start), at(stop)
        if first < last:
            found.append((first, last, reading))
        elif found:
            begin, end, before = found[-1]
            found[-1] = begin, end, before.followed_by(reading)
        elif count:
            first = min(first, count - 1)
            found.append((first, first + 1, reading))
    return found
