"""What shops would send an EPUB back for, by eshops.yaml."""

import io
import zipfile
from dataclasses import astuple
from pathlib import Path

import pytest
from PIL import Image

from tategumi.build import refused
from tategumi.epublint import epublint
from tategumi.eshops import ESHOPS, eshops
from tategumi.problems import Failed


def made(folder: Path, *texts: str, cover: tuple[int, int] = (1600, 2400), deep: int = 1) -> Path:
    picture = io.BytesIO()
    Image.new("L", cover, 200).save(picture, "JPEG")
    path = folder / "a.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("item/image/cover.jpg", picture.getvalue())
        archive.writestr("item/navigation-documents.xhtml", "<ol>" * deep + "</ol>" * deep)
        for number, text in enumerate(texts):
            archive.writestr(f"item/xhtml/p-{number}.xhtml", text)
    return path


def found(path: Path, profile: str) -> list[tuple[str, int]]:
    problems = epublint(path.read_bytes(), path.name, eshops(profile))
    return [(problem.code, problem.place.line) for problem in problems]


def test_a_book_that_keeps_all_rules(tmp_path: Path) -> None:
    assert found(made(tmp_path, "<p>海</p>"), ",".join(ESHOPS)) == []


def test_each_rule_is_its_shops(tmp_path: Path) -> None:
    link = '<p>海\n<a href="https://example.com/">外</a></p>'
    assert found(made(tmp_path, link), "kindle, Kobo") == [("epublint.link", 2)]
    assert found(made(tmp_path, deep=4), "kobo,apple") == [("epublint.levels", 0)]
    assert found(made(tmp_path, *["海"] * 299), "kindle,dpfj") == [("epublint.documents", 0)]
    assert found(made(tmp_path, "x" * 262144), "kindle,dpfj") == [("epublint.bytes", 0)]
    small = made(tmp_path, cover=(1000, 8000))
    assert found(small, "apple,google,kobo") == [("epublint.cover", 0)] * 2


def test_an_unknown_shop_and_what_is_no_epub_are_told() -> None:
    with pytest.raises(Failed):
        eshops("kindel")
    with pytest.raises(Failed):
        epublint(b"none", "none.epub", ["kindle"])


def test_every_row_has_its_source() -> None:
    rules = [rule for shop in ESHOPS.values() for rule in astuple(shop) if rule]
    assert len(rules) > 10 and all(source and date for _, source, date in rules)


def test_what_is_broken_is_told_where_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    picture = Image.new("L", (1000, 1500), 200)
    picture.save(tmp_path / "front.jpg")
    long, link = "一つ目の段落。" * 30_000, "[外](https://example.com/?a=1&b=2)"
    for name, text in {
        "1.md": f"# 海\n\n岸。\n\n{link}と^[注に{link}。]\n",
        "2.md": f"# 山\n\n## 峰\n\n### 道\n\n#### 石\n\n花。\n\n{long}\n",
    }.items():
        (tmp_path / "book" / name).write_text(text, "utf-8")
    (tmp_path / "book" / "book.yaml").write_text(BOOK, "utf-8")
    told = {(problem.code, str(problem.place)) for problem in refused(tmp_path, "kobo,dpfj,apple")}
    assert told == {
        ("epublint.link", "book/1.md:5:1"),
        ("epublint.link", "book/1.md:5:39"),
        ("epublint.levels", "book/2.md:7:6"),
        ("epublint.bytes", "book/2.md:11:1"),
        ("epublint.cover", "book/book.yaml"),
    }


BOOK = """
metadata:
  title: 題
  creators: [{name: 名前}]
  date: 2026-11-27
  identifier: urn:isbn:9784000000000
cover: front.jpg
contents: [book/1.md, book/2.md, colophon]
"""
