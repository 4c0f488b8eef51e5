"""How good the lines are, measured from the PDF alone: glyph places as a reader sees them.

Use: python benchmarks/lines.py [FOLDER] [--hang] [--rounded]
FOLDER holds works of Aozora Bunko; the three below are set at 42 characters by 17 lines of 9 pt
with their ruby, split over its characters as in every book. ``--hang`` lets punctuation hang.
``--rounded`` sets each work twice more, its margins rounded to a hundredth of a point, down and up.
Prints for each work: pages, lines, lines that begin or end with a forbidden character, the share
of gaps between kana and kanji that are solid (within 0.5 % of an em), the widest gap in em, the
spread of the line pitch in pt, and ruby glyphs that overlap kanji which are not their base, or
other ruby.
"""

import argparse
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from pathlib import Path

from tategumi.manuscript.reader import read
from tategumi.model import Inline, Paragraph, Ruby, plain_text, walk_blocks
from tategumi.readings import split_rubies
from tategumi.single import book_of
from tategumi.tate import typeset

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.pdf_text import Glyph, body, columns, glyphs, text_of

WORKS = {"773": "こころ", "776": "草枕", "47061": "学問のすすめ"}
CSS = Path(__file__).with_suffix(".css")
SIZE = 9.0
# Own lists, not the composer's: what JIS X 4051 keeps off line heads and line ends.
NOT_FIRST = set(
    "、。，．・：；！？）〕］｝〉》」』】ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ〟"
)
NOT_LAST = set("（〔［｛〈《「『【〝")
LETTER = re.compile(r"[ぁ-ゖァ-ヺ々〇㐀-鿿豈-﫿]")
KANJI = re.compile(r"[々〇㐀-鿿豈-﫿]")
SOLID = 0.005
# The margins above and below, which are 108.6378 pt, as an author rounds them.
ROUNDED = "108.63pt", "108.64pt"
ROOM = "@page {{ margin-top: {0}; margin-bottom: {0} }}"


@dataclass(frozen=True)
class Work:
    """Paragraphs of text, and ruby as ranges of it: (start, stop, reading).

    A compound is one: its characters' readings may stand over each other's bases (appendix F.3).
    """

    paragraphs: tuple[str, ...]
    html: str
    rubies: tuple[tuple[int, int, str], ...]


def work_of(file: Path) -> Work:
    """A work's paragraphs with their ruby; other notation is left out of the measure."""
    book = split_rubies(book_of(read(file, file.parent), file.stem))
    paragraphs, html, rubies, length = [], [], [], 0
    for block in walk_blocks(tuple(b for document in book.documents for b in document.blocks)):
        if not isinstance(block, Paragraph) or not plain_text(block.children).strip():
            continue
        for inline in block.children:
            start, length = length, length + len(plain_text((inline,)))
            if isinstance(inline, Ruby):
                rubies.append((start, length, "".join(part.reading for part in inline.parts)))
        paragraphs.append(plain_text(block.children))
        html.append(f"<p>{''.join(map(_markup, block.children))}</p>")
    return Work(tuple(paragraphs), "".join(html), tuple(rubies))


def _markup(inline: Inline) -> str:
    if not isinstance(inline, Ruby):
        return escape(plain_text((inline,)))
    parts = (
        f"{escape(plain_text(part.base))}<rt>{escape(part.reading)}</rt>" for part in inline.parts
    )
    return f"<ruby>{''.join(parts)}</ruby>"


def gaps(lines: list[list[Glyph]]) -> Iterator[tuple[Glyph, Glyph, float]]:
    """Neighbours in a line, and what lies between their cells in em."""
    for line in lines:
        for one, two in pairwise(line):
            yield one, two, (one.y - two.y - one.advance) / one.size


def overlaps(text: list[Glyph], readings: list[Glyph], work: Work) -> tuple[int, int]:
    """Ruby glyphs over kanji not their own, and over other ruby."""
    over_kanji, at = 0, 0
    text = [glyph for glyph in text for _ in glyph.text]
    for start, stop, reading in work.rubies:
        for glyph in readings[at : at + len(reading)]:
            for i in (start - 1, stop):
                other = text[i] if 0 <= i < len(text) else None
                if other and KANJI.match(other.text) and _cells_meet(glyph, other):
                    over_kanji += 1
        at += len(reading)
    by_place = sorted(readings, key=lambda g: (g.page, -round(g.x), -g.y))
    return over_kanji, sum(_cells_meet(two, one) for one, two in pairwise(by_place))


def _cells_meet(reading: Glyph, other: Glyph) -> bool:
    same_line = other.page == reading.page and abs(other.x - reading.x) < other.size
    top, bottom = min(reading.y, other.y), max(reading.y - reading.advance, other.y - other.advance)
    return same_line and top - bottom > 0.01 * SIZE


def report(name: str, file: Path, css: list[Path | str]) -> str:
    work = work_of(file)
    html = f'<!DOCTYPE html><html lang="ja"><title>{name}</title><body>{work.html}</body></html>'
    began = time.perf_counter()
    pdf = typeset(html, css, file.parent).pdf
    seconds = time.perf_counter() - began
    found = glyphs(pdf)
    text, readings = body(found, SIZE), body(found, SIZE / 2)
    assert text_of(text).replace(" ", "") == "".join(work.paragraphs).replace(" ", "")
    lines = columns(text)
    between = list(gaps(lines))
    letters = [g for one, two, g in between if LETTER.match(one.text) and LETTER.match(two.text)]
    solid = sum(abs(g) < SOLID for g in letters) / len(letters)
    steps = [
        a[0].x - b[0].x
        for a, b in pairwise(lines)
        if a[0].page == b[0].page and LETTER.match(a[0].text) and LETTER.match(b[0].text)
    ]
    widest = max(gap for *_, gap in between)
    kanji, ruby = overlaps(text, readings, work)
    return (
        f"{name}: {found[-1].page} pages, {len(lines)} lines, {len(work.rubies)} ruby, "
        f"{seconds:.1f} s\n"
        f"  forbidden at a line head {sum(line[0].text in NOT_FIRST for line in lines)}, "
        f"at a line end {sum(line[-1].text in NOT_LAST for line in lines)}\n"
        f"  solid gaps {solid:.2%} of {len(letters)}, widest gap {widest:.3f} em\n"
        f"  line pitch {min(steps):.3f} to {max(steps):.3f} pt\n"
        f"  ruby over kanji {kanji}, over ruby {ruby}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/corpus/aozora"))
    parser.add_argument("--hang", action="store_true", help="let punctuation hang")
    parser.add_argument("--rounded", action="store_true", help="with rounded margins, too")
    options = parser.parse_args()
    css: list[Path | str] = [CSS]
    if options.hang:
        css.append("html { hanging-punctuation: allow-end }")
    for number, name in WORKS.items():
        for file in sorted(options.folder.glob(f"{number}_*")):
            print(report(name, file, css))
            for margin in ROUNDED if options.rounded else ():
                print(f"with margins of {margin}")
                print(report(name, file, [*css, ROOM.format(margin)]))


if __name__ == "__main__":
    main()
