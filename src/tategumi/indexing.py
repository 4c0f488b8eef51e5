"""Marks the words of the index (索引) in the book, and sorts them by their readings.

Knows no notation and no page. A mark's reading is its own, else what its ruby and kana say.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from . import unicode
from .characters import to_hiragana
from .located import Located
from .model import (
    Book,
    Indexed,
    Inline,
    Role,
    Text,
    map_inlines,
    plain_text,
    reading_of,
    runs_of,
    walk_inlines,
)  # fmt: skip
from .problems import Place, Problem

# The words that the index lists, with their readings.
Words = tuple[tuple[Located[str], str], ...]

_UNREAD = re.compile("[\u3400-\u9fff々〆\U00020000-\U0003ffff]")


def apply(book: Book, words: Words, place: Place) -> tuple[Book, tuple[Problem, ...]]:
    """The book with its words marked, and what the index lacks; ``place`` is that of the list."""
    if not any(document.role is Role.INDEX for document in book.documents):
        lost = words or any(True for _ in _marks(book))
        return book, (Problem(place, "index.nowhere"),) if lost else ()
    readings = {word.value: reading for word, reading in words if word.value}
    found: set[str] = set()
    if readings:
        longest = sorted(readings, key=len, reverse=True)
        pattern = re.compile("|".join(map(re.escape, longest)))

        def marked(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
            for match in reversed([*pattern.finditer(plain_text(inlines))]):
                found.add(match[0])
                inlines = _marked(inlines, *match.span(), readings[match[0]])
            return inlines

        documents = (
            replace(one, blocks=map_inlines(one.blocks, marked, headings=_unchanged))
            for one in book.documents
        )
        book = replace(book, documents=tuple(documents))
    return book, (*_absent(words, found), *_unread(book))


def _unchanged(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return inlines


def _marked(inlines: tuple[Inline, ...], start: int, stop: int, reading: str) -> tuple[Inline, ...]:
    """The inlines with a mark around the characters from ``start``, whole inlines but for text."""
    before: list[Inline] = []
    inside: list[Inline] = []
    after: list[Inline] = []
    end = 0
    for inline in inlines:
        begin, text = end, plain_text((inline,))
        end += len(text)
        if isinstance(inline, Text):
            cut, rest = max(start - begin, 0), max(stop - begin, 0)
            pieces = text[:cut], text[cut:rest], text[rest:]
            for part, piece in zip((before, inside, after), pieces, strict=True):
                part += [Text(piece)] if piece else []
        elif end <= start or (begin <= start and not text):
            before.append(inline)
        else:
            (inside if begin < stop else after).append(inline)
    if any(isinstance(inline, Indexed) for inline in inside):
        return inlines  # marked by its author
    return (*before, Indexed(tuple(inside), reading), *after)


def _absent(words: Words, found: set[str]) -> Iterator[Problem]:
    for word, _ in words:
        if word.value not in found:
            yield Problem(word.place, "index.absent", {"word": word.value})


def _unread(book: Book) -> Iterator[Problem]:
    """Marked words whose place in the order nobody tells."""
    told = set()
    for source, mark in _marks(book):
        word = plain_text(mark.children)
        if _UNREAD.search(mark.reading or reading_of(mark.children)) and word not in told:
            told.add(word)
            yield Problem(Place(source), "index.unread", {"words": word})


def _marks(book: Book) -> Iterator[tuple[str, Indexed]]:
    for document in book.documents:
        for inlines in runs_of(document.blocks):
            for inline in walk_inlines(inlines):
                if isinstance(inline, Indexed):
                    yield document.source or document.name, inline


# --- the order of the kana (五十音順, after JIS X 4061)
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
# A long vowel (ー) sorts as the vowel of the kana before it.
_VOWELS = {
    "あ": "あかさたなはまやらわ",
    "い": "いきしちにひみり",
    "う": "うくすつぬふむゆる",
    "え": "えけせてねへめれ",
    "お": "おこそとのほもよろを",
}
_ROWS = "あかさたなはまやらわ"
_VOICED = "\u3099\u309a"


def order_of(reading: str) -> tuple[str, str, str]:
    """The key by which readings are sorted: kana alone, then their voicing, then all else."""
    kana = to_hiragana(unicode.normalize("NFKC", reading))
    parts = unicode.normalize("NFD", kana)
    bare = "".join(c for c in parts if c not in _VOICED).translate(_SMALL)
    plain = ""
    for character in bare:
        if character == "ー":
            character = next((v for v, row in _VOWELS.items() if plain[-1:] in row and plain), "")
        plain += character if unicode.is_alphanumeric(character) else ""
    return plain, parts, reading


def row_of(reading: str) -> str:
    """The row of the kana that a reading stands under, or what stands before them."""
    first = order_of(reading)[0][:1]
    if not first or not "ぁ" <= first <= "ん":
        return ""
    return max(row for row in _ROWS if row <= first)
