"""The book's own fonts (``print.font``): families of the machine, or files in the book's folder.

Which fonts a book has without them is print.css's.
"""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path, PurePosixPath

from ..files import inside
from ..printing import Fonts, Printing
from ..problems import Problem
from ..tate.fontconfig import Fonts as Machine

_SUFFIXES = frozenset([".otf", ".ttf", ".ttc", ".woff", ".woff2"])


def custom_properties(fonts: Fonts) -> dict[str, str]:
    """The families of each part that has its own, before those of print.css."""
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
    """The descriptors of a font face for each file, whose path names its family too."""
    for name in filter(_is_file, _names(fonts)):
        yield {"font-family": f'"{name}"', "src": f'url("{name}")'}


def check(printing: Printing, root: Path) -> Iterator[Problem]:
    """Files that are not there, and parts of whose families the machine has none."""
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
