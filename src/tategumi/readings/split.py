"""Splits group ruby over its characters where the split is certain.

停戦《ていせん》 becomes 停《てい》戦《せん》: a long compound can then break between lines, and
e-readers agree with paper. Certain means that the characters' own readings, changed as compounds
change them, make up the whole in one way only. Words that are read as wholes (熟字訓), such as
大人《おとな》, are made up in no way and stay as they are.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ..characters import to_hiragana
from ..model import Book, Document, Inline, Ruby, RubyPart, Text
from ..running import Inlines, joined, map_running, with_children
from .kanji import table
from .pieces import Piece, inlines_of

# Longer bases are phrases or nonsense, not compounds.
_MOST_CHARACTERS = 20

# The first sound of a later part: voiced (連濁, ち and つ in either spelling), は also as ぱ.
_LATER = {
    **dict(zip("かきくけこさしすせそ", "がぎぐげござじずぜぞ", strict=True)),
    **dict(zip("たちつてと", ("だ", "ぢじ", "づず", "で", "ど"), strict=True)),
    **dict(zip("はひふへほ", ("ばぱ", "びぴ", "ぶぷ", "べぺ", "ぼぽ"), strict=True)),
}
_HALF_VOICED = frozenset("ぱぴぷぺぽ")
_BEFORE_HALF_VOICED = frozenset("っん")
# The last sound of an earlier part: っ (促音化) before か, さ, た and ぱ.
_GEMINATED = frozenset("つちくき")
_AFTER_GEMINATED = frozenset("かきくけこさしすせそたちつてと") | _HALF_VOICED

# Verbs lend compounds their stem without okurigana (取引): the last kana of the dictionary form.
_STEMS = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
_BEFORE_DROPPED_RU = frozenset("いきぎしじちにひびみりえけげせぜてでねへべめれ")  # 一段活用

# Kana that stand for another sound in names and counts: 八ヶ岳, 一ヶ月, 山ノ手.
_KANA_READINGS = {"ヶ": "がかこ", "ケ": "がかこけ", "ヵ": "かが", "ノ": "の"}


def split_rubies(book: Book) -> Book:
    """The book with every group ruby split whose split is certain; its text and readings stay."""
    return replace(book, documents=tuple(map(with_split_rubies, book.documents)))


def with_split_rubies(document: Document) -> Document:
    """``split_rubies`` of one document."""

    def each(inlines: Inlines) -> Inlines:
        return joined(tuple(made for inline in inlines for made in of_one(inline)))

    def of_one(inline: Inline) -> Iterator[Inline]:
        match inline:
            case Ruby((RubyPart((Text(base),), reading),), "") if pieces := split(base, reading):
                yield from inlines_of(pieces)
            case Ruby():
                yield inline
            case _:
                yield with_children(inline, each)

    return map_running(document, each)


def split(base: str, reading: str) -> tuple[Piece, ...] | None:
    """The reading parted over the characters of ``base``; None unless there is exactly one way."""
    kanji = sum(character in table() or character == "々" for character in base)
    if kanji < 2 or len(base) > _MOST_CHARACTERS:
        return None
    sounds = to_hiragana(reading)
    # How a beginning of the reading is parted, by its length; None where there are several ways.
    ways: dict[int, tuple[str, ...] | None] = {0: ()}
    for i in range(len(base)):
        longer: dict[int, tuple[str, ...] | None] = {}
        for start, parts in ways.items():
            for form in _forms(_spoken(base, i), i == 0, i == len(base) - 1):
                if sounds.startswith(form, start) and _may_follow(sounds[:start][-1:], form):
                    stop = start + len(form)
                    known = None if stop in longer else parts
                    longer[stop] = None if known is None else (*known, reading[start:stop])
        ways = longer
    parts = ways.get(len(reading))
    return None if parts is None else tuple(map(_piece, base, parts))


def _spoken(base: str, i: int) -> str:
    """The character whose readings the one at ``i`` takes: 々 repeats the one before."""
    return base[i - 1] if base[i] == "々" and i else base[i]


def _piece(character: str, reading: str) -> Piece:
    return Piece(character, "" if character == reading else reading)


def _may_follow(before: str, form: str) -> bool:
    if before == "っ" and form[0] not in _AFTER_GEMINATED:
        return False
    return form[0] not in _HALF_VOICED or not before or before in _BEFORE_HALF_VOICED


@cache
def _forms(character: str, is_first: bool, is_last: bool) -> frozenset[str]:
    """The sounds of a character at its place in a compound."""
    forms = set(_own_readings(character))
    if not is_first:
        forms |= {first + r[1:] for r in forms for first in _LATER.get(r[0], "")}
    if not is_last:
        forms |= {r[:-1] + "っ" for r in forms if r[1:] and r[-1] in _GEMINATED}
    return frozenset(forms)


def _own_readings(character: str) -> Iterator[str]:
    known = table().get(character)
    if known is None:
        yield from _KANA_READINGS.get(character, to_hiragana(character))
        return
    for reading in known.readings:
        stem, _, okurigana = to_hiragana(reading).partition("-")
        yield stem
        if okurigana:
            yield from _compound_stems(stem + okurigana)


def _compound_stems(word: str) -> Iterator[str]:
    """The forms in which a verb or adjective enters a compound: 取る as とり, 高い as たか."""
    if word[-1] in _STEMS:
        yield word[:-1] + _STEMS[word[-1]]
    if word[-1] == "い" or (word[-1] == "る" and word[-2] in _BEFORE_DROPPED_RU and word[:-2]):
        yield word[:-1]
