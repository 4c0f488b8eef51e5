"""WeasyPrint as the seams need it: these fail first when an upgrade moves something."""

import inspect

import pytest
import weasyprint
from weasyprint.css.properties import INHERITED, INITIAL_VALUES, KNOWN_PROPERTIES
from weasyprint.css.validation.properties import PROPERTIES

from tategumi.tate.flow import Setter
from tategumi.tate.paint import Painter
from tategumi.tate.seams import SEAMS, Seam, installed


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
