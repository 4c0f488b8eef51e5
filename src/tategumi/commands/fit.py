"""Prints a table of how many pages the book project here takes in other page designs."""

from dataclasses import replace
from pathlib import Path

from .. import press, products, unicode
from ..edited_book import Edited, cache_of, edited
from ..formats import FORMATS, WORDS, Format
from ..problems import Failed, Problem
from ..shops import SHOPS
from .arguments import Add, Options, Problems, count, one_of, say

_COLUMNS = (16, 12, 8, 8, 8)  # the table's columns, in half-width characters


def arguments(add: Add) -> None:
    add("formats", type=one_of(WORDS), nargs="*", metavar="FORMAT", help=say("cli.formats"))
    add("--multiple", type=count, default=16, metavar="N", help=say("cli.multiple"))
    add("--shop", type=one_of(SHOPS), metavar="NAME", help=say("cli.shop"))


def run(options: Options) -> Problems:
    """Set as ``doit pdf`` sets it, so that the counts are the book's own."""
    root = Path()
    source = edited(root)
    printing, pressing = source.project.printing, source.project.pressing
    if options.shop:
        pressing = replace(pressing, shop=options.shop)
    trims = {name: FORMATS[name] for name in options.formats} or {
        name: design for name, design in FORMATS.items() if design.trim == printing.format.trim
    }
    problems: list[Problem] = []
    _tell(*(say(f"fit.{head}") for head in ("format", "grid", "pages", "missing", "spine")))
    for name, design in {"book.yaml": printing.format, **trims}.items():
        try:
            pages = _pages(source, design, root)
        except Failed as failed:
            problems += failed.problems
            continue
        missing, spine = -pages % options.multiple, pressing.spine(pages)
        _tell(name, _grid(design), pages, missing, f"{spine:.1f}")
    return problems


def _pages(source: Edited, design: Format, root: Path) -> int:
    printing = replace(source.project.printing, format=design, booklet=None)
    cache = cache_of(root)
    html = products.markup(source.book, printing, root, cache=cache)
    return press.screen_pdf(html, printing, root, cache=cache).pages


def _grid(design: Format) -> str:
    columns = f"×{design.columns}" if design.columns > 1 else ""
    return f"{design.characters}×{design.lines}{columns}"


def _tell(*cells: object) -> None:
    """A row whose columns stand below each other, in whatever script."""
    row = ""
    for cell, width in zip(map(str, cells), _COLUMNS, strict=True):
        taken = sum(2 if unicode.east_asian_width(char) in "WF" else 1 for char in cell)
        row += cell + " " * max(1, width - taken)
    print(row.rstrip())
