"""The PDF for the screen as those read it who do not see it: its structure, walked by itself."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from PIL import Image

import pypdfium2
from shared import WORKS
from tagged import Tagged
from tategumi import build, products
from tategumi.assembly import set_book
from tategumi.for_press import press_pages
from tategumi.formats import FORMATS
from tategumi.manuscript.reader import read
from tategumi.model import Book, Document, Figure, Metadata, Paragraph, Role, Text
from tategumi.model import Image as Picture
from tategumi.pdf.untagging import _unmarked
from tategumi.pressing import Pressing
from tategumi.printing import Edge, Opening, Printing, Thumbs
from tategumi.problems import Place
from tategumi.single import book_of
from tategumi.stand_ins import missing_pictures, with_stand_ins
from tategumi.stylesheets import stylesheet
from tategumi.xhtml import print_page

pytestmark = pytest.mark.needs("noto")

STYLES = """
@page { size: 60mm 90mm; margin: 8mm; @bottom-center { content: counter(page) } }
html { writing-mode: vertical-rl; font: 9pt/16pt "Noto Serif CJK JP" }
.leaf { break-before: page }
.note { float: footnote }
.note::footnote-call, .note::footnote-marker { content: none }
.warichu { font-size: 0.5em; -tategumi-warichu: split }
.dots { text-emphasis: filled sesame }
.faint { opacity: 0.5 }
.lined { text-decoration: overline }
figure { float: left }
"""
SPECIMEN = Path(__file__).parent / "books" / "specimen"
OWN = Path(__file__).parents[1]


def page(content: str) -> str:
    head = '<html xmlns="http://www.w3.org/1999/xhtml" lang="ja"><head><title>見本</title></head>'
    return f"<!DOCTYPE html>{head}<body>{content}</body></html>"


def said(content: str, tmp_path: Path, styles: str = STYLES) -> Tagged:
    Image.new("RGB", (60, 40), "navy").save(tmp_path / "a.png")
    return Tagged(set_book(page(content), [styles], tmp_path, "a.html").pdf)


def ruby(inside: str) -> str:
    return f"<p><ruby>{inside}</ruby></p>"


TREES = {
    "a word with its reading": (
        ruby("渡<rt>わた</rt>守<rt>もり</rt>"),
        "P(Ruby(RB(渡守) RT(わたもり)))",
    ),
    "a group": (ruby("紫陽花<rt>あじさい</rt>"), "P(Ruby(RB(紫陽花) RT(あじさい)))"),
    "a part without reading": (
        ruby("東<rt>ひがし</rt>の<rt></rt>"),
        "P(Ruby(RB(東) RT(ひがし)) の)",
    ),
    "bases of their own": (
        ruby("<rb>上</rb><rb>手</rb><rt>じょう</rt><rt>ず</rt>"),
        "P(Ruby(RB(上 手) RT(じょう ず)))",
    ),
    "readings on both sides": (
        ruby("<ruby>東京<rt>とうきょう</rt></ruby><rt>みやこ</rt>"),
        "P(Ruby(RB(Ruby(RB(東京) RT(とうきょう))) RT(みやこ)))",
    ),
    "words around": (
        "<p>あの<ruby>川<rt>かわ</rt></ruby>は<em class='dots'>深い</em>。</p>",
        "P(あの Ruby(RB(川) RT(かわ)) は 深い 。)",
    ),
    "a note": (
        "<p>舟<span class='note' role='doc-footnote'>渡し舟。</span>が着く。</p>",
        "P(舟 Note(P(渡し舟。)) が着く。)",
    ),
    "a note in two lines": (
        "<p>橋（<span class='warichu'>俗に八百八橋という</span>）</p>",
        "P(橋（ Warichu(WT(俗に八百八橋という)) ）)",
    ),
    "words of another language": (
        "<p>それは<span lang='en'>river</span>だ。</p>",
        "P(それは Span(river) だ。)",
    ),
    "a figure that floats": (
        "<p>前の文。</p><figure><img src='a.png' alt='川'/><figcaption>川の絵</figcaption>"
        "</figure><p>後の文。</p>",
        "P(前の文。) Div(Figure() Caption(川の絵)) P(後の文。)",
    ),
    "an ornament": ("<p>花<img src='a.png' alt=''/></p>", "P(花)"),
    "a list in a list": (
        "<ul><li>一<ul><li>二</li></ul></li></ul>",
        "L(LI(Lbl(• ) LBody(一 L(LI(Lbl(◦ ) LBody(二))))))",
    ),
    "terms": (
        "<dl><dt>岸</dt><dd>川のへり</dd><dd>陸</dd><dt>舟</dt><dd>水の上</dd></dl>",
        "L(LI(Lbl(岸) LBody(川のへり) LBody(陸)) LI(Lbl(舟) LBody(水の上)))",
    ),
    "a table": (
        "<table><caption>値</caption><thead><tr><th>名</th><th>幅</th></tr></thead>"
        "<tbody><tr><th>橋</th><td></td></tr></tbody></table>",
        "Table(Caption(値) THead(TR(TH(名) TH(幅))) TBody(TR(TH(橋) TD())))",
    ),
    "a table of heads alone": (
        "<table><thead><tr><th>名</th></tr></thead></table>",
        "Table(TR(TH(名)))",
    ),
    "rows beside a head": (
        "<table><thead><tr><th>名</th></tr></thead><tr><td>橋</td></tr></table>",
        "Table(THead(TR(TH(名))) TBody(TR(TD(橋))))",
    ),
    "bare words": ("<div>前<p>中</p>後</div>", "P(前) P(中) P(後)"),
    "in a group": (
        "<p class='faint'>薄い<ruby>字<rt>じ</rt></ruby></p>",
        "P(薄い Ruby(RB(字) RT(じ)))",
    ),
    "a line beside": ("<p>水の<span class='lined'>線</span></p>", "P(水の 線)"),
    "a link": ("<p id='a'><a href='#a'>ここ</a>へ</p>", "P(Link(ここ) へ)"),
}


@pytest.mark.parametrize(("content", "tree"), TREES.values(), ids=TREES.keys())
def test_what_is_written_is_read_in_its_order(content: str, tree: str, tmp_path: Path) -> None:
    whole = said(content, tmp_path)
    assert (whole.root.outline(), whole.faults) == (f"Document({tree})", [])
    parted = f"<div>{content}</div><div class='leaf'><p>次の文。</p></div>"
    bound = said(parted, tmp_path)
    assert (bound.root.outline(), bound.faults) == (f"Document({tree} P(次の文。))", [])


def test_a_link_that_leads_nowhere_is_words(tmp_path: Path) -> None:
    content = '<div><p>橋と<a href="#b">無い所</a></p></div><div class="leaf"><p>次。</p></div>'
    found = said(content, tmp_path)
    assert (found.root.outline(), found.faults) == ("Document(P(橋と Span(無い所)) P(次。))", [])


def test_a_paragraph_goes_on_from_page_to_page(tmp_path: Path) -> None:
    words = "岸の柳は風を待ち、渡し守は舟を待つ。" * 40
    found = said(f"<div><p>{words}</p></div><div class='leaf'><p>終わり。</p></div>", tmp_path)
    assert len(found.pdf.pages) > 2
    assert (found.root.kids[0].text, found.faults) == (words, [])


@pytest.mark.parametrize("leaf", ["<img src='a.png' alt=''/>", "", "<hr/>"])
def test_a_page_that_says_nothing_has_no_key(leaf: str, tmp_path: Path) -> None:
    leaves = f"<div class='leaf'>{leaf}</div><div class='leaf'><p>後。</p></div>"
    for content in (f"<div><p>前。</p></div>{leaves}", f"<section><p>前。</p>{leaves}</section>"):
        found = said(content, tmp_path)
        assert (found.root.text, found.faults) == ("前。後。", [])
        assert ["/StructParents" in one.obj for one in found.pdf.pages] == [True, False, True]


@pytest.mark.parametrize("language", ["en", "zh-Hant", "x-ü(v"])
def test_what_is_appended_is_read_by_others(language: str, tmp_path: Path) -> None:
    content = f"<div><p lang='{language}'>前</p></div><div class='leaf'><p>後</p></div>"
    pdf = set_book(page(content), [STYLES], tmp_path, "a.html").pdf
    found = Tagged(pdf)
    assert (found.pdf.check_pdf_syntax(), str(found.root.kids[0].of.Lang)) == ([], language)
    texts = [one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(pdf)]
    assert ["前" in texts[0], "後" in texts[1], len(texts)] == [True, True, 2]


def test_headings_leave_no_level_out(tmp_path: Path) -> None:
    content = "<h2>上</h2><h4>中</h4><h4>中</h4><h6>下</h6><h3>次</h3>"
    found = said(content, tmp_path)
    assert [node.kind for node in found.root.kids] == ["H1", "H2", "H2", "H3", "H2"]


def test_rows_that_stand_again_are_read_once(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>第{n}の行</td></tr>" for n in range(40))
    styles = STYLES + "th::before { content: '前' } th::after { content: '後' }"
    found = said(f"<table><thead><tr><th>頭</th></tr></thead>{rows}</table>", tmp_path, styles)
    assert len(found.pdf.pages) > 1
    assert (found.root.text.split("第")[0], found.faults) == ("前頭後", [])


def test_elements_say_what_is_asked_of_them(tmp_path: Path) -> None:
    content = """<p id="a"><a href="#a">川<span>岸</span></a><span lang="en">ford</span></p>
    <p><img src="a.png" alt="夕暮れの川" width="40"/></p>
    <table><tr><th scope="row">橋</th><td colspan="2">長い</td></tr></table>
    <p>注<span class="note" role="doc-footnote">一</span>と<span class="note" role="doc-footnote">
    二</span></p>"""
    found = said(content, tmp_path)
    (figure,), (link,) = found.root.find("Figure"), found.root.find("Link")
    assert str(figure.of.Alt) == "夕暮れの川"
    left, bottom, right, top = (float(side) for side in figure.of.A.BBox)
    assert (right - left, top - bottom) == pytest.approx((30, 20), abs=0.05)
    assert [str(one.Contents) for one in link.links] == ["川岸"] * len(link.links) != []
    assert [str(node.of.Lang) for node in found.root.find("Span")] == ["en"]
    assert found.root.find("TH")[0].of.A.Scope == "/Row"
    assert found.root.find("TD")[0].of.A.ColSpan == 2
    ids = [str(node.of.ID) for node in found.root.find("Note")]
    assert len({*ids}) == 2
    names = pikepdf.NameTree(found.pdf.Root.StructTreeRoot.IDTree)
    assert [*names] == ids


# --- books
def design(**settings: object) -> Printing:
    usual = Printing(FORMATS["bunko"], Edge.HEAD, Edge.FOOT, Opening.LEAF, None, Place("b"))
    return replace(usual, **settings)


def book(root: Path, alt: str = "川", **settings: object) -> bytes:
    Image.new("RGB", (60, 40), "navy").save(root / "a.png")
    blocks = (Paragraph((Text("舟を待つ。"),)), Figure(Picture("a.png", alt)))
    documents = (
        Document("titlepage", Role.TITLE_PAGE),
        Document("toc", Role.TOC),
        Document("one", Role.CHAPTER, (Text("渡し場"),), blocks),
        Document("two", Role.CHAPTER, (Text("橋"),), blocks),
        Document("colophon", Role.COLOPHON),
    )
    made, printing = (
        Book(Metadata("川のほとり", qr="https://example.com/"), documents),
        design(**settings),
    )
    html = products.markup(made, printing, root)
    return products.pages(html, printing, root, "b.html", (), documents=documents).data


@pytest.mark.parametrize("thumbs", Thumbs)
def test_a_book_is_read_without_its_furniture(thumbs: Thumbs, tmp_path: Path) -> None:
    found = Tagged(book(tmp_path, thumb_index=thumbs))
    assert found.faults == []
    chapters = "".join(node.text for node in found.root.kids[2:4])
    assert chapters == "渡し場舟を待つ。橋舟を待つ。"
    root = found.pdf.Root
    assert (dict(root.MarkInfo), str(root.Lang)) == ({"/Marked": True}, "ja")
    with found.pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_a_picture_without_words_is_an_ornament(tmp_path: Path) -> None:
    found = Tagged(book(tmp_path, alt=""))
    assert found.faults == []
    assert len(found.root.find("Figure")) == 1  # the code of the colophon


def test_a_press_gets_nothing_of_it(tmp_path: Path) -> None:
    screen = book(tmp_path)
    with pikepdf.open(BytesIO(press_pages(screen, "b.pdf", Pressing()).data)) as pdf:
        assert "/StructTreeRoot" not in pdf.Root
        for one in pdf.pages:
            assert "/StructParents" not in one.obj
            if "/Contents" in one.obj:
                signs = {str(operator) for _, operator in pikepdf.parse_content_stream(one)}
                assert signs.isdisjoint({"BDC", "BMC", "EMC"})


def test_what_glyphs_stand_for_and_layers_stay_without_structure() -> None:
    said = b"/Span <</ActualText <feff65b9>>> BDC\n<00> Tj\nEMC\n"
    layer = b"/OC /MC0 BDC\n0 0 1 1 re f\nEMC\n"
    marked = b"/Span <</MCID 1>> BDC\n%sEMC\n%s/Artifact BMC\nf\nEMC" % (said, layer)
    assert _unmarked(marked) == said + layer + b"f\n"


def test_the_specimen_and_the_project_s_own_book(tmp_path: Path) -> None:
    html = tmp_path / "book.html"
    for root in (SPECIMEN, OWN):
        html.write_bytes(build.markup(root).data)
        found = Tagged(build.pages(root, html).data)
        assert found.faults == []
        body = ElementTree.fromstring(html.read_text("utf-8").split("\n", 1)[1]).find("{*}body")
        readings = "".join("".join(rt.itertext()) for rt in body.iter(f"{XHTML}rt"))
        assert "".join(node.text for node in found.root.find("RT")) == readings


XHTML = "{http://www.w3.org/1999/xhtml}"
CSS = """
@page { size: A5; margin: 20mm }
html { writing-mode: vertical-rl; font: 9pt/15pt "Noto Serif CJK JP" }
"""
SHORT = [work for work in WORKS if work.stat().st_size < 40_000]


def running(element: ElementTree.Element) -> str:
    """The text of markup without readings."""
    parts = [element.text or ""]
    for child in element:
        parts += ["" if child.tag == f"{XHTML}rt" else running(child), child.tail or ""]
    return "".join(parts)


def unspaced(text: str) -> str:
    return "".join(text.split())


@pytest.mark.skipif(not SHORT, reason="the corpus is not on this machine")
@pytest.mark.parametrize("work", SHORT, ids=lambda work: work.stem)
def test_every_word_is_read_in_its_order(work: Path) -> None:
    made = book_of(read(work, work.parent), work.stem)
    made = with_stand_ins(made, missing_pictures(made, work.parent))
    html = print_page(made)
    styles = [stylesheet("common.css", work.parent), CSS]
    found = Tagged(set_book(html, styles, work.parent, work.name).pdf)
    assert found.faults == []
    body = ElementTree.fromstring(html.split("\n", 1)[1]).find("{*}body")
    assert unspaced(found.root.running) == unspaced(running(body))
    readings = "".join("".join(rt.itertext()) for rt in body.iter(f"{XHTML}rt"))
    assert "".join(node.text for node in found.root.find("RT")) == readings
