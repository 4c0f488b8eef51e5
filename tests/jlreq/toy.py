"""Paragraphs of toy advances, and lines written as text: no font is needed to test the composer.

A full-width cluster is 1 em, an ASCII one half an em, ruby half an em. Ruby is written
｜base《reading》; a reading in parts (かん・じ) is jukugo ruby over one base character each, and
words behind it (か;start) are its own alignment and overhang. In preformatted text ⏎ is a line
feed, ␣ a space and ⇥ a tab to the next fourth em.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from tategumi.jlreq import (
    CharClass,
    Line,
    Overhang,
    Paragraph,
    PlacedRuby,
    Prepared,
    Ruby,
    RubyAlign,
    RubyKind,
    RubyRun,
    Tab,
    classify,
    explain,
)
from tategumi.unicode import clusters

_RUBY = re.compile("｜([^《]+)《([^》]*)》")
_SIGNS = str.maketrans("␣⇥", " \t")
_SHOWN = str.maketrans(" \t", "␣⇥")
# What words behind a reading say of its ruby.
_OWN = {
    one.value: (name, one)
    for name, kind in (("align", RubyAlign), ("overhang", Overhang))
    for one in kind
}
TAB = Tab(size=4.0, nearest=0.25)


def paragraph(text: str, **given: object) -> Paragraph:
    """A paragraph of ``text`` with its ruby; keywords replace the fields of ``Paragraph``."""
    plain, rubies, at = "", [], 0
    for match in _RUBY.finditer(text):
        plain += text[at : match.start()]
        start = len(clusters(plain))
        plain += match[1]
        rubies.append(_ruby(start, len(clusters(plain)), match[2]))
        at = match.end()
    plain += text[at:]
    parts = clusters(plain)
    fields = {
        "texts": parts,
        "classes": classify(parts),
        "advances": [0.5 if part.isascii() else 1.0 for part in parts],
        "sizes": [1.0] * len(parts),
        "rubies": tuple(rubies),
    }
    return Paragraph(**(fields | given))


def preformatted(text: str, white_space: str) -> Paragraph:
    """A paragraph of ``text`` as CSS ``white-space`` preserves it."""
    rows = text.translate(_SIGNS).split("⏎")
    plain = "".join(rows)
    spaces = [i for i, part in enumerate(plain) if part.isspace()]
    return paragraph(
        plain,
        advances=[0.0 if part == "\t" else 0.5 if part.isascii() else 1.0 for part in plain],
        breaks=frozenset(accumulate(map(len, rows[:-1]))),
        bound=frozenset(range(len(plain)) if white_space == "pre" else ()),
        spaces=dict.fromkeys(spaces, white_space == "pre-wrap"),
        tabs={i: TAB for i in spaces if plain[i] == "\t"},
    )


def marked(text: str, side: str) -> Paragraph:
    """A paragraph with emphasis marks on one side of all its text, ``over`` or ``under``."""
    plain = paragraph(text)
    return replace(plain, marked=frozenset((i, side == "under") for i in range(len(plain.texts))))


def _ruby(start: int, stop: int, reading: str) -> Ruby:
    reading, *words = reading.split(";")
    own = dict(_OWN[word] for word in words)
    parts = reading.split("・")
    if len(parts) == 1:
        kind = RubyKind.MONO if stop - start == 1 else RubyKind.GROUP
        return Ruby(kind, (RubyRun(start, stop, _advances(reading)),), **own)
    assert len(parts) == stop - start
    runs = (RubyRun(start + i, start + i + 1, _advances(part)) for i, part in enumerate(parts))
    return Ruby(RubyKind.JUKUGO, tuple(runs), **own)


def _advances(reading: str) -> tuple[float, ...]:
    return (0.5,) * len(reading)


def written(prepared: Prepared, line: Line) -> str:
    """A line as text: spaces in angle brackets, ruby with its place in braces."""
    settings = explain(prepared, line)
    head = min(prepared.heads.get(line.start, line.start), line.stop - 1)
    lead = settings[head - line.start].origin + prepared.lead[head]
    found = _space(lead)
    marks = {_last_base(prepared, line, placed): placed for placed in line.rubies}
    for i, setting in enumerate(settings, line.start):
        kept = i in prepared.paragraph.spaces
        found += setting.text.translate(_SHOWN) if kept else setting.text
        if i in marks:
            placed = marks[i]
            found += f"{{{placed.origins[0]:.4g}–{placed.origins[-1] + 0.5:.4g}}}"
        found += _space(setting.space)
        if "hangs over the line end" in setting.rules:
            found += "(hangs)"
    return found


def _last_base(prepared: Prepared, line: Line, placed: PlacedRuby) -> int:
    return min(prepared.paragraph.rubies[placed.ruby].runs[placed.run].stop, line.stop) - 1


def _space(amount: float) -> str:
    return f"<{amount:.3g}>" if abs(amount) > 1e-6 else ""


def kinds(text: str) -> Sequence[CharClass]:
    return [CharClass(c) for c in classify(clusters(text))]
