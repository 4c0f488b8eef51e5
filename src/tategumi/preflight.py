"""Preflight: what a print shop would send a PDF back for, each finding with its pages and remedy.

Our own files and those of other tools. Knows the shop's rules as data, and no book project.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from . import pdf, pdfium
from .paper import PAPERS, Paper
from .pdf import PageFacts
from .pdfium import Box, PageText
from .pressing import Pressing
from .problems import Place, Problem, ranges
from .shops import Shop
from .units import Length

# Sizes that differ by less than this, in mm, are the same.
_ALIKE = 0.3
# Presses lose lines thinner than a quarter of a point.
_THINNEST_PT = 0.24
# A file of one page so much wider than high is a cover.
_COVER_RATIO = 1.2
# Pages from the end among which a colophon is looked for.
_LAST_PAGES = 4

# What says, in a colophon, what a shop asks for.
_COLOPHON = {
    "発行日": "発行日|発行|[年月]",
    "発行者": "発行|著者?|編者?|サークル",
    "連絡先": "連絡先|@|https?:|電話|TEL",
    "印刷所": "印刷",
}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page as its shop cuts it: its facts, its trim, the text that stands at each place."""

    number: int
    facts: PageFacts
    trim: Box
    whole: str = ""
    beyond: str = ""  # outside the trim
    near: str = ""  # inside, but nearer to the trim than is safe
    halves: tuple[str, ...] = ("", "")  # the left one, the right one

    @property
    def size(self) -> Paper:
        left, bottom, right, top = self.trim
        return Paper(_mm(right - left), _mm(top - bottom))


@dataclass(frozen=True, slots=True)
class File:
    """A PDF to be checked; ``shown`` is its path as the user knows it."""

    shown: str
    data: bytes


def preflight(files: Sequence[File], pressing: Pressing) -> tuple[Problem, ...]:
    """All findings in the files: the pages of a book, and its cover where one is among them."""
    problems: list[Problem] = []
    read = [(file, *_read(file, pressing)) for file in files]
    covers = [row for row in read if _is_cover(row[2])]
    bodies = [row for row in read if row not in covers]
    for file, facts, sheets in read:
        place = Place(file.shown)
        if facts.encrypted:
            problems.append(Problem(place, "preflight.encrypted"))
        problems += _problems(_by_page(sheets, pressing.shop), place)
    for file, _, sheets in bodies:
        problems += _body(sheets, pressing.shop, Place(file.shown))
    for file, _, sheets in covers:
        if bodies:
            _, facts, body = bodies[0]
            problems += _cover(sheets[0], body, facts.title, pressing, Place(file.shown))
    return tuple(problems)


def _read(file: File, pressing: Pressing) -> tuple[pdf.Facts, list[_Sheet]]:
    facts = pdf.inspect(file.data, file.shown)
    trims = [_trim(page, pressing) for page in facts.pages]
    safe = Length(pressing.shop.safe.mm - 0.1, "mm").pt
    closer = {
        index: _strips(page.media, trim, safe)
        for index, (page, trim) in enumerate(zip(facts.pages, trims, strict=True))
        if _wants_a_closer_look(page, trim, safe)
    }
    found = pdfium.texts(pdf.undirected(file.data, file.shown), closer) if closer else {}
    sheets = [
        _sheet(index + 1, page, trim, found.get(index))
        for index, (page, trim) in enumerate(zip(facts.pages, trims, strict=True))
    ]
    return facts, sheets


def _wants_a_closer_look(page: PageFacts, trim: Box, safe: float) -> bool:
    """PDFium knows where each character stands, and takes its time: not for pages without doubt."""
    if page.text is None or _is_wide(Paper(trim[2] - trim[0], trim[3] - trim[1])):
        return True
    if not page.reach:
        return False
    left, bottom, right, top = page.reach
    west, south, east, north = trim
    return min(left - west, bottom - south, east - right, north - top) < safe


def _sheet(number: int, page: PageFacts, trim: Box, text: PageText | None) -> _Sheet:
    if text is None:
        return _Sheet(number, page, trim, page.text or "")
    beyond, near = "".join(text.parts[:4]), "".join(text.parts[4:8])
    return _Sheet(number, page, trim, text.whole, beyond, near, text.parts[8:])


def _trim(page: PageFacts, pressing: Pressing) -> Box:
    """The page's trim: what it says, else what a paper with this bleed, or none, would have."""
    left, bottom, right, top = page.trim or page.media
    if page.trim:
        return page.trim
    bleed = pressing.bleeding
    inside = Paper(_mm(right - left) - 2 * bleed, _mm(top - bottom) - 2 * bleed)
    if any(_alike(inside, paper) for paper in PAPERS.values()):
        edge = Length(bleed, "mm").pt
        return left + edge, bottom + edge, right - edge, top - edge
    return left, bottom, right, top


def _strips(media: Box, trim: Box, safe: float) -> list[Box]:
    """Four strips beyond the trim, four just inside it, the page's two halves."""
    left, bottom, right, top = trim
    west, south, east, north = media
    far = [
        (west - 1, south - 1, left, north + 1),
        (right, south - 1, east + 1, north + 1),
        (left, south - 1, right, bottom),
        (left, top, right, north + 1),
    ]
    near = [
        (left, bottom, left + safe, top),
        (right - safe, bottom, right, top),
        (left + safe, bottom, right - safe, bottom + safe),
        (left + safe, top - safe, right - safe, top),
    ]
    middle = (left + right) / 2
    return [*far, *near, (left, bottom, middle, top), (middle, bottom, right, top)]


def _mm(points: float) -> float:
    return Length(points, "pt").mm


def _alike(one: Paper, other: Paper) -> bool:
    return max(abs(one.width - other.width), abs(one.height - other.height)) < _ALIKE


# --- page by page
_Rule = Callable[[_Sheet, Shop], bool]


def _by_page(sheets: Sequence[_Sheet], shop: Shop) -> Iterator[tuple[str, list[_Sheet]]]:
    for code, broken in _RULES.items():
        if found := [sheet for sheet in sheets if broken(sheet, shop)]:
            yield code, found


def _ends_at_the_trim(sheet: _Sheet, shop: Shop) -> bool:
    """Art that goes to the trim must go on to the bleed."""
    near, bleed = Length(0.5, "mm").pt, Length(shop.bleed.mm - 0.5, "mm").pt
    for art in sheet.facts.art:
        edges = (art.llx, art.lly, -art.urx, -art.ury)
        wanted = (sheet.trim[0], sheet.trim[1], -sheet.trim[2], -sheet.trim[3])
        for edge, trim in zip(edges, wanted, strict=True):
            if edge <= trim + near and edge > trim - bleed:
                return True
    return False


_RULES: dict[str, _Rule] = {
    "preflight.rotated": lambda sheet, _: sheet.facts.rotated,
    "preflight.rgb": lambda sheet, _: sheet.facts.rgb,
    "preflight.rgb-picture": lambda sheet, _: sheet.facts.rgb_pictures,
    "preflight.four-blacks": lambda sheet, _: sheet.facts.four_blacks,
    "preflight.coarse": lambda sheet, shop: (
        sheet.facts.dpi < shop.dpi - 1 or sheet.facts.line_dpi < shop.line_dpi - 1
    ),
    "preflight.type3": lambda sheet, _: sheet.facts.type3,
    "preflight.fonts": lambda sheet, _: bool(sheet.facts.loose_fonts),
    "preflight.annotation": lambda sheet, _: sheet.facts.annotated,
    "preflight.transparent": lambda sheet, _: sheet.facts.transparent,
    "preflight.hairline": lambda sheet, _: sheet.facts.thinnest < _THINNEST_PT,
    "preflight.no-bleed": _ends_at_the_trim,
    "preflight.folio-beyond": lambda sheet, _: sheet.beyond.isdecimal(),
    "preflight.text-beyond": lambda sheet, _: bool(sheet.beyond) and not sheet.beyond.isdecimal(),
    # A hidden folio may stand in the gutter.
    "preflight.near-trim": lambda sheet, _: bool(sheet.near) and not sheet.near.isdecimal(),
}


def _problems(found: Iterator[tuple[str, list[_Sheet]]], place: Place) -> Iterator[Problem]:
    for code, sheets in found:
        facts = [sheet.facts for sheet in sheets]
        values = {
            "pages": ranges(sheet.number for sheet in sheets),
            "dpi": int(min(min(page.dpi, page.line_dpi) for page in facts))
            if code == "preflight.coarse"
            else 0,
            "fonts": ", ".join(sorted({name for page in facts for name in page.loose_fonts})),
        }
        yield Problem(place, code, values)


# --- the book's pages as a whole
def _body(sheets: Sequence[_Sheet], shop: Shop, place: Place) -> Iterator[Problem]:
    if len(sheets) % shop.multiple:
        values = {"count": len(sheets), "multiple": shop.multiple}
        yield Problem(place, "preflight.multiple", values)
    yield from _sizes(sheets, place)
    yield from _folios(sheets, place)
    for name in missing_rows([sheet.whole for sheet in sheets], shop):
        yield Problem(place, "preflight.colophon", {"row": name})


def missing_rows(texts: Sequence[str], shop: Shop) -> Iterator[str]:
    """What the shop asks for in a colophon (奥付), and the last of a book's pages do not say.

    White pages behind it bear no more than a number.
    """
    said = ["".join(page.split()) for page in texts]
    text = "".join([page for page in said if page and not page.isdecimal()][-_LAST_PAGES:])
    for name in shop.colophon:
        if not re.search(_COLOPHON.get(name, re.escape(name)), text):
            yield name


def _sizes(sheets: Sequence[_Sheet], place: Place) -> Iterator[Problem]:
    usual = Counter((round(s.size.width, 1), round(s.size.height, 1)) for s in sheets).most_common(
        1
    )
    if not usual:
        return
    (width, height), _ = usual[0]
    if other := [s for s in sheets if not _alike(s.size, Paper(width, height))]:
        values = {"pages": ranges(s.number for s in other), "size": f"{width} × {height} mm"}
        yield Problem(place, "preflight.size", values)


def _folios(sheets: Sequence[_Sheet], place: Place) -> Iterator[Problem]:
    """Folios go up by one from page to page; what most pages count from is the first's number."""
    numbers = [{*map(int, _numbers(sheet))} for sheet in sheets]
    firsts = Counter(n - i for i, found in enumerate(numbers) for n in found)
    first, count = max(firsts.items(), key=lambda pair: (pair[1], -abs(pair[0])), default=(1, 0))
    if 2 * count < len(sheets):
        yield Problem(place, "preflight.no-folios")
    elif missing := [s.number for i, s in enumerate(sheets) if first + i not in numbers[i]]:
        yield Problem(place, "preflight.folio", {"pages": ranges(missing)})


def _numbers(sheet: _Sheet) -> list[str]:
    """All numbers on the page; the digits of one in the gutter stand one below the other."""
    hidden = [sheet.near] if sheet.near.isdecimal() else []
    return [n for n in (*re.findall("[0-9]+", sheet.whole), *hidden) if len(n) < 5]


# --- the cover
def _is_cover(sheets: Sequence[_Sheet]) -> bool:
    if not 1 <= len(sheets) <= 2:
        return False
    return _is_wide(sheets[0].size)


def _is_wide(size: Paper) -> bool:
    return size.width > _COVER_RATIO * size.height


def _cover(
    cover: _Sheet, body: Sequence[_Sheet], title: str, pressing: Pressing, place: Place
) -> Iterator[Problem]:
    if not body:
        return
    spine, found = pressing.spine(len(body)), cover.size.width - 2 * body[0].size.width
    if abs(spine - found) > 0.5:
        values = {"spine": f"{found:.1f}", "wanted": f"{spine:.1f}", "pages": len(body)}
        yield Problem(place, "preflight.spine", values)
    name = "".join(title.split())
    left, right = cover.halves
    if name and name in right and name not in left:
        yield Problem(place, "preflight.front-right")
