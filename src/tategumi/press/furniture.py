"""Furniture of the page: running head (柱) and folio (ノンブル), where each of them stands.

What they say and how they look is print.css's, in its variables of the same names.
"""

from ..printing import Edge, Heads, Numerals, Printing

NOTHING = "none"
_PLACES = tuple(edge for edge in Edge if edge is not Edge.NONE)


def custom_properties(printing: Printing) -> dict[str, str]:
    """Where running heads and folios stand, as custom properties of ``print.css``.

    For each piece and each place there is one: the piece's own content where it stands, else
    nothing. The others say what space a folio takes at head and foot, and which numerals it has.
    """
    running_head, folio, numerals = printing.running_head, printing.folio, printing.numerals
    even = running_head if printing.heads is Heads.BOTH else Edge.NONE
    bare = folio if printing.everywhere else Edge.NONE
    pieces = {"folio": folio, "running-odd": running_head, "running-even": even}
    placed = {
        f"--{piece}-at-{edge.value}": f"var(--{piece})" if stands is edge else NOTHING
        for piece, stands in pieces.items()
        for edge in _PLACES
    }
    placed |= {
        f"--bare-folio-at-{edge.value}": "var(--folio)" if bare is edge else NOTHING
        for edge in _PLACES
    }
    rooms = {
        f"--folio-room-at-{edge.value}": "var(--folio-room)" if folio is edge else "0mm"
        for edge in (Edge.HEAD, Edge.FOOT)
    }
    styles = {"--folio": "counter(page, cjk-decimal)"} if numerals is Numerals.KANJI else {}
    return placed | rooms | styles
