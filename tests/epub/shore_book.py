"""A small book that holds every kind of markup, for the tests of the EPUB."""

import io
from datetime import date

from PIL import Image as Picture

from tategumi.model import (
    Blank,
    Book,
    Break,
    Creator,
    Document,
    Emphasis,
    Figure,
    Footnote,
    Gaiji,
    Group,
    GroupKind,
    Heading,
    HeadingForm,
    Image,
    Kaeriten,
    Layout,
    Link,
    ListBlock,
    Mark,
    Metadata,
    Okurigana,
    PageBreak,
    Paragraph,
    Preformatted,
    Role,
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
from tategumi.stylesheets import stylesheet

STYLES = {name: stylesheet(name).read_text("utf-8") for name in ("common.css", "epub.css")}

METADATA = Metadata(
    title="潮のたより",
    title_reading="シオノタヨリ",
    subtitle="浜の十二か月",
    creators=(
        Creator("浜野 みお", "ハマノ ミオ"),
        Creator("岬 一郎", "ミサキ イチロウ", "edt"),
        Creator("沖 ふね", "オキ フネ", "ill"),
    ),
    publisher="みぎわ文庫",
    publisher_reading="ミギワブンコ",
    date=date(2025, 3, 18),
    identifier="urn:uuid:2f1c9c3e-3b7a-5d0e-9a55-0c6d5f1d7b11",
    rights="© 2025 みぎわ文庫",
    description="浜で暮らす人の一年。",
    colophon=(("版", "初版"),),
)


def picture(kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    Picture.new("L", (40, 64), 230).save(buffer, kind)
    return buffer.getvalue()


def _p(*inlines: object, layout: Layout | None = None) -> Paragraph:
    children = tuple(Text(i) if isinstance(i, str) else i for i in inlines)
    return Paragraph(children, layout or Layout())


def _ruby(*pairs: tuple[str, str], left: str = "") -> Ruby:
    return Ruby(tuple(RubyPart((Text(base),), reading) for base, reading in pairs), left)


def _inlines() -> tuple[Paragraph, ...]:
    return (
        _p(
            "朝の", _ruby(("渚", "なぎさ")), "で", _ruby(("貝", "かい"), ("殻", "がら")), "を拾う。"
        ),
        _p("「", _ruby(("海", "うみ"), left="シー"), "だ", Tcy((Text("!?"),)), "」"),
        _p(*(Emphasis((Text(mark.value),), mark, side) for mark in Mark for side in Side)),
        _p(*(SideLine((Text("線"),), stroke, side) for stroke in Stroke for side in Side)),
        _p(*(Styled(style, (Text("字"),)) for style in Style)),
        _p("潮", Warichu((Text("朝のものを潮、夕のものを汐と書く"),)), "が引く。"),
        _p("不", Kaeriten("レ"), "知", Okurigana("ラ"), Gaiji("さんずい＋風", "第3水準1-1-1")),
        _p("印は", Image("pictures/mark.png", "しるし"), "とする。", Footnote((_p("浜の印。"),))),
        _p(Link("https://example.com/浜", (Text("便り"),)), "と", Link("toc", (Text("目次"),))),
    )


def _blocks() -> tuple:
    return (
        Group(GroupKind.LEAD, (_p("浜には音が絶えない。"),)),
        *_inlines(),
        Heading(2, (Text("満ち"), _ruby(("潮", "しお")))),
        *(Group(kind, (_p("岩の上で待つ。"),), Layout(indent=1, turn=2)) for kind in GroupKind),
        SceneBreak("＊"),
        PageBreak(Break.LEAF),
        Heading(3, (Text("沖へ"),), HeadingForm.RUN_IN),
        _p("舟を出す。"),
        Heading(3, (Text("凪"),), HeadingForm.WINDOW),
        _p("網を引く。", layout=Layout(indent=2, turn=4, end=1, measure=20)),
        Figure(Image("pictures/map.jpg", "浜の地図", 40, 64), (Text("浜の地図"),)),
        Blank(2),
        Table((((Text("月"),), (Text("潮"),)), ((Text("三"),), (Text("大"),))), 1),
        ListBlock(((_p("貝"),), (_p("藻"), ListBlock(((_p("若布"),),))))),
        ListBlock(((_p("舟"),),), True, 3),
        Preformatted("満ち\n  引き", "text"),
    )


def book() -> Book:
    return Book(
        METADATA,
        (
            Document("half", Role.HALF_TITLE),
            Document("title", Role.TITLE_PAGE),
            Document("preface", Role.PREFACE, (Text("はしがき"),), (_p("序。"),)),
            Document("toc", Role.TOC),
            Document("part", Role.PART, (Text("第一部"),)),
            Document("001", Role.CHAPTER, (Text("第"), Tcy((Text("12"),)), Text("章")), _blocks()),
            Document("002", Role.CHAPTER, (), (_p("題のない章。"),)),
            Document("003", Role.APPENDIX, (Text("付録"),), (_p("潮の表。"),)),
            Document("004", Role.AFTERWORD, (Text("あとがき"),), (_p("終わり。"),)),
            Document("005", Role.NOTES, (Text("注"),), (_p("注。"),)),
            Document("colophon", Role.COLOPHON),
        ),
    )
