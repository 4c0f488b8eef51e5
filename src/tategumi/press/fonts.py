"""The book's own fonts (``print.font``): families of the machine, or files in the book's folder.

Which fonts a book has without them is print.css's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path, PurePosixPath

from ..files import inside
from ..printing import Fonts, Printing
from ..problems import Problem
from ..tate.fontconfig import Fonts as Machine
from .rules import rule

_SUFFIXES = frozenset([".otf", ".ttf", ".ttc", ".woff", ".woff2"])


def custom_properties(fonts: Fonts) -> dict[str, str]:
    """The author's font families by custom property of ``print.css``, whose own families follow.

    A part of the book without a family of its own has no entry.
    """
    lists = {
        "--text-font": ((*fonts.latin, *fonts.text), "--usual-font"),
        "--heading-font": (fonts.heading, "--text-font"),
        "--folio-font": (fonts.folio, "--text-font"),
    }
    return {
        name: ", ".join([*(f'"{font}"' for font in own), f"var({others})"])
        for name, (own, others) in lists.items()
        if own
    }


def faces(fonts: Fonts) -> Iterator[dict[str, str]]:
    """The descriptors of an @font-face for each font file; its path is its family's name too."""
    for name in filter(_is_file, _names(fonts)):
        yield {"font-family": f'"{name}"', "src": f'url("{name}")'}


# --- in the e-book
@dataclass(frozen=True, slots=True)
class Embedded:
    """A font for the e-book: its family, its file and number in it, whether headings alone use it.

    ``address`` is what its style sheet calls it.
    """

    family: str
    address: str
    path: Path
    number: int
    of_headings: bool


def for_reading(fonts: Fonts, root: Path) -> tuple[Embedded, ...]:
    """The fonts for text, Latin and headings that can be found, for an e-book.

    ``root`` is the book's folder. Fonts for folios are left out: an e-book has none.
    """
    machine = Machine()
    found: list[Embedded] = []
    for name, of_headings in [
        *((name, False) for name in (*fonts.latin, *fonts.text)),
        *((name, True) for name in fonts.heading if name not in (*fonts.latin, *fonts.text)),
    ]:
        path = inside(root, name) if _is_file(name) else None
        place = (path, 0) if path else machine.file_of(name, bold=of_headings)
        if place and (name, of_headings) not in ((one.family, one.of_headings) for one in found):
            found.append(Embedded(name, f"font-{len(found)}", *place, of_headings))
    return tuple(found)


def reading_style(fonts: Fonts, embedded: Sequence[Embedded]) -> str:
    """The style sheet of an EPUB that names embedded fonts, with the reader's own behind them."""
    rules = [
        rule(
            "@font-face",
            {"font-family": f'"{one.family}"', "src": f'url("{one.address}")'}
            | ({"font-weight": "bold"} if one.of_headings else {}),
        )
        for one in embedded
    ]
    text = [f'"{name}"' for name in (*fonts.latin, *fonts.text)]
    if text:
        rules.append(rule("body", {"font-family": ", ".join([*text, *_READERS])}))
    if fonts.heading:
        heading = [f'"{name}"' for name in fonts.heading]
        own = {"font-family": ", ".join([*heading, *text, *_READERS])}
        rules.append(rule(", ".join(f"h{level}" for level in range(1, 7)), own))
    return "\n".join(rules)


# The names by which Japanese readers offer their own Mincho.
_READERS = ("serif-ja-v", "serif-ja", "serif")


def check(printing: Printing, root: Path) -> Iterator[Problem]:
    """Problems of font files that are missing, and of parts none of whose families is installed."""
    for field in fields(Fonts):
        names = getattr(printing.font, field.name)
        for name in filter(_is_file, names):
            if not (path := inside(root, name)):
                yield Problem(printing.place, "print.font-outside", {"name": name})
            elif not path.is_file():
                yield Problem(printing.place, "print.font-missing", {"name": name})
        if names and not any(map(_is_file, names)) and not Machine().has_any(names):
            values = {"part": field.name, "names": ", ".join(names)}
            yield Problem(printing.place, "print.font-absent", values)


def _names(fonts: Fonts) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for f in fields(Fonts) for n in getattr(fonts, f.name)))


def _is_file(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in _SUFFIXES
