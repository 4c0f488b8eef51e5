"""The EPUB in the engines of real e-readers: nothing is off its page, cut or lost."""

import io
import zipfile
from base64 import b64decode
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from made_books import drawn, every_part, work
from PIL import Image as Picture
from readers import SCREENS, need_readers, proof
from shore_book import METADATA, STYLES, book, picture

from shared import WORKS
from tategumi.clock import build_time
from tategumi.epub import build_epub
from tategumi.model import (
    Book,
    Document,
    Figure,
    Group,
    GroupKind,
    Image,
    Paragraph,
    Role,
    Style,
    Styled,
    Table,
    Text,
)

PICTURES = {"pictures/mark.png": picture(), "pictures/map.jpg": picture("JPEG")}


def write(folder: Path, name: str, made: Book, pictures: dict[str, bytes]) -> str:
    moment = build_time(METADATA.date)
    data = build_epub(made, STYLES, picture(), pictures, moment).data
    (folder / f"{name}.epub").write_bytes(data)
    return f"{name}.epub"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with books of every kind of markup: shore.epub and every.epub."""
    need_readers()
    folder = tmp_path_factory.mktemp("shelf")
    write(folder, "shore", book(), PICTURES)
    every_part(folder)
    return folder


def test_everything_stands_whole_on_a_page(shelf: Path) -> None:
    assert proof("onpage", shelf, "shore.epub", "every.epub") == []


@pytest.mark.skipif(not WORKS, reason="the corpus is not on this machine")
def test_every_work_stands_whole_on_a_page(tmp_path: Path) -> None:
    """Each on one of the screens by turns, for time's sake."""
    need_readers()
    turns = zip(WORKS, cycle(SCREENS), strict=False)
    books = [f"{work(tmp_path, path)}@{screen}" for path, screen in turns]
    assert proof("onpage", tmp_path, *books) == []


def test_columns_run_down_and_left_with_readings_at_their_right(shelf: Path) -> None:
    assert proof("measure", shelf, "shore.epub", "every.epub") == []


def test_contents_lead_to_their_places_and_pages_turn_to_the_end(shelf: Path) -> None:
    assert proof("turning", shelf, "shore.epub", "every.epub") == []


def test_each_mark_of_a_note_opens_its_window(shelf: Path) -> None:
    assert proof("notes", shelf, "shore.epub", "every.epub") == []


def test_pictures_of_characters_are_seen_on_a_dark_page(shelf: Path) -> None:
    pictures = proof("night", shelf, "every.epub")
    assert pictures
    for data in pictures:
        darkest, lightest = Picture.open(io.BytesIO(b64decode(data))).convert("L").getextrema()
        assert lightest - darkest > 100


def test_no_name_that_is_said_holds_a_reading(shelf: Path) -> None:
    pages = [f"{name}/{page}" for name in ("shore", "every") for page in unpacked(shelf, name)]
    assert proof("names", shelf, *pages) == []


def unpacked(shelf: Path, name: str) -> Iterator[str]:
    """The pages of a book, whose files stand in the folder ``name``."""
    with zipfile.ZipFile(shelf / f"{name}.epub") as archive:
        archive.extractall(shelf / name)
        yield from (one for one in archive.namelist() if one.endswith(".xhtml"))


def test_what_stands_across_is_whole(tmp_path: Path) -> None:
    text = Paragraph((Text("横組みの囲みの文章である。2026年12月31日までに申し込むこと。" * 5),))
    short = (Styled(Style.HORIZONTAL, (Text(words),)) for words in ("横書き句", "ABC def", "３割"))
    phrases = Paragraph((Text("ここに"), *short, Text("とある。" * 9)))
    table = Table((tuple((Text("八文字までの欄"),) for _ in range(8)),) * 6)
    blocks = (phrases, text, Group(GroupKind.HORIZONTAL, (text, text)), text, table, text)
    made = Book(METADATA, (Document("a", Role.CHAPTER, (Text("一"),), blocks),))
    assert proof("onpage", tmp_path, write(tmp_path, "across", made, {})) == []


def test_captions_stand_on_the_page_of_their_pictures(tmp_path: Path) -> None:
    shapes = {"square": (800, 800), "wide": (1200, 500), "tall": (500, 1400)}
    pictures = {f"{name}.png": drawn(*shape) for name, shape in shapes.items()}
    figures = (Figure(Image(source, "図"), (Text("図の説明"),)) for source in pictures)
    made = Book(METADATA, (Document("a", Role.CHAPTER, (Text("一"),), tuple(figures)),))
    assert proof("onpage", tmp_path, write(tmp_path, "figures", made, pictures)) == []


def test_pages_of_a_long_chapter_of_short_lines_turn_at_once(tmp_path: Path) -> None:
    lines = tuple(Paragraph((Text("川は流れる。"),)) for _ in range(9000))
    made = Book(METADATA, (Document("a", Role.CHAPTER, (Text("一"),), lines),))
    taken = proof("seconds", tmp_path, write(tmp_path, "long", made, {}))
    assert len(taken) > 1
    assert max(one["seconds"] for one in taken) < 0.5
