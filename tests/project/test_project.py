"""A book project read: the seed's own book, and what a small one says."""

from pathlib import Path

import pytest

from tategumi.contents import read_texts
from tategumi.dist import BOOK_FILE
from tategumi.entries import Whole
from tategumi.formats import FORMATS
from tategumi.impose import Flip, Style
from tategumi.located import parse, read
from tategumi.model import (
    Creator,
    Document,
    Group,
    Layout,
    Paragraph,
    Role,
    Text,
    plain_text,
    walk_blocks,
)
from tategumi.paper import Paper, parse_paper
from tategumi.printing import Booklet, Edge, Opening, Settings, printing
from tategumi.problems import Place, Problem
from tategumi.project import SEEDS, read_book, read_project
from tategumi.typography.digits import Digits
from tategumi.units import Length

ROOT = Path(__file__).parents[2]


def lines_of(document: Document) -> list[str]:
    blocks = [block for block in walk_blocks(document.blocks) if not isinstance(block, Group)]
    return [plain_text(document.title), *(plain_text(block.children) for block in blocks)]


# --- the first book
def test_the_first_book_holds_each_line_of_its_seed_but_the_one_dropped() -> None:
    project = read_project(ROOT)
    book, problems = read_book(project)
    assert not project.warnings and not problems
    read_lines = [
        line
        for document in book.documents
        if document.role is Role.CHAPTER
        for line in lines_of(document)
    ]
    (seed,) = (ROOT / SEEDS).iterdir()
    seed_lines = [line for line in seed.read_text("utf-8").split("\n") if line.strip()]
    assert [*read_lines, "コメント"] == seed_lines


def test_the_first_book_is_in_the_order_of_a_book() -> None:
    book, _ = read_book(read_project(ROOT))
    names = ["titlepage", "fmatter-", "toc", "", "", "colophon"]
    assert [document.name.rstrip("0123456789") for document in book.documents] == names


def test_the_first_books_files_are_known_to_the_build() -> None:
    sources = [path.relative_to(ROOT).as_posix() for path in read_project(ROOT).sources]
    assert sources[:2] == [BOOK_FILE, "book/preface.md"]
    assert sources[2:] == [path.relative_to(ROOT).as_posix() for path in (ROOT / SEEDS).iterdir()]


# --- a small one
SMALL = """\
metadata:
  title: 2001
  creators: [{name: 浜辺太郎, reading: はまべたろう}]
  date: 2026-11-22
  identifier: urn:isbn:9784000000000
  colophon: {連絡先: 港, 版: 1}
contents:
  - half-title
  - {file: book/a.md, role: preface}
  - {seed: seeds/a.txt, first-line: 海}
  - {file: book/b.txt, role: afterword}
  - {file: book/c.txt, role: afterword}
print: {format: bunko, lines: 15, running-head: none, folio: foot, chapters: page}
typography: {digits: upright, spaces: no}
"""
FILES = {
    BOOK_FILE: SMALL.encode(),
    "book/a.md": "# はじめに\n\n｜海《うみ》の話。".encode(),
    "book/b.txt": "あとに\n浜辺花子\n\n　書きのこしたこと。".encode("shift_jis"),
    "book/c.txt": "　短い。".encode("euc_jp"),
    "seeds/a.txt": "海\r\n　船が来た。\r\n".encode("utf-8-sig"),
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    for name, data in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    return tmp_path


def test_values_are_what_their_fields_declare(small: Path) -> None:
    project = read_project(small)
    assert project.metadata.title == "2001"
    assert project.metadata.creators == (Creator("浜辺太郎", "はまべたろう", "aut"),)
    assert project.metadata.colophon == (("連絡先", "港"), ("版", "1"))
    assert project.typography.digits is Digits.UPRIGHT and project.typography.spaces is False
    assert project.printing.format.lines == 15
    assert project.printing.format.characters == FORMATS["bunko"].characters
    assert (project.printing.running_head, project.printing.folio) == (Edge.NONE, Edge.FOOT)
    assert project.printing.chapters is Opening.PAGE


def test_documents_keep_the_order_of_the_contents(small: Path) -> None:
    book, _ = read_book(read_project(small))
    assert [problem.code for problem in read_project(small).warnings] == ["project.no-colophon"]
    named = [(document.role, plain_text(document.title)) for document in book.documents]
    assert named == [
        (Role.HALF_TITLE, ""),
        (Role.PREFACE, "はじめに"),
        (Role.CHAPTER, "海"),
        (Role.AFTERWORD, "あとに"),
        (Role.AFTERWORD, ""),
    ]
    assert len({document.name for document in book.documents}) == 5
    assert book.documents[2].blocks == (Paragraph((Text("船が来た。"),)),)
    assert book.documents[2].source == "seeds/a.txt"


# --- notations
EPISODES = {
    "seeds/1.txt": "第1話　橋\n\n　竜《りゅう》が渡った。\n",
    "seeds/2.txt": "第2話　鐘\n\n　｜鐘の音《かね》が《《鳴る》》。\n",
    "seeds/3.txt": "第3話　夜\n　｜夜の音《よる》。\n第4話　朝\n　朝《あさ》だ。\n",
    "seeds/4.txt": "後記\n\n　静かに終わる。\n",
    "book/5.md": "# 付記\n\n{漢字|かんじ}と《《点》》。\n",
}
CONTENTS = """\
  - file: seeds/1.txt
  - file: seeds/2.txt
  - {seed: seeds/3.txt, first-line: 第3話　夜}
  - {seed: seeds/3.txt, first-line: 第4話　朝}
  - file: seeds/4.txt
  - file: book/5.md
"""


def told_notations(root: Path, before: str = "") -> tuple[list[str], list[Problem], str]:
    """The titles of a book of episodes, what is told of their notation, and all that is in it."""
    for name, text in EPISODES.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, "utf-8")
    metadata = SMALL[: SMALL.index("contents:")]
    (root / "book").mkdir(exist_ok=True)
    (root / BOOK_FILE).write_text(f"{metadata}{before}contents:\n{CONTENTS}", "utf-8")
    project = read_project(root)
    book, problems = read_book(project)
    told = [problem for problem in problems if problem.code == "manuscript.notation"]
    return [plain_text(d.title) for d in book.documents], told, repr(book.documents)


def test_the_notation_of_a_book_is_decided_over_all_its_files(tmp_path: Path) -> None:
    """No file is a draw by itself: the first has no sign that only one notation knows."""
    titles, told, text = told_notations(tmp_path)
    assert titles == ["第1話　橋", "第2話　鐘", "第3話　夜", "第4話　朝", "後記", "付記"]
    assert [(p.place.path, p.values["notation"]) for p in told] == [(BOOK_FILE, "kakuyomu")]
    assert "《" not in text and text.count("Emphasis(") == 2 and text.count("Ruby(") == 5


def test_the_notation_that_a_book_says_is_not_guessed(tmp_path: Path) -> None:
    titles, told, text = told_notations(tmp_path, "notation: テキスト\n")
    assert not told and text.count("Ruby(") == 1 and titles[2] == "第3話　夜"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("第1話　朝\n\n　朝《あさ》だ。\n", "第1話　朝"),
        ("\n\n第1話　朝\n\n　朝だ。\n\n1\n\n　昼だ。\n", "第1話　朝"),
        ("第1話　朝\n\n　朝だ。\n\n第2話　夜\n\n　夜だ。\n", ""),
        ("　朝だ。\n\n第2話　夜\n\n　夜だ。\n", ""),
    ],
)
def test_a_heading_above_all_the_text_is_its_title(tmp_path: Path, text: str, title: str) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    entries = read(parse("- file: a.txt", "b.yaml"), tuple[Whole, ...], [])
    (document,) = read_texts(tmp_path, entries).documents
    assert plain_text(document.title) == title


def test_an_author_named_in_a_file_stands_at_the_line_end(small: Path) -> None:
    book, _ = read_book(read_project(small))
    byline, text = book.documents[3].blocks
    assert byline == Paragraph((Text("浜辺花子"),), Layout(end=2))
    assert text == Paragraph((Text("書きのこしたこと。"),))


# --- print settings
@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("A5", Paper(148, 210)),
        ("b6", Paper(128, 182)),
        ("文庫", Paper(105, 148)),
        ("四六判", Paper(127, 188)),
        ("130mm × 18.8cm", Paper(130, 188)),
        ("520Qx752Q", Paper(130, 188)),
    ],
)
def test_papers_by_name_and_by_size(text: str, paper: Paper) -> None:
    made = parse_paper(text)
    assert (made.width, made.height) == pytest.approx((paper.width, paper.height))


@pytest.mark.parametrize("text", ["", "A55", "x", "130mm", "130 × 188", "1mm × 2mm × 3mm"])
def test_what_is_no_paper(text: str) -> None:
    with pytest.raises(ValueError):
        parse_paper(text)


@pytest.mark.parametrize(
    ("yaml", "head", "gutter"),
    [
        ("{format: a5-large}", 24, 22),
        ("{format: a5}", None, None),
        ("{format: a5, margins: {head: 20mm}}", 20, None),
        # 9 pt × 52 and 9 pt + 17 pt × 17 leave 44.9 mm and 42.871 mm of A5.
        ("{format: a5, margins: {foot: 20mm}}", 24.9, None),
        ("{format: a5, margins: {fore-edge: 15mm, foot: 24.9mm, head: 20mm}}", 20, 42.871 - 15),
        ("{format: bunko, margins: {}}", None, None),
    ],
)
def test_margins_place_the_block_and_none_centre_it(
    yaml: str, head: float | None, gutter: float | None
) -> None:
    problems = []
    settings = read(parse(yaml, "b.yaml"), Settings, problems)
    design = printing(settings, Place("b.yaml"), problems).format
    assert not problems
    for made, wanted in ((design.head, head), (design.gutter, gutter)):
        assert made == (None if wanted is None else pytest.approx(wanted, abs=0.01))


def test_single_parts_replace_those_of_the_format() -> None:
    settings = Settings(size=Length(13, "Q"), characters=40)
    design = printing(settings, Place("b.yaml"), []).format
    assert (str(design.size), design.characters, design.lines) == ("13Q", 40, FORMATS["a5"].lines)


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("booklet: A4", Booklet(Paper(210, 297))),
        ("booklet: none", None),
        ("booklet: なし", None),
        ("lines: 15", Booklet()),
        (
            "booklet: {sheet: A4, style: 四面付け, signature: 4, creep: 0.1mm, flip: 短辺とじ}",
            Booklet(Paper(210, 297), Style.FOUR_UP, 4, Length.parse("0.1mm"), Flip.SHORT_EDGE),
        ),
    ],
)
def test_the_booklet_as_it_is_asked_for(yaml: str, expected: Booklet | None) -> None:
    problems: list[Problem] = []
    settings = read(parse(yaml, "b.yaml"), Settings, problems)
    assert printing(settings, Place("b.yaml"), problems).booklet == expected
    assert not problems


def test_a_volume_of_no_series_is_told(small: Path) -> None:
    file = small / "book" / "book.yaml"
    text = file.read_text("utf-8").replace("metadata:\n", "metadata:\n  volume: 2\n", 1)
    file.write_text(text, "utf-8")
    told = {problem.code: str(problem.place) for problem in read_project(small).warnings}
    line = text.split("\n").index("  volume: 2") + 1
    assert told["project.volume-alone"] == f"book/book.yaml:{line}:11"
    file.write_text(text.replace("volume: 2", "volume: 2\n  series: 潮"), "utf-8")
    assert "project.volume-alone" not in {p.code for p in read_project(small).warnings}
