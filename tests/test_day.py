"""The author's day: thirty episodes in a zip become a book, which is watched while it grows.

In a Japanese locale, where no English is told.
"""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tategumi.checks import epubcheck

from .preview.browser import CHROMIUM, Page, browser
from .preview.server import Served, rewrite, served

pytestmark = pytest.mark.needs("machine")


def episode(number: int) -> str:
    head = f"第{number}話　春の{number}日"
    return f"{head}\n\n　{number}人の|旅人《たびびと》が《《山》》を見た。\n「漢字《かんじ》」\n"


def episodes() -> bytes:
    """Thirty texts in a zip file as Japanese Windows makes one: names and texts in CP932.

    Python writes such names in UTF-8 only, so others of the same length stand in for them first.
    """
    stream, names = io.BytesIO(), {}
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(1, 31):
            name = f"第{number}話.txt".encode("cp932")
            stand_in = f"{number:02}".rjust(len(name), "x")
            names[stand_in.encode()] = name
            archive.writestr(stand_in, episode(number).encode("cp932"))
    data = stream.getvalue()
    for stand_in, name in names.items():
        data = data.replace(stand_in, name)
    return data


# What has its name in Japanese too: keys, tasks, notations, the command that is typed next.
NAMES = {
    "cd",
    "doit",
    "creators",
    "check",
    "picture",
    "xhtml",
    "pdf",
    "epub",
    "EPUB",
    "HTML",
    "PDF",
    "tategumi",
    "build",
    "booklet",
    "signature",
    "run",
}


def command(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command of a Japanese author, whose words are Japanese but for names."""
    whole = [sys.executable, "-m", "tategumi", *words]
    japanese = {**os.environ, "LC_ALL": "ja_JP.UTF-8", "PYTHONUTF8": "1"}
    done = subprocess.run(
        whole, cwd=folder, env=japanese, capture_output=True, encoding="utf-8", check=False
    )
    assert not english(done.stdout + done.stderr), done.stdout + done.stderr
    return done


def english(told: str) -> set[str]:
    """The words of Latin letters in it, but for names and paths."""
    return set(re.findall("[A-Za-z]{2,}", re.sub(r"\S*/\S*", "", told))) - NAMES


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "旅.zip").write_bytes(episodes())
    done = command("new", "本", "--from", "旅.zip", "--format", "文庫", folder=tmp_path)
    assert done.returncode == 0
    return tmp_path / "本"


def test_an_episode_more_is_built_into_a_sound_book(book: Path) -> None:
    add_one(book)
    made = command("build", folder=book)
    assert (made.returncode, made.stderr.count("誤り")) == (0, 0)
    assert_sound(book / "dist" / "book.epub")


def add_one(book: Path) -> None:
    (book.parent / "第31話.txt").write_text(episode(31), "utf-8")
    assert command("add", "../第31話.txt", folder=book).returncode == 0


def assert_sound(epub: Path) -> None:
    """All episodes are there, nothing of their notation is, and EPUBCheck is silent."""
    with zipfile.ZipFile(epub) as archive:
        names = [name for name in sorted(archive.namelist()) if name.endswith(".xhtml")]
        whole = "".join(archive.read(name).decode() for name in names)
    assert "春の31日" in whole
    assert "《" not in whole and "｜" not in whole
    assert whole.count("<rt>") >= 62
    assert not list(epubcheck(epub))


@pytest.mark.needs("preview")
@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
def test_the_day_with_the_book_in_the_browser(book: Path) -> None:
    for server in served(book):
        with browser() as page:
            page.resize(1360, 860)
            page.open(server.address)
            page.until(f"{LEAF} && !document.querySelector('.working')")
            assert not english(str(page.run("document.body.innerText")))
            assert_followed(server, page)
        add_one(book)
        assert server.waits_for(holds_the_last)
    assert not english("".join(server.rest))
    made = command("build", folder=book)
    assert (made.returncode, made.stderr.count("誤り")) == (0, 0)
    assert_sound(book / "dist" / "book.epub")


def holds_the_last(state: dict) -> bool:
    return any(chapter["path"].endswith("第31話.txt") for chapter in state["chapters"])


LEAF = "document.querySelector('.leaf img')"
TOAST = "(({hidden, textContent}) => !hidden && textContent)(document.getElementById('toast'))"


def assert_followed(server: Served, page: Page) -> None:
    """A word that is saved is seen on its page, and a click on it leads to its line."""
    before = page.run(f"{LEAF}.src")
    rewrite(server.root / "seeds/第12話.txt", "見た。", "霧の晴れた峠から見た。", "cp932")
    page.until(f"{LEAF}?.src !== {json.dumps(before)} && !document.querySelector('.working')")
    number = next(
        c["page"] for c in server.settled()["chapters"] if c["path"].endswith("第12話.txt")
    )
    leaf = f"document.querySelector('.leaf[data-page=\"{number - 1}\"]')"
    box = page.until(
        f"{leaf} && (b => [b.x, b.y, b.width, b.height])({leaf}.getBoundingClientRect())"
    )
    found = set()
    for part in (0.8, 0.7, 0.6, 0.5):
        page.run("document.getElementById('toast').hidden = true")
        page.click(box[0] + box[2] * part, box[1] + box[3] * 0.2)
        found.add(str(page.until(TOAST)))
    assert any(text.startswith("seeds/第12話.txt:3:") for text in found), found
