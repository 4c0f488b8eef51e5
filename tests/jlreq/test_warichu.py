"""Notes in two small lines: where these break, by the rules of any text (JLReq 3.4)."""

import pytest

from tategumi.jlreq import Settings, prepare
from tategumi.jlreq.warichu import filled, length, lower_start, origins

from .toy import paragraph


def halves(text: str, room: float = float("inf")) -> tuple[str, str]:
    prepared = prepare(paragraph(text), Settings())
    at = lower_start(prepared, 0, len(text), room)
    return text[:at], text[at:]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("一二三", "四五六"),
        ("一二三", "四五"),
        ("注釈。", "あ"),
        ("一二三四", "（五）六七"),
        ("一二三ッ", "四五"),
        ("明治30年", "（1897）生"),
        ("山", "mountain"),
        ("mountain", ""),
        ("一", ""),
    ],
)
def test_a_note_turns_near_its_middle_where_it_may_break(upper: str, lower: str) -> None:
    assert halves(upper + lower) == (upper, lower)


def test_the_lower_line_is_the_longer_only_where_both_fit_no_other_way() -> None:
    assert halves("一二三ABCDEFGH七八") == ("一二三ABCDEFGH", "七八")
    assert halves("一二三ABCDEFGH七八", 6.5) == ("一二三", "ABCDEFGH七八")


def test_a_line_takes_what_it_has_room_for() -> None:
    prepared = prepare(paragraph("一二。三「四」"), Settings())
    assert [filled(prepared, 0, room) for room in (0.5, 1, 2, 2.5, 4, 5)] == [0, 1, 1, 3, 4, 4]
    assert filled(prepared, 7, 1) == 7


def test_marks_at_the_edges_are_set_solid() -> None:
    prepared = prepare(paragraph("一「二、三」"), Settings())
    assert length(prepared, 1, 4) == 2
    assert origins(prepared, 1, 4) == [-0.5, 0.5, 1.5]
