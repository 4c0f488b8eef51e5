"""Addresses, paths, versions and formulas: text that stays as it was typed, whatever the rules.

Found once for all rules, in the running text; code that is marked as such is no part of that. What
is written without Japanese and without spaces is one run, and a table says which runs are kept.
"""

import re
from collections.abc import Iterator

from ..characters import KANJI, KATAKANA

# Letters of Latin, Greek and Cyrillic, for a regular expression's class.
LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u04ff"
# Printed ASCII but the double quote, letters, and signs of mathematics; ° is a unit's.
_SIGNS = f"!#-~¡-¯±-¿×÷{LETTERS}‐‑−′″⁰-₟∀-⋿"
# Kanji and katakana stand in an address's path; hiragana goes on with the sentence.
_WIDE = f"{KATAKANA}{KANJI}"
_RUN = rf'(?:[{_SIGNS}]|(?<==)"[!#-~]*+"|(?<=[/\\=_])[{_WIDE}][{_WIDE}0-9]*+)++'
# A formula goes on over a space beside its operator: x = 100.
_OPERATOR = re.compile("[=<>*^≠≤≥]")
_BESIDE = r"[=<>*^≠≤≥+/×÷−-]"
_STRETCH = re.compile(rf"{_RUN}(?: (?:(?<={_BESIDE} )|(?={_BESIDE})){_RUN})*+")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,20}+://|(?:[A-Za-z]:|\\)[\\/]|[~.]{0,2}/[A-Za-z]")
_SPACE = re.compile(" ")
# Outside an address, Japanese ends a run, and so does the bracket of an item's letter: (A)30.
_APART = re.compile(rf"[{_WIDE}][{_WIDE}0-9]*|(?<=[)\]}}])(?=[0-9])")
_BRACKETS = frozenset("()[]{}")
_OPENER = {")": "(", "]": "[", "}": "{"}
# Marks at the edges of a run are the sentence's; those of the first may not end an address.
_STOPS, _MARKS = ".,:;!?'", ".,:;!?'=<>*^|&~%"

# Words and lists of them are text like other text.
_WORDS = f"{LETTERS}0-9,;!?'"
# What is kept, by what it has in it.
KINDS = {
    "address": _ADDRESS.pattern,
    "letters and signs": rf"^(?=[^{LETTERS}]*+[{LETTERS}])[{_WORDS}]*+[^{_WORDS}]",
    "formula of numbers": _OPERATOR.pattern,
    "identifier": r"[_#@$\\|]",
    "version, IPv4": r"[0-9]\.[0-9]+\.[0-9]",
    "IPv6": "::",
    "DOI": r"^10\.[0-9]{4,9}/",
    "ISBN": r"^97[89]-[0-9-]{13}$",
}
_KEPT = re.compile("|".join(f"(?:{kind})" for kind in KINDS.values()))
# Numbers of either width that are none, by what stands beside them: places in the name of a
# substance (２，５－ジヒドロキシ), an address of IPv6, a sum that is drawn with characters.
_NUMBER, _DRAWN = "[0-9０-９]++", "□■▢│┃┌-╿"
_NUMBERING = re.compile(
    rf"(?<![0-9０-９,，]){_NUMBER}(?:[,，]{_NUMBER})*+[-－](?=[ァ-ヺA-Za-z])|(?<!:)::[0-9]++"
    rf"|(?<![0-9０-９()（）])[0-9０-９()（）]*+[{_DRAWN}][0-9０-９()（）\u3000{_DRAWN}]*+"
)


def verbatim(text: str) -> list[tuple[int, int]]:
    """Where ``text`` holds what no rule enters, in order and apart from each other."""
    kept = [found.span() for found in _NUMBERING.finditer(text)]
    for stretch in _STRETCH.finditer(text):
        is_formula = _OPERATOR.search(stretch[0])
        runs = [stretch.span()] if is_formula else _between(_SPACE, text, *stretch.span())
        kept += (span for run in runs for span in _verbatim_parts(text, *run))
    return _merged(kept)


def _verbatim_parts(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The parts of a run that are kept; brackets that it does not close end them."""
    partner = _partners(text, start, stop)
    lone = [at for at in range(start, stop) if text[at] in _BRACKETS and at not in partner]
    for a, b in zip([start, *(at + 1 for at in lone)], [*lone, stop], strict=True):
        is_address = _ADDRESS.search(text, a, b)
        for part in [(a, b)] if is_address else _between(_APART, text, a, b):
            first, last = _bare(text, *part, partner, _STOPS if is_address else _MARKS)
            if _KEPT.search(text[first:last]):
                yield first, last


def _partners(text: str, start: int, stop: int) -> dict[int, int]:
    """The place of each opening bracket's other half, and the other way round."""
    partner: dict[int, int] = {}
    opened: list[int] = []
    for at in range(start, stop):
        if text[at] in "([{":
            opened.append(at)
        elif opened and text[opened[-1]] == _OPENER.get(text[at]):
            partner[at] = opened.pop()
            partner[partner[at]] = at
    return partner


def _bare(text: str, start: int, stop: int, partner: dict[int, int], marks: str) -> tuple[int, int]:
    """The run without marks and brackets around the whole of it."""
    while start < stop:
        if text[start] in marks:
            start += 1
        elif text[stop - 1] in marks:
            stop -= 1
        elif partner.get(start) == stop - 1:
            start, stop = start + 1, stop - 1
        else:
            break
    return start, stop


def _between(
    parting: re.Pattern[str], text: str, start: int, stop: int
) -> Iterator[tuple[int, int]]:
    for found in parting.finditer(text, start, stop):
        yield start, found.start()
        start = found.end()
    yield start, stop


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(stop, merged[-1][1])
        else:
            merged.append((start, stop))
    return merged
