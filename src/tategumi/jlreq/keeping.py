"""Keeps characters together: the gaps where no line may end, or may, against the classes.

Single characters, numbers, addresses, words with hyphens, ruby, preserved spaces and scripts have
rules of their own.
"""

from collections.abc import Iterator
from itertools import chain

from . import addresses, numerals
from .breaking import exceptions, inseparable
from .parts import CharClass, RubyKind
from .prepared import Prepared, is_bound, set_solid
from .settings import LineBreak

# Levels at which numbers and addresses are held together.
_STRICTER = frozenset({LineBreak.STRICT, LineBreak.NORMAL})
# A script of up to this many clusters is a mark, such as （注百二十三）; a longer one is text.
_LONGEST_MARK = 8


def keep_together(p: Prepared, text: str) -> None:
    """Allow or forbid breaks against the classes; later rules win.

    ``text`` has one character for each cluster.
    """
    _keep_characters(p)
    _allow_hyphens(p)
    _keep_ruby(p)
    _keep_spaces(p)
    _keep_scripts(p)
    _keep_numbers_and_addresses(p, text)
    _keep_bound(p)


def _keep_characters(p: Prepared) -> None:
    """Hold dashes and dots together, and what single characters forbid or allow."""
    free = p.free
    for i in inseparable(p.paragraph.texts, p.classes):
        free[i] = _level(p, i) in (LineBreak.LOOSE, LineBreak.ANYWHERE)
        _stiffen(p, i)
    for i, may in _exceptions(p):
        if 0 < i < len(free):
            free[i] = may
            # What is held together never opens; word spaces still shrink and stretch.
            if not may and CharClass.WORD_SPACE not in p.kinds[i - 1 : i + 1]:
                _stiffen(p, i)


def _exceptions(p: Prepared) -> Iterator[tuple[int, bool]]:
    """What single characters forbid or allow, each gap at its own level."""
    for level in {p.settings.line_break, *(own.line_break for own, _ in p.own.values())}:
        for i, may in exceptions(p.paragraph.texts, p.kinds, level).items():
            if _level(p, i) is level:
                yield i, may


def _level(p: Prepared, gap: int) -> LineBreak:
    """How strict the rules of line breaking are at a gap."""
    return p.rules_at(gap)[0].line_break


def _allow_hyphens(p: Prepared) -> None:
    """Let lines end inside words where a hyphen can stand."""
    for i in p.paragraph.hyphens:
        if 0 < i < len(p.free):
            p.free[i] = True


def _keep_ruby(p: Prepared) -> None:
    """Hold the base of each reading together; the parts of jukugo ruby may part, but stay solid."""
    for ruby in p.paragraph.rubies:
        for run in ruby.runs:
            for i in range(run.start + 1, run.stop):
                p.free[i] = False
                p.joined[i] = run
                _stiffen(p, i)
        if ruby.kind is RubyKind.JUKUGO:
            for run in ruby.runs[1:]:
                _stiffen(p, run.start)


def _keep_spaces(p: Prepared) -> None:
    """Preserved spaces keep their width; lines break behind them, not before (CSS Text 3, 5.1).

    Those that do not hang (``break-spaces``) allow a break behind each, and also before it where
    lines may break anywhere.
    """
    spaces, count = p.paragraph.spaces, len(p.free)
    for i, hangs in spaces.items():
        p.free[i] = not hangs and _level(p, i) is LineBreak.ANYWHERE and i > 0
        for gap in range(i, min(i + 2, count)):
            _stiffen(p, gap)
    for i, hangs in spaces.items():
        if not hangs and i + 1 < count:
            p.free[i + 1] = True


def _keep_scripts(p: Prepared) -> None:
    """Superscripts and subscripts stand solid behind their base, as reference marks (cl-20) do.

    Short ones are not broken either.
    """
    for script in p.paragraph.scripts:
        inside = script if len(script) <= _LONGEST_MARK else script[:1]
        for i in inside:
            if 0 < i < len(p.free):
                if i == script.start:
                    set_solid(p, i)
                p.free[i] = False
                _stiffen(p, i)


def _keep_numbers_and_addresses(p: Prepared, text: str) -> None:
    """At the stricter levels numbers are not broken, and addresses only where readers expect it."""
    held = ((gap, False) for gap in numerals.unbroken(text))
    for gap, may in chain(held, addresses.breaks(text)):
        if _level(p, gap) in _STRICTER and gap not in p.joined:
            p.free[gap] = may
            _stiffen(p, gap)


def _keep_bound(p: Prepared) -> None:
    """Forbid breaks where the caller does, and everywhere in text that does not wrap."""
    gaps = range(1, len(p.free))
    whole = () if p.settings.wraps else gaps
    for i in chain(whole, p.own, p.paragraph.bound):
        if i in gaps and is_bound(p, i):
            p.free[i] = False


def _stiffen(p: Prepared, i: int) -> None:
    """Let a gap neither shrink nor stretch."""
    p.reduce[i] = p.flex[i] = p.even[i] = 0.0
    p.stiff.add(i)
