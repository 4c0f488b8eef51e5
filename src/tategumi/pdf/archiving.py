"""A PDF to be kept for long: PDF/A-3b (ISO 19005-3), which embeds all that it needs to be shown."""

import re

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from ..problems import Failed, Place, Problem, ranges
from .colours import screen_profile
from .files import content_of

_CONDITION = "sRGB IEC61966-2.1"
# How content says that it is in inks.
_INKS = b"/DeviceCMYK"
# What content draws, by its name.
_DRAWN = re.compile(rb"(/[^\s/]+)\s+Do\b")


def archive(book: Pdf, asked: Place) -> None:
    """Make a book PDF/A-3b, in place; ``asked`` is where book.yaml asks for it.

    Raises ``Failed`` where the book has inks (CMYK): the file's one profile is of the screen's
    colours.
    """
    _refuse_inks(book, asked)
    profile = book.make_stream(screen_profile())
    profile.N = 3
    condition = pikepdf.String(_CONDITION)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=condition,
        Info=condition,
        DestOutputProfile=profile,
    )
    book.Root.OutputIntents = Array([book.make_indirect(intent)])
    for picture in _pictures(book):
        if "/Interpolate" in picture:
            del picture.Interpolate
    _drop_empty_resources(book)
    with book.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["pdfaid:part"] = "3"
        metadata["pdfaid:conformance"] = "B"


def _pictures(book: Pdf) -> list[pikepdf.Object]:
    streams = (one for one in book.objects if isinstance(one, pikepdf.Stream))
    return [one for one in streams if one.get("/Subtype") == Name.Image]


def _refuse_inks(book: Pdf, asked: Place) -> None:
    """What stands for a colour of the screen is said once in the file, by its profile."""
    pages = [
        number
        for number, page in enumerate(book.pages, 1)
        if _has_inks(content_of(page), page.resources)
    ]
    if pages:
        raise Failed([Problem(asked, "print.archive-inks", {"pages": ranges(pages)})])


def _is_of_inks(drawn: pikepdf.Object) -> bool:
    """Is it a picture of inks, or a form that draws with them?"""
    if drawn.get("/Subtype") == Name.Form:
        return _has_inks(drawn.read_bytes(), drawn.get("/Resources", Dictionary()))
    return drawn.get("/ColorSpace") == Name.DeviceCMYK


def _has_inks(content: bytes, resources: pikepdf.Object) -> bool:
    """Has the content inks, or what it draws? Pages share resources, and draw some of them."""
    drawn = set(_DRAWN.findall(content))
    named = resources.get("/XObject", Dictionary()).items()
    return _INKS in content or any(
        _is_of_inks(one) for name, one in named if name.encode() in drawn
    )


def _drop_empty_resources(book: Pdf) -> None:
    """Remove tables of resources without entries, which validators can't judge."""
    for one in book.objects:
        if not isinstance(one, (Dictionary, pikepdf.Stream)):
            continue
        for resources in (one, one.get("/Resources")):
            if isinstance(resources, Dictionary):
                _drop_empty_tables(resources)


def _drop_empty_tables(resources: Dictionary) -> None:
    for key in ("/Pattern", "/Shading"):
        if isinstance(table := resources.get(key), Dictionary) and not [*table.keys()]:
            del resources[key]
