"""Writes layouts as notes: at the head of a single line, or around several."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...model import Layout
from .write_inline import end_name, wide


@dataclass(frozen=True, slots=True)
class Unit:
    """Blocks of one line of the file, in a common layout; ``lines`` without its notes."""

    layout: Layout | None  # None: takes any
    lines: tuple[str, ...]
    is_line: bool = False  # can take its layout as notes at its head


def runs(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Neighbours in one layout; what takes any layout goes with those on both its sides."""
    run: list[Unit] = []
    loose: list[Unit] = []
    for unit in units:
        if unit.layout is None:
            loose.append(unit)
        elif run and run[0].layout == unit.layout:
            run += [*loose, unit]
            loose = []
        else:
            yield from filter(None, (run, loose))
            run, loose = [unit], []
    yield from filter(None, (run, loose))


def with_layout(run: list[Unit]) -> list[str]:
    lines = [line for unit in run for line in unit.lines]
    layout = run[0].layout or Layout()
    at_head = layout == Layout(indent=layout.indent, end=layout.end)
    if len(run) == 1 and run[0].is_line and at_head:
        indent = [] if layout.indent is None else [_indent_name(layout.indent)]
        end = [] if layout.end is None else [end_name(layout.end)]
        return ["".join(f"［＃{name}］" for name in (*indent, *end)) + lines[0]]
    return between(layout_names(layout), lines)


def between(names: Sequence[tuple[str, str]], lines: Sequence[str]) -> list[str]:
    """The lines inside blocks of the names, each with the name that ends it, outermost first."""
    begin = [f"［＃ここから{name}］" for name, _ in names]
    end = [f"［＃ここで{name}終わり］" for _, name in reversed(names)]
    return [*begin, *lines, *end]


def layout_names(layout: Layout) -> list[tuple[str, str]]:
    names = []
    if layout.turn is not None:
        first = _indent_name(layout.indent) if layout.indent else "改行天付き"
        names.append((f"{first}、折り返して{wide(layout.turn)}字下げ", "字下げ"))
    elif layout.indent is not None:
        names.append((_indent_name(layout.indent), "字下げ"))
    if layout.measure is not None:
        names.append((f"{wide(layout.measure)}字詰め", "字詰め"))
    if layout.end is not None:
        names.append((end_name(layout.end), "字上げ" if layout.end else "地付き"))
    if layout.centred:
        names.append(("中央揃え", "中央揃え"))
    return names


def _indent_name(indent: float) -> str:
    return f"{wide(indent)}字下げ" if indent else "天付き"
