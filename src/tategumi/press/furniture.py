"""Furniture of the page: running head (柱) and folio (ノンブル), at which edge each stands.

What they say and how they look is print.css's, in its variables of the same names.
"""

from ..printing import Edge

NOTHING = '""'


def custom_properties(running_head: Edge, folio: Edge) -> dict[str, str]:
    """Each piece at each edge: print.css's own where it stands, else nothing; the folio's room."""
    pieces = {"folio": folio, "running-odd": running_head, "running-even": running_head}
    placed = {
        f"--{piece}-at-{edge.value}": f"var(--{piece})" if stands is edge else NOTHING
        for piece, stands in pieces.items()
        for edge in (Edge.HEAD, Edge.FOOT)
    }
    rooms = {
        f"--folio-room-at-{edge.value}": "var(--folio-room)" if folio is edge else "0mm"
        for edge in (Edge.HEAD, Edge.FOOT)
    }
    return placed | rooms
