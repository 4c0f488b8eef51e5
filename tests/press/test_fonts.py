"""The book's own fonts: what reaches the style sheet, and what is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from tategumi.located import parse, read
from tategumi.press import check
from tategumi.press.fonts import custom_properties, faces
from tategumi.printing import Fonts, Settings, printing
from tategumi.problems import Place, Problem

HERE = Place("book/book.yaml", 9, 3)


def settings(yaml: str, problems: list[Problem]) -> Settings:
    return read(parse(yaml, "book/book.yaml"), Settings, problems)


def test_latin_stands_before_the_text_and_both_before_the_usual_fonts() -> None:
    problems: list[Problem] = []
    fonts = settings("font: {text: Hana Mincho, latin: Linden Serif}", problems).font
    assert not problems
    listed = custom_properties(fonts)
    assert listed == {"--text-font": '"Linden Serif", "Hana Mincho", var(--usual-font)'}


@pytest.mark.parametrize("name", ['a"; color: red', "a\\\\b", "</style>", "a}b", ""])
def test_a_name_that_could_be_more_than_a_name_is_refused(name: str) -> None:
    problems: list[Problem] = []
    settings(f"font:\n  text: '{name}, x'", problems)
    assert [problem.code for problem in problems] == ["print.font"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("No Such Family", "print.font-absent"),
        ("fonts/none.otf", "print.font-missing"),
        ("../outside.otf", "print.font-outside"),
    ],
)
def test_a_font_that_is_not_there_is_told(name: str, code: str, tmp_path: Path) -> None:
    design = replace(printing(Settings(), HERE, []), font=Fonts(heading=(name,)))
    assert [problem.code for problem in check(design, tmp_path)] == [code]


def test_a_file_is_a_face_of_its_own() -> None:
    fonts = Fonts(text=("fonts/a.otf", "Hana Mincho"))
    assert list(faces(fonts)) == [{"font-family": '"fonts/a.otf"', "src": 'url("fonts/a.otf")'}]
