"""What the checkers of others say of our books, EPUBCheck and DAISY's Ace: nothing."""

import json
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from made_books import every_part, work
from readers import CHROMIUM, HERE, need_readers

from shared import WORKS
from tategumi.checks import epubcheck
from tategumi.problems import Locale

# Programs side by side: each is busy with itself.
TOGETHER = 2
SECONDS = 300


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """A book of every part, and the beginnings of real works where they are."""
    folder = tmp_path_factory.mktemp("shelf")
    names = [every_part(folder), *(work(folder, path) for path in WORKS)]
    return tuple(folder / name for name in names)


@pytest.mark.needs("epubcheck")
def test_epubcheck_says_nothing(shelf: tuple[Path, ...]) -> None:
    with ThreadPoolExecutor(TOGETHER) as pool:
        found = zip(shelf, pool.map(epubcheck, shelf), strict=True)
        told = {path.name: [one.text(Locale.EN) for one in problems] for path, problems in found}
    assert told == {path.name: [] for path in shelf}


def test_ace_finds_nothing(shelf: tuple[Path, ...]) -> None:
    need_readers()
    with ThreadPoolExecutor(TOGETHER) as pool:
        found = zip(shelf, pool.map(ace, shelf), strict=True)
        told = {path.name: findings for path, findings in found}
    assert told == {path.name: [] for path in shelf}


def ace(path: Path) -> list[str]:
    """What Ace finds in a book, with the page and the rule."""
    out = path.with_suffix("")
    command = [HERE / "node_modules" / ".bin" / "ace-cli", "--silent", "--force", "-o", out, path]
    environment = {"PUPPETEER_EXECUTABLE_PATH": CHROMIUM, "ACE_TIMEOUT_INITIAL": "60000"}
    subprocess.run(
        list(map(str, command)),
        env=os.environ | environment,
        capture_output=True,
        timeout=SECONDS,
        check=True,
    )
    report = json.loads((out / "report.json").read_text("utf-8"))
    return [
        f"{page['earl:testSubject']['url']}: {one['earl:test']['dct:title']}"
        for page in report["assertions"]
        for one in page["assertions"]
    ]
