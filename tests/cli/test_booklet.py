"""``tategumi booklet``: files that stay whole, printers that turn nothing, what is said."""

import io
from pathlib import Path

import pikepdf
import pytest

from tategumi.cli import main
from tategumi.tate.fontconfig import Fonts


def pages(path: Path, count: int = 8) -> Path:
    document = pikepdf.new()
    for _ in range(count):
        document.add_blank_page(page_size=(298, 420))
    document.save(path)
    return path


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def count(path: Path) -> int:
    return len(pikepdf.open(io.BytesIO(path.read_bytes())).pages)


@pytest.mark.parametrize("link", ["same", "symlink", "hardlink", "test"])
def test_the_input_is_never_written_over(
    link: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = pages(tmp_path / "a.pdf")
    before, target = source.read_bytes(), tmp_path / "b.pdf"
    if link == "symlink":
        target.symlink_to(source)
    elif link == "hardlink":
        target.hardlink_to(source)
    extra = ["--test", str(source)] if link == "test" else []
    out = source if link == "same" else target
    assert main(["booklet", str(source), str(out), *extra]) == 1
    assert source.read_bytes() == before
    assert "another name" in capsys.readouterr().err


def test_a_page_is_never_typeset_over_itself(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<p>川", "utf-8")
    assert main(["typeset", str(page), str(page)]) == 1
    assert page.read_text("utf-8") == "<p>川"


def test_sheets_blanks_and_printer_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = pages(tmp_path / "a.pdf", 10)
    assert main(["booklet", str(source), str(tmp_path / "b.pdf")]) == 0
    told = capsys.readouterr().out
    assert "3 sheets of A5, 2 pages of them blank" in told
    assert "short edge" in told
    assert main(["booklet", str(source), str(tmp_path / "b.pdf"), "--style", "四面付け"]) == 0
    assert "2 sheets of A4, 6 pages of them blank" in capsys.readouterr().out


def test_three_files_for_printing_by_hand(tmp_path: Path) -> None:
    out = tmp_path / "b.pdf"
    assert main(["booklet", str(pages(tmp_path / "a.pdf")), str(out), "--by-hand"]) == 0
    made = {path.name: count(path) for path in tmp_path.glob("b*.pdf")}
    assert made == {"b-front.pdf": 2, "b-back.pdf": 2, "b-back-reversed.pdf": 2}


def test_an_orihon_has_no_backs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["booklet", str(pages(tmp_path / "a.pdf")), str(tmp_path / "b.pdf")]
    assert main([*arguments, "--style", "orihon", "--by-hand"]) == 1
    assert "no backs" in capsys.readouterr().err


def test_a_sheet_to_try_the_printer_with(tmp_path: Path) -> None:
    if Fonts().are_none():
        pytest.skip("no font is installed")
    test = tmp_path / "test.pdf"
    source = str(pages(tmp_path / "a.pdf", 32))
    assert main(["booklet", source, str(tmp_path / "b.pdf"), "--test", str(test)]) == 0
    assert count(test) == 2
