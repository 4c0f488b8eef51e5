"""Links between the texts of a book: what they find, and what is told where they find nothing."""

import pytest

from tategumi.manuscript.html import read_html
from tategumi.manuscript.markdown import read_markdown
from tategumi.messages import Locale
from tategumi.model import Block, Book, Document, Metadata, Role, Text
from tategumi.xhtml import EpubNames, documents, lost_links, write

# Two manuscripts; the second is parted into two documents.
FIRST, SECOND = "book/umi.md", "book/sub/yama.md"


def book(text: str) -> Book:
    """A book whose first document is the text, with others to link to."""
    others = {
        "101": ("峠", "## 朝の道\n\n歩く。\n\n## 夕　暮れ\n\n休む。\n"),
        "102": ("第12章　雪", "## 朝の道\n\n滑る。\n\n## Say *hello*, World\n\n話す。\n"),
    }
    made = [
        Document("100", Role.CHAPTER, (Text("海"),), _blocks(text, FIRST), FIRST),
        *(
            Document(name, Role.CHAPTER, (Text(title),), _blocks(words, SECOND), SECOND)
            for name, (title, words) in others.items()
        ),
        Document("colophon", Role.COLOPHON),
    ]
    return Book(Metadata("本"), tuple(made))


def titled(*texts: tuple[str, str]) -> Book:
    """A book of manuscripts, by their paths, whose titles have names."""
    made = []
    for number, (path, text) in enumerate(texts, 1):
        one = (read_html if path.endswith(".html") else read_markdown)(text, path)
        made.append(
            Document(f"{number}", Role.CHAPTER, one.heading, one.blocks, path, one.named, ("old",))
        )
    return Book(Metadata("本"), tuple(made))


def _blocks(text: str, path: str) -> tuple[Block, ...]:
    return read_markdown(text, path).blocks


def first_page(made: Book) -> str:
    page = documents(made)[0]
    return write(page.body, EpubNames(page.name))


@pytest.mark.parametrize(
    ("target", "label"),
    [
        ("#渚", "渚"),
        ("#%E6%B8%9A", "渚"),
        ("#夕暮れ", "夕　暮れ"),
        ("#第十二章雪", "第12章　雪"),
        ("#say-hello-world", "Say hello, World"),
        ("sub/yama.md#夕暮れ", "夕　暮れ"),
        ("book/sub/yama.md#夕　暮れ", "夕　暮れ"),
        ("夕暮れ", "夕　暮れ"),
        ("102#朝の道", "朝の道"),
    ],
)
def test_a_heading_is_found_by_its_words(target: str, label: str) -> None:
    made = book(f"# 序\n\n[そこ](<{target}>)。\n\n## 渚\n\n波。\n")
    assert lost_links(made) == ()
    entries = [e for page in documents(made) for e in page.entries if e.label == label]
    names = EpubNames(documents(made)[0].name)
    wanted = {f'<a href="{names.reference(entry.target)}">そこ</a>' for entry in entries}
    assert any(link in first_page(made) for link in wanted)


@pytest.mark.parametrize("target", ["sub/yama.md", "./sub/yama.md", "101", "#101", "#峠"])
def test_a_document_is_found_by_its_file_or_name(target: str) -> None:
    made = book(f"[そこ]({target})。\n")
    assert lost_links(made) == ()
    assert '<a href="p-101.xhtml">そこ</a>' in first_page(made)


@pytest.mark.parametrize(
    "target",
    ["#嵐", "kawa.md", "sub/yama.md#渚", "../umi.txt", "/etc/passwd", "ftp://example.com/"],
)
def test_what_is_not_in_the_book_stays_as_words_and_is_told(target: str) -> None:
    made = book(f"一行目。\n\n　波の[音と{{声|こえ}}]({target})。\n")
    assert "<a " not in first_page(made)
    assert "波の音と<ruby>声<rt>こえ</rt></ruby>。" in first_page(made)
    (problem,) = lost_links(made)
    assert (problem.code, str(problem.place)) == ("link.unknown", f"{FIRST}:3:4")


def test_an_address_that_leads_nowhere_is_told() -> None:
    made = book("海は[ここ](https://a..com/)。\n")
    (problem,) = lost_links(made)
    assert (problem.code, str(problem.place)) == ("link.address", f"{FIRST}:1:3")
    assert "海はここ。" in first_page(made)


def test_headings_of_one_name_are_told() -> None:
    made = book("[そこ](sub/yama.md#一)と[道](#朝の道)。\n\n## 二\n\n### 一\n\n## 一\n")
    assert [problem.code for problem in lost_links(made)] == ["link.unknown"]
    made = book("[そこ](#一)。\n\n## 二\n\n### 一\n\n## 一\n")
    (problem,) = lost_links(made)
    assert (problem.code, str(problem.place)) == ("link.several", f"{FIRST}:1:1")


def test_links_in_notes_and_cells_lead_on() -> None:
    made = book("文^[[注](#峠)]。\n\n| 見出し |\n| --- |\n| [欄](#峠) |\n")
    assert lost_links(made) == ()
    assert first_page(made).count('href="p-101.xhtml"') == 2


@pytest.mark.parametrize("name", ["umi", "海", "海-2"])
def test_a_heading_is_found_by_the_id_its_author_gave(name: str) -> None:
    made = titled(
        (FIRST, f"# 序 {{#jo .front}}\n\n[中](#{name})、[先](#jo)、[次](sub/yama.md#ato)。\n"),
        (SECOND, f"# 山\n\n[序](#jo)へ。\n\n## 渚 {{#{name}}}\n\n波。\n\n## 海 {{#ato}}\n"),
    )
    assert lost_links(made) == ()
    first, second = documents(made)
    page = write(first.body, EpubNames(first.name))
    assert first.body.get("class") == "old"
    assert '<h1 class="front" id="jo"' in page
    for link in (f'p-2.xhtml#{name}">中', 'p-1.xhtml">先', 'p-2.xhtml#ato">次'):
        assert f'<a href="{link}</a>' in page
    assert f'<section id="{name}">' in write(second.body, EpubNames(second.name))


@pytest.mark.parametrize("name", ["1st", "p-2", "page-3", "a.b"])
def test_an_id_that_no_book_may_hold_is_a_name_all_the_same(name: str) -> None:
    made = titled((FIRST, f"# 序\n\n[中](#{name})。\n\n## 渚 {{#{name}}}\n\n波。\n"))
    assert lost_links(made) == ()
    page = write(documents(made)[0].body, EpubNames("p-1"))
    assert f'id="{name}"' not in page and '<a href="#p-1_' in page


def test_an_id_twice_is_told_with_both_places() -> None:
    made = titled(
        (FIRST, "# 序\n\n## 渚 {#umi}\n\n波。\n"), (SECOND, "# 山\n\n## 海 {#umi}\n\n[渚](#umi)\n")
    )
    (problem,) = lost_links(made)
    assert problem.code == "link.id-twice"
    assert f"{SECOND}:3:7: #umi is already at {FIRST}:3:7," in problem.text(Locale.EN)
    pages = "".join(write(page.body, EpubNames(page.name)) for page in documents(made))
    assert pages.count('id="umi"') == 1


def test_pages_of_html_have_ids_of_their_own() -> None:
    page = (
        '<h1>{0}</h1><p><a href="#b">{0}</a><a href="2.html#b">次</a></p>'
        '<div id="b"><h2>節</h2></div>'
    )
    made = titled(("1.html", page.format("序")), ("2.html", page.format("山")))
    assert lost_links(made) == ()
    first, second = (write(one.body, EpubNames(one.name)) for one in documents(made))
    assert '<a href="#b">序</a><a href="p-2.xhtml#p-2_' in first
    assert '<a href="#p-2_' in second and 'id="b"' not in second


def test_a_page_that_no_manuscript_is_stays_as_words() -> None:
    made = titled(("1.html", '<h1>序</h1><p><a href="about.html">案内</a></p>'))
    (problem,) = lost_links(made)
    assert (problem.code, problem.place.path) == ("html.link", "1.html")
