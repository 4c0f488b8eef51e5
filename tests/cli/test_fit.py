"""``tategumi fit``: the pages of the table are those of the book."""

from pathlib import Path

import pytest

from tategumi.cli import main

pytestmark = pytest.mark.needs("machine")


def test_the_table_counts_as_the_layout_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    monkeypatch.chdir(tmp_path)
    assert main(["new", "."]) == 0
    text = "川のほとりに渡し守がいた。" * 300
    (tmp_path / "book" / "1.md").write_text(f"# 渡し場\n\n{text}\n", "utf-8")
    capsys.readouterr()
    assert main(["fit", "文庫", "a5-2col", "--multiple", "4"]) == 0
    head, own, bunko, columns = capsys.readouterr().out.splitlines()
    assert head.split() == ["版面", "字×行", "ページ", "端数", "背幅mm"]
    rows = (row.split() for row in (own, bunko, columns))
    pages = {name: [int(cell) for cell in cells[1:3]] for name, *cells in rows}
    assert pages["bunko"][0] > pages["book.yaml"][0] >= pages["a5-2col"][0]
    assert all((count + missing) % 4 == 0 and missing < 4 for count, missing in pages.values())
