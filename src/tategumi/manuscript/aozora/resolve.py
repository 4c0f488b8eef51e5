"""Gives the plain text of a piece of notation: of a reading or of a note's target."""

from dataclasses import dataclass

from ...model import Gaiji, Inline, Text, plain_text
from .accents import accented, has_accents
from .gaiji import read_gaiji
from .scan import SPECIAL, pairs_of
from .wrap import GETA

# ／＼ is one sign two characters high (くの字点), ／″＼ the same with a voicing mark.
KUNOJI = {"／″＼": "〴〵", "／＼": "〳〵"}


@dataclass(frozen=True, slots=True)
class Resolved:
    """``text`` with notation read; ``notes`` are the notes that it can't hold, as written.

    A character without a code leaves 〓 in the text and its note among the notes.
    """

    text: str
    notes: tuple[str, ...] = ()


def resolve(source: str, *, readings: bool = False) -> Resolved:
    """The text of ``source``; readings in it are left out unless ``readings``."""
    if not SPECIAL.search(source):
        return Resolved(source)
    pairs = pairs_of(source)
    pieces: list[str] = []
    notes: list[str] = []
    at = accents_until = 0
    while found := SPECIAL.search(source, at):
        start = found.start()
        _write(pieces, source[at:start], accents_until > at)
        at, character = start + 1, source[start]
        note = start + (character == "※")
        if source.startswith("［＃", note) and note in pairs:
            at = pairs[note] + 1
            gaiji = read_gaiji(source[note + 2 : pairs[note]]) if note > start else None
            if gaiji is None or isinstance(gaiji, Gaiji) or (readings and not _is_plain(gaiji)):
                pieces += [GETA] if gaiji else [source[start:note]]
                notes.append(source[start if gaiji else note : at])
            else:
                pieces.append(plain_text((gaiji,)))
        elif character == "《" and start in pairs and not readings:
            at = pairs[start] + 1
        elif character == "〔" and start in pairs and has_accents(source[start : pairs[start]]):
            accents_until = pairs[start]
        elif character == "／" and (sign := kunoji_at(source, start)):
            pieces.append(KUNOJI[sign])
            at = start + len(sign)
        elif character == "〕" and start == accents_until:
            continue
        elif character != "｜" or readings:
            pieces.append(character)
    _write(pieces, source[at:], accents_until > at)
    return Resolved("".join(pieces), tuple(notes))


def _is_plain(inline: Inline) -> bool:
    """Whether a string can hold it: a sign of several letters or a small one says more."""
    return isinstance(inline, Text)


def kunoji_at(text: str, at: int) -> str:
    return next((sign for sign in KUNOJI if text.startswith(sign, at)), "")


def _write(pieces: list[str], text: str, in_accents: bool) -> None:
    pieces.append(accented(text) if in_accents else text)
