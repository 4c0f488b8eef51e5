"""PDF files as bytes: opened, asked, written."""

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from ..problems import Failed, Place, Problem

# Info entries that a file made from another one keeps.
_KEPT_INFO = ("/Title", "/Author", "/Subject", "/Keywords", "/CreationDate", "/ModDate")


def page_count(pdf: bytes, path: str = "") -> int:
    """How many pages a PDF has; ``Failed`` where it is none. ``path`` is for messages."""
    with opened(pdf, path) as source:
        return len(source.pages)


def destinations(pdf: bytes, path: str = "") -> dict[str, int]:
    """The number of the page that each named destination is on."""
    with opened(pdf, path) as source:
        if not _has_names(source):
            return {}
        targets = pikepdf.NameTree(source.Root.Names.Dests)
        numbers = {page.obj.objgen: number for number, page in enumerate(source.pages, 1)}
        return {name: numbers[target[0].objgen] for name, target in targets.items()}


def headings(pdf: bytes, path: str = "") -> dict[int, list[str]]:
    """The bookmarks of each page that has any, by the page's number."""
    found: dict[int, list[str]] = {}
    with opened(pdf, path) as source, source.open_outline() as outline:
        targets = pikepdf.NameTree(source.Root.Names.Dests) if _has_names(source) else {}
        waiting = [*outline.root]
        while waiting:
            item = waiting.pop(0)
            place: object = item.destination
            place = targets.get(str(place)) if isinstance(place, pikepdf.String) else place
            if isinstance(place, pikepdf.Array):
                found.setdefault(pikepdf.Page(place[0]).index + 1, []).append(item.title)
            waiting = [*item.children, *waiting]
    return found


def _has_names(source: pikepdf.Pdf) -> bool:
    return Name.Dests in source.Root.get("/Names", Dictionary())


def opened(pdf: bytes, path: str) -> pikepdf.Pdf:
    """The file; ``Failed``, which calls it ``path``, where it is none."""
    try:
        return pikepdf.open(io.BytesIO(pdf))
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise Failed([Problem(Place(path), "booklet.unreadable")]) from error


def content_of(page: pikepdf.Page) -> bytes:
    """What a page draws, but for the forms that it draws."""
    drawn = page.obj.get("/Contents", Array())
    return b"\n".join(one.read_bytes() for one in (drawn if isinstance(drawn, Array) else [drawn]))


def concatenated(pdfs: Sequence[bytes]) -> bytes:
    """One file with the pages of all; its metadata are those of the first."""
    first, *others = pdfs
    with opened(first, "") as target:
        for other in others:
            with opened(other, "") as source:
                target.pages.extend(source.pages)
        return written(target)


# The first version that packs objects in streams.
_PACKED = (1, 5)


def written(target: pikepdf.Pdf, version: str = "") -> bytes:
    """The same content gives the same bytes: the file's id is made from them, no date is added.

    ``version`` is the one that the file says it has, ``1.3`` say; "" for the least it needs.
    """
    result = io.BytesIO()
    packs = not version or tuple(map(int, version.split("."))) >= _PACKED
    modes = pikepdf.ObjectStreamMode
    target.save(
        result,
        deterministic_id=True,
        object_stream_mode=modes.generate if packs else modes.disable,
        force_version=version,
        compress_streams=True,
    )
    return result.getvalue()


def draw_over(page: pikepdf.Page, drawn: str) -> None:
    """Put operators behind a page's content, whatever state that leaves."""
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(f"\nQ q {drawn} Q".encode())


def keep_information(source: pikepdf.Pdf, target: pikepdf.Pdf) -> None:
    """Title, authors and language of the source are those of the target."""
    for key in _KEPT_INFO:
        if key in source.docinfo:
            target.docinfo[key] = str(source.docinfo[key])
    if Name.Lang in source.Root:
        target.Root.Lang = str(source.Root.Lang)
