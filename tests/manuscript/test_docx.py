"""Documents of Word as manuscripts: what each mark becomes; and what is no document."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

import pytest
from damage import damaged_bytes, damaged_text
from dumps import dump
from hypothesis import given, settings

from shared import CORPUS
from tategumi.manuscript.reader import read, read_asset
from tategumi.manuscript.source import Manuscript
from tategumi.model import Inline, Ruby, RubyPart, Text, children_of, plain_text, runs_of
from tategumi.problems import Failed
from tategumi.running import joined

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
    for id, name in {"a3": "Title", "1": "heading 1", "2": "heading 2", "au": "Author"}.items()
)
PICTURE = f"""<w:r><w:drawing><wp:inline
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">
<wp:docPr id="1" name="p" descr="山の図"/>
<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData>
<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>
<a:blip r:embed="r2" xmlns:r="{OFFICE}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>
</wp:inline></w:drawing></w:r>"""
FILES = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="png" ContentType="image/png"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="r3" Type="{OFFICE}/footnotes" Target="footnotes.xml"/>'
    f'<Relationship Id="r2" Type="{OFFICE}/image" Target="media/image1.png"/></Relationships>',
    "word/styles.xml": f"<w:styles {W}>{STYLES}</w:styles>",
    "word/footnotes.xml": f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>注の文。</w:t>'
    "</w:r></w:p></w:footnote></w:footnotes>",
    "word/media/image1.png": "picture",
}


def p(*runs: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def ruby(base: str, reading: str, properties: str = "") -> str:
    return (
        f"<w:r><w:ruby><w:rubyPr/><w:rt>{r(reading)}</w:rt><w:rubyBase>{r(base, properties)}"
        "</w:rubyBase></w:ruby></w:r>"
    )


def docx(body: str, files: Mapping[str, str | bytes] = FILES) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        if "word/document.xml" not in files:
            whole = f"<w:document {W}><w:body>{body}</w:body></w:document>"
            archive.writestr("word/document.xml", whole)
    return stream.getvalue()


def read_bytes(folder: Path, data: bytes) -> Manuscript:
    (folder / "a.docx").write_bytes(data)
    return read(folder / "a.docx", folder)


BOLD, DOT = "<w:b/>", '<w:em w:val="dot"/>'
TCY = '<w:eastAsianLayout w:id="1" w:vert="1"/>'
CASES = {
    "ruby, bold, alone and beside each other": (
        p(r("春の"), ruby("山", "やま"), ruby("川", "かわ", BOLD), r("。", BOLD)),
        "p: 春の⟨ruby 山|やま⟩⟨ruby ⟨bold 川⟩|かわ⟩⟨bold 。⟩",
    ),
    "emphasis marks that Word cuts in pieces, and round ones": (
        p(r("山", DOT), r("川", DOT), r("谷", '<w:em w:val="circle"/>')),
        "p: ⟨sesame 山川⟩⟨circle 谷⟩",
    ),
    "tate-chu-yoko and notes in two lines": (
        p(r("昭和"), r("12", TCY), r("年", '<w:eastAsianLayout w:id="2" w:combine="1"/>')),
        "p: 昭和⟨tcy 12⟩⟨warichu 年⟩",
    ),
    "title, author, headings": (
        p(r("山の本"), style="a3")
        + p(r("山田花子"), style="au")
        + p(r("一"), style="1")
        + p(r("春"), style="2")
        + p(r("二"), style="1"),
        "title: 山の本\ncreator: 山田花子\nh1: 一\nh2: 春\nh1: 二",
    ),
    "notes and pictures": (
        p(r("春"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r("。")) + p(PICTURE),
        "p: 春⟨note p: 注の文。⟩。\np: ⟨image a.docx/word/media/image1.png [山の図]⟩",
    ),
    "texts of nothing": (
        p("<w:r><w:t/></w:r>", r("山"), ruby("川", ""), "<w:r/>"), "p: 山川",
    ),
    "empty lines, lines at the end and in the middle, breaks": (
        p(r("一"))
        + p()
        + p(r("海辺にて"), properties='<w:jc w:val="right"/>')
        + p(r("＊"), properties='<w:jc w:val="center"/>')
        + p('<w:r><w:br w:type="page"/></w:r>', r("二"), '<w:r><w:br/></w:r>', r("三")),
        "p: 一\nblank 1\np (end 0): 海辺にて\np (centred 1): ＊\nbreak page\np: 二⟨br⟩三",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_read(tmp_path: Path, name: str) -> None:
    body, expected = CASES[name]
    assert dump(read_bytes(tmp_path, docx(body))) == expected


def test_a_picture_is_found_in_the_document(tmp_path: Path) -> None:
    read_bytes(tmp_path, docx(p(PICTURE)))
    assert read_asset("a.docx/word/media/image1.png", tmp_path) == b"picture"


WORK = CORPUS / "456_ruby_145.txt"


@pytest.mark.skipif(not WORK.exists(), reason="the corpus is not on this machine")
def test_text_and_every_ruby_of_a_work_come_back(tmp_path: Path) -> None:
    """pandoc writes no ruby into documents, so its paragraphs are written here."""
    runs = runs_of(read(WORK, CORPUS).blocks)
    flat = [flattened for run in runs if plain_text(flattened := tuple(_flat(run))).strip()]
    body = "".join(p(*(_written(one) for one in run)) for run in flat)
    manuscript = read_bytes(tmp_path, docx(body))
    assert [joined(one.children) for one in manuscript.blocks] == [joined(run) for run in flat]


def _flat(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    """Text and ruby of one reading, as Word has them."""
    for inline in inlines:
        if isinstance(inline, Text):
            yield inline
        elif isinstance(inline, Ruby):
            reading = "".join(part.reading for part in inline.parts)
            yield Ruby((RubyPart((Text(plain_text((inline,))),), reading),))
        else:
            yield from _flat(children_of(inline))


def _written(inline: Inline) -> str:
    if isinstance(inline, Ruby):
        return ruby(escape(plain_text((inline,))), escape(inline.parts[0].reading))
    return r(escape(plain_text((inline,))))


# --- what is no document
BOMB = docx(p(r("山")), FILES | {"word/media/x.xml": b" " * 30_000_000})
GROWN = (
    f'<!DOCTYPE x [<!ENTITY a "山">]><w:document {W}><w:body>{p(r("&a;"))}</w:body></w:document>'
)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "zip.broken"),
        (b"\xd0\xcf\x11\xe0 old", "docx.locked"),
        (docx("", {"x": "y", "word/document.xml": "<x"}), "docx.broken"),
        (docx("", FILES | {"word/document.xml": GROWN}), "docx.broken"),
        (docx("", FILES | {"../x": "y"}), "zip.outside"),
        (BOMB, "zip.too-large"),
    ],
    ids=["nothing", "old or locked", "no document", "entities", "names outside", "bomb"],
)
def test_what_is_no_document_is_one_line(tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(Failed) as failed:
        read_bytes(tmp_path, data)
    assert [problem.code for problem in failed.value.problems] == [code]


WHOLE = "".join(body for body, _ in CASES.values())
PIECES = ["<", ">", "/", '"', "w:r", "w:p", "w:t", "&x;", "\0", "山", "<w:ruby/>", "<w:r><w:ruby>"]


@settings(max_examples=150)
@given(damaged_bytes(docx(WHOLE)))
def test_any_bytes_are_a_document_or_told(tmp_path_factory, data: bytes) -> None:
    check(tmp_path_factory.getbasetemp(), data)


@settings(max_examples=150)
@given(damaged_text(WHOLE, PIECES))
def test_any_structure_is_a_document_or_told(tmp_path_factory, text: str) -> None:
    check(tmp_path_factory.getbasetemp(), docx(text))


def check(folder: Path, data: bytes) -> None:
    try:
        dump(read_bytes(folder, data))
    except Failed as failed:
        assert failed.problems
