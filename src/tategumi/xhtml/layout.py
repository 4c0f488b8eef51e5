"""The layout of a block as classes, which the style sheets give their amounts."""

from ..model import Layout

# The greatest amounts, in em and in characters, that the stylesheet has classes for.
MOST_EM = 30
MOST_MEASURE = 60


def layout_classes(layout: Layout) -> tuple[str, ...]:
    """Classes for indents (字下げ), line end (地付き) and measure (字詰め); whole em.

    ``start`` is the margin of all lines; on it, ``indent`` moves first lines in and ``h-indent``
    moves turned lines in.
    """
    names = []
    if layout.indent is not None or layout.turn is not None:
        first = _em(layout.indent)
        turned = _em(layout.turn) if layout.turn is not None else first
        start = min(first, turned)
        names += [f"start-{start}em"] if start else []
        names += [f"h-indent-{turned - first}em" if turned > first else f"indent-{first - start}em"]
    if layout.centred:
        names.append("align-center")
    if layout.end is not None:
        end = _em(layout.end)
        names += ["align-end", f"end-{end}em"] if end else ["align-end"]
    if layout.measure is not None:
        names.append(f"measure-{min(max(layout.measure, 1), MOST_MEASURE)}")
    return tuple(names)


def _em(amount: float | None) -> int:
    return min(max(round(amount or 0), 0), MOST_EM)
