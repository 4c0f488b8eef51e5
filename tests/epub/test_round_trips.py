"""The text and every ruby of thirteen works, written as EPUB, HTML and docx, come back equal."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from test_corpus import WORKS, book_of_work, epub_of, epub_of_work

from tategumi.manuscript.reader import read
from tategumi.manuscript.source import Manuscript
from tategumi.model import (
    Block,
    Book,
    Gaiji,
    Inline,
    Role,
    Ruby,
    children_of,
    plain_text,
    runs_of,
)
from tategumi.single import book_of
from tategumi.xhtml import print_page

# Characters of a work that pandoc writes: it takes ten times as long as we.
MOST = 8000
PANDOC = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not on this machine")
EACH = pytest.mark.parametrize("path", WORKS, ids=lambda path: path.stem)

Rubies = list[tuple[str, ...]]


def said(book: Book) -> tuple[str, Rubies]:
    """The text of the chapters, and every ruby in it: its base, its readings.

    Of several spaces, HTML keeps one.
    """
    rubies: Rubies = []

    def noted(inlines: tuple[Inline, ...]) -> None:
        for inline in inlines:
            if isinstance(inline, Ruby):
                readings = (part.reading for part in inline.parts)
                rubies.append((plain_text((inline,)), *readings, inline.left))
            noted(children_of(inline))

    runs = runs_in(book)
    for inlines in runs:
        noted(inlines)
    return re.sub(" +", " ", "".join(map(plain_text, runs))), rubies


def runs_in(book: Book) -> list[tuple[Inline, ...]]:
    return [run for one in book.documents for run in (one.title, *runs_of(one.blocks))]


def chapters_of(path: Path) -> Book:
    book = book_of_work(path)
    return replace(book, documents=tuple(d for d in book.documents if d.role is Role.CHAPTER))


@cache
def beginning(path: Path) -> Book:
    """The chapters as far as ``MOST`` characters."""
    book, left, documents = chapters_of(path), MOST, []
    for document in book.documents:
        blocks: list[Block] = []
        for block in document.blocks:
            if left > 0:
                blocks.append(block)
                left -= sum(len(plain_text(run)) for run in runs_of((block,)))
        documents += [replace(document, blocks=tuple(blocks))] if blocks else []
    return replace(book, documents=tuple(documents))


def by_pandoc(book: Book, folder: Path, suffix: str) -> Manuscript:
    """What is read of the file that pandoc makes of our EPUB."""
    (folder / "work.epub").write_bytes(epub_of(book))
    command = ["pandoc", "work.epub", "-o", f"work{suffix}"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return read(folder / f"work{suffix}", folder)


@EACH
def test_an_epub_is_read_as_the_work_that_it_was(tmp_path: Path, path: Path) -> None:
    book = book_of_work(path)
    (tmp_path / "work.epub").write_bytes(epub_of_work(path))
    again = read(tmp_path / "work.epub", tmp_path)
    assert said(book_of(again, "x")) == said(book)
    assert again.title == book.metadata.title
    assert again.creators == tuple(creator.name for creator in book.metadata.creators)
    assert {problem.code for problem in again.problems} <= {"epub.made-anew", "html.styles"}


@EACH
def test_our_html_is_read_as_the_work(tmp_path: Path, path: Path) -> None:
    book = chapters_of(path)
    (tmp_path / "work.html").write_text(print_page(book), "utf-8")
    again = read(tmp_path / "work.html", tmp_path)
    assert said(book_of(again, "x")) == said(book)


@PANDOC
@EACH
def test_html_that_pandoc_makes_of_ours_is_read_as_the_work(tmp_path: Path, path: Path) -> None:
    book = beginning(path)
    again = by_pandoc(book, tmp_path, ".html")
    text, rubies = said(book_of(again, title := book.metadata.title))
    wanted, wanted_rubies = said(book)
    assert rubies == wanted_rubies
    assert text.endswith(wanted)
    assert text.removesuffix(wanted) in (f"表紙：{title}", f"{title}表紙：{title}")


@PANDOC
@EACH
def test_docx_that_pandoc_makes_of_ours_has_the_works_text(tmp_path: Path, path: Path) -> None:
    """Pandoc writes no ruby: the readings stand behind their bases."""
    book = beginning(path)
    again = by_pandoc(book, tmp_path, ".docx")
    text = "".join(said(book_of(again, book.metadata.title))[0].split())
    wanted = "".join("".join(map(with_readings, runs_in(book))).split())
    title = "".join(book.metadata.title.split())
    assert text.endswith(wanted)
    assert text.removesuffix(wanted) in (f"表紙：{title}", f"{title}表紙：{title}")


def with_readings(inlines: tuple[Inline, ...]) -> str:
    pieces = []
    for inline in inlines:
        match inline:
            case Ruby(parts, left):
                pieces += [with_readings(part.base) + part.reading for part in parts]
                pieces.append(left)
            case Gaiji():
                pieces.append("※")  # what it looks like is a note
            case _:
                inner = children_of(inline)
                pieces.append(with_readings(inner) if inner else plain_text((inline,)))
    return "".join(pieces)


# --- ruby of Word's
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{OFFICE}/package/2006/relationships">'
    f'<Relationship Id="r" Type="{OFFICE}/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>',
}


def docx_of(book: Book) -> bytes:
    """The paragraphs as Word writes them: each pair of a base and its reading is a ``w:ruby``."""
    paragraphs = "".join(f"<w:p>{word_runs(run)}</w:p>" for run in runs_in(book))
    document = f'<w:document xmlns:w="{W}"><w:body>{paragraphs}</w:body></w:document>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (PARTS | {"word/document.xml": document}).items():
            archive.writestr(name, text)
    return stream.getvalue()


def word_runs(inlines: tuple[Inline, ...]) -> str:
    pieces = []
    for inline in inlines:
        match inline:
            case Ruby(parts):
                pieces += [
                    f"<w:r><w:ruby><w:rt>{word_run(part.reading)}</w:rt>"
                    f"<w:rubyBase>{word_run(plain_text(part.base))}</w:rubyBase></w:ruby></w:r>"
                    for part in parts
                ]
            case _:
                inner = children_of(inline)
                pieces.append(word_runs(inner) if inner else word_run(plain_text((inline,))))
    return "".join(pieces)


def word_run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


@EACH
def test_a_docx_with_ruby_is_read_as_the_work(tmp_path: Path, path: Path) -> None:
    book = beginning(path)
    (tmp_path / "work.docx").write_bytes(docx_of(book))
    again = book_of(read(tmp_path / "work.docx", tmp_path), "x")
    text, rubies = said(again)
    assert text.removeprefix("x") == said(book)[0]
    wanted = [
        (plain_text(part.base), part.reading)
        for run in runs_in(book)
        for ruby in rubies_in(run)
        for part in ruby.parts
    ]
    assert [ruby[:2] for ruby in rubies] == wanted


def rubies_in(inlines: tuple[Inline, ...]) -> list[Ruby]:
    found: list[Ruby] = []
    for inline in inlines:
        found += [inline] if isinstance(inline, Ruby) else []
        found += rubies_in(children_of(inline))
    return found
