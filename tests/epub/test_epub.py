"""The EPUB as a reader, a shop and a checker see it."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from shore_book import METADATA, STYLES, book, picture

from ebooklib import epub as ebooklib_epub
from tategumi.checks import epubcheck
from tategumi.clock import build_time
from tategumi.epub import build_epub, find_pictures, read_pictures
from tategumi.manuscript.reader import read
from tategumi.model import (
    Accessibility,
    Book,
    Document,
    Image,
    Inline,
    Link,
    Metadata,
    Paragraph,
    Role,
    Ruby,
    RubyPart,
    Text,
)
from tategumi.problems import Failed, Locale
from tategumi.xhtml import documents

PICTURES = {"pictures/mark.png": picture(), "pictures/map.jpg": picture("JPEG")}


def build(made: Book | None = None) -> bytes:
    moment = build_time(METADATA.date)
    return build_epub(made or book(), STYLES, picture(), PICTURES if not made else {}, moment).data


@pytest.fixture(autouse=True)
def of_the_books_own_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def entries() -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(build())) as archive:
        return {name: archive.read(name).decode("latin-1") for name in archive.namelist()}


@pytest.fixture
def package(entries: dict[str, str]) -> str:
    return entries["item/standard.opf"].encode("latin-1").decode()


@pytest.mark.needs("epubcheck")
def test_epubcheck_says_nothing_at_any_level(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(build())
    assert [p.text(Locale.EN) for p in epubcheck(path)] == []


@pytest.mark.needs("epubcheck")
def test_epubcheck_finds_a_book_in_a_folder_with_a_japanese_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Java knows the name by the locale only, which says nothing of Japanese here."""
    monkeypatch.setenv("LC_ALL", "POSIX")
    path = tmp_path / "海辺" / "book.epub"
    path.parent.mkdir()
    path.write_bytes(build())
    assert [p.text(Locale.EN) for p in epubcheck(path)] == []


@pytest.mark.needs("epubcheck")
def test_epubcheck_is_heard_with_the_place(tmp_path: Path, entries: dict[str, str]) -> None:
    path = tmp_path / "book.epub"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content.replace("<rt>", "<rp>(</rp><rt>").encode("latin-1"))
    problems = epubcheck(path)
    assert {"HTM_055", "RSC-005"} <= {p.values["id"] for p in problems}
    assert all(p.place.path.startswith(f"{path}/item/xhtml/p-") and p.place.line for p in problems)


@pytest.mark.needs("epubcheck")
@pytest.mark.parametrize(("name", "content"), [("book.epub", b""), ("book.txt", b"x")])
def test_what_is_no_epub_is_never_clean(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    try:
        assert epubcheck(path)
    except Failed as failed:
        assert failed.problems[0].code == "epubcheck.run"


def test_a_missing_epub_is_never_clean(tmp_path: Path) -> None:
    with pytest.raises(Failed) as failed:
        epubcheck(tmp_path / "book.epub")
    assert failed.value.problems[0].code == "file.missing"


# --- reproducible
def test_the_same_book_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = build()
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert build() == first


def test_the_time_of_the_source_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    assert build_time(METADATA.date) == datetime(2025, 3, 18, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert build_time(METADATA.date) == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
    assert b"2023-11-14T22:13:20Z" in zipfile.ZipFile(io.BytesIO(build())).read("item/standard.opf")


@pytest.mark.parametrize("epoch", ["1", "-5"])
def test_no_time_before_that_of_zip(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert build_time(METADATA.date) == build_time(None) == datetime(1980, 1, 1, tzinfo=UTC)


def test_no_time_after_that_of_zip(tmp_path: Path) -> None:
    last = build_time(date(9999, 12, 31))
    assert last == datetime(2107, 12, 31, 23, 59, 58, tzinfo=UTC)
    assert build_epub(book(), STYLES, picture(), PICTURES, last).data


@pytest.mark.parametrize("epoch", ["now", "1e9", "9" * 30])
def test_a_wrong_time_is_a_problem(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(Failed) as failed:
        build_time(METADATA.date)
    assert "SOURCE_DATE_EPOCH" in failed.value.problems[0].text(Locale.EN)


def test_every_entry_has_the_time_of_the_book() -> None:
    with zipfile.ZipFile(io.BytesIO(build())) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2025, 3, 18, 0, 0, 0)}
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", 0, b"")


# --- the package
def test_files_stand_where_the_ebpaj_guide_wants_them(entries: dict[str, str]) -> None:
    folders = {name.rpartition("/")[0] for name in entries}
    assert folders == {"", "META-INF", "item", "item/xhtml", "item/style", "item/image"}
    assert {"item/navigation-documents.xhtml", "item/xhtml/p-cover.xhtml"} <= set(entries)
    assert [name for name in entries if name.startswith("META-INF")] == ["META-INF/container.xml"]


@pytest.mark.parametrize(
    "line",
    [
        'page-progression-direction="rtl"',
        'xml:lang="ja"',
        "<dc:language>ja</dc:language>",
        '<meta name="primary-writing-mode" content="vertical-rl"/>',
        '<meta name="cover" content="cover"/>',
        'href="image/cover.jpg" id="cover" media-type="image/jpeg" properties="cover-image"/>',
        '<meta property="ebpaj:guide-version">1.1.4</meta>',
        '<meta property="dpfj:guide-version">1.1.4</meta>',
        "ebpaj: http://www.ebpaj.jp/ dpfj: https://www.dpfj.or.jp/ ",
        '<meta refines="#title" property="file-as">シオノタヨリ</meta>',
        '<meta refines="#creator02" property="role" scheme="marc:relators">edt</meta>',
        '<dc:contributor id="creator03">沖 ふね</dc:contributor>',
        '<meta property="dcterms:modified">2025-03-18T00:00:00Z</meta>',
        "<dc:rights>© 2025 みぎわ文庫</dc:rights>",
        '<itemref idref="p-cover" linear="yes"/>',
    ],
)
def test_the_package_says(line: str, package: str) -> None:
    assert package.count(line) == 1


def test_each_refinement_follows_what_it_refines(package: str) -> None:
    current = ""
    for line in package.partition("</metadata>")[0].splitlines():
        if own := re.search(r'<dc:\w+ id="([^"]+)"', line):
            current = own[1]
        elif refined := re.search(r'refines="#([^"]+)"', line):
            assert refined[1] == current


def test_accessibility_metadata_claims_what_is_so(package: str) -> None:
    assert ">rubyAnnotations<" in package and ">visual<" in package
    plain = Book(METADATA, (Document("a", Role.CHAPTER, (), (Paragraph((Text("海"),)),)),))
    opf = zipfile.ZipFile(io.BytesIO(build(plain))).read("item/standard.opf").decode()
    assert "rubyAnnotations" not in opf and ">visual<" not in opf and "conformsTo" not in opf


def test_every_page_keeps_readers_from_turning_it_round(entries: dict[str, str]) -> None:
    pages = [text for name, text in entries.items() if name.endswith(".xhtml")]
    assert len(pages) == 16
    assert all('<body dir="ltr"' in page for page in pages)
    whole = {name for name, text in entries.items() if 'class="hltr"' in text}
    assert whole == {
        f"item/xhtml/p-{name}.xhtml" for name in ("cover", "half", "title", "colophon")
    }
    assert not any("<rp>" in page for page in pages)


def test_ebooklib_reads_it_back(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(build())
    read = ebooklib_epub.read_epub(path)
    assert read.get_metadata("DC", "title")[0][0] == METADATA.title
    assert [uid for uid, _ in read.spine][:3] == ["p-cover", "p-half", "p-title"]


@pytest.mark.needs("epubcheck")
def test_metadata_may_hold_anything(tmp_path: Path) -> None:
    wild = "<&>\"' \x0b\ud800 海"
    metadata = Metadata(wild, wild, wild, publisher=wild, identifier="urn:x:1", rights=wild)
    made = Book(replace(metadata, description=wild), (Document("a", Role.COLOPHON),))
    path = tmp_path / "book.epub"
    path.write_bytes(build(made))
    assert [p.text(Locale.EN) for p in epubcheck(path)] == []


# --- pictures
def _with_picture(source: str) -> tuple:
    chapter = Document("a", Role.CHAPTER, (), (Paragraph((Image(source),)),))
    return documents(Book(METADATA, (chapter,)))


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("none.png", "picture.missing"),
        ("../outside.png", "image.outside"),
        ("link.png", "image.outside"),
        ("/etc/hostname", "image.outside"),
        ("text.png", "picture.kind"),
        ("cut.png", "picture.broken"),
        ("folder", "picture.missing"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_a_problem(
    tmp_path: Path, source: str, code: str
) -> None:
    root = tmp_path / "book"
    (root / "folder").mkdir(parents=True)
    (tmp_path / "outside.png").write_bytes(picture())
    (root / "link.png").symlink_to(tmp_path / "outside.png")
    (root / "text.png").write_text("not a picture")
    (root / "cut.png").write_bytes(picture()[:-30])
    with pytest.raises(Failed) as failed:
        read_pictures(_with_picture(source), root)
    assert [(p.code, p.place.path) for p in failed.value.problems] == [(code, source)]


def test_a_missing_picture_is_told_where_the_manuscript_names_it(tmp_path: Path) -> None:
    texts = {
        "a.md": "海。fig/a.png は無い。\n\n山 ![](fig/a.png) と\n\n![図](<b c.png>)\n",
        "b.txt": "見本\n\n山と［＃挿絵（fig/c.png、横20×縦30）入る］\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    blocks = (b for name in texts for b in read(tmp_path / name, tmp_path).blocks)
    made = Book(METADATA, (Document("a", Role.CHAPTER, (), tuple(blocks)),))
    _, problems = find_pictures(documents(made), tmp_path)
    assert [(str(p.place), p.values["source"]) for p in problems] == [
        ("a.md:3:7", "fig/a.png"),
        ("a.md:5:7", "b c.png"),
        ("b.txt:3:8", "fig/c.png"),
    ]


def test_pictures_are_packed_once_under_ascii_names(tmp_path: Path) -> None:
    (tmp_path / "図.webp").write_bytes(picture("WEBP"))
    (tmp_path / "not-used.png").write_bytes(picture())
    pictures = read_pictures(_with_picture("図.webp") * 2, tmp_path)
    assert list(pictures) == ["図.webp"]
    made = Book(METADATA, (Document("a", Role.CHAPTER, (), (Paragraph((Image("図.webp"),)),)),))
    data = build_epub(made, STYLES, picture(), pictures, build_time(None)).data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        (name,) = (n for n in archive.namelist() if n.startswith("item/image/img-"))
        assert re.fullmatch(r"item/image/img-[0-9a-f]{10}\.png", name)
        assert f'src="../{name[5:]}"'.encode() in archive.read("item/xhtml/p-a.xhtml")


# --- accessibility
def _package(*documents: Document, **metadata: object) -> str:
    made = Book(replace(METADATA, **metadata), documents)
    return zipfile.ZipFile(io.BytesIO(build(made))).read("item/standard.opf").decode()


@pytest.mark.parametrize(
    ("children", "feature"),
    [
        ((Ruby((RubyPart((Text("海"),), "うみ"),)), Text("へ")), "fullRubyAnnotations"),
        ((Ruby((RubyPart((Text("海"),), "うみ"),)), Text("辺へ")), "rubyAnnotations"),
        ((Text("海へ"),), ""),
    ],
)
def test_readings_of_all_kanji_are_told_from_those_of_some(
    children: tuple[Inline, ...], feature: str
) -> None:
    chapter = Document("a", Role.CHAPTER, (), (Paragraph(children),))
    opf = _package(Document("title", Role.TITLE_PAGE), chapter)
    found = re.findall(">([a-zA-Z]*uby[A-Z][a-z]+)<", opf)
    assert found == ([feature] if feature else [])
    assert ("漢字にはすべてルビ" in opf) == (feature == "fullRubyAnnotations")


def test_conformance_is_said_where_a_person_found_it_and_nothing_speaks_against_it() -> None:
    chapter = Document("a", Role.CHAPTER, (), (Paragraph((Text("海"),)),))
    undescribed = Document("a", Role.CHAPTER, (), (Paragraph((Image("a.png", ""),)),))
    said = Accessibility("音声で聞けます。", "みぎわ文庫")
    opf = _package(chapter, accessibility=said)
    assert (
        ">EPUB Accessibility 1.1 - WCAG 2.2 Level AA<" in opf and ">音声で聞けます。縦書き" in opf
    )
    assert '<meta refines="#conf" property="a11y:certifiedBy">みぎわ文庫</meta>' in opf
    made = Book(replace(METADATA, accessibility=said), (undescribed,))
    result = build_epub(made, STYLES, picture(), {"a.png": picture()}, build_time(None))
    assert "epub.uncertified" in [problem.code for problem in result.problems]
    assert b"conformsTo" not in zipfile.ZipFile(io.BytesIO(result.data)).read("item/standard.opf")


def test_an_isbn_is_an_identifier() -> None:
    opf = _package(Document("a", Role.COLOPHON), isbn="978-4-00-000000-2")
    assert "<dc:identifier>urn:isbn:978-4-00-000000-2</dc:identifier>" in opf


def test_a_series_its_volume_and_keywords_are_told() -> None:
    document = Document("a", Role.COLOPHON)
    opf = _package(document, series="潮の物語", volume=0, keywords=("海", "旅 & 船"))
    assert '<meta property="belongs-to-collection" id="series">潮の物語</meta>' in opf
    assert '<meta refines="#series" property="group-position">0</meta>' in opf
    assert "<dc:subject>海</dc:subject>" in opf and "<dc:subject>旅 &amp; 船</dc:subject>" in opf
    alone = _package(document, volume=2)
    assert "group-position" not in alone and "dc:subject" not in alone


def test_no_accessible_name_holds_a_reading() -> None:
    ruby = Ruby((RubyPart((Text("行間"),), "ぎょうかん"),))
    chapter = Document("a", Role.CHAPTER, (ruby,), (Paragraph((Link("https://a.jp/", (ruby,)),)),))
    page = zipfile.ZipFile(io.BytesIO(build(Book(METADATA, (chapter,))))).read(
        "item/xhtml/p-a.xhtml"
    )
    names = re.findall(r'<(\w+) [^>]*aria-label="行間"'.encode(), page)
    assert names == [b"section", b"h1", b"a"] and b"aria-labelledby" not in page
