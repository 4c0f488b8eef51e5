"""Every note of the official list, and the forms around it: input, model, problems."""

from pathlib import Path

import pytest
from aozora_dumps import dump, told

from tategumi.manuscript.aozora import read_aozora, unwritten, write_aozora
from tategumi.manuscript.source import Manuscript
from tategumi.model import Footnote, Link, Paragraph, Table, Text

FOLDER = Path(__file__).parents[2] / "cases" / "aozora"


def _cases() -> list:
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        for case in path.read_text("utf-8").split("\n## ")[1:]:
            title, _, body = case.partition("\n")
            parts = (*body.strip("\n").split("\n--\n"), "")[:3]
            found.append(pytest.param(*parts, id=f"{path.stem}: {title}"))
    return found


def written(manuscript: Manuscript) -> str:
    return write_aozora(
        manuscript.blocks,
        title=manuscript.title,
        heading=manuscript.heading,
        subtitle=manuscript.subtitle,
        creators=manuscript.creators,
        colophon=manuscript.colophon,
    )


@pytest.mark.parametrize(("text", "expected", "problems"), _cases())
def test_what_is_read(text: str, expected: str, problems: str) -> None:
    manuscript = read_aozora(text.replace("␣", ""), "a.txt")
    assert dump(manuscript) == expected
    assert told(manuscript.problems) == problems


@pytest.mark.parametrize(("text", "expected", "problems"), _cases())
def test_what_is_written_reads_back(text: str, expected: str, problems: str) -> None:
    manuscript = read_aozora(text.replace("␣", ""), "a.txt")
    again = read_aozora(written(manuscript), "b.txt")
    assert dump(again) == dump(manuscript)
    assert again.blocks == manuscript.blocks


def test_what_the_notation_can_not_hold_is_told() -> None:
    link = Link("https://example.com/", (Text("海"),))
    note = Footnote((Paragraph((Text("山"),)),))
    blocks = (Paragraph((link, note, link)), Table((((Text("川"),),),)), Paragraph((Text("空"),)))
    assert [problem.values for problem in unwritten(blocks, "a.txt")] == [
        {"what": "https://example.com/海", "count": 2},
        {"what": "山", "count": 1},
        {"what": "川", "count": 1},
    ]
    assert "".join(write_aozora(blocks).split()) == "海［＃割り注］山［＃割り注終わり］海川空"
