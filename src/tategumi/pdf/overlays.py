"""Pages of one PDF drawn over those of another."""

from collections.abc import Mapping

import pikepdf
from pikepdf import Name, Pdf

from .files import content_of, draw_over, opened, written
from .tagging import ARTIFACT


def lay_over(
    target: Pdf,
    over: Pdf,
    places: Mapping[int, int],
    name: str,
    shift: float = 0,
    *,
    tagged: bool = False,
) -> None:
    """Draw pages of ``over``, from 0, over those of ``target``, from 1, that ``places`` gives.

    They are moved by ``shift`` pt to the left and down. What they are called begins with ``name``:
    pages may share their resources. Where those are ``tagged`` it is said that they are no text.
    """
    forms: dict[int, pikepdf.Object] = {}
    for place, number in places.items():
        if number not in forms:
            forms[number] = target.copy_foreign(over.pages[number].as_form_xobject())
        page, called = target.pages[place - 1], f"/{name}{number}"
        page.add_resource(forms[number], Name.XObject, Name(called))
        drawn = f"1 0 0 1 {-shift:.4f} {-shift:.4f} cm {called} Do"
        draw_over(page, f"{ARTIFACT} {drawn} EMC" if tagged else drawn)


def with_tabs(
    pdf: bytes, tabs: bytes, places: Mapping[int, int], bleed: float, path: str = ""
) -> bytes:
    """The book with tabs over its pages of text; ``bleed`` is in pt."""
    with opened(pdf, path) as book, opened(tabs, path) as over:
        shown = {at: tab for at, tab in places.items() if b"BT" in content_of(book.pages[at - 1])}
        lay_over(book, over, shown, "Tab", bleed, tagged=True)
        return written(book)
