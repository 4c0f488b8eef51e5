"""The documents of a book: made pages, places, classes, text that comes back whole."""

import re
from datetime import date
from itertools import product
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tinyhtml5
from tategumi import model
from tategumi.addresses import Addresses
from tategumi.model import (
    MOST_STEPS,
    Book,
    Creator,
    Document,
    Footnote,
    Heading,
    Link,
    Metadata,
    Paragraph,
    Role,
    Ruby,
    RubyPart,
    Tcy,
    Text,
)
from tategumi.printing import Notes
from tategumi.stylesheets import stylesheet, with_amounts
from tategumi.xhtml import (
    EpubNames,
    Reference,
    XhtmlFile,
    documents,
    epub_page,
    navigation,
    outline,
    parted,
    print_cover,
    print_page,
)
from tategumi.xhtml.blocks import BREAKS, FORMS, GROUPS
from tategumi.xhtml.inlines import LINES, STYLES
from tategumi.xhtml.japanese import kanji_date, running
from tategumi.xhtml.layout import layout_classes
from tategumi.xhtml.notes import with_notes
from tategumi.xhtml.tree import text_of as words_of

GOLDEN = Path(__file__).parents[1] / "cases" / "xhtml"
METADATA = Metadata(
    title="海の12話",
    subtitle="小さな本",
    creators=(Creator("山田 花子", "やまだ はなこ"), Creator("佐藤 次郎", role="trl")),
    publisher="潮書房",
    date=date(2025, 3, 18),
    identifier="urn:isbn:9784000000000",
    rights="© 2025 潮書房",
    colophon=(("底本", "私家版"), ("", "校訂は編者による。")),
)
WORD = Ruby((RubyPart((Text("海"),), "うみ"),))
BOOK = Book(
    METADATA,
    (
        Document("half", Role.HALF_TITLE),
        Document("title", Role.TITLE_PAGE),
        Document("toc", Role.TOC),
        Document("jo", Role.PREFACE, (Text("はしがき"),), (Paragraph((Text("序。"),)),)),
        Document("bu", Role.PART, (Text("第一部"),)),
        Document(
            "one",
            Role.CHAPTER,
            (Text("第"), Tcy((Text("12"),)), Text("章 "), WORD),
            (Heading(2, (Text("朝"),)), Paragraph((Text("潮。"), Link("jo", (Text("序"),))))),
        ),
        Document(
            "two",
            Role.CHAPTER,
            (),
            (Heading(2, (Text("夜"), Footnote((Paragraph((Text("注"),)),)))),),
        ),
        Document("ato", Role.AFTERWORD, (Text("あとがき"),)),
        Document("end", Role.COLOPHON),
    ),
)


# Marks of notes, and the notes themselves.
OF_NOTES = ("noteref", "noteref again", "footnote", "footnote gaiji-note")


def text_of(markup: bytes) -> str:
    """The text of a page's body without readings and marks of notes."""
    root = ElementTree.fromstring(markup)
    body = root.find("{*}body")
    return "".join(_pieces(body))


def _pieces(element: ElementTree.Element):
    if element.tag.endswith("}rt") or element.get("class") in OF_NOTES:
        return
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""


def page_of(file: XhtmlFile, metadata: Metadata = METADATA) -> bytes:
    return epub_page(file, metadata, (), {}, {})


def pages() -> dict[str, bytes]:
    return {f.name: page_of(f) for f in parted(documents(BOOK), EpubNames()).files}


@pytest.mark.parametrize("name", ["p-title", "p-half", "p-toc", "p-end"])
def test_pages_that_the_build_makes(name: str) -> None:
    body = pages()[name].decode().partition("</head>\n")[2]
    assert body == (GOLDEN / f"{name}.xhtml").read_text("utf-8")


def test_navigation_lists_everything_in_reading_order_in_plain_text() -> None:
    def rows(items, depth=0):
        for item in items:
            yield depth, item.label
            yield from rows(item.inner, depth + 1)

    assert list(rows(outline(documents(BOOK)))) == [
        (0, "表紙"), (0, "扉"), (0, "扉"), (0, "目次"), (0, "はしがき"), (0, "第一部"),
        (1, "第12章 海"), (2, "朝"), (2, "夜"), (0, "あとがき"), (0, "奥付"),
    ]  # fmt: skip


def test_labels_of_the_navigation_hold_no_markup() -> None:
    root = ElementTree.fromstring(navigation(documents(BOOK), METADATA, ("common.css",), {}))
    links = list(root.iter("{http://www.w3.org/1999/xhtml}a"))
    assert len(links) > 9
    assert not any(len(link) for link in links)


def test_every_place_named_is_there_once() -> None:
    root = tinyhtml5.parse(print_page(BOOK))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    targets = {e.get("href") for e in root.iter() if e.get("href")}
    assert targets and targets <= {f"#{i}" for i in ids}


def test_entries_of_a_document_point_into_it() -> None:
    chapter = next(d for d in documents(BOOK) if d.name == "p-one")
    assert [(e.depth, e.label, e.target) for e in chapter.entries] == [
        (1, "第12章 海", Reference("p-one", "p-one")),
        (2, "朝", Reference("p-one", f"p-one_{Addresses().of('朝')}")),
    ]


def test_the_print_page_holds_what_the_epub_holds() -> None:
    root = tinyhtml5.parse(print_page(BOOK), namespace_html_elements=False)
    printed = re.sub(r"\s+", "", "".join(root.find("body").itertext()))
    in_files = (
        "".join(ElementTree.fromstring(p).find("{*}body").itertext()) for p in pages().values()
    )
    assert sorted(printed) == sorted(re.sub(r"\s+", "", "".join(in_files)))


def _note(*paragraphs: str) -> Footnote:
    return Footnote(tuple(Paragraph((Text(text),)) for text in paragraphs))


def _printed(*inlines: model.Inline) -> str:
    """The paragraph and what follows it in the document, as printed."""
    chapter = Document("a", Role.CHAPTER, (), (Paragraph((Text("海"), *inlines)),))
    return print_page(Book(METADATA, (chapter,))).partition("<p>海")[2]


def test_print_has_a_note_after_its_mark() -> None:
    printed = _printed(_note("一つ目。", "続き。"), Text("山"))
    assert re.match(
        '<a class="noteref".*?</a>'
        '<span class="footnote" role="doc-footnote" id="p-a_note-[0-9]{8}">'
        '<a class="backlink".*?</a>一つ目。<br/>続き。</span>山</p>\n</section>',
        printed,
    )
    assert 'class="notes"' not in printed


def test_a_note_that_is_no_run_of_lines_stays_at_the_end() -> None:
    code = Footnote((model.Preformatted("x"),))
    of_note = Footnote((Paragraph((Text("甲"), _note("乙"))),))
    printed = _printed(code, of_note)
    before, _, notes = printed.partition('<section class="notes"')
    assert "甲" in before and "乙" in notes and "<pre>" in notes and "乙" not in before
    ids = re.findall(r'id="p-a_note-([0-9]{8})"', printed)
    assert len(set(ids)) == len(ids) == 3


def test_the_cover_says_title_and_creators() -> None:
    assert "海の" in print_cover(METADATA) and "佐藤 次郎" in print_cover(METADATA)


@pytest.mark.parametrize(
    ("length", "name"), [(24, "p-cover"), (25, "p-cover long-title"), (40, "p-cover longer-title")]
)
def test_a_long_title_is_set_smaller_on_the_cover(length: int, name: str) -> None:
    assert f'<body dir="ltr" class="{name}">' in print_cover(Metadata("海" * length))
    assert set(name.split()) <= set(re.findall(r"\.([a-z-]+)", stylesheet("cover.css").read_text()))


def test_every_class_has_its_style() -> None:
    css = "".join(stylesheet(n).read_text("utf-8") for n in ("common.css", "epub.css"))
    amounts = [None, *range(31)]
    layouts = [model.Layout(indent=i, turn=t) for i, t in product(amounts, amounts)]
    layouts += [model.Layout(centred=True)]
    layouts += [model.Layout(end=n) for n in range(31)]
    layouts += [model.Layout(measure=n) for n in range(1, 61)]
    names = {name for layout in layouts for name in layout_classes(layout)}
    names |= {m.value for m in model.Mark} | {s.value for s in model.Stroke} | {*LINES.values()}
    names |= {
        *BREAKS.values(),
        *FORMS.values(),
        "opening-bracket",
        "run-on",
        "scene",
        "blank",
        "fit",
        *(f"align-{align.value}" for align in model.Align),
    }
    for steps in range(1, MOST_STEPS + 1):
        names |= {name.format(steps=steps) for _, name in (*GROUPS.values(), *STYLES.values())}
    styled = set(re.findall(r"\.([a-z][a-z0-9-]*)", with_amounts(css, names)))
    assert names - {""} <= styled


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2025, 3, 18), "二〇二五年三月十八日"),
        (date(1999, 10, 1), "一九九九年十月一日"),
        (date(2000, 12, 20), "二〇〇〇年十二月二十日"),
        (date(2031, 1, 31), "二〇三一年一月三十一日"),
    ],
)
def test_dates_in_kanji(day: date, written: str) -> None:
    assert kanji_date(day) == written


def test_short_numbers_of_metadata_stand_upright() -> None:
    assert running("第12版") == (Text("第"), Tcy((Text("12"),)), Text("版"))
    assert running("2025年、v1.2、1,200部") == (Text("2025年、v1.2、1,200部"),)
    assert running("https://example.com/?v=12 x=12") == (Text("https://example.com/?v=12 x=12"),)
    assert running("え!?") == (Text("え"), Tcy((Text("!?"),)))


# Any text: what XML can't hold is replaced, which a case shows.
LETTERS = st.characters(
    exclude_categories=["Cs"], exclude_characters=[*map(chr, range(9)), *map(chr, range(14, 32))]
).filter(lambda c: c not in "\x0b\x0c\ufffe\uffff")
TEXTS = st.builds(Text, st.text(LETTERS))
# What a character without a code looks like; the page has a mark for it, and a note.
DESCRIBED = "\ue000てへん＋劣"
PLAIN = st.lists(TEXTS, max_size=3).map(tuple)


def _wrapped(inner):
    children = st.lists(inner, max_size=3).map(tuple)
    parts = st.lists(st.builds(RubyPart, children, st.text(LETTERS)), min_size=1, max_size=3)
    return st.one_of(
        st.builds(Ruby, parts.map(tuple)),
        st.builds(Tcy, children),
        st.builds(model.Emphasis, children, st.sampled_from(model.Mark)),
        st.builds(model.SideLine, children, st.sampled_from(model.Stroke)),
        st.builds(model.Styled, st.sampled_from(model.Style), children),
        st.builds(model.Warichu, children),
        st.builds(model.Foreign, children, st.just("fr")),
        st.builds(Link, st.sampled_from(["jo", "https://example.com/", "x:y"]), children),
        st.builds(model.Kaeriten, st.text(LETTERS)),
        st.builds(model.Gaiji, st.just(DESCRIBED), st.text(LETTERS)),
        st.builds(Footnote, st.just(())),
    )


def _bare(text: str) -> str:
    """Without round brackets, which inline notes (割注) are given."""
    return text.translate({ord(sign): None for sign in "（）"})


def _read(inlines: tuple[model.Inline, ...]) -> str:
    return _bare(model.plain_text(inlines).replace(f"［{DESCRIBED}］", "※"))


INLINES = st.lists(st.recursive(TEXTS, _wrapped, max_leaves=12)).map(tuple)


@given(INLINES)
def test_any_text_in_any_inline_comes_back(inlines: tuple[model.Inline, ...]) -> None:
    document = Document("a", Role.CHAPTER, (), (Paragraph((Text("一"), *inlines, Text("二"))),))
    page = documents(Book(METADATA, (document, BOOK.documents[3])))[0]
    text = text_of(page_of(parted((page,), EpubNames()).files[0]))
    assert _read(document.blocks[0].children) in _bare(text)


@given(INLINES)
def test_any_text_comes_back_from_the_page_for_print(inlines: tuple[model.Inline, ...]) -> None:
    document = Document("a", Role.CHAPTER, (), (Paragraph((Text("一"), *inlines, Text("二"))),))
    page = print_page(Book(METADATA, (document, BOOK.documents[3])))
    root = tinyhtml5.parse(page, namespace_html_elements=True)
    text = "".join(_pieces(root.find("{*}body")))
    assert _read(document.blocks[0].children) in _bare(text)


@given(st.text(LETTERS))
def test_any_title_comes_back(title: str) -> None:
    metadata = Metadata(title=f"題{title}", rights=title, colophon=((title, f"x{title}"),))
    book = Book(metadata, (Document("a", Role.COLOPHON),))
    text = text_of(page_of(parted(documents(book), EpubNames()).files[0], metadata))
    assert f"題{title}" in text and f"x{title}" in text


def test_a_character_without_a_code_is_described_in_the_line_where_it_is_met_first() -> None:
    one = model.Gaiji("口＋世")
    text = Paragraph((Text("海"), one, Text("と"), one, Text("。")))
    page = documents(Book(METADATA, (Document("a", Role.CHAPTER, (), (text,)),)))[0]
    for notes, shown in ((Notes.WARICHU, "海※（※は［口＋世］。）と※。"), (Notes.FOOT, "海※（1）")):
        assert shown in words_of(with_notes(page.body, notes))
