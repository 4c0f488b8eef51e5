"""The bar: on a terminal only, each page once, and gone when the work is done."""

import io
import logging
from collections.abc import Callable

import pytest

from tategumi import progress
from tategumi.progress import pages_shown

LOGGER = logging.getLogger("weasyprint.progress")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setattr(progress, "_INTERVAL", 0)
    monkeypatch.setattr(progress, "_DELAY", 0)


def shown(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, work: Callable[[], None]) -> str:
    monkeypatch.setattr("sys.stderr", stream)
    with pages_shown():
        work()
    return stream.getvalue()


def pages_twice() -> None:
    for _ in range(2):
        for page in range(1, 4):
            LOGGER.info("Step 5 - Creating layout - Page %d", page)


def documents() -> None:
    progress.expect([100, 100, 200])
    for number, pages in ((0, 10), (1, 10), (0, 12), (2, 18)):
        LOGGER.info("Step 5 - Creating layout - Page 99")
        progress.done(number, pages)


def test_nothing_is_shown_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(io.StringIO(), monkeypatch, pages_twice) == ""


def test_nothing_is_shown_under_half_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_DELAY", 0.5)
    assert shown(Terminal(), monkeypatch, documents).strip("\r ") == ""


def test_pages_set_again_count_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(Terminal(), monkeypatch, pages_twice)
    assert [text.count(f"setting: {n}  pages") for n in (1, 2, 3)] == [1, 1, 1]


def test_documents_are_pages_of_pages_expected(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(Terminal(), monkeypatch, documents)
    assert "20/40" in text
    assert "40/40" in text
    assert "99/" not in text
    assert text.endswith("\r")
