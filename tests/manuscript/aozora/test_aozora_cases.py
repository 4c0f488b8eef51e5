"""Every note of the official list, and the forms around it: input, model, problems."""

from pathlib import Path

import pytest
from aozora_dumps import dump, told

from tategumi.manuscript.aozora import read_aozora, unwritten, write_aozora
from tategumi.manuscript.source import Manuscript
from tategumi.model import Editorial, Footnote, Link, Paragraph, Table, Text

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


OFFICIAL = [
    "　山［＃「山」に傍点］を見る。",
    "　山［＃「山」の左に傍点］を見る。",
    "　山［＃「山」に傍線］を見る。",
    "　山［＃「山」の左に波線］を見る。",
    "　山［＃「山」は太字］を見る。",
    "　山［＃「山」は斜体］を見る。",
    "　12［＃「12」は縦中横］日を見る。",
    "　山［＃「山」は横組み］を見る。",
    "　山［＃「山」は罫囲み］を見る。",
    "　山［＃「山」は２段階大きな文字］を見る。",
    "　山［＃「山」は１段階小さな文字］を見る。",
    "　山［＃「山」は行右小書き］を見る。",
    "　［＃割り注］山の上［＃割り注終わり］を見る。",
    "　山《やま》［＃「山」の左に「サン」のルビ］を見る。",
    "　山川｜海山《うみやま》を見る。",
    "　春の｜海辺の町《うみべのまち》を見る。",
    "　※［＃「土へん＋土」、第4水準2-2-1］を見る。",
    "　※［＃始め二重山括弧、1-1-52］山※［＃終わり二重山括弧、1-1-53］",
    "　いよ※［＃米印、1-2-8］",
    "　※［＃始め角括弧、1-1-46］＃山］",
    "［＃挿絵（fig1.png、横20×縦30）入る］",
    "　山［＃改行］川",
    "　不［＃二］見［＃（ル）］山［＃一］",
    "　山。［＃「山」はママ］",
    "［＃３字下げ］山",
    "［＃地付き］川",
    "　山［＃地から２字上げ］川",
    "［＃ここから中見出し］\n港町の朝\nそして夜\n［＃ここで中見出し終わり］",
    "山［＃「山」はキャプション］",
    "［＃挿絵（a.png）入る］\n山［＃「山」はキャプション］",
    "　山。\n［＃改ページ］\n　川。",
    "山［＃「山」は中見出し］\n　川。",
    "［＃ここから２字下げ、折り返して３字下げ］\n川は広い。\n［＃ここで字下げ終わり］",
    "［＃ここから罫囲み］\n　川は広い。\n［＃ここで罫囲み終わり］",
]


@pytest.mark.parametrize("text", OFFICIAL)
def test_notes_are_written_in_the_words_of_the_official_list(text: str) -> None:
    """Other readers know these words alone, and places in the text as they stand in them."""
    assert written(read_aozora(f"題\n作者\n\n{text}\n", "a.txt")).endswith(f"-\n\n{text}\n")


def test_the_legend_names_the_signs_of_the_text_alone() -> None:
    ruby = written(read_aozora("題\n作者\n\n　海《うみ》\n", "a.txt"))
    assert ruby.count("：") == 1
    assert "\n《》：ルビ\n" in ruby
    assert "\n［＃］：" in written(read_aozora("題\n作者\n\n　海［＃「海」に傍点］\n", "a.txt"))


@pytest.mark.parametrize(
    ("comment", "again"),
    [
        ("［＃「海」はママ］", "［＃「海」はママ］"),
        ("［＃「海」に傍点］", "［＃「海」に傍点］"),
        ("［山］", "［山］"),
        ("山］", "山"),
        ("山\n川", "山　川"),
        ("山］\n川", "山　川"),
    ],
)
def test_a_comment_is_one_note_whatever_it_holds(comment: str, again: str) -> None:
    text = write_aozora((Paragraph((Text("海"), Editorial(comment))),))
    assert read_aozora(text, "a.txt").blocks == (Paragraph((Text("海"), Editorial(again))),)


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
