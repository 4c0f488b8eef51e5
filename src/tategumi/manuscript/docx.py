"""Converts a Word document to a page of HTML for ``read_html``.

mammoth reads headings, lists, tables, notes, pictures and links. What it leaves out is put into the
document as signs before it reads, and made elements after: ruby (``w:ruby``), emphasis marks
(``w:em``), tate-chu-yoko and inline notes (``w:eastAsianLayout``), alignment, breaks of pages. The
only door to mammoth.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from html import escape
from urllib.parse import quote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import mammoth

from ..problems import Failed, Place, Problem
from .archive import Members
from .html import PAGE

# Where text stands; mammoth reads these.
_TEXTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# OLE files: what Word makes of a document with a password.
_LOCKED = b"\xd0\xcf\x11\xe0"

# Signs that no text holds (noncharacters), and the markup that each becomes.
_SIGNS = {
    "ruby": ("\ufdd0", "<ruby>"),
    "rt": ("\ufdd1", "<rt>"),
    "/ruby": ("\ufdd2", "</rt></ruby>"),
    "tcy": ("\ufdd3", '<span class="tcy">'),
    "warichu": ("\ufdd4", '<span class="warichu">'),
    "/span": ("\ufdd5", "</span>"),
    "dot": ("\ufdd6", '<em class="sesame">'),
    "comma": ("\ufdd7", '<em class="sesame">'),
    "circle": ("\ufdd8", '<em class="circle">'),
    "underDot": ("\ufdd9", '<em class="dot left">'),
    "/em": ("\ufdda", "</em>"),
    "center": ("\ufddb", ""),
    "right": ("\ufddc", ""),
}
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")
_ALIGNED = {"center": "center", "right": "right", "end": "right"}
_STYLES = """
br[type='page'] => hr.page
p[style-name='Title'] => p.book-title:fresh
p[style-name='Author'] => p.book-author:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
u => u
strike => s
"""
# What of the text stands in the head of the page.
_HEAD = {
    re.compile(r'<p class="book-title">(.*?)</p>'): "<title>{}</title>",
    re.compile(r'<p class="book-author">(.*?)</p>'): '<meta name="author" content="{}">',
}
_TAGS = re.compile("<[^>]*>|[\ufdd1][^\ufdd2]*[\ufdd2]|[\ufdd0-\ufdef]")


def docx_page(data: bytes, shown: str) -> tuple[str, tuple[Problem, ...]]:
    """The document as markup, and what could not be read in it. Raises ``Failed``."""
    if data.startswith(_LOCKED):
        raise Failed([Problem(Place(shown), "docx.locked")])
    members = Members(data, shown)
    parts = {name: members.read(name) for name in members}
    names = {sha256(parts[name]).digest(): name for name in sorted(parts, reverse=True)}

    def picture(image: "mammoth.documents.Image") -> dict[str, str]:
        with image.open() as stream:
            name = names.get(sha256(stream.read()).digest(), "")
        return {"src": quote(f"{shown.rpartition('/')[2]}/{name}")}

    try:
        made = mammoth.convert_to_html(
            io.BytesIO(_signed(parts)),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(picture),
            ignore_empty_paragraphs=False,
            external_file_access=False,
        )
    except Exception:  # mammoth has no error of its own for what is no document of Word's
        raise Failed([Problem(Place(shown), "docx.broken")]) from None
    unread = {one.message for one in made.messages if "style" not in one.message}
    problems = (Problem(Place(shown), "docx.unread", {"detail": one}) for one in sorted(unread))
    return _page(made.value, shown), tuple(problems)


def _page(html: str, shown: str) -> str:
    """The signs as elements, what describes the book in the head."""
    head = []
    for form, markup in _HEAD.items():
        head += [markup.format(_TAGS.sub("", text)) for text in form.findall(html)]
        html = form.sub("", html)
    for name in ("center", "right"):
        sign = _SIGNS[name][0]
        html = re.sub(f"<p>((?:<(?!/|p>)[^>]*>)*){sign}", rf'<p align="{name}">\1', html)
    for sign, markup in _SIGNS.values():
        html = html.replace(sign, markup)
    html = html.replace("<p></p>", "<p><br /></p>")
    body = f'<body {PAGE}="{escape(shown)}">{html}</body>'
    return f'<?xml version="1.0"?><html><head>{"".join(head)}</head>{body}</html>'


# --- signs for what mammoth does not read
def _signed(parts: Mapping[str, bytes]) -> bytes:
    """The file with signs in its texts. Raises ``ValueError`` and ``SyntaxError`` of its XML."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in data:
                raise ValueError  # none of Word's has one: it would hold entities
            archive.writestr(name, _signed_text(data) if name in _TEXTS else data)
    return stream.getvalue()


def _signed_text(data: bytes) -> bytes:
    root = ElementTree.fromstring(data)
    for text in root.iter(f"{_W}t"):
        text.text = _NONCHARACTERS.sub("", text.text or "")
    for parent in list(root.iter()):
        if any(child.tag == f"{_W}r" for child in parent):
            parent[:] = [made for child in parent for made in _child(child)]
    for paragraph in root.iter(f"{_W}p"):
        _align(paragraph)
    return ElementTree.tostring(root)


def _align(paragraph: Element) -> None:
    said = paragraph.find(f"{_W}pPr/{_W}jc")
    name = _ALIGNED.get(said.get(f"{_W}val", ""), "") if said is not None else ""
    if name:
        paragraph.insert(1, _sign(name))
    if paragraph.find(f"{_W}pPr/{_W}pageBreakBefore") is not None:
        run = ElementTree.Element(f"{_W}r")
        ElementTree.SubElement(run, f"{_W}br", {f"{_W}type": "page"})
        paragraph.insert(1, run)


def _child(child: Element) -> Iterator[Element]:
    """A run between the signs of its look; ruby in it as a base and a reading behind it."""
    if child.tag != f"{_W}r":
        yield child
        return
    properties = child.find(f"{_W}rPr")
    before, after = _looks(properties)
    yield from map(_sign, before)
    if child.find(f"{_W}ruby") is None:
        yield child
    else:
        yield from _with_ruby(child, properties)
    yield from map(_sign, after)


def _looks(properties: Element | None) -> tuple[list[str], list[str]]:
    """The signs before and behind a run with these properties."""
    before: list[str] = []
    after: list[str] = []
    mark = properties.find(f"{_W}em") if properties is not None else None
    if mark is not None and (sign := mark.get(f"{_W}val", "")) in _SIGNS:
        before.append(sign)
        after.append("/em")
    layout = properties.find(f"{_W}eastAsianLayout") if properties is not None else None
    for name, sign in (("vert", "tcy"), ("combine", "warichu")):
        if layout is not None and layout.get(f"{_W}{name}", "0") not in ("0", "false", "off"):
            before.append(sign)
            after.insert(0, "/span")
    return before, after


def _with_ruby(run: Element, properties: Element | None) -> Iterator[Element]:
    for one in run:
        if one.tag == f"{_W}ruby":
            yield _sign("ruby")
            base = one.find(f"{_W}rubyBase")
            yield from (
                (made for child in base for made in _child(child)) if base is not None else ()
            )
            yield _sign("rt")
            yield _run("".join(text.text or "" for text in one.iterfind(f"{_W}rt//{_W}t")))
            yield _sign("/ruby")
        elif one is not properties:
            part = ElementTree.Element(run.tag)
            part.extend([one] if properties is None else [properties, one])
            yield part


def _sign(name: str) -> Element:
    return _run(_SIGNS[name][0])


def _run(text: str) -> Element:
    run = ElementTree.Element(f"{_W}r")
    ElementTree.SubElement(run, f"{_W}t", {_XML_SPACE: "preserve"}).text = text
    return run
