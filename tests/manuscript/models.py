"""Manuscripts of every kind of block and inline, as hypothesis makes them."""

from hypothesis import strategies as st

from tategumi.manuscript.source import Manuscript
from tategumi.model import (
    Align,
    Blank,
    Break,
    Editorial,
    Emphasis,
    Extent,
    Figure,
    Footnote,
    Foreign,
    Gaiji,
    Group,
    GroupKind,
    Heading,
    HeadingForm,
    Image,
    Indexed,
    Inline,
    Kaeriten,
    Layout,
    LineBreak,
    Link,
    ListBlock,
    Mark,
    Named,
    Okurigana,
    PageBreak,
    Paragraph,
    Preformatted,
    Ruby,
    RubyPart,
    SceneBreak,
    Side,
    SideLine,
    Stroke,
    Style,
    Styled,
    Table,
    Tcy,
    Text,
    Warichu,
)

# Signs of all notations between words.
_PIECES = [
    *"漢字かなカナabz019 　、。「」『』（）《》｜|{}[]^*_~`<>!#=-+:.&\\\"'&",
    *(
        "漢字",
        "かな",
        "word",
        "［＃",
        "］",
        "###",
        "---",
        "===",
        "1. ",
        "- ",
        "&amp;",
        ":::",
        "＊",
        "**",
    ),
]
words = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=8).map("".join)
names = words.map(str.strip).filter(bool)
plain_texts = words.map(Text)
_SOLID = names.filter(lambda text: not set(text) & set("　 "))


def _joined(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Neighbouring texts as one, as every parser leaves them."""
    joined: list[Inline] = []
    for inline in inlines:
        if joined and isinstance(joined[-1], Text) and isinstance(inline, Text):
            inline = Text(joined.pop().text + inline.text)
        joined.append(inline)
    return tuple(joined)


def phrases(inline: st.SearchStrategy[Inline]) -> st.SearchStrategy[tuple[Inline, ...]]:
    return st.lists(inline, min_size=1, max_size=4).map(_joined)


def _rubies(base: st.SearchStrategy[tuple[Inline, ...]]) -> st.SearchStrategy[Ruby]:
    parts = st.builds(RubyPart, base, names | st.just(""))
    return st.builds(Ruby, st.lists(parts, min_size=1, max_size=3).map(tuple), names | st.just(""))


def _containers(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    phrase = phrases(children)
    steps = st.builds(
        Styled, st.sampled_from([Style.LARGER, Style.SMALLER]), phrase, st.integers(1, 3)
    )
    return st.one_of(
        st.builds(Tcy, phrase),
        st.builds(Emphasis, phrase, st.sampled_from(Mark), st.sampled_from(Side)),
        st.builds(SideLine, phrase, st.sampled_from(Stroke), st.sampled_from(Side)),
        st.builds(Styled, st.sampled_from(Style), phrase),
        steps,
        st.builds(Warichu, phrase),
        st.builds(Indexed, phrase, names | st.just("")),
        st.builds(Foreign, phrase, st.sampled_from(["en", "zh-Hant-TW"])),
    )


_sizes = st.none() | st.integers(1, 999)
_files = names.map(lambda name: "images/" + name)
images = st.builds(Image, _files, names | st.just(""), _sizes, _sizes)
_leaves = st.one_of(
    plain_texts,
    st.just(LineBreak()),
    _rubies(phrases(plain_texts)),
    st.builds(Gaiji, names, names | st.just("")),
    images,
    st.builds(Kaeriten, names),
    st.builds(Okurigana, names),
    st.builds(Editorial, names),
)
simple_inlines = st.recursive(_leaves, _containers, max_leaves=4)
_links = st.builds(Link, _SOLID, phrases(simple_inlines))

layouts = st.builds(
    Layout,
    *[st.none() | st.integers(0, 9).map(float)] * 3,
    st.none() | st.integers(1, 40),
    st.booleans(),
    st.booleans(),
) | st.just(Layout())


def _paragraphs(inline: st.SearchStrategy[Inline]) -> st.SearchStrategy[Paragraph]:
    return st.builds(Paragraph, phrases(inline), layouts)


_plain_blocks = st.one_of(
    _paragraphs(simple_inlines),
    st.builds(Blank, st.integers(1, 3)),
    st.builds(SceneBreak, names | st.just("")),
    st.builds(Preformatted, names, _SOLID | st.just("")),
)
_notes = st.builds(Footnote, st.lists(_plain_blocks, min_size=1, max_size=2).map(tuple))
inlines = simple_inlines | _links | _notes


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    cell = phrases(inlines)
    row = st.lists(cell, min_size=width, max_size=width).map(tuple)
    rows = draw(st.lists(row, min_size=1, max_size=3))
    align = st.sampled_from([None, *Align])
    columns = draw(st.lists(align, min_size=width, max_size=width).map(tuple))
    return Table(tuple(rows), draw(st.integers(0, 1)), columns if any(columns) else ())


def _groups(blocks: st.SearchStrategy) -> st.SearchStrategy:
    inner = st.lists(blocks, min_size=1, max_size=3).map(tuple)
    items = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Group, st.sampled_from(GroupKind), inner, layouts, st.integers(1, 2)),
        st.builds(ListBlock, items, st.just(False)),
        st.builds(ListBlock, items, st.just(True), st.integers(0, 99)),
    )


_ids = st.sampled_from(["", "umi", "第一", "1.2"])
_classes = st.sampled_from(["letter", "old-style"])
_single_blocks = st.one_of(
    _plain_blocks,
    _paragraphs(inlines),
    st.builds(
        Heading,
        st.integers(2, 6),
        phrases(inlines),
        st.sampled_from(HeadingForm),
        layouts,
        st.builds(Named, _ids, st.lists(_classes, max_size=2).map(tuple)),
    ),
    st.builds(PageBreak, st.sampled_from(Break)),
    st.builds(Figure, images, phrases(simple_inlines) | st.just(()), st.sampled_from([*Extent])),
    _tables(),
)
blocks = st.recursive(_single_blocks, _groups, max_leaves=5)
manuscripts = st.builds(
    Manuscript,
    st.lists(blocks, min_size=1, max_size=3).map(tuple),
    title=names,
    subtitle=names | st.just(""),
    creators=st.lists(names, max_size=2).map(tuple),
    colophon=st.lists(names, max_size=2).map(tuple),
)
