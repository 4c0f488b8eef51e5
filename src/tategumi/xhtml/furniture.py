"""Writes the pages that the build makes itself: half title, title page, contents, colophon.

Knows metadata and headings, but no file names.
"""

import re
from collections.abc import Iterable, Sequence

from .. import qr
from ..model import Creator, Document, Metadata, Role, plain_text
from ..relators import creator_label, creator_suffix
from ..units import Length
from .contents import Entry, ranked
from .inlines import Inlines
from .japanese import LABELS, kanji_date, running
from .sizes import QR
from .tree import Element, Picture, Value, el

# A printed table of contents (目次) goes down to the third level at most.
_DEEPEST = 3
# A heading that is only a number (一、二 …) is useless in a table of contents.
_BARE_NUMBER = re.compile(r"[（(〔［]?[0-9０-９〇一二三四五六七八九十百IVXⅠ-Ⅻ]+[）)〕］.．、]?")
# Not listed in the printed table of contents; e-readers list every document.
_NOT_IN_TOC = frozenset([Role.HALF_TITLE, Role.TITLE_PAGE, Role.TOC, Role.FIGURES, Role.COLOPHON])


def page_label(document: Document) -> str:
    """The document's name for tables of contents and page titles."""
    return plain_text(document.title).strip() or LABELS[document.role]


def half_title(metadata: Metadata, inlines: Inlines) -> tuple[Element, ...]:
    return (_line("book-title", metadata.title, inlines),)


def title_page(metadata: Metadata, inlines: Inlines) -> tuple[Element, ...]:
    """The title page (扉): title, subtitle, creators with their roles, publisher."""
    lines = [
        ("book-title", metadata.title),
        ("book-subtitle", metadata.subtitle),
        *(("book-creator", _credit(creator)) for creator in metadata.creators),
        ("book-publisher", metadata.publisher),
    ]
    return tuple(_line(name, text, inlines) for name, text in lines if text)


def _credit(creator: Creator) -> str:
    return f"{creator.name}　{creator_suffix(creator.role)}"


def toc(
    contents: Iterable[tuple[Role, tuple[Entry, ...]]], inlines: Inlines, deepest: int | None
) -> Element:
    """The table of contents as a page of the book; print.css adds the page numbers.

    ``deepest`` is the last level listed; None: the last that has more than bare numbers.
    """
    rows = [(d, e) for d, role, e in ranked(contents) if role not in _NOT_IN_TOC and d <= _DEEPEST]
    most = deepest or _deepest_named(rows)
    listed = [(depth, entry) for depth, entry in rows if depth <= most]
    levels = len({depth for depth, _ in listed})
    items = (
        el("li", {"class": f"toc-{depth}"}, _toc_link(entry, inlines)) for depth, entry in listed
    )
    return el("ol", {"class": "toc-levels" if levels > 1 else ""}, *items)


def list_of_figures(entries: Iterable[Entry], inlines: Inlines) -> Element:
    """The list of figures (図版目次), written like the table of contents."""
    items = (el("li", {"class": "toc-1"}, _toc_link(entry, inlines)) for entry in entries)
    return el("ol", {}, *items)


def _deepest_named(rows: Sequence[tuple[int, Entry]]) -> int:
    """The last level with at least half of its headings more than a number, or else the first."""
    named: dict[int, list[bool]] = {}
    for depth, entry in rows:
        said = not _BARE_NUMBER.fullmatch(entry.label.strip())
        named.setdefault(depth, []).append(said)
    telling = [depth for depth, said in named.items() if 2 * sum(said) >= len(said)]
    return max(telling, default=min(named, default=_DEEPEST))


def _toc_link(entry: Entry, inlines: Inlines) -> Element:
    names = "　".join(entry.creators)
    creators = ("　", el("span", {"class": "toc-creator"}, names)) if names else ()
    title = el("span", {"class": "toc-title"}, *inlines.render(entry.inlines), *creators)
    return el("a", {"href": entry.target}, title)


def colophon(metadata: Metadata, inlines: Inlines) -> tuple[Element, ...]:
    """The colophon (奥付): title, date, who made the book, identifier, further lines, rights."""
    rows = colophon_rows(metadata)
    labelled = [
        el("div", {}, el("dt", {}, label), el("dd", {}, *inlines.render(running(text))))
        for label, text in rows
        if label
    ]
    lines = [_line("book-title", metadata.title, inlines)]
    if metadata.subtitle:
        lines.append(_line("book-subtitle", metadata.subtitle, inlines))
    if labelled:
        lines.append(el("dl", {}, *labelled))
    lines += (_line("book-source", text, inlines) for label, text in rows if not label)
    if metadata.qr:
        lines.append(_qr_code(metadata.qr))
    if metadata.rights:
        lines.append(_line("book-rights", metadata.rights, inlines))
    return tuple(lines)


# The smallest module and the smallest code, in mm, that a telephone reads; shops ask for the last.
_LEAST_MODULE, _LEAST_CODE = 0.4, 10


def _qr_code(url: str) -> Element:
    """The QR code of an address, as a link to it; the quiet zone is part of the picture."""
    count = qr.modules(url)
    side = max(count * _LEAST_MODULE, _LEAST_CODE) * (count + 2 * qr.QUIET_ZONE) / count
    size = f"{Length(side, 'mm').px:.0f}"
    image: dict[str, Value] = {
        "class": QR,
        "src": Picture(f"{qr.SCHEME}{url}"),
        "alt": f"QRコード：{url}",
        "width": size,
        "height": size,
    }
    return el("p", {"class": "book-qr"}, el("a", {"href": url}, el("img", image)))


def colophon_rows(metadata: Metadata) -> tuple[tuple[str, str], ...]:
    """Label and text of each row: date, creators, publisher, identifier, and book.yaml's rows.

    Rows of book.yaml may have no label.
    """
    rows = [
        ("発行日", kanji_date(metadata.date) if metadata.date else ""),
        *((creator_label(creator.role), creator.name) for creator in metadata.creators),
        ("発行所", metadata.publisher),
        _identifier(metadata.identifier),
        _second_isbn(metadata),
        *metadata.colophon,
    ]
    return tuple((label, text) for label, text in rows if text)


def _identifier(identifier: str) -> tuple[str, str]:
    """The row of the identifier; there is none for a UUID, which means nothing to people."""
    scheme, number = identifier[:9].lower(), identifier[9:]
    if scheme == "urn:uuid:":
        return "", ""
    return ("ＩＳＢＮ", number) if scheme == "urn:isbn:" else ("識別子", identifier)


def _second_isbn(metadata: Metadata) -> tuple[str, str]:
    """The ISBN of a book that is known by another identifier."""
    is_first = metadata.identifier.lower().startswith("urn:isbn:")
    return ("", "") if is_first else ("ＩＳＢＮ", metadata.isbn)


def _line(name: str, text: str, inlines: Inlines) -> Element:
    return el("p", {"class": name}, *inlines.render(running(text)))
