"""Notation in any disorder: nothing fails or is lost, time is linear; written, it is the same."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_aozora_cases import written

from counting import calls
from tategumi.manuscript.aozora import read_aozora, write_aozora
from tategumi.manuscript.aozora.fidelity import lost_characters
from tategumi.manuscript.aozora.names import BESIDE, BLOCK_GROUPS, LAYOUTS, TURNS
from tategumi.manuscript.source import Manuscript, Unknown
from tategumi.model import Paragraph, Text, plain_text

TEXTS = [
    "海",
    "山",
    "海山",
    "うみ",
    "ヤマ",
    "sea",
    "e'",
    "1",
    "、",
    "「",
    "」",
    "　",
    "　　",
    " ",
    "題\n\n",
]
SIGNS = [
    "《",
    "》",
    "《うみ》",
    "｜",
    "［",
    "］",
    "［＃",
    "※",
    "〔",
    "〕",
    "／＼",
    "／",
    "＼",
    "＃",
    "\n",
    "\n\n",
]
SPANS = [
    "傍点",
    "左に傍線",
    "太字",
    "縦中横",
    "割り注",
    "中見出し",
    "窓小見出し",
    "キャプション",
    "２段階大きな文字",
]
NOTES = [
    *(f"［＃{name}］" for name in SPANS),
    *(f"［＃{name.removeprefix('２段階')}終わり］" for name in SPANS),
    *(f"［＃「海」{'に' if name in BESIDE else 'は'}{name}］" for name in SPANS),
    *(f"［＃{name.replace('N', '２')}］" for name in LAYOUTS),
    *(f"［＃ここから{name.replace('N', '２')}］" for name in LAYOUTS),
    *(f"［＃ここから{name}］" for name in (*BLOCK_GROUPS, "大見出し", "２段階小さな文字", "傍点")),
    *(
        f"［＃ここで{name}終わり］"
        for name in (*BLOCK_GROUPS, "大見出し", "字下げ", "地付き", "傍点")
    ),
    *(f"［＃{name}］" for name in TURNS),
    *("［＃ページの左右中央］", "［＃改丁、左右中央］", "［＃ここで左右中央終わり］", "［＃改行］"),
    *("［＃ここから２字下げ、折り返して３字下げ］", "［＃ここから２字下げ、横書き、罫囲み］"),
    *(
        "［＃「海」に「ママ」の注記］",
        "［＃「海」の左に「み」のルビ］",
        "［＃「海」と「山」に傍点］",
    ),
    *(
        "［＃注記付き］",
        "［＃「注」の注記付き終わり］",
        "［＃左にルビ付き］",
        "［＃左に「み」のルビ付き終わり］",
    ),
    *(
        "［＃「海山」の「山」に傍点］",
        "［＃「海」～「山」に傍点］",
        "［＃「1」はローマ数字、1-13-21］",
    ),
    *(
        "※［＃「てへん＋劣」、第3水準1-84-77］",
        "※［＃「口＋甲」、12-3］",
        "※［＃判じ物］",
        "［＃判じ物］",
    ),
    *("［＃レ］", "［＃（ノ）］", "［＃「海」は底本では「梅」］", "［＃「［＃傍点］」という注記］"),
    *(
        "［＃図（a_1.png、横2×縦3）入る］",
        "［＃（../a.png）入る］",
        "［＃本文終わり］",
        "\n\n底本：",
    ),
    *(
        "［＃「海」と「山」は２列に並ぶ］",
        "［＃「海」は地付き］",
        "［＃「海」に傍点、「山」は太字］",
        "［＃「1」は「e'」の上付き］",
        "一［＃「一」は返り点］",
    ),
    *(
        "［＃ここから２段組］",
        "［＃２段目］",
        "［＃１段目］",
        "［＃図１入る］",
        "［＃「※」に傍線］",
        "［＃台詞はすべて、折り返し２行目から、天より１字下げ］",
        "［＃ここから引用文、１字下げ］",
        "［＃引用文終わり］",
    ),
    *("-" * 20 + "\n", "【テキスト中に現れる記号について】"),
]
NOTATION = st.lists(st.sampled_from(TEXTS + SIGNS + NOTES), max_size=40).map("".join)
MUTATED = st.tuples(NOTATION, st.integers(0, 400), st.integers(0, 4)).map(
    lambda drawn: drawn[0][: drawn[1]] + drawn[0][drawn[1] + drawn[2] :]
)


def told(manuscript: Manuscript) -> Manuscript:
    return replace(manuscript, problems=())


@settings(max_examples=1000, deadline=None)
@given(MUTATED | st.text())
def test_nothing_is_lost_whatever_is_wrong(text: str) -> None:
    for unknown in Unknown:
        manuscript = read_aozora(text, "a.txt", unknown=unknown)
        assert not lost_characters(text, manuscript)
        assert all(
            problem.place.path == "a.txt" and problem.place.line for problem in manuscript.problems
        )


@pytest.mark.parametrize(
    ("text", "read", "lost"),
    [
        ("　山は高い。", "　山は高い。", ""),
        ("　山は山より高い。", "　山は高い。", "山より"),
        ("　秘［＃「秘」は丸付き］と書く。", "　㊙と書く。", ""),
        ("　秘と秘［＃「秘」は丸付き］と書く。", "　㊙と書く。", "秘と"),
        ("　Sas［＃sは下ドット付き］と。", "　Saṣと。", ""),
        ("　山［＃「山」に傍点］は《》高い。", "　山は高い。", ""),
        ("　山［＃川は高い。", "　山は高い。", "川"),
    ],
)
def test_lost_characters_are_counted(text: str, read: str, lost: str) -> None:
    manuscript = read_aozora(f"題\n作者\n\n{read}\n", "a.txt")
    found = lost_characters(f"題\n作者\n\n{text}\n", manuscript)
    assert found == Counter(lost)


@settings(max_examples=1000, deadline=None)
@given(MUTATED)
def test_what_is_written_reads_back_the_same(text: str) -> None:
    manuscript = read_aozora(text, "a.txt")
    assert told(read_aozora(written(manuscript), "b.txt")) == told(manuscript)


@given(st.text(alphabet="《》｜［］＃※〔〕／＼″〳〵〴'eと海", max_size=30).filter(str.strip))
def test_signs_in_a_text_of_other_notation_are_kept(text: str) -> None:
    manuscript = read_aozora(write_aozora([Paragraph((Text(text),))]), "a.txt")
    assert [plain_text(block.children) for block in manuscript.blocks] == [text]


# Each would take quadratic time or deep recursion from a parser that searches or nests carelessly.
HOSTILE = [
    *(
        "《",
        "｜",
        "［",
        "［＃",
        "※",
        "〔",
        "「",
        "／",
        "《か》",
        "海《か》",
        "｜海《か》",
        "｜海",
        "〔e'〕",
    ),
    *(
        "［＃判じ物］",
        "※［＃判じ物］",
        "［＃判じ物］《か》",
        "［＃「",
        "［＃「海」に傍点］",
        "海［＃「海」に傍点］",
    ),
    *(
        "［＃「山川」に傍点］",
        "［＃傍点］",
        "［＃傍点］海",
        "［＃傍点終わり］",
        "［＃傍点］海\n",
        "［＃注記付き］",
    ),
    *(
        "［＃２字下げ］",
        "海［＃地付き］",
        "［＃傍点］海［＃地付き］",
        "海［＃「海」は中見出し］",
        "海［＃改ページ］",
    ),
    *(
        "［＃ここから罫囲み］",
        "［＃ここから罫囲み］\n",
        "［＃ここから中見出し］\n海\n",
        "［＃ここで罫囲み終わり］",
    ),
    *(
        "［＃１段階大きな文字］海",
        "［＃（a.png）入る］",
        "［＃キャプション］海［＃キャプション終わり］",
        "\n",
    ),
]
FEW, MANY = 200, 2000


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_is_linear(piece: str) -> None:
    """Ten times the text takes about ten times the calls; a quadratic rule takes a hundred."""
    few, many = (calls(lambda text=piece * count: _round(text)) for count in (FEW, MANY))
    assert many < 20 * few


def _round(text: str) -> None:
    written(read_aozora("海山" + text, "a.txt"))


def test_a_long_span_is_not_taken_apart_for_each_note_behind_it() -> None:
    few, many = (
        calls(
            lambda count=count: read_aozora(
                f"［＃傍点］{'海《うみ》' * count}［＃傍点終わり］{'［＃「海」に傍線］' * count}",
                "a.txt",
            )
        )
        for count in (150, 1_500)
    )
    assert many < 30 * few
