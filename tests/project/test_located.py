"""YAML with places: what yaml would have guessed, and that no text is too strange."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tategumi.files import CONTROL
from tategumi.located import (
    Leaf,
    Located,
    Mapping,
    Node,
    Scalar,
    Sequence,
    load,
    parse,
    place_of,
    read,
    scalar,
    value_at,
)
from tategumi.problems import Failed, Locale, Place, Problem


def told(problems: list[Problem]) -> list[str]:
    return [problem.text(Locale.EN) for problem in problems]


@pytest.mark.parametrize("word", ["no", "1:30", "2026-11-22", "0x1F", "1_000", "012", "=", "1e3"])
def test_a_scalar_stays_as_it_was_written(word: str) -> None:
    assert read(parse(f"- {word}", "a.yaml"), tuple[str, ...], []) == (word,)


def test_places_count_characters_from_one(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("甲: 乙\n丙:\n  - 丁: [戊, 己]\n", "utf-8-sig")
    node = load(tmp_path, "a.yaml")
    assert str(place_of(node, "甲")) == "a.yaml:1:4"
    assert str(place_of(node, "丙", 0, "丁", 1)) == "a.yaml:3:12"
    assert str(place_of(node, "丙", 0, "丁", 2)) == "a.yaml:3:8"
    assert value_at(node, "丙", "丁") is None


def test_yaml_inside_another_file_counts_its_lines() -> None:
    with pytest.raises(Failed, match=r"a\.md:4:1: "):
        parse("甲: 乙\n\t丙", "a.md", first_line=3)


# --- shapes
@dataclass(frozen=True, slots=True)
class Ship:
    name: Located[str]
    masts: Annotated[int, Leaf("yaml.integer", int)] = 1


@dataclass(frozen=True, slots=True)
class Harbour:
    ships: tuple[Ship, ...] = ()
    depths: tuple[tuple[str, float], ...] = ()
    lamp: bool | None = None
    note: str | tuple[str, ...] = ""


def test_a_shape_is_what_its_dataclass_declares() -> None:
    text = (
        "ships: [{name: 海}, {name: 山, masts: 3}]\ndepths: {東: 1.5}\nlamp: yes\nnote: [一, 二]\n"
    )
    problems: list[Problem] = []
    assert read(parse(text, "a.yaml"), Harbour, problems) == Harbour(
        (
            Ship(Located("海", Place("a.yaml", 1, 16))),
            Ship(Located("山", Place("a.yaml", 1, 27)), 3),
        ),
        (("東", 1.5),),
        True,
        ("一", "二"),
    )
    assert not problems


def test_what_is_empty_is_left_out() -> None:
    assert read(parse("ships:\nlamp: ~\nnote: null\n", "a.yaml"), Harbour, []) == Harbour()
    assert read(parse("note: ''", "a.yaml"), Harbour, []) == Harbour()


def test_a_wrong_part_hides_no_other_mistake() -> None:
    problems: list[Problem] = []
    text = "ships: [{nam: 海}, {name: 山, masts: 三}]\ndepths: [1]\nlamp: {}\nlamb: on\nlamp: on\n"
    assert read(parse(text, "a.yaml"), Harbour, problems)
    assert told(problems) == [
        "a.yaml:5:1: the key “lamp” stands already on line 3; keep one of them",
        "a.yaml:1:10: no such key “nam”; did you mean “name”?",
        "a.yaml:1:36: “三” is not a whole number",
        "a.yaml:2:9: expected “key: value” lines",
        "a.yaml:3:7: expected one value, not a list or a mapping",
        "a.yaml:4:1: no such key “lamb”; did you mean “lamp”?",
    ]


# --- any text
def texts(node: Node) -> str:
    match node:
        case Scalar(text):
            return text
        case Sequence(items):
            return "".join(map(texts, items))
        case Mapping(entries):
            return "".join(texts(key) + texts(value) for key, value in entries)


YAML_SIGNS = st.text("-:?!&*[]{}|>'\"%#\\ \n\tuxU08FfD海,.")


@given(st.text() | YAML_SIGNS)
@example('"\\UFFFFFFFF"')
@example('"\\ud800"')
@example("%YAML " + "9" * 5000 + ".1\n--- a")
@example('"\\0"')
@example("{" * 30000)
def test_any_text_is_read_or_is_a_problem(text: str) -> None:
    try:
        node = parse(text, "a.yaml")
    except Failed as failed:
        assert failed.problems
    else:
        texts(node).encode()
        read(node, Harbour, [])


@given(st.text().map(lambda text: CONTROL.sub("", text.replace("\n", ""))))
def test_a_scalar_written_is_the_scalar_read(text: str) -> None:
    assert value_at(parse(f"- {scalar(text)}", "a.yaml"), 0).text == text
