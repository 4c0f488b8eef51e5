"""A book of documents that are set by themselves is the book that is set as one."""

import os
import signal
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

import pypdfium2
from pdf_text import Glyph, glyphs
from tategumi import assembly
from tategumi.assembly import settings as of_settings
from tategumi.cache import Cache
from tategumi.problems import Failed, Place
from tategumi.tate import Typeset, typeset

SENTENCE = "岸の柳は風を待ち、渡し守は舟を待ち、舟は水を待っている。"
STYLES = """
@page { size: 60mm 90mm; @bottom-left { content: counter(page) } }
@page :left { margin: 10mm 8mm 10mm 12mm; @top-left { content: string(title, first-except) } }
@page :right { margin: 10mm 12mm 10mm 8mm; @top-right { content: string(book) } }
@page :blank { @bottom-left { content: none } }
html { writing-mode: vertical-rl; font: 9pt/15pt "Noto Serif CJK JP"; orphans: 1; widows: 1 }
body, p { margin: 0 }
.titled { string-set: book content(text) }
h1 { font-size: 12pt; string-set: title content(text) }
section { break-before: page }
section.leaf { break-before: recto }
.number::after { content: "（" target-counter(attr(href url), page) "）" }
.note { float: footnote }
"""
FEATURES = {
    "plain": "",
    "leaves": "section { break-before: recto }",
    "verso": "section { break-before: verso }",
    "horizontal": "html { writing-mode: horizontal-tb }",
    "behind": "section { break-before: auto; break-after: page }",
    "unlike sides": "@page :left { margin-left: 20mm }",
    "coloured pages": "@page :left { background: silver }",
    "numbers in the text": "h1::after { content: counter(page) }",
    "all pages": "@page { @bottom-left { content: counter(page) '/' counter(pages) } }",
    "quotation marks": "@page { quotes: '「' '」' '『' '』';"
    "@bottom-left { content: open-quote counter(page) close-quote } }",
    "quotation marks in the text": "p { quotes: '「' '」' '『' '』' }"
    "p::before { content: open-quote } p::after { content: close-quote }",
    "all pages in the text": "h1::after { content: counter(pages) }",
    "running element": "h1 em { position: running(head) }"
    "@page { @top-left { content: element(head) } }",
    "first page": "@page :first { margin-top: 25mm }",
    "counted from three": "@page :first { counter-reset: page 3 }"
    "h1::after { content: counter(page) }",
    "third page counted from two": "@page :first { counter-reset: page 2 }"
    "@page :nth(3) { margin-top: 25mm }",
    "third page": "@page :nth(3) { margin-top: 25mm }",
    "named": "section:nth-child(3) { page: other } @page other { margin-top: 25mm }",
    "next to another": "section + section p { text-indent: 2em } p:first-child { color: gray }",
    "words of another": ".number::after { content: target-text(attr(href url)) }",
}


def book(*lengths: int, link: str = "c2", words: str = "") -> str:
    """A page of XHTML with sections of so many paragraphs, the first with a link to another."""
    sections = "\n".join(
        f'<section id="c{number}"><h1>章の{number}<em>目</em></h1>'
        f'<p><a class="number" href="#{link}">ここ</a>を見よ。{words if number == 2 else ""}</p>'
        f'<p>注<span class="note">注の{number}。</span>がある。</p>'
        f"{f'<p>{SENTENCE * 3}</p>' * length}</section>"
        for number, length in enumerate(lengths, 1)
    )
    title = '<div class="titled"><h1>川のほとり</h1></div>'
    return (
        '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="ja">'
        f"<head><title>本</title></head>\n<body>{title}{sections}</body></html>"
    )


def set_book(html: str, extra: str = "", cache: Cache = assembly.NOTHING) -> Typeset:
    return assembly.set_book(html, [STYLES + extra], Path(), "book.html", cache=cache)


def drawn(result: Typeset) -> list[list[tuple]]:
    """The glyphs of each page, whatever their order."""
    pages: list[list[tuple]] = [[] for _ in range(result.pages)]
    for glyph in glyphs(result.pdf):
        pages[glyph.page - 1].append(_rounded(glyph))
    return [sorted(page) for page in pages]


def _rounded(glyph: Glyph) -> tuple:
    return (
        round(glyph.x, 1),
        round(glyph.y, 1),
        glyph.text,
        round(glyph.size, 1),
        glyph.facing.value,
    )


def outline(pdf: bytes) -> list[tuple]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [
            (mark.level, mark.get_title(), mark.get_dest().get_index())
            for mark in document.get_toc()
        ]


def links(pdf: bytes) -> set[tuple]:
    """Each link's page, target and where it begins (WeasyPrint may make its last words another)."""
    with pikepdf.open(BytesIO(pdf)) as document:
        found = [
            (number, str(one.Dest), [round(float(edge), 1) for edge in one.Rect])
            for number, page in enumerate(document.pages)
            for one in page.get("/Annots", ())
        ]
    return {
        (number, target, max(left, right), max(bottom, top))
        for number, target, (left, bottom, right, top) in found
        if max(bottom, top) == max(max(r[1], r[3]) for n, _, r in found if n == number)
    }


@pytest.mark.parametrize("extra", FEATURES.values(), ids=FEATURES)
def test_the_pages_are_those_of_the_whole(extra: str) -> None:
    html = book(4, 3, 6)
    parts, whole = set_book(html, extra), typeset(html, [STYLES + extra], Path(), "book.html")
    assert (parts.pages, parts.anchors) == (whole.pages, whole.anchors)
    assert drawn(parts) == drawn(whole)
    assert outline(parts.pdf) == outline(whole.pdf)
    assert links(parts.pdf) == links(whole.pdf)
    assert parts.problems == whole.problems


@pytest.mark.parametrize(
    "name", ["plain", "unlike sides", "all pages in the text", "running element"]
)
def test_pages_of_single_documents_are_counted_as_the_book_has_them(name: str) -> None:
    html, extra = book(4, 3, 6), FEATURES[name]
    anchors = set_book(html, extra + "section { break-before: recto }").anchors
    counts = assembly.count_pages(html, [1, 2], [STYLES + extra], Path())
    assert all(count > 1 for count in counts)
    whole = [-(-count // 2) * 2 for count in counts]  # each begins a leaf
    assert whole == [anchors["c2"] - anchors["c1"], anchors["c3"] - anchors["c2"]]


def test_a_glyph_that_stands_for_two_characters_is_read_as_each() -> None:
    """U+2014 and U+2015 may share a glyph; each document has its own."""
    html = book(1, 1).replace("ここ", "―")
    html = html.replace('id="c2"><h1>', 'id="c2"><h1>', 1)
    first, second = html.split('<section id="c2">')
    html = f'{first}<section id="c2">{second.replace("―", "⼈")}'.replace("章の1", "人章の1")
    text = "".join(glyph.text for glyph in glyphs(set_book(html).pdf))
    assert "人" in text
    assert drawn(set_book(html)) == drawn(typeset(html, [STYLES], Path()))


# --- what is kept
@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sections that are set, by the id of the first."""
    found: list[str] = []
    original: Callable = of_settings.set_document

    def noted(source: object, start: object) -> object:
        text = source.html.split("<body", 1)[1]
        name = text.split('<section id="')[1][:2] if '<section id="' in text else "title"
        found.append(name)
        return original(source, start)

    monkeypatch.setattr(of_settings, "set_document", noted)
    return found


def test_nothing_is_set_again_that_did_not_change(made: list[str], tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    first = set_book(book(3, 3, 3), cache=cache)
    made.clear()
    assert set_book(book(3, 3, 3), cache=cache) == first
    assert made == []
    changed = set_book(book(3, 3, 3, words="桜。"), cache=cache)
    assert made == ["c2"]
    assert drawn(changed) == drawn(typeset(book(3, 3, 3, words="桜。"), [STYLES], Path()))


@pytest.mark.parametrize("notes", ["", ".note { float: none }"], ids=["notes", "no notes"])
@pytest.mark.parametrize("lengths", [(3, 3, 3), (9, 1, 12)])
@pytest.mark.parametrize("extra", ["", FEATURES["leaves"], FEATURES["numbers in the text"]])
def test_what_was_kept_changes_no_byte(
    extra: str, lengths: tuple[int, ...], notes: str, tmp_path: Path
) -> None:
    """A chapter that changes in a book made before is the same as in one made from nothing.

    Without notes it is the same on either side, and moved between their margins.
    """
    cache = Cache(tmp_path / "kept")
    set_book(book(*lengths), extra + notes, cache)
    for words in ("桜。", SENTENCE * 9, ""):
        html = book(*lengths, words=words)
        assert set_book(html, extra + notes, cache) == set_book(html, extra + notes)


def test_a_longer_chapter_sets_only_itself_and_what_names_its_pages(
    made: list[str], tmp_path: Path
) -> None:
    cache = Cache(tmp_path / "kept")
    set_book(book(3, 3, 3, link="c3"), cache=cache)
    made.clear()
    longer = book(3, 9, 3, link="c3")
    result = set_book(longer, cache=cache)
    assert made[0] == "c2"
    assert set(made[1:]) == {"c1", "c2", "c3"}, "all name a page of the third"
    assert drawn(result) == drawn(typeset(longer, [STYLES], Path()))


def test_a_chapter_is_set_again_where_a_counter_in_it_moved(
    made: list[str], tmp_path: Path
) -> None:
    cache, html = Cache(tmp_path / "kept"), book(3, 3, 3, words="<b>桜。</b>")
    css = "body { counter-reset: word } b { counter-increment: word }"
    css += "section:last-child h1::after { content: counter(word) }"
    set_book(book(3, 3, 3, words="桜。"), css, cache)
    made.clear()
    result = set_book(html, css, cache)
    assert made == ["c2", "c3"]
    assert drawn(result) == drawn(typeset(html, [STYLES + css], Path()))


def test_a_style_sets_everything_again(made: list[str], tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    set_book(book(2, 2), cache=cache)
    made.clear()
    set_book(book(2, 2), "p { color: gray }", cache)
    assert {"title", "c1", "c2"} <= set(made)


def test_a_picture_that_changed_is_set_again(made: list[str], tmp_path: Path) -> None:
    picture = tmp_path / "a.svg"
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="{}"/>'
    picture.write_text(svg.format(9))
    html = book(1, 1).replace("ここ", '<img src="a.svg" alt=""/>', 1)
    cache = Cache(tmp_path / "kept")
    assembly.set_book(html, [STYLES], tmp_path, cache=cache)
    made.clear()
    picture.write_text(svg.format(99))
    assembly.set_book(html, [STYLES], tmp_path, cache=cache)
    assert made == ["c1"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:40],
        lambda data: data[:-1],
        lambda data: bytes([*data[:-1], data[-1] ^ 1]),
        lambda data: b"whole",
    ],
)
def test_a_damaged_cache_is_no_error_and_gives_no_old_pages(
    damage: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    cache = Cache(tmp_path / "kept")
    expected = set_book(book(2, 2), cache=cache)
    for path in (tmp_path / "kept").glob("[!.]*"):
        path.write_bytes(damage(path.read_bytes()))
    assert set_book(book(2, 2), cache=cache) == expected


def test_a_cache_that_can_t_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where the folder should be")
    assert set_book(book(2, 2), cache=Cache(tmp_path / "kept")) == set_book(book(2, 2))


# --- side by side
@pytest.mark.parametrize("count", ["2", "4"])
def test_the_bytes_are_those_of_one_process(count: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tategumi.assembly.side_by_side._WORTH", 1)
    monkeypatch.setenv("TATEGUMI_JOBS", "1")
    alone = set_book(book(4, 3, 6, 2))
    monkeypatch.setenv("TATEGUMI_JOBS", count)
    assert set_book(book(4, 3, 6, 2)) == alone


def test_a_process_that_dies_is_told_with_its_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tategumi.assembly.side_by_side._WORTH", 1)
    monkeypatch.setenv("TATEGUMI_JOBS", "2")
    original = of_settings.set_document

    def killed(source: object, start: object) -> object:
        if 'section id="c2"><h1>' in source.html:
            os.kill(os.getpid(), signal.SIGKILL)
        return original(source, start)

    monkeypatch.setattr(of_settings, "set_document", killed)
    html = book(2, 2, 2).replace("</section>", "</section>\n")
    with pytest.raises(Failed) as failed:
        set_book(html)
    (problem,) = failed.value.problems
    line = html[: html.index('id="c2"')].count("\n") + 1
    assert (problem.code, problem.place.path) == ("assembly.process", f"book.html:{line}")


@pytest.mark.parametrize("count", ["1", "2"])
def test_a_chapter_of_too_many_pages_is_told_from_any_process(
    count: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TATEGUMI_JOBS", count)
    monkeypatch.setattr("tategumi.assembly.side_by_side._WORTH", 1)
    monkeypatch.setattr("tategumi.tate.pages.page.MOST_PAGES", 2)
    with pytest.raises(Failed) as failed:
        set_book(book(1, 2, 9))
    (problem,) = failed.value.problems
    assert (problem.code, problem.values["words"]) == ("tate.too-long", "章の3")


def test_a_process_that_dies_between_two_documents_is_not_silent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tategumi.assembly.side_by_side._WORTH", 1)
    monkeypatch.setattr("tategumi.assembly.side_by_side._begin", lambda *_: os._exit(1))
    monkeypatch.setenv("TATEGUMI_JOBS", "2")
    with pytest.raises(Failed) as failed:
        set_book(book(2, 2))
    assert {problem.code for problem in failed.value.problems} == {"assembly.process"}


def test_a_problem_of_a_page_has_its_number_in_the_book() -> None:
    html = book(3, 2, 3).replace("<h1>章の3", "<p><b>乱れ</b></p><h1>章の3")
    extra = "b { position: relative; left: -400pt }"
    made, whole = set_book(html, extra), typeset(html, [STYLES + extra], Path(), "book.html")
    (found,) = made.problems
    assert found == whole.problems[0]
    assert int(found.values["page"]) > 3


def test_a_problem_has_its_place_in_the_whole() -> None:
    html = book(1, 1).replace("<h1>章の2", "\n\n<h1>\U0010fffd章の2")
    glyph = next(one for one in set_book(html).problems if one.code == "tate.glyph")
    index = html.index("\U0010fffd")
    line = html.count("\n", 0, index) + 1
    assert glyph.place == Place("book.html", line, index - html.rfind("\n", 0, index))
