"""The works beside the repository, as Aozora Bunko serves them: read whole, each kind of note.

What the reader makes of a work is compared with a resolver of a few regular expressions, which
knows only how notation looks, not what it does.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from test_aozora_cases import written

from shared import CORPUS, WORKS
from tategumi.manuscript.aozora import read_aozora
from tategumi.manuscript.aozora.fidelity import lost_characters
from tategumi.manuscript.source import Manuscript
from tategumi.model import (
    Block,
    Editorial,
    Emphasis,
    Figure,
    Group,
    GroupKind,
    Heading,
    Image,
    Inline,
    PageBreak,
    Paragraph,
    Ruby,
    SideLine,
    Style,
    Styled,
    Tcy,
    Warichu,
    children_of,
    plain_text,
    walk_blocks,
)

KOKUSHIKAN = CORPUS / "1317_ruby_22263.txt"  # notes of every kind

pytestmark = pytest.mark.needs("corpus")
each_work = pytest.mark.parametrize("path", WORKS, ids=lambda path: path.stem)

# Notes of characters without a code, by work: the only problems of the thirteen.
WITHOUT_CODE = {"894_ruby_5790": 1}


@cache
def text_of(path: Path) -> str:
    return path.read_bytes().decode("cp932").replace("\r\n", "\n")


@cache
def work(path: Path) -> Manuscript:
    return read_aozora(text_of(path), path.name)


@each_work
def test_no_problem_is_unexplained(path: Path) -> None:
    found = Counter(problem.code for problem in work(path).problems)
    assert found == Counter({"aozora.gaiji": WITHOUT_CODE.get(path.stem, 0)}) - Counter()


@each_work
def test_head_and_source_data_are_told_from_the_text(path: Path) -> None:
    manuscript = work(path)
    head = [line.strip() for line in text_of(path).split("\n", 3)[:2]]
    assert [manuscript.title, *manuscript.creators] == head
    assert manuscript.colophon[0].startswith("底本：")


@each_work
def test_no_character_is_lost(path: Path) -> None:
    assert not lost_characters(text_of(path), work(path))


@each_work
def test_what_is_written_reads_back_the_same(path: Path) -> None:
    again = read_aozora(written(work(path)), path.name)
    assert replace(again, problems=()) == replace(work(path), problems=())


# --- the resolver
def body_of(path: Path) -> str:
    return re.split(r"\n-{20,}\n", text_of(path))[2].split("\n底本：")[0]


_GAIJI = re.compile(r"※［＃[^］]*?(?:(\d)-(\d+)-(\d+)|U\+([0-9A-F]+))[^］]*］")
_UNCODED = re.compile(r"※［＃[^］]*］")
_NOTE = re.compile(r"［＃[^［］]*(?:［[^］]*］[^［］]*)*］")
_READING = re.compile(r"《([^》]*)》")


def resolved(body: str) -> str:
    body = _GAIJI.sub(_character, body)
    body = re.sub(r"※［＃小書き平仮名(.)、[^］]*］", r"\1", body)
    return _UNCODED.sub("〓", body)


def _character(found: re.Match[str]) -> str:
    if found[4]:
        return chr(int(found[4], 16))
    plane, row, cell = (int(found[i]) for i in (1, 2, 3))
    code = bytes([0xA0 + row, 0xA0 + cell])
    return (b"\x8f" + code if plane == 2 else code).decode("euc_jis_2004")


def folded(text: str) -> str:
    """Without white space and what accents and 〳〵 are written with."""
    text = re.sub(
        r"〔[^〕]*〕", lambda found: re.sub("[A-Za-zÀ-ɏ`':^~&,/_〔〕]", "", found[0]), text
    )
    return re.sub(r"[\s｜]|[A-Za-zÀ-ɏ`':^~&,/_]", "", text).replace("／＼", "〳〵")


@each_work
def test_the_text_is_that_of_the_work(path: Path) -> None:
    expected = _READING.sub("", _NOTE.sub("", resolved(body_of(path))))
    assert folded(_text(work(path).blocks)) == folded(expected)


@each_work
def test_the_readings_are_those_of_the_work(path: Path) -> None:
    expected = _READING.findall(_NOTE.sub("", resolved(body_of(path))))
    found = [
        part.reading
        for inline in inlines(work(path).blocks)
        if isinstance(inline, Ruby)
        for part in inline.parts
        if part.reading
    ]
    assert [folded(text) for text in found] == [folded(text) for text in expected]


def _text(blocks: tuple[Block, ...]) -> str:
    """All text in order; pictures have none, a character without a code is 〓."""
    lines = []
    for block in walk_blocks(blocks):
        text = plain_text(_without_pictures(block_inlines(block)))
        lines.append(re.sub("［(?:小書き平仮名ん|曾＋りっとう)］", "〓", text))
    return "".join(lines)


def _without_pictures(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    kept = []
    for inline in content:
        if isinstance(inline, Ruby):
            parts = (replace(p, base=_without_pictures(p.base)) for p in inline.parts)
            kept.append(replace(inline, parts=tuple(parts)))
        elif children_of(inline):
            kept.append(replace(inline, children=_without_pictures(children_of(inline))))
        elif not isinstance(inline, Image):
            kept.append(inline)
    return tuple(kept)


def block_inlines(block: Block) -> tuple[Inline, ...]:
    match block:
        case Paragraph(children) | Heading(_, children):
            return children
        case Figure(caption=caption):
            return caption
    return ()


def inlines(blocks: tuple[Block, ...]) -> Iterator[Inline]:
    def within(content: tuple[Inline, ...]) -> Iterator[Inline]:
        for inline in content:
            yield inline
            yield from within(children_of(inline))

    for block in walk_blocks(blocks):
        yield from within(block_inlines(block))


WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


# --- each kind of note, in the work that has them all
def styled(style: Style) -> Callable[[Inline], bool]:
    return lambda inline: isinstance(inline, Styled) and inline.style is style


INLINE_KINDS = [
    pytest.param("［＃「[^」]*」に傍点］", lambda i: isinstance(i, Emphasis), id="傍点"),
    pytest.param("［＃傍線］", lambda i: isinstance(i, SideLine), id="傍線"),
    pytest.param("［＃割り注］", lambda i: isinstance(i, Warichu), id="割り注"),
    pytest.param("［＃「[^」]*」は縦中横］", lambda i: isinstance(i, Tcy), id="縦中横"),
    pytest.param("［＃「[^」]*」は太字］", styled(Style.BOLD), id="太字"),
    pytest.param("［＃「[^」]*」は行右小書き］", styled(Style.SMALL_RIGHT), id="行右小書き"),
    pytest.param("［＃「[^」]*」は罫囲み］|［＃罫囲み］", styled(Style.BOXED), id="罫囲み"),
    pytest.param("［＃横組み］", styled(Style.HORIZONTAL), id="横組み"),
    pytest.param(
        "［＃[^］]*は底本では[^］]*］|［＃[^］]*はママ］",
        lambda i: isinstance(i, Editorial),
        id="底本では",
    ),
]


@pytest.mark.skipif(not KOKUSHIKAN.exists(), reason="the work is not there")
@pytest.mark.parametrize(("note", "is_kind"), INLINE_KINDS)
def test_each_note_of_a_kind_makes_one_inline(note: str, is_kind: Callable[[Inline], bool]) -> None:
    found = sum(map(is_kind, inlines(work(KOKUSHIKAN).blocks)))
    assert found == len(re.findall(note, body_of(KOKUSHIKAN)))


@pytest.mark.skipif(not KOKUSHIKAN.exists(), reason="the work is not there")
def test_blocks_of_each_kind() -> None:
    body = body_of(KOKUSHIKAN)
    blocks = list(walk_blocks(work(KOKUSHIKAN).blocks))

    def count(note: str) -> int:
        return len(re.findall(note, body))

    headings = Counter(block.level for block in blocks if isinstance(block, Heading))
    assert headings == {2: count("［＃大見出し］"), 3: count("［＃中見出し］")}
    assert sum(isinstance(b, PageBreak) for b in blocks) == count("［＃改(?:ページ|丁)］")
    kinds = Counter(block.kind for block in blocks if isinstance(block, Group))
    assert kinds[GroupKind.CENTRED_PAGE] == count("［＃ページの左右中央］")
    assert kinds[GroupKind.HORIZONTAL] == count("［＃ここから横組み］")
    pictures = sum(isinstance(inline, Image) for inline in inlines(work(KOKUSHIKAN).blocks))
    assert pictures + sum(isinstance(b, Figure) for b in blocks) == count("入る］")


@pytest.mark.skipif(not KOKUSHIKAN.exists(), reason="the work is not there")
def test_indented_lines_of_each_kind() -> None:
    """Each line between the notes of a hanging indent stands in as they say."""
    expected: Counter[tuple[int, int]] = Counter()
    open_note: tuple[int, int] | None = None
    for line in body_of(KOKUSHIKAN).translate(WIDE_DIGITS).split("\n"):
        if line.startswith("［＃ここ"):
            hanging = re.fullmatch(
                "［＃ここから(?:([0-9])字下げ|改行天付き)、折り返して([0-9])字下げ］", line
            )
            open_note = (int(hanging[1] or 0), int(hanging[2])) if hanging else None
        elif open_note and line.strip():
            expected[open_note] += 1
    layouts = Counter(
        (block.layout.indent, block.layout.turn)
        for block in walk_blocks(work(KOKUSHIKAN).blocks)
        if isinstance(block, Paragraph) and block.layout.turn is not None
    )
    assert {key: n for key, n in layouts.items() if key[1] > key[0]} == expected
