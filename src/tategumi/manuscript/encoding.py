"""Decodes bytes of unknown encoding, by what can be decoded and what makes sense.

Knows no notation. A byte order mark decides; then ISO-2022-JP's escapes; then UTF-8, which text in
another encoding does not satisfy by chance; last, of Shift_JIS and EUC-JP, whichever reads as
Japanese.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..files import cleaned
from ..problems import Failed, Place, Problem

# The same JIS code became different Unicode characters in different codecs. One mapping for all,
# that of JIS X 0208 and 0213, keeps a work the same in whatever encoding it comes.
_FROM_CP932 = tuple(zip("～∥－￠￡￢", "〜‖−¢£¬", strict=True))
# Python reads Shift_JIS-2004's one-byte half as JIS X 0201 (¥ for the backslash), and its
# full-width signs as the ASCII that this leaves free. What one gives no later one takes.
_FROM_SJIS_2004 = tuple(zip("\\¥~‾", "＼\\～~", strict=True))


@dataclass(frozen=True, slots=True)
class Encoding:
    """``codec`` is Python's; in what it makes, each of ``mends`` is put in the place of another."""

    name: str
    codec: str
    mends: tuple[tuple[str, str], ...] = ()

    def decode(self, data: bytes) -> str:
        text = data.decode(self.codec)
        for made, meant in self.mends:  # str.translate would look at each character
            text = text.replace(made, meant)
        return text


# Longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKED = (
    (codecs.BOM_UTF8, Encoding("UTF-8", "utf-8-sig")),
    (codecs.BOM_UTF32_LE, Encoding("UTF-32", "utf-32")),
    (codecs.BOM_UTF32_BE, Encoding("UTF-32", "utf-32")),
    (codecs.BOM_UTF16_LE, Encoding("UTF-16", "utf-16")),
    (codecs.BOM_UTF16_BE, Encoding("UTF-16", "utf-16")),
)
# Some editors leave the mark out; the line feeds still give NUL bytes, which no other encoding has.
_UNMARKED = (Encoding("UTF-16LE", "utf-16-le"), Encoding("UTF-16BE", "utf-16-be"))
UTF_8 = Encoding("UTF-8", "utf-8")
_ESCAPED = tuple(
    Encoding("ISO-2022-JP", codec)
    for codec in ("iso2022_jp", "iso2022_jp_ext", "iso2022_jp_2004", "iso2022_jp_3")
)
# Each family's common member first: a superset is asked only for what the other can't read.
_FAMILIES = (
    (
        Encoding("Shift_JIS", "cp932", _FROM_CP932),
        Encoding("Shift_JIS-2004", "shift_jis_2004", _FROM_SJIS_2004),
    ),
    (
        Encoding("EUC-JP", "euc_jp"),
        Encoding("EUC-JIS-2004", "euc_jis_2004"),
    ),
)
NAMES = "UTF-8, UTF-16, Shift_JIS, EUC-JP, ISO-2022-JP"

# What people take for text, by its first bytes.
_NOT_TEXT = (
    (b"PK\x03\x04", "Word, EPUB, zip"),
    (b"\xd0\xcf\x11\xe0", "Word"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
)


def decode(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text with line feeds only, and what was taken out of it; ``path`` is for messages.

    Raises ``Failed`` where the bytes are no text in any encoding that Japanese is written in.
    """
    for start, kind in _NOT_TEXT:
        if data.startswith(start):
            raise Failed([Problem(Place(path), "file.not-text", {"kind": kind})])
    encoding = detect(data)
    if not encoding:
        raise Failed([_unreadable(data, path)])
    text = encoding.decode(data)
    return cleaned(text.replace("\r\n", "\n").replace("\r", "\n"), path)


def detect(data: bytes) -> Encoding | None:
    """The encoding of the bytes; None where none fits, or none makes Japanese of them."""
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return encoding if _fits(encoding, data) else None
    if b"\x1b" in data and data.isascii() and (escaped := _first_fit(_ESCAPED, data)):
        return escaped
    if 0 in data and (unmarked := _most_plausible([*_fitting(_UNMARKED, data)], data, 0.5)):
        return unmarked
    if _fits(UTF_8, data):
        return UTF_8
    found = [one for family in _FAMILIES if (one := _first_fit(family, data))]
    return _most_plausible(found, data, -0.5)


def _most_plausible(encodings: list[Encoding], data: bytes, least: float) -> Encoding | None:
    """The one that reads best as Japanese, if it reads as at least so much of it."""
    scores = {one.name: plausibility(one.decode(data)) for one in encodings}
    best = max(encodings, key=lambda one: scores[one.name], default=None)
    return best if best and scores[best.name] >= least else None


def _first_fit(encodings: Iterable[Encoding], data: bytes) -> Encoding | None:
    return next(_fitting(encodings, data), None)


def _fitting(encodings: Iterable[Encoding], data: bytes) -> Iterator[Encoding]:
    return (encoding for encoding in encodings if _fits(encoding, data))


def _fits(encoding: Encoding, data: bytes) -> bool:
    try:
        data.decode(encoding.codec)
    except UnicodeDecodeError:
        return False
    return True


def _unreadable(data: bytes, path: str) -> Problem:
    """Where a UTF-8 file is broken, if it is one; else that it is none of ours."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        if any(character > "\x7f" for character in before):
            line = before.count("\n") + 1
            place = Place(path, line, len(before) - before.rfind("\n"))
            return Problem(place, "file.utf8-broken", {"byte": f"0x{data[error.start]:02X}"})
    return Problem(Place(path), "file.encoding", {"encodings": NAMES})


# --- plausibility
def _first_level_kanji() -> Iterable[str]:
    """Kanji of JIS level 1 (rows 16–47): nearly all that running text is written with."""
    for row in range(16, 48):
        for cell in range(1, 95):
            try:
                yield bytes((0xA0 + row, 0xA0 + cell)).decode("euc_jp")
            except UnicodeDecodeError:  # row 47 ends early
                continue


_KANA = {chr(code) for code in range(0x3041, 0x30FF)}
_SIGNS = set("　、。，．・：；？！〜―‐…‥（）〔〕［］「」『』【】《》〈〉々〆〇※＊＃◇◆○●☆★｜／＼")
_WIDE_ASCII = {chr(code) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF5B))}
_LIKELY = frozenset(_KANA | _SIGNS | _WIDE_ASCII | set(_first_level_kanji()))
_ASCII = re.compile("[\0-\x7f]+")
# In the wrong encoding text turns into half-width kana, private characters and C1 controls.
_DEBRIS = re.compile("[\uff61-\uff9f\ue000-\uf8ff\x80-\x9f]")
_SAMPLE = 20_000  # characters, taken evenly over the text


def plausibility(text: str) -> float:
    """How much a text looks like written Japanese: 1 all of it, 0 nothing, less for debris."""
    foreign = _ASCII.sub("", text)
    sample = foreign[:: len(foreign) // _SAMPLE + 1]
    if not sample:
        return 1.0
    likely = sum(map(_LIKELY.__contains__, sample))
    return (likely - len(_DEBRIS.findall(sample))) / len(sample)
