"""WeasyPrint as the seams need it: these fail first when an upgrade moves something."""

import inspect
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import weasyprint
from cffi import FFI
from tategumi.tate import typeset
from tategumi.tate.declarations import spare
from tategumi.tate.drawing.paint import Painter
from tategumi.tate.flow import Setter
from tategumi.tate.seams import SEAMS, Seam, installed
from weasyprint import draw
from weasyprint.css.properties import INHERITED, INITIAL_VALUES, KNOWN_PROPERTIES
from weasyprint.css.validation.properties import PROPERTIES
from weasyprint.layout import block, page


def test_version():
    assert weasyprint.__version__ == "70.0"


@pytest.mark.parametrize("seam", SEAMS, ids=lambda seam: seam.name)
def test_signature(seam: Seam):
    found = inspect.getattr_static(seam.holder, seam.name)
    function = found.fget if isinstance(found, property) else found
    assert tuple(inspect.signature(function).parameters) == seam.parameters


def test_everything_is_taken_out_again():
    tables = (INITIAL_VALUES, INHERITED, KNOWN_PROPERTIES, PROPERTIES)
    before = [getattr(seam.holder, seam.name) for seam in SEAMS], [set(table) for table in tables]
    with installed(Setter(), Painter()):
        assert "writing-mode" in KNOWN_PROPERTIES
        assert all(
            getattr(seam.holder, seam.name) is not original
            for seam, original in zip(SEAMS, before[0], strict=True)
        )
    after = [getattr(seam.holder, seam.name) for seam in SEAMS], [set(table) for table in tables]
    assert after == before


def test_threads_wait_for_each_other_and_leave_weasyprint_as_it_was() -> None:
    css = "@page { size: 100pt } html { font: 10pt/16pt 'Noto Serif CJK JP' }"
    texts = [f"<!doctype html><html lang=ja><body><p>{c * 60}</p></body></html>" for c in "山川海"]
    alone = [typeset(text, [css], Path(), "test").pdf for text in texts]
    before = block.iter_line_boxes, page.make_page, draw.draw_text
    with ThreadPoolExecutor() as threads:
        together = list(threads.map(lambda text: typeset(text, [css], Path(), "test").pdf, texts))
    assert together == alone
    assert (block.iter_line_boxes, page.make_page, draw.draw_text) == before


def test_declarations_are_read_by_the_types_that_they_name() -> None:
    ffi = FFI()
    ffi.cdef("typedef struct Face Face; typedef unsigned char Octet; typedef struct Other Other;")
    known, parse = ffi._parser._declarations, ffi._parser._parse
    seen: list[set[str]] = []

    def noted(source: str) -> object:
        seen.append(set(ffi._parser._declarations))
        return parse(source)

    ffi._parser._parse = noted
    spare(ffi._parser)
    ffi.cdef("Octet *octets_of (Face *face);")
    assert ffi.sizeof("Octet[3]") == 3
    assert seen == [{"struct Face", "typedef Face", "typedef Octet"}, {"typedef Octet"}]
    assert ffi._parser._declarations is known
    assert "function octets_of" in known
