"""Each line of a page finds the line of the manuscript that it was made from."""

import pytest

from tategumi.characters import letters_of
from tategumi.matching import Letters, Line, lines_of, nearest
from tategumi.pdfium import Character

SIZE = 10


def page(*lines: str, columns: int = 1) -> list[Character]:
    """Characters of vertical lines, from right to left, the first lines in the upper column."""
    each = -(-len(lines) // columns)
    found = []
    for number, line in enumerate(lines):
        row, place = divmod(number, each)
        x, top = 1000 - 2 * SIZE * place, 2000 - 800 * row
        for i, char in enumerate(line):
            found.append(Character(char, (x, top - SIZE * (i + 1), x + SIZE, top - SIZE * i)))
    return found


def places(text: str, *lines: str, columns: int = 1) -> list[int]:
    """The manuscript's line of each line of the page, 0 where none was found."""
    letters = Letters(text)
    found = letters.find(lines_of(reversed(page(*lines, columns=columns))))
    return [letters.line(line.start)[0] if line.places else 0 for line in found]


def test_lines_are_read_from_right_to_left_whatever_order_they_come_in() -> None:
    assert [line.letters for line in lines_of(reversed(page("春はあけ", "ぼの")))] == [
        "春はあけ",
        "ぼの",
    ]


def test_signs_beside_each_other_are_in_their_line() -> None:
    beside = [Character(d, (1000 + 5 * n, 1980, 1005 + 5 * n, 1990)) for n, d in enumerate("12")]
    after = [Character("日", (1000, 1970, 1010, 1980))]
    assert [line.letters for line in lines_of([*after, *beside, *page("五")])] == ["五12日"]


def test_readings_and_marks_are_no_lines() -> None:
    reading = [Character("や", (1012, 1990, 1017, 1995))]
    assert [line.letters for line in lines_of([*page("山路"), *reading])] == ["山路"]


@pytest.mark.parametrize(
    "text",
    [
        "渡し場には霧が出ていた。\n舟は向こう岸にあった。\n",
        "｜渡《わた》し｜場《ば》には霧が出ていた。\n舟は向こう岸《ぎし》にあった。\n",
        "渡し場には霧［＃「霧」に傍点］が出ていた。\n舟は向こう岸にあった。\n",
        "{渡|わた}し場には *霧* が出ていた。\n舟は《《向こう岸》》にあった。\n",
    ],
)
def test_notation_stands_in_no_ones_way(text: str) -> None:
    assert places(text, "渡し場には霧が", "出ていた。", "舟は向こう岸に", "あった。") == [
        1,
        1,
        2,
        2,
    ]


def test_what_house_rules_change_is_found_all_the_same() -> None:
    text = "彼女は１２時に来た...そして去っていった!\n"
    assert places(text, "彼女は12時に来た……", "そして去っていった！") == [1, 1]


def test_a_line_that_stands_twice_is_the_one_near_the_others() -> None:
    same = "そして夜が明けていった。"
    others = [f"{chr(ord('一') + n)}の字から始まる段落がここにある。" for n in range(40)]
    text = "".join(f"{line}\n" for line in (same, *others, same))
    assert places(text, *others[-2:], same) == [40, 41, 42]
    assert places(text, same, *others[:2]) == [1, 2, 3]


def test_what_is_said_again_and_again_keeps_its_order() -> None:
    again = "渡し守が川のほとりで舟を待っていた。"
    heads = [f"{chr(ord('一') + n)}の字から始まる段落がここにある。" for n in range(40)]
    text = "".join(f"{head}\n{again}\n" for head in heads)
    lines = [line for head in heads[:8] for line in (head, again)]
    assert places(text, *lines) == list(range(1, 17))


def test_short_lines_stand_between_their_neighbours() -> None:
    text = (
        "「うん」\n長い段落がひとつここにある。\n「うん」\n別の段落がまたひとつある。\n「うん」\n"
    )
    lines = ("長い段落がひとつここにある。", "「うん」", "別の段落がまたひとつある。")
    assert places(text, *lines) == [2, 3, 4]


def test_two_columns_are_two_lines() -> None:
    lines = [f"{part}の段の{place}の行である。" for part in "上下" for place in ("最初", "次")]
    text = "".join(f"{line}\n" for line in lines)
    assert places(text, *lines, columns=2) == [1, 2, 3, 4]


def test_what_nobody_wrote_has_no_place() -> None:
    assert places("渡し場には霧が出ていた。\n", "発行者：どこにもない人") == [0]
    assert nearest([Line((0, 0, 1, 1), "", ())], 0, 0) is None


def test_the_column_is_that_of_the_character() -> None:
    text = "一行目。\n｜渡《わた》し場には霧が出ていた。\n"
    letters = Letters(text)
    (line,) = letters.find(lines_of(page("渡し場には霧が出ていた。")))
    box = line.boxes[5]  # 霧
    index = line.at(box[0] + 1, box[1] + 1)
    assert (text[index], letters.line(index)) == ("霧", (2, 11))
    assert letters.index(2, 11) == index


@pytest.mark.parametrize(("char", "letters"), [("ｶ", "カ"), ("⼈", "人"), ("Ａ", "A"), ("、", "")])
def test_letters_have_one_form(char: str, letters: str) -> None:
    assert letters_of(char) == letters
