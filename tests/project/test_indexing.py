"""The index: which words are marked, how they are sorted, what its author hears."""

from dataclasses import replace

import pytest

from tategumi.indexing import apply, order_of, row_of
from tategumi.located import Located
from tategumi.model import (
    Book,
    Document,
    Emphasis,
    Footnote,
    Indexed,
    Inline,
    Metadata,
    Paragraph,
    Role,
    Ruby,
    RubyPart,
    Table,
    Text,
    plain_text,
)
from tategumi.problems import Place
from tategumi.xhtml import documents, print_page
from tategumi.xhtml.index import each_page_once

YAML = Place("book.yaml", 9, 1)
BOAT = Indexed((Text("舟"),), "ふね")
FERRYMAN = Ruby((RubyPart((Text("渡"),), "わた"),))


def words(**readings: str) -> tuple[tuple[Located[str], str], ...]:
    return tuple((Located(word, YAML), reading) for word, reading in readings.items())


def book(*inlines: Inline, index: bool = True) -> Book:
    text = Document("one", Role.CHAPTER, (), (Paragraph(inlines),))
    last = (Document("index", Role.INDEX),) if index else ()
    return Book(Metadata("川"), (text, *last))


def marked(*inlines: Inline, **readings: str) -> tuple[Inline, ...]:
    made, problems = apply(book(*inlines), words(**readings), YAML)
    assert problems == ()
    return made.documents[0].blocks[0].children


@pytest.mark.parametrize(
    ("inlines", "expected"),
    [
        ((Text("岸の舟だ"),), (Text("岸の"), BOAT, Text("だ"))),
        ((Text("舟と舟"),), (BOAT, Text("と"), BOAT)),
        ((Emphasis((Text("舟"),)),), (Indexed((Emphasis((Text("舟"),)),), "ふね"),)),
        ((Text("渡し舟"), Footnote(())), (Text("渡し"), BOAT, Footnote(()))),
        ((Indexed((Text("舟"),), "ふな"),), (Indexed((Text("舟"),), "ふな"),)),
    ],
)  # fmt: skip
def test_words_of_the_list_are_marked_where_they_stand(
    inlines: tuple[Inline, ...], expected: tuple[Inline, ...]
) -> None:
    assert marked(*inlines, 舟="ふね") == expected


def test_a_word_over_ruby_is_one() -> None:
    text = (Text("川の"), FERRYMAN, Text("し守は"))
    found = marked(*text, 渡し守="わたしもり")
    assert found == (Text("川の"), Indexed((FERRYMAN, Text("し守")), "わたしもり"), Text("は"))
    assert plain_text(found) == plain_text(text)


def test_the_longest_word_is_the_word() -> None:
    found = marked(Text("渡し舟と舟"), 舟="ふね", 渡し舟="わたしぶね")
    assert [one.reading for one in found if isinstance(one, Indexed)] == ["わたしぶね", "ふね"]


def test_what_the_index_lacks_is_told() -> None:
    _, problems = apply(book(Text("岸")), words(舟="ふね"), YAML)
    assert [(p.code, p.place) for p in problems] == [("index.absent", YAML)]
    unread = book(Indexed((Text("舟"),)), Indexed((FERRYMAN, Text("し"))))
    assert [p.code for p in apply(unread, (), YAML)[1]] == ["index.unread"]
    noted = book(Footnote((Table((((Indexed((Text("舟"),)),),),)),)))
    assert [p.code for p in apply(noted, (), YAML)[1]] == ["index.unread"]
    nowhere = book(Text("舟"), index=False)
    assert [p.code for p in apply(nowhere, words(舟="ふね"), YAML)[1]] == ["index.nowhere"]


def test_the_order_is_that_of_the_kana() -> None:
    """JIS X 4061: voicing, small kana and scripts count only where all else is alike."""
    order = """ああ アート あい かつ がっき かつきょ ギター きだい きって はは はば ばば"""
    words = order.split()
    assert sorted(words[6:] + words[:6], key=order_of) == words
    assert [row_of(word) for word in ("がっき", "ヴァイオリン", "を", "ん", "A4", "漢")] == [
        "か", "あ", "わ", "わ", "", "",
    ]  # fmt: skip


def test_entries_link_to_their_words_in_both_books() -> None:
    made, _ = apply(book(Text("舟と岸と舟")), words(舟="ふね", 岸="きし"), YAML)
    page = print_page(made)
    assert page.index("<li>岸") < page.index("<li>舟")
    anchors = [target.anchor for _, target in documents(made)[0].indexed]
    assert len(set(anchors)) == 3
    for anchor in anchors:
        assert f'<span id="{anchor}">' in page
        assert f'<a class="index-place" href="#{anchor}"></a>' in page


def test_a_page_is_named_once() -> None:
    made, _ = apply(book(Text("舟と岸と舟と舟")), words(舟="ふね", 岸="きし"), YAML)
    anchors = [target.anchor for _, target in documents(made)[0].indexed]
    page = each_page_once(print_page(made), dict(zip(anchors, (3, 3, 3, 5), strict=True)))
    kept = [f'href="#{anchor}"' in page for anchor in anchors]
    assert kept == [True, True, False, True]
    assert each_page_once(page, dict.fromkeys(anchors, 3)) != page


def test_an_index_may_have_words_of_its_own() -> None:
    made, _ = apply(book(Text("舟")), words(舟="ふね"), YAML)
    note = Paragraph((Text("凡例。"),))
    one, last = made.documents
    own = replace(made, documents=(one, replace(last, blocks=(note,))))
    assert print_page(own).index("凡例") < print_page(own).index("<li>舟")
