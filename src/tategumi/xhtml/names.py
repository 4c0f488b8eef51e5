"""The addresses of places and pictures in EPUB and in print.

An EPUB is a folder of files that refer to each other. Print is one page, and pictures stay where
the manuscript has them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from .. import qr
from .tree import Picture, Reference

# Folders of the package.
XHTML, STYLE, IMAGE = "xhtml", "style", "image"
COVER_NAME = "p-cover"


@dataclass(frozen=True, slots=True)
class EpubNames:
    """Addresses relative to the file ``document`` in the folder ``here`` of the package.

    ``pictures`` gives the file name in the package for each source, ``places`` the file of each
    anchor that is not in the file of its document.
    """

    document: str = ""
    pictures: Mapping[str, str] = field(default_factory=dict)
    here: str = XHTML
    places: Mapping[str, str] = field(default_factory=dict)

    def reference(self, target: Reference) -> str:
        stem = self.places.get(target.anchor, target.document)
        file = self.path(XHTML, f"{stem}.xhtml")
        if target.anchor == stem:  # what a file begins with
            return file
        return f"{'' if stem == self.document else file}#{target.anchor}"

    def picture(self, picture: Picture) -> str:
        return self.path(IMAGE, self.pictures[picture.source])

    def path(self, folder: str, file: str) -> str:
        if folder == self.here:
            return file
        return f"../{folder}/{file}" if self.here else f"{folder}/{file}"


@dataclass(frozen=True, slots=True)
class PrintNames:
    """Addresses in the page for print.

    ``embedded`` gives the address of each picture that is no file of its own, by its source.
    """

    embedded: Mapping[str, str] = field(default_factory=dict)

    def reference(self, target: Reference) -> str:
        return f"#{target.anchor}"

    def picture(self, picture: Picture) -> str:
        if qr.is_code(picture.source):
            return qr.address(picture.source)
        return self.embedded.get(picture.source) or quote(picture.source)
