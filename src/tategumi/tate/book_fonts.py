"""Embeds each font of a book once, with the glyphs that all its documents use of it.

Glyphs keep their numbers, so that no content stream changes. ``write_fonts`` makes a PDF of the
fonts, in which each document's names lead to fonts of the book.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import md5
from io import BytesIO
from pathlib import Path
from typing import Any

import pydyf
from weasyprint import DEFAULT_OPTIONS
from weasyprint.pdf.fonts import Font, build_fonts_dictionary
from weasyprint.text.ffi import ffi, harfbuzz

from .drawing.font_files import FontData, UncopiedFont
from .drawing.fonts import SUFFIX, VerticalFonts, resolved
from .rendering import Source, rendering
from .settings.setting import FontUse
from .settings.shared_fonts import FACTS

ffi.cdef("""
    hb_blob_t *hb_blob_create_from_file (const char *file_name);
    hb_face_t *hb_face_create (hb_blob_t *blob, unsigned int index);
""")


@dataclass(frozen=True, slots=True)
class BookFont:
    """A font of a book, with what all documents use of it, named as in ``FontUse``.

    ``tables`` say what its glyphs stand for. Documents that agree have one together.
    """

    name: str
    file: str
    index: int
    facts: Mapping[str, Any]
    widths: dict[int, int] = field(default_factory=dict)
    upright: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    tables: list[dict[int, str]] = field(default_factory=list)

    def key(self) -> str:
        """Return the same text for the same font with the same glyphs, in whatever order."""
        glyphs: tuple[Mapping[int, object], ...] = (self.widths, self.upright, *self.tables)
        ordered = [sorted(values.items()) for values in glyphs]
        return repr((self.name, self.file, self.index, sorted(self.facts.items()), ordered))

    def join(self, use: FontUse) -> str:
        """Take up the glyphs that a document uses.

        Return the name under which the font stands in the PDF with a table that agrees with the
        document.
        """
        for glyph, width in use.widths.items():
            self.widths.setdefault(glyph, width)
        self.upright.update(use.upright)
        agreeing = (
            number
            for number, table in enumerate(self.tables)
            if all(table.get(glyph, text) == text for glyph, text in use.texts.items())
        )
        number = next(agreeing, len(self.tables))
        if number == len(self.tables):
            self.tables.append({})
        self.tables[number].update(use.texts)
        return f"{self.name}.{number}" if number else self.name


def gather_fonts(
    documents: Iterable[Sequence[FontUse]],
) -> tuple[tuple[BookFont, ...], list[dict[str, str]]]:
    """Gather the fonts of a book from those of its documents.

    Return them, and for each document the names of its fonts with the names that they have in the
    book.
    """
    fonts: dict[tuple[str, str, int], BookFont] = {}
    names: list[dict[str, str]] = []
    for uses in documents:
        names.append({})
        for use in uses:
            key = use.name, use.file, use.index
            if key not in fonts:
                tag = _tag(use.name, sum(name == use.name for name, *_ in fonts))
                fonts[key] = BookFont(tag, use.file, use.index, use.facts)
            name = fonts[key].join(use)
            names[-1][use.name] = name
            if use.upright:
                names[-1][use.name + SUFFIX] = name + SUFFIX
    return tuple(fonts.values()), names


def _tag(name: str, taken: int) -> str:
    """Return the six letters of a font's name, and others where ``taken``
    fonts have that name already.
    """
    if not taken:
        return name
    letters = md5(f"{name}{taken}".encode(), usedforsecurity=False).digest()[:6]
    return "".join(chr(65 + byte % 26) for byte in letters)


def write_fonts(source: Source, fonts: Iterable[BookFont]) -> bytes:
    """Write the fonts into a PDF of one page, whose resources they are.

    ``source`` has the style sheets that fetch fonts. Raises ``OSError`` where a font's file is
    gone.
    """
    with rendering(source) as work:
        return _pdf_of([_Loaded(font, work.fonts.folder) for font in fonts])


class _Loaded(UncopiedFont):
    """A font that is made again from its file, for writing."""

    hash: str
    missing: dict[int, int]
    to_unicode: dict[int, str]

    def __init__(self, font: BookFont, web_fonts: Path | None) -> None:
        for fact in FACTS:
            setattr(self, fact, font.facts[fact])
        usual = font.facts["name"]
        self.name = usual.replace(self.hash, font.name, 1).encode("latin-1")
        self.hash, self.index, self.of_book = font.name, font.index, font
        self.missing, self.used_in_forms = {}, False
        self.widths, self.to_unicode = dict(sorted(font.widths.items())), {}
        for table in reversed(font.tables):  # the first table says what a glyph stands for first
            self.to_unicode.update(sorted(table.items()))
        path = web_fonts / font.file if web_fonts else Path(font.file)
        if not path.is_file():
            raise FileNotFoundError(path)
        blob = harfbuzz.hb_blob_create_from_file(bytes(path))
        self.hb_face = ffi.gc(harfbuzz.hb_face_create(blob, font.index), harfbuzz.hb_face_destroy)
        harfbuzz.hb_blob_destroy(blob)
        self.file_content = FontData(self.hb_face)


def _pdf_of(fonts: Sequence[_Loaded]) -> bytes:
    """Write the fonts and their upright twins into a PDF with one empty page.

    Return its bytes. A PDF must have a page; the resources of this one name the fonts.
    """
    pdf, upright = pydyf.PDF(), VerticalFonts()
    table = build_fonts_dictionary(
        pdf, {font.hash: font for font in fonts}, True, True, dict(DEFAULT_OPTIONS)
    )
    pdf.add_object(table)
    for font in fonts:
        if font.of_book.upright:
            upright.add(font, font.of_book.upright)
    upright.finish(pdf)
    for font in fonts:
        for number, texts in enumerate(font.of_book.tables[1:], 1):
            _add_table(pdf, table, font, number, texts)
    resources = pydyf.Dictionary({"Font": table.reference})
    page = {
        "Type": "/Page",
        "Parent": pdf.pages.reference,
        "MediaBox": pydyf.Array([0, 0, 1, 1]),
        "Resources": resources,
    }
    pdf.add_page(pydyf.Dictionary(page))
    out = BytesIO()
    pdf.write(out, compress=True)
    return out.getvalue()


def _add_table(
    pdf: pydyf.PDF, table: pydyf.Dictionary, font: Font, number: int, texts: dict[int, str]
) -> None:
    """Add the font to the table of fonts once more, its glyphs standing for other texts."""
    meanings = pydyf.Stream([_CMAP.format(rows=_rows(texts)).encode()], compress=True)
    pdf.add_object(meanings)
    for suffix in ("", SUFFIX):
        if font.hash + suffix in table:
            usual = resolved(pdf, table[font.hash + suffix])
            other = pydyf.Dictionary({**usual, "ToUnicode": meanings.reference})
            pdf.add_object(other)
            table[f"{font.hash}.{number}{suffix}"] = other.reference


def _rows(texts: dict[int, str]) -> str:
    """Return what glyphs stand for as a CMap has it: in blocks of at most a hundred.

    See Adobe Technical Note 5411.
    """
    rows = [f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in texts.items()]
    blocks = (rows[start : start + 100] for start in range(0, len(rows), 100))
    return "\n".join(
        "\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in blocks
    )


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
{rows}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
