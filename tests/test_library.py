"""The examples for programmers run, in both languages, and make what they say."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.needs("machine")

DOCS = Path(__file__).parents[1] / "docs"
_EXAMPLES = re.compile(r"```python\n(.*?)```", re.DOTALL)


def examples(name: str) -> list[str]:
    return _EXAMPLES.findall((DOCS / name).read_text("utf-8"))


def test_the_examples_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for example in examples("library.md"):
        exec(compile(example, "library.md", "exec"), names)
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "1",
        "川 ['', '川', '']",
        "error missing.txt: no such file; check the name",
    ]
    assert told.err == ""
    begin = {path.name: path.read_bytes()[:4] for path in tmp_path.glob("*.[pe]*")}
    assert begin == {"river.pdf": b"%PDF", "story.pdf": b"%PDF", "story.epub": b"PK\x03\x04"}


def test_both_languages_have_the_same_examples() -> None:
    assert examples("library.ja.md") == examples("library.md")
