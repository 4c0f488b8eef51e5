"""Objects that are appended to a PDF as text (ISO 32000-1, 7.5.6), packed (7.5.7 and 7.5.8).

Thousands of small objects are written so in a fraction of the time that it takes to make each.
"""

import hashlib
import re
import struct
import zlib
from collections.abc import Sequence

from pikepdf import Pdf

_PREVIOUS = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_PLAIN, _PACKED = 1, 2  # where an object stands: in the file, in a stream of objects
# Of a novel the file is 2 % larger so, and bound in five sixths of the time.
_FAST = 1
_ENTRY = struct.Struct(">BII")


def next_number(book: Pdf) -> int:
    """The number of the first object that is appended to a book as it was read."""
    return int(book.trailer.Size)


def appended(pdf: bytes, book: Pdf, instead: tuple[int, str], texts: Sequence[str]) -> bytes:
    """The file ``pdf``, which ``book`` was read from, with these objects behind it.

    ``instead`` is put in the place of the object that has its number; ``texts`` are new ones.
    """
    first = next_number(book)
    pack, table = first + len(texts), first + len(texts) + 1
    numbers = [instead[0], *range(first, pack)]
    packed = _pack(pack, numbers, [instead[1], *texts])
    end = len(pdf) + len(packed)
    entries = [_ENTRY.pack(_PACKED, pack, index) for index in range(len(numbers))]
    entries += [_ENTRY.pack(_PLAIN, len(pdf), 0), _ENTRY.pack(_PLAIN, end, 0)]
    previous = _PREVIOUS.search(pdf)
    assert previous
    facts = (
        f"/Type /XRef /W [1 4 4] /Index [{instead[0]} 1 {first} {len(entries) - 1}] "
        f"/Size {table + 1} /Prev {int(previous[1])} {_trailer(book, packed)}"
    )
    crossed = _stream(table, facts, b"".join(entries))
    return b"".join((pdf, packed, crossed, b"startxref\n%d\n%%%%EOF\n" % end))


def _pack(number: int, numbers: Sequence[int], texts: Sequence[str]) -> bytes:
    """Objects in one stream."""
    offsets, at = [], 0
    for one, text in zip(numbers, texts, strict=True):
        offsets.append(f"{one} {at}")
        at += len(text) + 1
    head = " ".join(offsets)
    facts = f"/Type /ObjStm /N {len(numbers)} /First {len(head) + 1}"
    return _stream(number, facts, "\n".join((head, *texts)).encode("latin-1"))


def _stream(number: int, facts: str, content: bytes) -> bytes:
    data = zlib.compress(content, _FAST)
    head = f"{number} 0 obj\n<<{facts} /Filter /FlateDecode /Length {len(data)}>>\nstream\n"
    return b"".join((head.encode("latin-1"), data, b"\nendstream\nendobj\n"))


def _trailer(book: Pdf, added: bytes) -> str:
    """What the trailer says: the root, information, and two ids, of which one changes."""
    trailer = book.trailer
    known = [f"{key} {trailer[key].objgen[0]} 0 R" for key in ("/Root", "/Info") if key in trailer]
    first = bytes(trailer.ID[0])
    second = hashlib.md5(first + added, usedforsecurity=False)
    return " ".join((*known, f"/ID [<{first.hex()}> <{second.hexdigest()}>]"))
