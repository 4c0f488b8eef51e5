"""What the pages of a PDF show, by names that change with it."""

import pikepdf
from pikepdf import Array, Dictionary, Stream

from ..cache import digest
from .files import opened

# An object's number and generation; that of one that has none.
_Number = tuple[int, int]
_DIRECT = (0, 0)
_SHOWN = ("/Contents", "/MediaBox", "/Rotate")


def page_digests(pdf: bytes, path: str = "") -> list[str]:
    """A name for each page: the same while it shows the same with the same fonts and pictures."""
    known: dict[_Number, str] = {}
    with opened(pdf, path) as book:
        return [
            digest(
                _digest(page.resources, known),
                *(_digest(page.obj.get(name), known) for name in _SHOWN),
            )
            for page in book.pages
        ]


def _digest(thing: object, known: dict[_Number, str]) -> str:
    """A name for an object and all that it leads to; ``known`` are those met before."""
    if not isinstance(thing, pikepdf.Object):
        return repr(thing)
    if thing.objgen == _DIRECT:
        return digest(*_parts(thing, known))
    if thing.objgen not in known:
        known[thing.objgen] = ""  # for what leads to itself
        known[thing.objgen] = digest(*_parts(thing, known))
    return known[thing.objgen]


def _parts(thing: pikepdf.Object, known: dict[_Number, str]) -> list[bytes | str]:
    if isinstance(thing, Array):
        return [_digest(one, known) for one in thing.as_list()]
    if not isinstance(thing, Dictionary | Stream):
        return [thing.unparse()]
    values = thing.stream_dict if isinstance(thing, Stream) else thing
    rows = [f"{name} {_digest(value, known)}" for name, value in sorted(values.items())]
    return [*rows, thing.read_raw_bytes()] if isinstance(thing, Stream) else [*rows]
