"""What font files hold, copied once a rendering: WeasyPrint copies some 20 MB for each use."""

from collections.abc import Callable

from weasyprint.text.ffi import ffi, harfbuzz


class FontFiles:
    """The bytes of font files by the place where HarfBuzz has them in memory."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], tuple[object, bytes]] = {}

    def data(self, face: object, copied: Callable[[object], bytes]) -> bytes:
        """What the file of a face holds; ``copied`` makes a copy of it."""
        blob = ffi.gc(harfbuzz.hb_face_reference_blob(face), harfbuzz.hb_blob_destroy)
        length = ffi.new("unsigned int *")
        place = int(ffi.cast("uintptr_t", harfbuzz.hb_blob_get_data(blob, length))), length[0]
        if place not in self._known:
            # The blob is kept too, so that nothing else comes to stand in its place.
            self._known[place] = blob, copied(face)
        return self._known[place][1]
