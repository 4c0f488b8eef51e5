"""What a reader's place and notes are kept by: files and anchors stay when the book changes."""

import io
import os
import re
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tategumi.addresses import Addresses
from tategumi.clock import build_time
from tategumi.epub import is_other_of_same_time
from tategumi.epub.archive import repacked
from tategumi.manuscript.reader import read
from tategumi.problems import Failed
from tategumi.project import read_book, read_project
from tategumi.single import book_of
from tategumi.xhtml import documents, outline

BOOK = """---
title: 潮
---

# 一

　朝。[^1]

## 浜

　舟。

## 沖

### 浜

　凪。

# 二

　夜。

[^1]: 朝の潮。
"""
# An edit, and where it is made.
EDITS = {
    "a chapter before all": ("# 一", "# 序\n\n　序。\n\n# 一"),
    "a heading before another": ("## 浜\n\n　舟", "## 岬\n\n　岩。\n\n## 浜\n\n　舟"),
    "the same heading elsewhere": ("# 二", "# 二\n\n## 浜\n\n　砂。"),
    "a note before another": ("　朝。", "　未明[^2]。朝。"),
    "a reading": ("## 沖", "## {沖|おき}"),
    "a text": ("　夜。", "　夜だ。"),
}


def addresses(folder: Path, text: str) -> tuple[dict[str, str], set[str]]:
    """The address of each heading under those above it; the anchors of notes."""
    path = folder / "a.md"
    path.write_text(text + ("\n[^2]: 暗い。\n" if "[^2]" in text else ""), "utf-8")
    pages = documents(book_of(read(path, folder), "a"))

    def walk(items: tuple, above: str = "") -> dict[str, str]:
        found = {}
        for item in items:
            label = f"{above}/{item.label}"
            found[label] = f"{item.target.document}#{item.target.anchor}"
            found |= walk(item.inner, label)
        return found

    return walk(outline(pages)), set(re.findall(r"p-\d+_note-\d+", repr(pages)))


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_every_heading_and_note_keeps_its_address(tmp_path: Path, edit: tuple[str, str]) -> None:
    assert edit[0] in BOOK
    headings, notes = addresses(tmp_path, BOOK)
    edited, edited_notes = addresses(tmp_path, BOOK.replace(*edit, 1))
    assert headings.items() <= edited.items()
    assert notes and notes <= edited_notes


def test_no_two_things_have_one_address() -> None:
    numbers = Addresses()
    given = [numbers.of(words) for words in ["", "一", "一", "１", "1", "一 "] * 50]
    assert len(set(given)) == len(given)
    assert all(re.fullmatch("[0-9]{8}", number) for number in given)


def project(root: Path, contents: str) -> list[str]:
    """The names of a project's documents."""
    (root / "seeds").mkdir(parents=True, exist_ok=True)
    (root / "book").mkdir(exist_ok=True)
    for name, title in (("a", "一"), ("b", "一"), ("c", "")):
        (root / f"seeds/{name}.md").write_text(f"# {title}\n\n　海。\n" if title else "　海。\n")
    metadata = "{title: 海, date: 2026-01-01, creators: [{name: 岬}], identifier: 'urn:x:1'}"
    text = f"metadata: {metadata}\ncontents:\n{contents}"
    (root / "book/book.yaml").write_text(text, "utf-8")
    book, _ = read_book(read_project(root))
    return [document.name for document in book.documents]


def test_a_name_that_is_given_is_the_name(tmp_path: Path) -> None:
    contents = "- {file: seeds/a.md, name: dawn}\n- seeds/b.md\n- seeds/c.md\n- colophon\n"
    first, second, third, last = project(tmp_path, contents)
    assert (first, last) == ("dawn", "colophon")
    assert len({first, second, third}) == 3
    moved = "- colophon\n- seeds/c.md\n- seeds/b.md\n- {file: seeds/a.md, name: dawn}\n"
    assert project(tmp_path, moved) == [last, third, second, first]


def test_the_name_is_an_id_too_and_a_class_goes_with_its_chapter(tmp_path: Path) -> None:
    first = "- {file: seeds/a.md, id: dawn, class: letter old}\n"
    contents = f"{first}- seeds/b.md\n- seeds/c.md\n- colophon\n"
    assert project(tmp_path, contents)[0] == "dawn"
    for moved in (contents, f"- seeds/b.md\n- seeds/c.md\n{first}"):
        project(tmp_path, moved)
        book, _ = read_book(read_project(tmp_path))
        (chapter,) = (page for page in documents(book) if page.name == "p-dawn")
        assert chapter.body.get("class") == "letter old"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("{file: seeds/a.md, class: 1st}", "contents.class"),
        ("{file: seeds/a.md, name: a, id: b}", "yaml.same-key"),
        ("{file: seeds/a.md, id: P}", "contents.name"),
    ],
)
def test_a_name_or_a_class_that_can_not_be_is_told(tmp_path: Path, entry: str, code: str) -> None:
    with pytest.raises(Failed) as failed:
        project(tmp_path, f"- {entry}\n- colophon\n")
    assert code in [problem.code for problem in failed.value.problems]


def test_chapters_of_one_name_are_told_apart_by_their_parts(tmp_path: Path) -> None:
    contents = "- part: 上\n  contents: [seeds/a.md]\n- part: 下\n  contents: [seeds/b.md]\n"
    _, _, _, second = project(tmp_path, f"{contents}- seeds/c.md\n")[:4]
    alone = "- part: 下\n  contents: [seeds/b.md]\n- seeds/a.md\n- seeds/c.md\n"
    assert project(tmp_path, alone)[1] == second


def test_the_newest_source_says_when_the_book_was_changed(tmp_path: Path) -> None:
    for name, second in (("a", 1_700_000_000), ("b", 1_600_000_000)):
        (tmp_path / name).write_text(name)
        os.utime(tmp_path / name, (second, second))
    sources = [tmp_path / "a", tmp_path / "b", tmp_path / "none"]
    assert build_time(None, sources) == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
    assert build_time(date(2024, 5, 6), sources) == datetime(2024, 5, 6, tzinfo=UTC)


def test_a_change_of_the_same_day_is_seen() -> None:
    def archive(text: str, day: int) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as made:
            made.writestr("mimetype", "application/epub+zip")
            made.writestr("a", text)
        return repacked(buffer.getvalue(), datetime(2026, 1, day, tzinfo=UTC))

    assert is_other_of_same_time(archive("海", 1), archive("山", 1))
    assert not is_other_of_same_time(archive("海", 1), archive("山", 2))
    assert not is_other_of_same_time(archive("海", 1), archive("海", 1))
    assert not is_other_of_same_time(archive("海", 1), b"")
