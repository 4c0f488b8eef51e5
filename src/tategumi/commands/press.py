"""The pages of a book project as a print shop takes them."""

from dataclasses import replace
from pathlib import Path

from .. import products
from ..dist import PDF, PRESS
from ..files import read_bytes
from ..output import write_whole
from ..project import read_project
from ..shops import SHOPS
from .arguments import Add, Options, Problems, apart, one_of, say


def arguments(add: Add) -> None:
    add("--shop", type=one_of(SHOPS), metavar="NAME", help=say("cli.shop"))
    add("--pages", type=Path, default=PDF, metavar="IN.pdf", help=say("cli.press-in"))
    add("--out", type=Path, default=PRESS, metavar="OUT.pdf", help=say("cli.output"))


def run(options: Options) -> Problems:
    apart(options.pages, options.out)
    pressing = read_project(Path()).pressing
    if options.shop:
        pressing = replace(pressing, shop=options.shop)
    shown = str(options.pages)
    made = products.press_pages(read_bytes(options.pages, shown), shown, pressing)
    write_whole(options.out, made.data)
    return made.problems
