"""Gathers the problems of a rendered document: fonts, characters, notes, lines, style sheets."""

import re
from collections.abc import Iterable, Iterator

from weasyprint import Document

from ..characters import KANA, KANJI
from ..doctor import japanese_families, no_font
from ..problems import Place, Problem, place_in
from .fontconfig import Fonts
from .glyphs.runs import LEFTWARD
from .proofs.faults import quoted
from .proofs.log import Sheet
from .rendering import Rendering


def problems_of(work: Rendering, document: Document) -> tuple[Problem, ...]:
    """Return all problems that were noted of a document; it must be drawn by then."""
    setter, html, shown = work.setter, work.source.html, work.source.shown
    missing = setter.missing | work.log.missing
    if any(map(_JAPANESE.match, missing)) and not japanese_families():
        return (no_font(),)
    lost_notes = tuple(setter.notes.missing()) if setter.notes else ()
    for note, _ in lost_notes:
        setter.faults.proof.forget(note)
    return (
        *_missing_fonts(setter.families, work.fonts, work.sheets, shown),
        *_missing_glyphs(missing, html, shown),
        *_leftward(html, shown),
        *_lost_notes((words for _, words in lost_notes), html, shown),
        *setter.faults.problems(html, document, shown),
        *work.log.problems(work.sheets, shown),
    )


# What only Japanese fonts have.
_JAPANESE = re.compile(f"[{KANA}{KANJI}]")


def _missing_fonts(
    families: Iterable[tuple[str, ...]], fonts: Fonts, sheets: Iterable[Sheet], shown: str
) -> Iterator[Problem]:
    """Yield a problem for each list of families of which the machine has none."""
    for names in sorted(families):
        if not fonts.has_any(names):
            places = filter(None, (sheet.place(names[0]) for sheet in sheets))
            yield Problem(next(places, Place(shown)), "tate.font", {"names": ", ".join(names)})


def _missing_glyphs(missing: Iterable[str], html: str, shown: str) -> Iterator[Problem]:
    """Yield a problem for each character that no font has, at its first place."""
    for index, char in sorted((html.find(char), char) for char in missing):
        values = {"char": char, "code": f"U+{ord(char):04X}"}
        yield Problem(place_in(html, index, shown), "tate.glyph", values)


def _leftward(html: str, shown: str) -> Iterator[Problem]:
    """Yield one problem for text that is written to the left, where it first stands."""
    if found := LEFTWARD.search(html):
        place = place_in(html, found.start(), shown)
        yield Problem(place, "tate.leftward", {"char": found.group()})


def _lost_notes(notes: Iterable[str], html: str, shown: str) -> Iterator[Problem]:
    """Yield a problem for each note that stands on no page; ``notes`` are their words."""
    for words in notes:
        values = quoted(words)
        yield Problem(place_in(html, html.find(values["words"]), shown), "tate.lost-note", values)
