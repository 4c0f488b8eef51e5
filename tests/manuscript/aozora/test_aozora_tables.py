"""The tables: every name is understood in each of its forms, every code has its character."""

import unicodedata

import pytest

from tategumi.manuscript.aozora.accents import LETTERS, accented
from tategumi.manuscript.aozora.gaiji import jis_character
from tategumi.manuscript.aozora.meanings import BlockClose, BlockOpen, Close, Forward, Open
from tategumi.manuscript.aozora.names import BEING, BESIDE, BLOCK_GROUPS, LAYOUTS, SYNONYMS
from tategumi.manuscript.aozora.notes import understand
from tategumi.manuscript.aozora.numbers import number_of
from tategumi.manuscript.aozora.scripts import Script, script_of

CELLS = range(1, 95)
# Of JIS X 0213:2004, by the standard's own count.
JIS_CHARACTERS = 11_233


@pytest.mark.parametrize("name", [*BESIDE, *BEING])
def test_each_span_has_a_forward_form_a_beginning_and_an_end(name: str) -> None:
    template = (BESIDE | BEING)[name]
    relation = ("の" if name.startswith("左に") else "に") if name in BESIDE else "は"
    assert understand(f"「海」{relation}{name}") == Forward("海", (template,))
    opened = understand(name)
    assert isinstance(opened, Open)
    assert (opened.name, opened.template) == (name, template)
    assert understand(f"{name}終わり") == Close(name)
    assert f"＃{name}終わり］" in opened.closers


@pytest.mark.parametrize("synonym", SYNONYMS)
def test_each_other_wording_means_what_its_name_does(synonym: str) -> None:
    name = SYNONYMS[synonym]
    for form in ("「海」は{}", "「海」に{}"):
        assert understand(form.format(synonym)) == understand(form.format(name))


@pytest.mark.parametrize("name", BLOCK_GROUPS)
def test_each_group_begins_and_ends(name: str) -> None:
    steps = "２段階" if name.endswith("文字") else ""
    opened = understand(f"ここから{steps}{name}")
    assert isinstance(opened, BlockOpen)
    assert [group.kind for group in opened.groups] == [BLOCK_GROUPS[name]]
    assert understand(f"ここで{name}終わり") == BlockClose((name,))


@pytest.mark.parametrize("name", LAYOUTS)
def test_each_layout_begins_and_ends(name: str) -> None:
    opened = understand(f"ここから{name.replace('N', '１２')}")
    assert isinstance(opened, BlockOpen)
    assert 12 in opened.changes.values() or "N" not in name
    assert understand(f"ここで{LAYOUTS[name][0]}終わり") == BlockClose((LAYOUTS[name][0],))


def test_all_places_of_jis_x_0213_have_their_characters() -> None:
    found = {
        (plane, row, cell): character
        for plane in (1, 2)
        for row in CELLS
        for cell in CELLS
        if (character := jis_character(plane, row, cell))
    }
    assert len(found) == len(set(found.values())) == JIS_CHARACTERS
    for place, character in found.items():
        jis_2004 = character.encode("euc_jis_2004")
        plane, code = (2, jis_2004[1:]) if jis_2004[0] == 0x8F else (1, jis_2004)
        assert (plane, code[0] - 0xA0, code[1] - 0xA0) == place


def test_places_outside_the_standard_have_none() -> None:
    for plane, row, cell in ((0, 1, 1), (3, 1, 1), (1, 0, 1), (1, 95, 1), (1, 1, 0), (2, 2, 1)):
        assert jis_character(plane, row, cell) == ""


@pytest.mark.parametrize("written", LETTERS)
def test_each_accented_letter_is_one_character(written: str) -> None:
    letter = accented(written)
    assert len(letter) == 1
    assert unicodedata.name(letter).startswith("LATIN ")
    assert script_of(letter) is Script.LATIN


@pytest.mark.parametrize(
    ("digits", "number"),
    [
        ("2", 2),
        ("１２", 12),
        ("十", 10),
        ("二十一", 21),
        ("一二", 12),
        ("百", 100),
        ("", None),
        ("1234", None),
    ],
)
def test_numbers(digits: str, number: int | None) -> None:
    assert number_of(digits) == number
