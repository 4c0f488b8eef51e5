"""The page counter: on a terminal only, and gone when the work is done."""

import io
import logging

import pytest

from tategumi.progress import pages_shown


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "shown"), [(Terminal(), True), (io.StringIO(), False)])
def test_pages_are_counted_on_a_terminal(
    stream: io.StringIO, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", stream)
    logger = logging.getLogger("weasyprint.progress")
    with pages_shown():
        logger.info("Step 5 - Creating layout - Page 12")
    logger.info("Step 5 - Creating layout - Page 13")
    assert ("p. 12" in stream.getvalue()) == shown
    assert "p. 13" not in stream.getvalue()
    assert stream.getvalue().endswith("\r\033[K" if shown else "")
