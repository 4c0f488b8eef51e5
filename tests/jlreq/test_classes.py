"""Classes of characters alone and by their neighbours, and text cut into clusters."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared import SHARED
from tategumi.jlreq import classify, japanese_marks
from tategumi.jlreq.classes import with_western_marks
from tategumi.jlreq.shared_marks import are_one_dash
from tategumi.jlreq.tables import WESTERN_MARK
from tategumi.unicode import clusters

LISTED = SHARED / "jlreq" / "character-classes.csv"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("「（⦅", "1 1 1"),
        ("」）⦆", "2 2 2"),
        ("、。，．", "7 6 7 6"),
        ("・：", "5 5"),
        ("？！", "4 4"),
        ("〜‐", "3 3"),
        ("―…‥〳〵", "8 8 8 8 8"),
        ("々ゝ〱", "9 9 9"),
        ("ーｰ", "10 10"),
        ("ぁっヵㇰ", "11 11 11 11"),
        ("あん", "15 15"),
        ("アヴｱ", "16 16 16"),
        ("漢〆㐂𠮟", "19 19 19 19"),
        ("あ゛ア゜", "15 9 16 9"),
        ("m²H₂㆑", "27 27 27 27 19"),
        ("︑︒︕︓", "7 6 4 5"),
        ("Ａ５＋＝", "19 19 18 17"),
        ("①→★⦿😀\ufffc", "19 19 19 19 19 19"),
        ("1\ufe0f\u20e3と#\u20e3a™\ufe0f2", "19 15 19 27 19 24"),
        ("\u3000", "14"),
        ("abc de", "27 27 27 26 27 27"),
        ("αЯ", "27 27"),
        ("か゚あ゙", "15 15"),
        # numbers and their units
        ("第3回", "19 24 19"),
        ("1,234.5円", "24 24 24 24 24 24 24 19"),
        ("100%の", "24 24 24 24 15"),
        ("-5℃", "24 24 13"),
        ("$5は", "24 24 15"),
        ("5km走", "24 25 25 19"),
        ("5 kg", "24 26 25 25"),
        ("5年A組3番", "24 19 27 19 24 19"),
        ("A4判", "27 27 19"),
        ("3Dの", "27 27 15"),
        # quotation marks belong to the script that they touch
        ("“雨”", "1 19 2"),
        ("“rain”", "27 27 27 27 27 27"),
        ("it’s", "27 27 27 27"),
        ("“Ｏ”", "1 19 2"),
        ("“no雨”", "1 27 27 19 2"),
        ("a “雨”.", "27 26 27 19 27 27"),
        ("‘“no”’", "27 27 27 27 27 27"),
        ("a—b…c", "27 27 27 27 27"),
        ("――a", "8 8 27"),
        ("雨—a", "19 8 27"),
    ],
)
def test_classes(text: str, expected: str) -> None:
    assert " ".join(map(str, classify(clusters(text)))) == expected


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("彼は“海”と", "“”"),
        ("彼は“sea”と", ""),
        ("彼は“seaの歌”と", "“”"),
        ("He said ‘海’ twice", ""),
        ("it’s", ""),
        ("’90s", ""),
        ("海――――山", "――――"),
        ("「——No.」", "——"),
        ("sea — land", ""),
        ("1990—2020と東京–大阪", "–"),
        ("そう……", "……"),
        ("Wait… what", ""),
        ("“\ufe00海”", "”"),
        ("山海", ""),
    ],
)
def test_marks_that_latin_shares_are_japanese_between_japanese(text: str, marks: str) -> None:
    """Both marks of a quotation are of one kind; lines and dots by what is on both sides."""
    assert "".join(text[i] for i in sorted(japanese_marks(text))) == marks


@pytest.mark.parametrize("mark", ["“", "—", "…", "“”", " —"])
def test_many_marks_take_no_longer_each(mark: str) -> None:
    assert len(japanese_marks(mark * 200_000)) == 200_000 * len(mark.strip())


@pytest.mark.parametrize("letter", ["J", "5", "é", "e\u0301", "\u200bJ", "Я"])
@pytest.mark.parametrize("mark", ["(", "”", "+", "$", "\u2060"])
def test_marks_of_western_text_are_told_from_its_letters(letter: str, mark: str) -> None:
    kinds = with_western_marks(["日", letter, mark, "本"], bytes([19, 27, 27, 19]))
    assert list(kinds) == [19, 27, WESTERN_MARK, 19]


def test_listed_characters() -> None:
    """Every character of JLReq appendix A that isn't told by its neighbours falls in its class."""
    if not LISTED.exists():
        pytest.skip("the list of classes is not at hand")
    with LISTED.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["class"] not in _BY_CONTEXT]
    listed = {(row["char"], int(row["class"][3:])) for row in rows if not row["char"].isascii()}
    characters = {character for character, _ in listed if not _is_western(character)}
    horizontal = {row["char"] for row in rows if "used in horizontal" in row["remarks"]}

    def found(char: str) -> tuple[str, int]:
        return char, classify([char], vertical=char not in horizontal)[0]

    assert {c for c in characters if found(c) not in listed} == set()


# Numerals, units, Latin and warichu brackets are told by their neighbours or by mark-up.
_BY_CONTEXT = {"cl-24", "cl-25", "cl-27", "cl-28", "cl-29"}


def _is_western(character: str) -> bool:
    """Greek and Cyrillic letters, fractions and the like are set sideways."""
    return classify([character])[0] == 27


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("葛󠄀城", 2),  # ideographic variation selector
        ("か゚き゚", 2),
        ("あ゙", 1),
        ("e\u0301", 1),
        ("\r\n", 1),
        ("\n\r", 2),
        ("👨‍👩‍👧", 1),
        ("👍🏽", 1),
        ("🇯🇵🇫🇷", 2),
        ("🇯🇵🇫", 2),
        ("각", 1),
        ("\u1112\u1161\u11ab", 1),
        ("", 0),
        ("\u3099", 1),
    ],
)
def test_clusters(text: str, count: int) -> None:
    assert len(clusters(text)) == count


@given(st.text())
def test_clusters_keep_the_text(text: str) -> None:
    parts = clusters(text)
    assert "".join(parts) == text
    assert all(parts)
    assert len(classify(parts)) == len(parts)


@pytest.mark.parametrize(
    ("language", "vertical", "expected"),
    [
        ("ja", True, [6, 7, 5, 4]),
        ("ja", False, [6, 7, 5, 5]),
        ("zh-Hant", True, [5, 5, 4, 4]),
        ("zh-TW", False, [5, 5, 5, 5]),
        ("zh-CN", True, [6, 7, 4, 4]),
        ("zh-Hans", False, [6, 7, 7, 7]),
        ("en", False, [6, 7, 5, 5]),
    ],
)
def test_marks_stand_elsewhere_in_other_languages_and_flows(
    language: str, vertical: bool, expected: list
) -> None:
    assert list(classify("。、：；", language, vertical)) == expected


@pytest.mark.parametrize(
    ("text", "like"),
    [("、\ufe00", "、"), ("「\ufe01", "「"), ("か\u3099", "か"), ("葛\U000e0100", "葛")],
)
def test_a_mark_behind_a_character_changes_no_class(text: str, like: str) -> None:
    assert classify([text]) == classify([like])


@pytest.mark.parametrize("sign", ["1\ufe0f\u20e3", "1\u20e3", "#\ufe0f\u20e3"])
def test_pictures_of_signs_are_ideographs(sign: str) -> None:
    assert classify([sign]) == classify(["海"])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("—", "―", True), ("―", "─", True), ("━", "━", True), ("─", "━", False), ("…", "…", False)],
)
def test_dashes_of_one_weight_are_one_line(one: str, other: str, expected: bool) -> None:
    assert are_one_dash(one, other) is expected
