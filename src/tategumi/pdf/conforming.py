"""What PDF/X asks of a file beside its content: X-1a:2001 (ISO 15930-1), X-4 (ISO 15930-7)."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import pikepdf
from pikepdf import Array, Dictionary, Name

from ..pressing import Standard

_REGISTRY = "http://www.color.org"
_PDFX = "http://www.npes.org/pdfx/ns/id/"
# The versions of PDF that the standards are of.
VERSIONS = {Standard.X1A: "1.3", Standard.X4: "1.6"}


@dataclass(frozen=True, slots=True)
class Conformance:
    """``condition`` is the registered name of the printing condition, ``icc`` its profile or b"".

    ``moment`` is when the file was made, as it says.
    """

    standard: Standard
    condition: str
    moment: datetime
    icc: bytes = b""


def conform(book: pikepdf.Pdf, wanted: Conformance) -> None:
    """Write into a book what PDF/X asks for: output intent, dates, trapping, version, metadata.

    What the standard forbids (transparency, colours of the screen, for X-1a) must be gone already.
    """
    book.Root.OutputIntents = Array([book.make_indirect(_intent(book, wanted))])
    info = book.docinfo
    if wanted.standard is Standard.X4:
        _describe(book, wanted)
    when = wanted.moment.strftime("D:%Y%m%d%H%M%SZ")
    info["/CreationDate"] = info["/ModDate"] = when
    info["/Trapped"] = Name("/False")
    if wanted.standard is Standard.X1A:
        info["/GTS_PDFXVersion"] = "PDF/X-1:2001"
        info["/GTS_PDFXConformance"] = "PDF/X-1a:2001"


def _intent(book: pikepdf.Pdf, wanted: Conformance) -> Dictionary:
    """The output intent (ISO 15930): the registered name of the printing condition, its profile."""
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String(wanted.condition),
        RegistryName=pikepdf.String(_REGISTRY),
        Info=pikepdf.String(wanted.condition),
    )
    if wanted.icc:
        profile = book.make_stream(wanted.icc)
        profile.N = 4
        intent.DestOutputProfile = profile
    return intent


def _describe(book: pikepdf.Pdf, wanted: Conformance) -> None:
    """The metadata (XMP) that PDF/X-4 asks for. Its identifier is made from what the book is."""
    moment = wanted.moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    told = [f"{key}={value}" for key, value in sorted(book.docinfo.items())]
    digest = hashlib.sha256("\n".join([*told, str(len(book.pages))]).encode()).digest()
    with book.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata.load_from_docinfo(book.docinfo)
        metadata.register_xml_namespace(_PDFX, "pdfxid")
        metadata[f"{{{_PDFX}}}GTS_PDFXVersion"] = "PDF/X-4"
        metadata["pdf:Trapped"] = "False"
        for name in ("CreateDate", "ModifyDate", "MetadataDate"):
            metadata[f"xmp:{name}"] = moment
        metadata["xmpMM:DocumentID"] = f"uuid:{UUID(bytes=digest[:16], version=4)}"
        metadata["xmpMM:VersionID"] = "1"
        metadata["xmpMM:RenditionClass"] = "default"


def plain_fonts(book: pikepdf.Pdf) -> None:
    """Fonts of the kind CFF as such, not inside an OpenType file, which came with PDF 1.6."""
    for obj in book.objects:
        if isinstance(obj, pikepdf.Stream) and obj.get("/Subtype") == Name.OpenType:
            outlines = _table(obj.read_bytes(), b"CFF ")
            if outlines:
                obj.write(outlines)
                obj.Subtype = Name.CIDFontType0C


def _table(font: bytes, tag: bytes) -> bytes:
    """A table of an OpenType font by its directory."""
    count = int.from_bytes(font[4:6], "big")
    for entry in (font[12 + 16 * n : 28 + 16 * n] for n in range(count)):
        if entry[:4] == tag:
            begin, length = (int.from_bytes(entry[at : at + 4], "big") for at in (8, 12))
            return font[begin : begin + length]
    return b""
