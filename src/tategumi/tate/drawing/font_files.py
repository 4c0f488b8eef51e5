"""Reads font files only where they are needed; WeasyPrint copies some 20 MB for each use."""

from weasyprint.pdf.fonts import Font
from weasyprint.text.ffi import ffi, harfbuzz


class FontData:
    """The bytes of a face, which HarfBuzz has in memory; ``bytes`` makes a copy of them."""

    def __init__(self, face: object) -> None:
        self._blob = ffi.gc(harfbuzz.hb_face_reference_blob(face), harfbuzz.hb_blob_destroy)

    def __bool__(self) -> bool:
        return bool(harfbuzz.hb_blob_get_length(self._blob))

    def __bytes__(self) -> bytes:
        length = ffi.new("unsigned int *")
        data = harfbuzz.hb_blob_get_data(self._blob, length)
        return bytes(ffi.buffer(data, length[0])) if length[0] else b""


class UncopiedFont(Font):
    """A font whose file is copied into memory only where it is embedded without a subset."""

    _content: bytes | FontData

    @property
    def file_content(self) -> bytes:
        """All bytes of the file or of its subset, copied when they are first asked for."""
        self._content = bytes(self._content)
        return self._content

    @file_content.setter
    def file_content(self, content: bytes | FontData) -> None:
        self._content = content
