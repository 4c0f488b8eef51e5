"""Documents cut from a seed that has a notation: lines that were quoted, and the rest."""

import pytest
from dumps import dump

from tategumi.located import parse, read
from tategumi.manuscript.cut import Cut, cut
from tategumi.manuscript.source import Manuscript, Notation
from tategumi.problems import Problem

YAML = """
- seed: s.txt
  first-line: {first}
  lead: [ここまでの話]
  headings: [一]
  subheadings: [二]
  drop: [控え]
- {{seed: s.txt, first-line: 次の話, title: 別の題}}
"""
HEAD = "ここまでの話\n\n一\n\n"
TAIL = "\n\n二\n\n　終わり《は。\n控え\n\n次の話\n\n　続く。\n"
# The title's line, the text, what becomes of the two, and problems by the line of the seed.
CASES = {
    Notation.PLAIN: (
        "｜題《だい》",
        "　鐘《かね》が鳴る。",
        "title: ｜題《だい》",
        "p: 鐘《かね》が鳴る。",
        ["literal.ruby 1", "literal.ruby 6", "literal.open 10"],
    ),
    Notation.KAKUYOMU: (
        "｜題《だい》",
        "　鐘《かね》が《《鳴る》》。",
        "title: 題\nheading: ⟨ruby 題|だい⟩",
        "p: ⟨ruby 鐘|かね⟩が⟨sesame 鳴る⟩。",
        ["novel.broken 10"],
    ),
    Notation.AOZORA: (
        "題《だい》",
        "　鐘《かね》が鳴る［＃「鳴る」に傍点］。［＃謎］",
        "title: 題\nheading: ⟨ruby 題|だい⟩",
        "p: ⟨ruby 鐘|かね⟩が⟨sesame 鳴る⟩。⟨editorial ［＃謎］⟩",
        ["aozora.remark 6", "literal.open 10"],
    ),
    Notation.MARKDOWN: (
        "# {題|だい}",
        "　{鐘|かね}が**鳴る**。",
        "title: 題\nheading: ⟨ruby 題|だい⟩",
        "p: ⟨ruby 鐘|かね⟩が⟨bold 鳴る⟩。",
        ["markdown.broken 10"],
    ),
}


def made(
    notation: Notation, first: str, text: str
) -> tuple[tuple[Manuscript, ...], tuple[Problem, ...]]:
    problems: list[Problem] = []
    quoted = f'"{first}"'
    entries = read(parse(YAML.format(first=quoted), "b.yaml"), tuple[Cut, ...], problems)
    assert not problems
    return cut(f"{first}\n{HEAD}{text}{TAIL}", "s.txt", entries, notation)


@pytest.mark.parametrize("notation", CASES)
def test_a_document_is_read_in_its_seeds_notation(notation: Notation) -> None:
    first, text, title, paragraph, told = CASES[notation]
    (document, other), problems = made(notation, first, text)
    lines = dump(document).split("\n")
    assert "\n".join(lines[: title.count("\n") + 1]) == title
    assert [line for line in lines if line.startswith("h")][-2:] == ["h2: 一", "h3: 二"]
    assert paragraph in lines and "lead" in lines
    assert not any("控え" in line for line in lines)
    assert [f"{p.code} {p.place.line}" for p in problems] == told
    ends = [line[-3:] for line in dump(other).split("\n") if line.startswith("p")]
    assert (other.title, ends) == ("別の題", ["次の話", "続く。"])


def test_an_entrys_own_notation_comes_first() -> None:
    yaml = "- {seed: s.txt, first-line: 題, notation: なろう}\n- {seed: s.txt, first-line: 二}"
    entries = read(parse(yaml, "b.yaml"), tuple[Cut, ...], [])
    (first, second), _ = cut("題\n｜茶（ちゃ）\n二\n｜茶（ちゃ）\n", "s.txt", entries)
    assert "p: ⟨ruby 茶|ちゃ⟩" in dump(first)
    assert "p: ｜茶（ちゃ）" in dump(second)
