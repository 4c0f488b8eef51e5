"""Says where a line may break: by the classes (table 2; JLReq C) and beside single characters."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ..unicode import category, is_letter, line_break
from .parts import CharClass
from .settings import LineBreak, WordBreak
from .shared_marks import are_one_dash
from .tables import WESTERN_MARK, table

_MAY_BREAK = {
    "": True,
    "not": False,
    "x": False,
    "n4": False,  # the space after a dividing mark ends its line, never begins the next
    "n5": True,  # between different inseparable characters; see ``inseparable``
    "n6": False,
    "n7": False,  # within one ruby; between two, the base's own classes decide
    "n8": True,
    "n9": False,
    "n10": False,
    "n11": True,
    "n12": False,
    "n13": True,  # a tate-chu-yoko is one cluster here, so two are two runs
}

# Classes that a level sets free at the line head and end: they break as ideographs do.
# Levels as CSS Text names them; JLReq's addendum to appendix C lists the same characters.
_FREED = {
    LineBreak.STRICT: frozenset(),
    LineBreak.NORMAL: frozenset({10, 11}),
    LineBreak.LOOSE: frozenset({3, 4, 5, 9, 10, 11, 12, 13}),
    LineBreak.ANYWHERE: frozenset(),
}
_WORDS = frozenset({24, 25, 27})
_LETTERS = frozenset({8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 19, 22, 23, 24, 25, 27, 30})


@cache
def may_break(before: int, after: int, level: LineBreak, words: WordBreak) -> bool:
    """Whether a line may end between two classes."""
    if level is LineBreak.ANYWHERE:
        return True
    if after == CharClass.IDEOGRAPHIC_SPACE:  # it can always stand at the line end, taking no room
        return False
    if words is WordBreak.KEEP_ALL and before in _LETTERS and after in _LETTERS:
        return False
    freed = _FREED[level] | (_WORDS if words is WordBreak.BREAK_ALL else frozenset())
    a, b = (CharClass.IDEOGRAPHIC if c in freed else c for c in (before, after))
    return _MAY_BREAK[table(2)[a, b]]


_INSEPARABLE = re.compile(rb"\x08(?=\x08)")
_PAIRS = frozenset({"〳〵", "〴〵"})


def inseparable(texts: Sequence[str], classes: bytes) -> list[int]:
    """The gaps inside ―― …… ‥‥ 〳〵 〴〵 (table 2 note 5, table 6 note 4).

    Some fonts have one glyph for two or three dashes.
    """
    starts = (match.end() for match in _INSEPARABLE.finditer(classes))
    return [i for i in starts if _are_one(texts[i - 1][-1:], texts[i][:1])]


def _are_one(before: str, after: str) -> bool:
    return before == after or before + after in _PAIRS or are_one_dash(before, after)


_WAVES = frozenset("〜～゠")
_FREE_AFTER = frozenset({"\u200b"})  # zero width space
GLUE = frozenset({"\u00a0", "\u202f", "\u2060", "\ufeff"})
_WORD_JOINTS = frozenset({"-", "‐", "/", "–", "—"})
_VOICING = frozenset("゛゜ﾞﾟ")  # which belong to the kana before them
_SPECIAL = re.compile(rb"[\x03\x09\x1a\x1f]")

# Marks of Western text in Japanese text, which cl-27 would let begin and end lines (UAX #14).
_CLOSING = frozenset(")]}!?‽,.:;")  # CL, CP, EX, IS, even behind spaces (LB13, LB15d)
_CLINGING = frozenset("%’”") | _WORD_JOINTS  # PO, QU, HY, SY (LB13, LB15b, LB21, LB23a)
_LOOSE_HEADS = frozenset("‐–")  # which may begin a line at the level ``loose`` (CSS Text 3, 5.2)
_OPENING = frozenset("([{¡¿“‘$£¥")  # OP and QU even before spaces, PR (LB14, LB15a, LB23a)
_STRAIGHT = frozenset("\"'")  # QU that may open or close (LB19)


def exceptions(texts: Sequence[str], kinds: bytes, level: LineBreak) -> dict[int, bool]:
    """Breaks that single characters allow or forbid, against their class: gap -> may break.

    A line does not break before a voicing mark, nor beside a no-break space or word joiner. It may
    break behind a zero width space, and inside a Western word behind a hyphen or slash between
    letters (UAX #14 BA, HY, SY). At the level ``normal`` a wave dash or double hyphen may begin a
    line (CSS Text 5.3). ``kinds`` are the classes with Western marks.
    """
    found: dict[int, bool] = {}
    if level is LineBreak.ANYWHERE:
        return found
    for match in _SPECIAL.finditer(kinds):
        i = match.start()
        text = texts[i]
        if text in _VOICING:
            found[i] = False
        elif text in GLUE:
            found[i] = found[i + 1] = False
        elif text in _FREE_AFTER:
            found[i], found[i + 1] = False, True
        elif text in _WAVES and level is LineBreak.NORMAL:
            found.setdefault(i, True)
        else:
            if text in _WORD_JOINTS and _between_letters(texts, i):
                found.setdefault(i + 1, True)
            if kinds[i] == WESTERN_MARK:
                if level is LineBreak.LOOSE and text in _LOOSE_HEADS:
                    continue
                for gap in _held(text, kinds, i):
                    found.setdefault(gap, False)
    return found


def _held(text: str, kinds: bytes, i: int) -> Iterator[int]:
    """The gaps beside a Western mark where no line may end."""
    kind, joins = category(text[0]), line_break(text[0])
    if text in _CLOSING or kind == "Pe":
        yield from range(_past_spaces(kinds, i - 1, -1) + 1, i + 1)
    elif text in _OPENING or kind == "Ps":
        yield from range(i + 1, _past_spaces(kinds, i + 1, 1) + 1)
    elif text in _CLINGING or joins in ("BA", "NS"):  # as between words in Ethiopic (LB21)
        if not _is_space(kinds, i - 1):
            yield i
    elif joins == "PR":  # LB25
        if not _is_space(kinds, i + 1):
            yield i + 1
    elif text in _STRAIGHT:
        if not (_is_word(kinds, i + 1) or _is_space(kinds, i - 1)):
            yield i
        if not (_is_word(kinds, i - 1) or _is_space(kinds, i + 1)):
            yield i + 1


def _past_spaces(kinds: bytes, i: int, step: int) -> int:
    while _is_space(kinds, i):
        i += step
    return i


def _is_space(kinds: bytes, i: int) -> bool:
    return 0 <= i < len(kinds) and kinds[i] == CharClass.WORD_SPACE


def _is_word(kinds: bytes, i: int) -> bool:
    return 0 <= i < len(kinds) and kinds[i] in _WORDS


def _between_letters(texts: Sequence[str], i: int) -> bool:
    return 0 < i < len(texts) - 1 and is_letter(texts[i - 1]) and is_letter(texts[i + 1])
