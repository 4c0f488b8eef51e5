"""Damaged HTML, EPUB and Word files on their whole way into an EPUB; benchmarks/fuzz.py goes on."""

import io
import tempfile
from pathlib import Path

from damage import damaged_text
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Picture
from test_docx import WHOLE, docx
from test_epub_books import FILES, epub

from tategumi import products
from tategumi.commands.convert import book_from
from tategumi.problems import Failed

PAGE = """<h1>灯台の<ruby>朝<rt>あさ</rt></ruby></h1><p>島の<em>東</em>の<b>端</b>に
<a href="#n">灯台</a>が立つ。<a epub:type="noteref" href="#n">*</a><img src="a.png" alt="図"></p>
<table><tr><td>月<td>日</table><ol start="3"><li>油<ul><li>芯</ul></ol><pre>x
y</pre><aside epub:type="footnote" id="n">注の文。</aside><h2>二</h2><hr><p>終わり。
<p style="text-align: right; -epub-writing-mode: vertical-rl">署名</p>"""
PIECES = (
    "<", ">", "&", '"', "</p>", "<div>", "<ruby>", "<rt>", "</table>", "<td colspan='99999999'>",
    "<svg>", "<script>", "<![CDATA[", "<!--", "&#0;", "&#xd800;", "\x0b", "\u2028", "\ufeff",
    " id='n'", " href='../../../etc/passwd'", " src='file:///etc/passwd'", "<w:ruby>", "<w:rt>",
    " start='99999999999999999999'", "<w:t>", "<w:footnoteReference w:id='1'/>",
    "<w:gridSpan w:val='9999999'/>", "<item href='../a.xhtml' id='b'/>",
)  # fmt: skip
COVER = io.BytesIO()
Picture.new("RGB", (14, 20)).save(COVER, "JPEG")


def check(name: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        try:
            book = book_from(path, None).book
            assert products.epub_book(book, path.parent, COVER.getvalue(), [path]).data
        except Failed as failed:
            assert failed.problems


@settings(max_examples=60)
@given(damaged_text(PAGE, PIECES))
def test_any_page_becomes_a_book_or_is_told(text: str) -> None:
    check("a.html", text.encode("utf-8", "replace"))


@settings(max_examples=40)
@given(st.data())
def test_any_e_book_becomes_a_book_or_is_told(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([name for name in FILES if name.endswith(("ml", "opf"))]))
    text = data.draw(damaged_text(str(FILES[name]), PIECES))
    check("a.epub", epub(FILES | {name: text.encode("utf-8", "replace")}))


@settings(max_examples=40)
@given(damaged_text(WHOLE, PIECES))
def test_any_document_becomes_a_book_or_is_told(text: str) -> None:
    check("a.docx", docx(text.encode("utf-8", "replace").decode()))
