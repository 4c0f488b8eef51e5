"""Fonts of a file of few pages: only what these show, where the book's fonts hold far more."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from .outlines import Thinned, without_cff, without_truetype

_READ = "Tf Tj TJ ' \" Do"
# Encodings whose codes of two bytes are characters' numbers (CID).
_DIRECT = (Name("/Identity-H"), Name("/Identity-V"))


def thin_fonts(book: Pdf) -> None:
    """Take out fonts that no page uses, and of the others the outlines of unused glyphs."""
    found = _Used()
    for page in book.pages:
        found.read(page.obj, page.obj.Resources)
    for resources in found.resources:
        for name in [*resources.get("/Font", {})]:
            if resources.Font[name].objgen not in found.codes:
                del resources.Font[name]
    files: dict[tuple[int, int], tuple[pikepdf.Object, Thinned, set[int]]] = {}
    for objgen, codes in found.codes.items():
        for stream, thinned in _outlines(found.fonts[objgen]):
            files.setdefault(stream.objgen, (stream, thinned, set()))[2].update(codes)
    for stream, thinned, used in files.values():
        stream.write(thinned(stream.read_bytes(), used))


class _Used:
    """The fonts of content by their objects, and the codes that it shows of each."""

    def __init__(self) -> None:
        self.fonts: dict[tuple[int, int], pikepdf.Object] = {}
        self.codes: dict[tuple[int, int], set[int]] = {}
        self.resources: list[pikepdf.Object] = []
        self._read: set[tuple[int, int]] = set()

    def read(self, content: pikepdf.Object, resources: pikepdf.Object) -> None:
        """Note the fonts and codes that a content stream shows, and the forms that it draws."""
        self.resources.append(resources)
        shown: set[int] = set()
        for instruction in pikepdf.parse_content_stream(content, _READ):
            operands = instruction.operands
            match str(instruction.operator):
                case "Tf":
                    font = resources.Font[str(operands[0])]
                    self.fonts[font.objgen] = font
                    shown = self.codes.setdefault(font.objgen, set())
                case "Do":
                    self._read_form(resources.XObject[str(operands[0])], resources)
                case _:
                    shown.update(_codes(operands[-1]))

    def _read_form(self, form: pikepdf.Object, around: pikepdf.Object) -> None:
        if form.get("/Subtype") == Name.Form and form.objgen not in self._read:
            self._read.add(form.objgen)
            self.read(form, form.get("/Resources", around))


def _codes(shown: pikepdf.Object) -> Iterator[int]:
    for piece in shown if isinstance(shown, Array) else [shown]:
        if isinstance(piece, pikepdf.String):
            data = bytes(piece)
            yield from (data[at] << 8 | data[at + 1] for at in range(0, len(data) - 1, 2))


def _outlines(font: pikepdf.Object) -> Iterator[tuple[pikepdf.Object, Thinned]]:
    """The file of a font whose codes are its glyphs, and how that is thinned."""
    if font.get("/Subtype") != Name.Type0 or font.Encoding not in _DIRECT:
        return
    descendant = font.DescendantFonts[0]
    if descendant.get("/CIDToGIDMap", Name.Identity) != Name.Identity:
        return
    descriptor = descendant.get("/FontDescriptor", Dictionary())
    file = descriptor.get("/FontFile3")
    if file is not None and file.get("/Subtype") == Name.CIDFontType0C:
        yield file, without_cff
    elif "/FontFile2" in descriptor:
        yield descriptor.FontFile2, without_truetype
