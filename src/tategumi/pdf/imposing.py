"""Finished PDF pages onto sheets.

Knows no book and no page order: ``impose`` says what stands where, ``paper`` how large it is.
PDF lengths are points; the origin is at the bottom left.
"""

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from ..impose import Flip, Sheet, Side
from ..paper import Paper, sheet_for
from ..problems import Failed, Place, Problem
from ..units import Length

# Pages are cut to the millimetre, PDF boxes to some decimals: less than a hair is no difference.
TOLERANCE_PT = 0.5

# Info entries that an imposed file keeps.
_KEPT_INFO = ("/Title", "/Author", "/Subject", "/Keywords", "/CreationDate", "/ModDate")


def page_count(pdf: bytes, path: str = "") -> int:
    """How many pages a PDF has; ``Failed`` where it is none. ``path`` is for messages."""
    with _opened(pdf, path) as source:
        return len(source.pages)


def destination(pdf: bytes, name: str, path: str = "") -> int | None:
    """The number of the page that the named destination ``name`` is on; None where it has none."""
    with _opened(pdf, path) as source:
        names = source.Root.get("/Names", Dictionary()).get("/Dests")
        target = pikepdf.NameTree(names).get(name) if names is not None else None
        return pikepdf.Page(target[0]).index + 1 if target is not None else None


def impose(
    pdf: bytes,
    sheets: Sequence[Sheet],
    paper: Paper | None = None,
    flip: Flip = Flip.SHORT_EDGE,
    path: str = "",
) -> bytes:
    """Set the pages two to a side on landscape sheets, never scaled, centred on the fold.

    Without ``paper``, the smallest standard sheet that has room. The result asks the printer for
    the real size and for the edge to turn on. ``Failed`` where a page is larger than half a sheet.
    """
    with _opened(pdf, path) as source, pikepdf.new() as target:
        sheet_size = _fitting(source, paper, path)
        forms = [target.copy_foreign(page.as_form_xobject()) for page in source.pages]
        for sheet in sheets:
            for side in (sheet.front, sheet.back):
                target.pages.append(_set_side(target, side, forms, sheet_size))
        _ask_the_printer(target, flip)
        _keep_the_title(source, target)
        return _written(target)


def _fitting(source: pikepdf.Pdf, paper: Paper | None, path: str) -> Paper:
    """The landscape sheet, with room for two of the largest page."""
    boxes = [_size(page.trimbox) for page in source.pages]
    page = Paper(max(w for w, _ in boxes), max(h for _, h in boxes))
    slack = Length(TOLERANCE_PT, "pt").mm
    least = Paper(page.width - slack, page.height - slack)
    sheet = sheet_for(least, paper)
    if not sheet:
        size = {"width": f"{page.width:.0f}", "height": f"{page.height:.0f}"}
        raise Failed([Problem(Place(path), "booklet.too-large", size)])
    return sheet


def _set_side(
    target: pikepdf.Pdf, side: Side, forms: Sequence[pikepdf.Object], paper: Paper
) -> pikepdf.Page:
    """One side as a page: a half each, the inner edges on the fold, the middle at half height."""
    width, height = Length(paper.width, "mm").pt, Length(paper.height, "mm").pt
    used, drawn = Dictionary(), []
    if side.turned:
        drawn.append(f"-1 0 0 -1 {width:.4f} {height:.4f} cm")
    for name, page, is_left in (("/L", side.left, True), ("/R", side.right, False)):
        if page is None:
            continue
        used[name] = form = forms[page - 1]
        left, bottom, right, top = (float(edge) for edge in form.BBox)
        x = width / 2 - (right if is_left else left)
        y = height / 2 - (bottom + top) / 2
        drawn.append(f"q 1 0 0 1 {x:.4f} {y:.4f} cm {name} Do Q")
    return pikepdf.Page(
        target.make_indirect(
            Dictionary(
                Type=Name.Page,
                MediaBox=Array([0, 0, round(width, 4), round(height, 4)]),
                Resources=Dictionary(XObject=used),
                Contents=target.make_stream("\n".join(drawn).encode()),
            )
        )
    )


def _ask_the_printer(target: pikepdf.Pdf, flip: Flip) -> None:
    """Print dialogues start at the real size and on the right edge (ISO 32000-1, table 150)."""
    duplex = Name.DuplexFlipShortEdge if flip is Flip.SHORT_EDGE else Name.DuplexFlipLongEdge
    target.Root.ViewerPreferences = Dictionary(PrintScaling=Name("/None"), Duplex=duplex)


def _keep_the_title(source: pikepdf.Pdf, target: pikepdf.Pdf) -> None:
    for key in _KEPT_INFO:
        if key in source.docinfo:
            target.docinfo[key] = str(source.docinfo[key])
    if Name.Lang in source.Root:
        target.Root.Lang = str(source.Root.Lang)


def _size(box: pikepdf.Array) -> tuple[float, float]:
    """Width and height of a box, in mm."""
    left, bottom, right, top = (float(edge) for edge in box)
    return Length(right - left, "pt").mm, Length(top - bottom, "pt").mm


def _opened(pdf: bytes, path: str) -> pikepdf.Pdf:
    try:
        return pikepdf.open(io.BytesIO(pdf))
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise Failed([Problem(Place(path), "booklet.unreadable")]) from error


def _written(target: pikepdf.Pdf) -> bytes:
    """The same content gives the same bytes: the file's id is made from them, no date is added."""
    result = io.BytesIO()
    target.save(
        result,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
    )
    return result.getvalue()
