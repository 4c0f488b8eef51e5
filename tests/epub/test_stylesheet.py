"""The one style sheet of the EPUB: the guide's names, and nothing that the book does not use."""

import io
import re
import zipfile
from datetime import UTC, datetime

import pytest
from shore_book import METADATA, STYLES, book, picture

from tategumi.epub import build_epub
from tategumi.epub.metadata import Contents, rows
from tategumi.epub.stylesheet import NAMES, book_style, renamed
from tategumi.model import Creator, Metadata
from tategumi.xhtml import el

PICTURES = {"pictures/mark.png": picture(), "pictures/map.jpg": picture("JPEG")}
PAGE = b'<html class="vrtl"><body><p class="a start-2em">x<em class="em-sesame">y</em></p></body>'


def style(css: str) -> str:
    return book_style([css], [PAGE]).decode().removeprefix('@charset "UTF-8";\n')


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("/* why */ p { margin: 0 } /* and */", "p { margin: 0; }\n"),
        ("p, h1 { margin: 0 } h1 { margin: 1em }", "p { margin: 0; }\n"),
        (".a, .b > p { color: red }", ".a { color: red; }\n"),
        ("p:not(.b) { color: red }", "p:not(.b) { color: red; }\n"),
        (
            'p[class*="start-"]::before { content: "海" }',
            'p[class*="start-"]::before { content: "海"; }\n',
        ),
        ("em.sesame { color: red }", "em.em-sesame { color: red; }\n"),
        (".measure-20 { max-height: 20em }", ""),
        ("p { break-before: recto }", ""),
        (
            "p { page-break-before: always; break-before: page }",
            "p { page-break-before: always; }\n",
        ),
        ("p { break-before: page }", "p { break-before: page; }\n"),
        ("p { color: red !important }", "p { color: red !important; }\n"),
        ("p { color red; margin: 0 }", "p { color red; margin: 0 }\n"),
        (
            "@media (min-width: 9em) { .a { margin: 0 } .b { margin: 0 } }",
            "@media (min-width: 9em) {\n.a { margin: 0; }\n}\n",
        ),
        ("@supports (margin-inline: 0) { .b { margin: 0 } }", ""),
        ('@charset "utf-8"; p { margin: 0 }', "p { margin: 0; }\n"),
        ("@font-face { font-family: x; src: local(x) }", None),
    ],
)
def test_a_rule_stays_where_the_book_has_what_it_asks_for(css: str, kept: str | None) -> None:
    assert re.sub(r"\s+", " ", style(css)) == re.sub(
        r"\s+", " ", css + " " if kept is None else kept
    )


def test_names_become_the_guides_in_documents() -> None:
    made = renamed(el("p", {"class": "measure-20"}, el("em", {"class": "open-sesame left"}, "海")))
    assert made == el("p", {}, el("em", {"class": "em-sesame-open left"}, "海"))


def test_every_class_of_the_epub_that_has_a_rule_is_used_and_named_as_the_guide_does() -> None:
    moment = datetime(2025, 3, 18, tzinfo=UTC)
    data = build_epub(book(), STYLES, picture(), PICTURES, moment).data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = [archive.read(n).decode() for n in archive.namelist() if n.endswith(".xhtml")]
        names = [n for n in archive.namelist() if n.endswith(".css")]
        css = archive.read("item/style/book-style.css").decode()
    assert names == ["item/style/book-style.css"]
    assert all(text.count("<link ") == 1 for text in texts)
    used = {
        name
        for text in texts
        for found in re.findall('class="(.*?)"', text)
        for name in found.split()
    }
    selectors = re.sub(r"\{[^{}]*\}|:not\([^)]*\)", " ", css)
    assert css.startswith('@charset "UTF-8";\n') and "/*" not in css
    assert set(re.findall(r"\.([a-z][\w-]*)", selectors)) <= used
    assert not {name for name in used if name in NAMES or name.startswith("measure-")} - set(
        NAMES.values()
    )
    assert "recto" not in css and "verso" not in css


def test_readings_are_filed_in_katakana_and_only_where_they_are_given() -> None:
    creators = (Creator("岬", "みさき ｲﾁﾛｳ"), Creator("浜"))
    metadata = Metadata(
        "海", identifier="urn:x:1", creators=creators, publisher="浜", date=METADATA.date
    )
    filed = [
        row.text
        for row in rows(metadata, Contents(False, False, True))
        if ("property", "file-as") in row.attributes
    ]
    assert filed == ["ミサキ イチロウ"]
