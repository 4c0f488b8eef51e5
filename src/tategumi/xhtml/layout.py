"""Writes the layout of a block as classes, for which the style sheets have rules."""

from ..model import Layout

# The largest indent, in em, and the longest measure, in characters: more than any line has.
MOST_EM = 100
MOST_MEASURE = 1_000


def layout_classes(layout: Layout) -> tuple[str, ...]:
    """Classes for indents (字下げ), line end (地付き) and measure (字詰め).

    ``start-N`` is the margin of all lines; ``indent-N`` moves the first line further in,
    ``h-indent-N`` the turned lines. An amount may have two decimals, as in ``start-1em40``. The
    style sheets have rules for the usual whole amounts; ``stylesheets.with_amounts`` adds others.
    """
    names = []
    if layout.indent is not None or layout.turn is not None:
        first = _em(layout.indent)
        turned = _em(layout.turn) if layout.turn is not None else first
        start = min(first, turned)
        names += [_name("start", start)] if start else []
        hanging = turned > first
        names += [_name("h-indent", turned - first) if hanging else _name("indent", first - start)]
    if layout.centred:
        names.append("align-center")
    if layout.end is not None:
        end = _em(layout.end)
        names += ["align-end", _name("end", end)] if end else ["align-end"]
    if layout.measure is not None:
        names.append(f"measure-{min(max(layout.measure, 1), MOST_MEASURE)}")
    return tuple(names)


def _em(amount: float | None) -> int:
    """The amount, given in em, in hundredths of an em."""
    return min(max(round((amount or 0) * 100), 0), MOST_EM * 100)


def _name(kind: str, hundredths: int) -> str:
    whole, part = divmod(hundredths, 100)
    return f"{kind}-{whole}em{part:02}" if part else f"{kind}-{whole}em"
