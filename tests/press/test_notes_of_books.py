"""Notes of whole books, as manuscripts with random paragraphs have them: none is late or early."""

import random
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from tategumi.cli import main

from ..pdf_text import Facing, Glyph, glyphs

pytestmark = pytest.mark.needs("noto")

SENTENCES = (
    "岸の柳は風を待つ。",
    "渡し守は舟を待ち、舟は水を待っている。",
    "「もう出るのか」と、岸に残る人が訊く。",
    "水は上の村から下の村へ、そして海へと流れてゆき、だれもそれを止めない。",
)
# Each stands once in the text, right before its note's mark, and once in the note.
NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"


def manuscript(dice: random.Random) -> str:
    """Paragraphs of one to many lines; each fourth has a note somewhere in it."""

    def text(most: int) -> str:
        return "".join(dice.choices(SENTENCES, k=dice.randint(1, most)))

    names, written, notes = iter(NAMES), "# 川\n\n", ""
    for number in range(80):
        name = next(names) if number % 4 == 2 else ""
        written += text(8) + (f"これは{name}[^{name}]である。{text(2)}" if name else "") + "\n\n"
        notes += f"[^{name}]: {name}。{text(5)}\n\n" if name else ""
    return written + notes


@pytest.mark.parametrize("page", ["a5", "bunko", "shiroku", "b6", "shinsho"])
def test_every_note_stands_once_and_in_order_on_the_page_of_its_mark(
    page: str, tmp_path: Path
) -> None:
    """A page lacks a line only where that line's note has no room there."""
    file = tmp_path / "kawa.md"
    file.write_text(manuscript(random.Random(page)), "utf-8")
    assert main(["convert", str(file), "--to", "pdf", "--format", page]) == 0
    pdf = file.with_suffix(".pdf").read_bytes()
    found = [glyph for glyph in glyphs(pdf) if glyph.facing is Facing.UPRIGHT]
    size = next(glyph.size for glyph in found if glyph.text == NAMES[0])
    text = [one for one in found if abs(one.size - size) < 0.1]
    small = [one for one in found if abs(one.size - 0.8 * size) < 0.1]

    begins = [(one.text, one.page) for one in small if one.text in NAMES]
    assert begins == [(one.text, one.page) for one in text if one.text in NAMES]
    assert "".join(name for name, _ in begins) == NAMES

    pages = [(_lines(text, number), _lines(small, number)) for number in range(2, text[-1].page)]
    rooms = [(lines[-1], notes[0]) for lines, notes in pages if lines and notes]
    least = min(_x(line) - _x(note) for line, note in rooms)
    for (lines, notes), (after, _) in pairwise(pages):
        if lines and notes and after:
            pitch = _x(lines[-2]) - _x(lines[-1])
            is_full = _x(lines[-1]) - _x(notes[0]) < least + pitch - 0.1
            assert is_full or any(glyph.text in NAMES for glyph in after[0])


def _lines(found: list[Glyph], page: int) -> list[list[Glyph]]:
    """The lines of a page, from its right."""
    lines: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in found:
        if glyph.page == page:
            lines[round(glyph.x)].append(glyph)
    return [lines[x] for x in sorted(lines, reverse=True)]


def _x(line: list[Glyph]) -> float:
    return line[0].x
