"""The book of this repository as an EPUB: every file of its tree, as it was last read by a person.

``pytest --update-golden`` writes the tree again; read its diff before you commit it. Style sheets
and pictures are compared by name alone: they have their own tests.
"""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from tategumi import edited_book, epub, xhtml
from tategumi.checks import epubcheck
from tategumi.clock import build_time
from tategumi.problems import Locale
from tategumi.stylesheets import EPUB_STYLES, stylesheet

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "seed-epub"
TEXTS = (".xhtml", ".opf", ".ncx", ".xml")


def seed_epub() -> bytes:
    """The EPUB with a white cover, so that it needs no engine."""
    cover = io.BytesIO()
    Image.new("L", (16, 26), 255).save(cover, "PNG")
    book = edited_book.edited(ROOT).book
    styles = {name: stylesheet(name, ROOT).read_text("utf-8") for name in EPUB_STYLES}
    pictures = epub.read_pictures(xhtml.documents(book), ROOT)
    moment = build_time(book.metadata.date)
    return epub.build_epub(book, styles, cover.getvalue(), pictures, moment).data


@pytest.fixture(autouse=True)
def of_the_books_own_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def made(of_the_books_own_date: None) -> bytes:
    return seed_epub()


def test_the_tree_is_as_it_was_read(made: bytes, update_golden: bool) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        names = archive.namelist()
        texts = {name: archive.read(name) for name in names if name.endswith(TEXTS)}
    tree = {"tree.txt": "".join(f"{name}\n" for name in names).encode(), **texts}
    if update_golden:
        write(tree)
    kept = {p.relative_to(GOLDEN).as_posix() for p in GOLDEN.rglob("*") if p.is_file()}
    assert kept == set(tree)
    for name, content in tree.items():
        assert content.decode() == (GOLDEN / name).read_text("utf-8"), name


def write(tree: dict[str, bytes]) -> None:
    for old in [p for p in GOLDEN.rglob("*") if p.is_file()]:
        old.unlink()
    for name, content in tree.items():
        (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
        (GOLDEN / name).write_bytes(content)


def test_two_builds_are_equal(made: bytes) -> None:
    edited_book.edited.cache_clear()
    assert seed_epub() == made


@pytest.mark.needs("epubcheck")
def test_epubcheck_says_nothing(made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "seed.epub"
    path.write_bytes(made)
    assert [problem.text(Locale.EN) for problem in epubcheck(path)] == []
