"""Explains how a line is spaced: each space with the rules that made it."""

from typing import NamedTuple

from .justify import expansion_step, reduction_step
from .parts import CharClass, Line
from .prepared import Prepared
from .ruby import EPSILON
from .spacing import BY_THEIR_INK, space
from .tables import END, HEAD, table


class Setting(NamedTuple):
    """One cluster as it is set; lengths in em of the paragraph.

    ``origin`` and ``advance`` are those of the shaped cell. ``space`` is what lies
    between the body of this cluster and the next (or the line end), ``rules`` where it comes from.
    """

    text: str
    kind: CharClass
    origin: float
    advance: float
    space: float
    rules: tuple[str, ...]


def explain(prepared: Prepared, line: Line) -> list[Setting]:
    """Each cluster of ``line`` with the space behind it and the rules that made that space."""
    p = prepared
    found = []
    for i in range(line.start, line.stop):
        amount, rules = _behind(p, line, i)
        if i == line.start and (head := _head_rule(p, line)):
            rules = (head, *rules)
        found.append(
            Setting(
                p.paragraph.texts[i],
                CharClass(p.classes[i]),
                line.origins[i - line.start],
                p.paragraph.advances[i],
                amount,
                rules,
            )
        )
    return found


def dump(prepared: Prepared, line: Line) -> str:
    """The line as text, a row a cluster: position, advance, text, class, space behind, rules."""
    rows = [
        f"{s.origin:8.3f} {s.advance:6.3f} {s.text} cl-{s.kind:02d} {s.space:+.3f} "
        + "; ".join(s.rules)
        for s in explain(prepared, line)
    ]
    return "\n".join(row.rstrip() for row in rows)


def _head_rule(p: Prepared, line: Line) -> str:
    cell = table(1).get((HEAD, p.classes[line.start]), "")
    indent = line.origins[0] + p.lead[line.start]
    return f"line head {indent:+.3f}" + (f" (table 1 {cell})" if cell else "") if indent else ""


def _behind(p: Prepared, line: Line, i: int) -> tuple[float, tuple[str, ...]]:
    at = line.origins[i - line.start]
    body_end = at + p.paragraph.advances[i] - p.trail[i]
    if i < p.heads.get(line.start, line.start):
        return 0.0, ("line head: word spaces take no room",)
    if i + 1 == line.stop:
        return _line_end(p, line, i, body_end)
    amount = line.origins[i + 1 - line.start] + p.lead[i + 1] - body_end
    if i in p.paragraph.tabs:
        return amount, ("tab",)
    if p.tails.get(line.stop, line.stop) <= i + 1:
        return amount, ("line end: spaces take no room",)
    return amount, tuple(_rules(p, i + 1, amount))


def _line_end(p: Prepared, line: Line, i: int, body_end: float) -> tuple[float, tuple[str, ...]]:
    amount = line.width - body_end
    if BY_THEIR_INK & {p.settings.align, p.settings.align_last}:
        return 0.0, ("line end",)
    if abs(amount) < EPSILON or p.tails.get(line.stop, line.stop) <= i:
        return 0.0, ("line end",)
    cell = table(1).get((p.classes[i], END), "")
    if amount < 0:
        return 0.0, ("hangs over the line end",) if cell else ("overflows",)
    cause = f"table 1 {cell}" if cell else "ruby" if i in p.ruby.bases else "given"
    return amount, (f"line end ({cause})",)


def _rules(p: Prepared, i: int, amount: float) -> list[str]:
    """The parts of the space before cluster ``i``: table 1, ruby or mark-up, adjustment."""
    before, after = p.kinds[i - 1], p.kinds[i]
    cell = table(1)[before, after]
    settings, _ = p.rules_at(i)
    printed = sum(space(before, after, settings.spacing_trim, settings.autospace))
    unadjusted = p.gaps[i] + p.trail[i - 1] + p.lead[i]
    rules = [f"table 1: {cell}"] if cell and printed else []
    sizes = p.paragraph.sizes
    if sizes[i - 1] == sizes[i] == 1.0 and abs(unadjusted - printed) > EPSILON:
        kind = "ruby" if p.ruby.added(i) else "given"
        rules.append(f"{kind} {unadjusted - printed:+.3f}")
    change = amount - unadjusted
    if change < -EPSILON:
        rules.append(f"table {p.settings.reduction} step {reduction_step(p, i)}: {change:+.3f}")
    elif change > EPSILON:
        rules.append(f"table 6 step {expansion_step(p, i)}: {change:+.3f}")
    return rules
