"""Long documents are parted and short ones joined, and links, notes and contents follow."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from xml.etree import ElementTree

import pytest
from PIL import Image as Picture
from shore_book import METADATA, STYLES, picture

from tategumi.clock import build_time
from tategumi.epub import build_epub
from tategumi.model import (
    Blank,
    Block,
    Book,
    Break,
    Document,
    Figure,
    Footnote,
    Group,
    GroupKind,
    Heading,
    Image,
    ListBlock,
    PageBreak,
    Paragraph,
    Role,
    Style,
    Styled,
    Table,
    Text,
)

SHOPS_LIMIT = 256 * 1024
LINE = "川は流れて海に着く。" * 5
HREF = re.compile('(?:href|src)="([^":]+)"')


def line(number: int) -> Paragraph:
    return Paragraph((Text(f"{number}。{LINE}"),))


def chapter(*blocks: Block, name: str = "001") -> Document:
    return Document(name, Role.CHAPTER, (Text("長い章"),), blocks)


def built(*documents: Document, most: int = 299) -> tuple[dict[str, str], set[str]]:
    """The files of text by name, and the codes of what was told."""
    made = build_epub(
        Book(METADATA, documents), STYLES, picture(), {}, build_time(METADATA.date), most
    )
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xhtml", ".ncx"))]
        files = {name: archive.read(name).decode() for name in names}
    return files, {problem.code for problem in made.problems}


def texts(files: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in files.items() if "/xhtml/p-0" in name}


def broken_links(files: dict[str, str]) -> Iterator[str]:
    ids = {name: set(re.findall('id="([^"]+)"', text)) for name, text in files.items()}
    for name, text in files.items():
        for target in HREF.findall(text):
            path, _, anchor = target.partition("#")
            if path.endswith((".css", ".png", ".jpg")):
                continue
            parts: list[str] = []
            for part in (PurePosixPath(name).parent / path if path else PurePosixPath(name)).parts:
                parts = parts[:-1] if part == ".." else [*parts, part]
            file = "/".join(parts)
            if file not in ids or (anchor and anchor not in ids[file]):
                yield target


def numbers(files: dict[str, str]) -> list[int]:
    return [int(n) for text in files.values() for n in re.findall(f"([0-9]+)。{LINE}", text)]


def test_a_long_document_is_parted_and_nothing_is_lost() -> None:
    files, _ = built(chapter(*map(line, range(4000))))
    parts = texts(files)
    assert len(parts) > 1
    assert max(len(text.encode()) for text in parts.values()) < SHOPS_LIMIT
    assert numbers(parts) == list(range(4000))
    assert list(broken_links(files)) == []
    assert files["item/navigation-documents.xhtml"].count(">長い章<") == 1


def test_no_file_has_more_paragraphs_than_a_page_turns_with_at_once() -> None:
    """A file of short lines is small, but an e-reader looks at each paragraph for each page."""
    lines = [Paragraph((Text(f"{number}。"),)) for number in range(9000)]
    parts = texts(built(chapter(*lines))[0])
    assert len(parts) == 3
    assert max(text.count("<p>") for text in parts.values()) <= 4000
    assert [int(n) for t in parts.values() for n in re.findall("<p>([0-9]+)。", t)] == [
        *range(9000)
    ]


def test_parts_begin_with_headings_where_there_are_some() -> None:
    blocks = [
        block
        for n in range(40)
        for block in (Heading(2, (Text(f"節{n}"),)), *map(line, range(n * 100, n * 100 + 100)))
    ]
    files, _ = built(chapter(*blocks))
    _, *others = texts(files).values()
    assert others and all(
        re.search(r'<div class="main">\s*<section[^>]*>\s*<section', t) for t in others
    )
    assert list(broken_links(files)) == []
    # What begins a file needs no anchor in the contents.
    starts = [name.rpartition("/")[2] for name in list(texts(files))[1:]]
    assert all(f'xhtml/{name}"' in files["item/navigation-documents.xhtml"] for name in starts)


def test_parts_begin_after_blank_lines_else() -> None:
    blocks = [b for n in range(4000) for b in ((line(n),) if n % 97 else (Blank(), line(n)))]
    files, _ = built(chapter(*blocks))
    *firsts, _ = texts(files).values()
    assert firsts and all(
        re.search(r'class="blank"><br/></p>\s*</section>\s*</div>', t) for t in firsts
    )


def test_notes_stand_in_the_file_of_their_marks() -> None:
    def noted(number: int) -> Paragraph:
        note = Footnote((Paragraph((Text(f"注{number}の文。"),)),))
        return Paragraph((Text(f"{number}。{LINE}"), note))

    files, _ = built(chapter(*map(noted, range(1500))))
    assert len(texts(files)) > 1
    assert list(broken_links(files)) == []
    for text in texts(files).values():
        marks = re.findall('href="([^"]*_note-[^"]+)"', text)
        assert marks and all(target.startswith("#") for target in marks)
    assert sum(text.count("<aside") for text in files.values()) == 1500


def test_a_long_list_goes_on_with_its_number() -> None:
    items = tuple((line(n),) for n in range(3000))
    files, _ = built(chapter(ListBlock(items, ordered=True)))
    first, second, *_ = texts(files).values()
    assert int(re.search('<ol start="([0-9]+)"', second)[1]) == first.count("<li>") + 1
    assert numbers(texts(files)) == list(range(3000))


def test_a_paragraph_that_cannot_be_parted_is_told() -> None:
    _, told = built(chapter(Paragraph((Text(LINE * 2000),)), line(1)))
    assert "epub.long" in told


def test_an_authors_width_that_gives_way_is_told() -> None:
    buffer = io.BytesIO()
    Picture.new("L", (400, 600), 230).save(buffer, "PNG")
    drawn = {"a.png": buffer.getvalue()}

    def told(width: int | None) -> set[str]:
        figure = Figure(Image("a.png", "図", width))
        made = Book(METADATA, (chapter(figure),))
        moment = build_time(METADATA.date)
        return {p.code for p in build_epub(made, STYLES, picture(), drawn, moment).problems}

    assert "picture.resized" in told(300)
    assert "picture.resized" not in told(None)


# --- short documents
@pytest.mark.parametrize("most", [299, 40])
def test_short_documents_are_joined(most: int) -> None:
    chapters = [
        replace(chapter(line(n), name=f"{n:03}"), title=(Text(f"第{n}話"),)) for n in range(450)
    ]
    files, told = built(Document("toc", Role.TOC), *chapters, most=most)
    assert sum(name.endswith(".xhtml") for name in files) <= most
    assert numbers(files) == list(range(450))
    assert list(broken_links(files)) == []
    assert len(re.findall(">第[0-9]+話<", files["item/navigation-documents.xhtml"])) == 450
    assert "epub.many" not in told


def test_few_documents_stay_as_they_are() -> None:
    files, _ = built(*(chapter(line(n), name=f"{n:03}") for n in range(20)))
    assert len(texts(files)) == 20


def test_too_many_parts_are_told() -> None:
    pages = [
        Document(f"{n:03}", Role.PART if n % 2 else Role.CHAPTER, (Text("題"),)) for n in range(30)
    ]
    assert "epub.many" in built(*pages, most=20)[1]


# --- across the flow
def modes(files: dict[str, str]) -> list[str]:
    return [ElementTree.fromstring(text).get("class", "") for text in texts(files).values()]


def horizontal(*blocks: Block) -> Group:
    return Group(GroupKind.HORIZONTAL, blocks)


def table(columns: int) -> Table:
    return Table((tuple((Text("八文字までの欄"),) for _ in range(columns)),) * 3)


@pytest.mark.parametrize(
    "block", [horizontal(line(7), line(8), line(9)), table(8), horizontal(table(2))]
)
def test_what_is_long_across_has_a_horizontal_file(block: Block) -> None:
    files, told = built(chapter(line(1), Heading(2, (Text("表"),)), block, line(2)))
    assert modes(files) == ["vrtl", "hltr", "vrtl"]
    assert ">表<" in list(texts(files).values())[1]
    assert list(broken_links(files)) == []
    assert "epub.turned" not in told


@pytest.mark.parametrize(
    "block",
    [
        horizontal(Paragraph((Text("短い横組み。"),))),
        Paragraph((Styled(Style.HORIZONTAL, (Text("行の中の長い横組みである"),)),)),
    ],
)
def test_what_is_short_across_is_vertical_and_told(block: Block) -> None:
    files, told = built(chapter(line(1), block, line(2)))
    assert modes(files) == ["vrtl"]
    assert "yokogumi" not in "".join(texts(files).values())
    assert "epub.turned" in told


def test_a_narrow_table_stays_where_it_is() -> None:
    assert modes(built(chapter(line(1), table(3), line(2)))[0]) == ["vrtl"]


def pages_of(*blocks: Block, most: int = 299) -> list[list[str]]:
    """The numbers of the lines in each file."""
    files, _ = built(chapter(*blocks), most=most)
    assert not list(broken_links(files))
    return [re.findall(r"(\d+)。", text) for text in texts(files).values()]


CENTRED, QUOTED = (Group(kind, (line(2),)) for kind in (GroupKind.CENTRED_PAGE, GroupKind.QUOTE))
QUOTED_PAGES = Group(GroupKind.QUOTE, (line(1), PageBreak(), line(2)))


@pytest.mark.parametrize(
    "blocks",
    [
        (line(1), PageBreak(), line(2), PageBreak(Break.LEAF), line(3)),
        (line(1), CENTRED, line(3)),
        (line(1), CENTRED, PageBreak(Break.SPREAD), line(3)),
        (line(1), PageBreak(), Heading(2, (Text("節"),)), line(2), PageBreak(), line(3)),
        (line(1), PageBreak(), QUOTED, PageBreak(), line(3)),
        (QUOTED_PAGES, PageBreak(), line(3)),
    ],
)
def test_what_begins_a_page_begins_a_file(blocks: tuple[Block, ...]) -> None:
    assert pages_of(*blocks) == [["1"], ["2"], ["3"]]


def test_a_new_column_and_the_first_page_begin_none() -> None:
    assert pages_of(line(1), PageBreak(Break.COLUMN), line(2)) == [["1", "2"]]
    untitled = Document("001", Role.CHAPTER, blocks=(CENTRED,))
    assert len(texts(built(untitled)[0])) == 1


def test_pages_are_one_file_where_shops_would_refuse_so_many() -> None:
    pages = [block for n in range(30) for block in (line(n), PageBreak())]
    assert len(pages_of(*pages, most=12)) <= 10
    joined = pages_of(*pages, most=12)
    assert [number for page in joined for number in page] == list(map(str, range(30)))


def test_a_page_more_keeps_the_names_of_the_others() -> None:
    pages = [block for n in range(1, 4) for block in (line(n), PageBreak())]
    more = [*pages[:2], line(9), PageBreak(), *pages[2:]]
    before, after = (set(texts(built(chapter(*blocks))[0])) for blocks in (pages, more))
    assert len(before) == 3 and before < after
