"""Finished PDF pages onto sheets.

Knows no book and no page order: ``impose`` says what stands where, ``paper`` how large it is.
PDF lengths are points; the origin is at the bottom left.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name, Rectangle

from ..impose import Cell, Flip, Plan, Sheet, Side
from ..paper import Paper, sheet_for
from ..problems import Failed, Place, Problem
from ..units import Length
from .files import keep_information, opened, written

# Pages are cut to the millimetre, PDF boxes to some decimals: less than a hair is no difference.
TOLERANCE_PT = 0.5

# Crop marks stand where the sheet has this room beside the pages, and keep off their corners.
_MARK_ROOM_MM = 5
_MARK_PT, _MARK_OFF_PT, _MARK_WIDTH_PT = 10, 3, 0.25


@dataclass(frozen=True, slots=True)
class Imposed:
    """Finished sheets, the paper they are for, its width and height as the sides stand."""

    pdf: bytes
    paper: Paper


def impose(
    pdf: bytes,
    sheets: Sequence[Sheet],
    plan: Plan,
    paper: Paper | None = None,
    creep: float = 0,
    path: str = "",
) -> Imposed:
    """Set the pages on sheets, never scaled, each row of them centred on its fold.

    Without ``paper``, the smallest standard sheet that has room. ``creep`` is the thickness of a
    sheet in mm: pages that stand further inside move so much nearer to the fold. The result asks
    the printer for the real size and for the edge to turn on. ``Failed`` where pages are too large.
    """
    with opened(pdf, path) as source, pikepdf.new() as target:
        pages = [_taken(target, page) for page in source.pages]
        if not pages:
            raise Failed([Problem(Place(path), "booklet.unreadable")])
        bed = _bed(pages, plan, paper, Length(creep, "mm").pt, path)
        for sheet in sheets:
            for side in filter(None, (sheet.front, sheet.back)):
                target.pages.append(_set_side(target, side, pages, bed))
        _ask_the_printer(target, plan)
        keep_information(source, target)
        return Imposed(written(target), bed.sheet)


def page_size(pdf: bytes, path: str = "") -> Paper:
    """The largest page, as it is shown and cut."""
    with opened(pdf, path) as source, pikepdf.new() as target:
        boxes = [_taken(target, page).box for page in source.pages]
    width, height = max(box.width for box in boxes), max(box.height for box in boxes)
    return Paper(Length(width, "pt").mm, Length(height, "pt").mm)


# --- pages as they are shown
@dataclass(frozen=True, slots=True)
class _Shown:
    """A page as a form; ``box`` is what it shows, as its rotation and its unit have it."""

    form: pikepdf.Object
    box: Rectangle


def _taken(target: pikepdf.Pdf, page: pikepdf.Page) -> _Shown:
    form = target.copy_foreign(page.as_form_xobject())
    matrix = Matrix(form.get("/Matrix", Array([1, 0, 0, 1, 0, 0])))
    return _Shown(form, matrix.transform(Rectangle(Array(form.BBox))))


# --- the sheet
@dataclass(frozen=True, slots=True)
class _Bed:
    """Where pages lie: a sheet, the size of a cell in points, the thickness of paper."""

    sheet: Paper
    cell: tuple[float, float]
    creep: float

    @property
    def size(self) -> tuple[float, float]:
        return Length(self.sheet.width, "mm").pt, Length(self.sheet.height, "mm").pt


def _bed(pages: Sequence[_Shown], plan: Plan, paper: Paper | None, creep: float, path: str) -> _Bed:
    """The sheet, with room for a grid of the largest page."""
    cell = max(p.box.width for p in pages), max(p.box.height for p in pages)
    width, height = (Length(side, "pt").mm for side in cell)
    columns, rows = plan.grid
    slack = Length(TOLERANCE_PT, "pt").mm
    sheet = sheet_for(Paper(width * columns - 2 * slack, height * rows - slack), paper)
    if not sheet:
        size = {"width": f"{width:.0f}", "height": f"{height:.0f}"}
        raise Failed([Problem(Place(path), "booklet.too-large", size)])
    return _Bed(sheet, cell, creep)


def _set_side(target: pikepdf.Pdf, side: Side, pages: Sequence[_Shown], bed: _Bed) -> pikepdf.Page:
    """One side as a page, its grid in the middle of the sheet."""
    (width, height), (across, along) = bed.size, bed.cell
    used, drawn = Dictionary(), []
    if side.turned:
        drawn.append(f"-1 0 0 -1 {width:.4f} {height:.4f} cm")
    for number, row in enumerate(side.rows):
        middle = height / 2 + (len(side.rows) / 2 - number - 0.5) * along
        for column, cell in enumerate(row):
            if cell.page is None:
                continue
            name = f"/P{number}{column}"
            shown = pages[cell.page - 1]
            used[name] = shown.form
            left = width / 2 + (column - len(row) / 2) * across
            drawn.append(_page_in_cell(cell, shown, name, (left, middle), column % 2 == 0, bed))
    drawn += _crop_marks(side, bed)
    return _page(target, (0, 0, round(width, 4), round(height, 4)), used, "\n".join(drawn))


def _page_in_cell(
    cell: Cell, shown: _Shown, name: str, at: tuple[float, float], is_left: bool, bed: _Bed
) -> str:
    """A page in its cell, which is clipped: inner edge on the fold, the middle at half height.

    ``at`` is the cell's left edge and middle.
    """
    (left, middle), (across, along), box = at, bed.cell, shown.box
    shift = cell.depth * bed.creep * (1 if is_left else -1)
    spare = across - box.width if is_left else 0
    x, y = left + spare + shift, middle - box.height / 2
    clip = f"{left:.4f} {middle - along / 2:.4f} {across:.4f} {along:.4f} re W n"
    if cell.turned:
        far_x, far_y = x + box.width + box.llx, y + box.height + box.lly
        return f"q {clip} -1 0 0 -1 {far_x:.4f} {far_y:.4f} cm {name} Do Q"
    return f"q {clip} 1 0 0 1 {x - box.llx:.4f} {y - box.lly:.4f} cm {name} Do Q"


def _crop_marks(side: Side, bed: _Bed) -> Iterator[str]:
    """Where to cut, in black only, on sheets that are larger than their pages."""
    (width, height), (across, along) = bed.size, bed.cell
    columns, rows = len(side.rows[0]), len(side.rows)
    left, bottom = (width - columns * across) / 2, (height - rows * along) / 2
    room = Length(_MARK_ROOM_MM, "mm").pt
    pen = f"0 0 0 1 K {_MARK_WIDTH_PT} w"
    if left >= room:
        for y in (bottom + number * along for number in range(rows + 1)):
            yield _line(pen, left - _MARK_OFF_PT, y, -_MARK_PT, 0)
            yield _line(pen, width - left + _MARK_OFF_PT, y, _MARK_PT, 0)
    if bottom >= room:
        for x in (left + number * across for number in range(columns + 1)):
            yield _line(pen, x, bottom - _MARK_OFF_PT, 0, -_MARK_PT)
            yield _line(pen, x, height - bottom + _MARK_OFF_PT, 0, _MARK_PT)


def _line(pen: str, x: float, y: float, across: float, up: float) -> str:
    return f"q {pen} {x:.4f} {y:.4f} m {x + across:.4f} {y + up:.4f} l S Q"


def _ask_the_printer(target: pikepdf.Pdf, plan: Plan) -> None:
    """Print dialogues start at the real size and on the right edge (ISO 32000-1, table 150)."""
    duplex = {
        Flip.LONG_EDGE: Name.DuplexFlipLongEdge,
        Flip.SHORT_EDGE: Name.DuplexFlipShortEdge,
        None: Name.Simplex,
    }
    target.Root.ViewerPreferences = Dictionary(
        PrintScaling=Name("/None"), Duplex=duplex[plan.turning]
    )


# --- for printers that do not turn sheets over
SIDES = {
    "front": slice(0, None, 2),
    "back": slice(1, None, 2),
    "back-reversed": slice(-1, None, -2),
}


def sides(pdf: bytes, path: str = "") -> dict[str, bytes]:
    """The fronts of finished sheets, their backs, and these from the last, by name."""
    return {name: _picked(pdf, pick, path) for name, pick in SIDES.items()}


def _picked(pdf: bytes, pick: slice, path: str) -> bytes:
    with opened(pdf, path) as source, pikepdf.new() as target:
        for page in list(source.pages)[pick]:
            target.pages.append(page)
        target.Root.ViewerPreferences = Dictionary(PrintScaling=Name("/None"), Duplex=Name.Simplex)
        keep_information(source, target)
        return written(target)


# --- one page to a sheet
def laid_on(pdf: bytes, frames: bytes, path: str = "") -> bytes:
    """Each page in the middle of a sheet: of the two of ``frames``, the odd page's or the other."""
    with opened(pdf, path) as source, opened(frames, path) as under, pikepdf.new() as target:
        sheets = [_taken(target, sheet) for sheet in under.pages]
        for index, page in enumerate(source.pages):
            sheet, shown = sheets[index % 2], _taken(target, page)
            x = (sheet.box.width - shown.box.width) / 2 - shown.box.llx
            y = (sheet.box.height - shown.box.height) / 2 - shown.box.lly
            drawn = f"q /Sheet Do Q q 1 0 0 1 {x:.4f} {y:.4f} cm /Page Do Q"
            used = Dictionary(Sheet=sheet.form, Page=shown.form)
            size = (0, 0, round(sheet.box.width, 4), round(sheet.box.height, 4))
            target.pages.append(_page(target, size, used, drawn))
        keep_information(source, target)
        return written(target)


def _page(target: pikepdf.Pdf, box: Sequence[float], used: Dictionary, drawn: str) -> pikepdf.Page:
    """A page of forms."""
    return pikepdf.Page(
        target.make_indirect(
            Dictionary(
                Type=Name.Page,
                MediaBox=Array([*box]),
                Resources=Dictionary(XObject=used),
                Contents=target.make_stream(drawn.encode()),
            )
        )
    )
