"""What shops would send an EPUB back for, by eshops.yaml."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from tategumi.epublint import ESHOPS, epublint
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
    return [(problem.code, problem.place.line) for problem in epublint(path, profile)]


def test_a_book_that_keeps_all_rules(tmp_path: Path) -> None:
    assert found(made(tmp_path, "<p>海</p>"), ",".join(ESHOPS)) == []


def test_each_rule_is_its_shops(tmp_path: Path) -> None:
    link = '<p>海\n<a href="https://example.com/">外</a></p>'
    assert found(made(tmp_path, link), "kindle, Kobo") == [("epublint.link", 2)]
    assert found(made(tmp_path, deep=4), "kobo,apple") == [("epublint.levels", 0)]
    assert found(made(tmp_path, *["海"] * 300), "kindle,dpfj") == [("epublint.documents", 0)]
    assert found(made(tmp_path, "x" * 262145), "kindle,dpfj") == [("epublint.bytes", 0)]
    small = made(tmp_path, cover=(1000, 8000))
    assert found(small, "apple,google,kobo") == [("epublint.cover", 0)] * 2


def test_an_unknown_shop_and_a_missing_file_are_told(tmp_path: Path) -> None:
    for path, profile in ((made(tmp_path), "kindel"), (tmp_path / "none.epub", "kindle")):
        with pytest.raises(Failed):
            epublint(path, profile)


def test_every_row_has_its_source() -> None:
    assert all(shop.source and shop.date for shop in ESHOPS.values())
