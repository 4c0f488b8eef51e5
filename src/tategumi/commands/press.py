"""Makes the pages of a book project for a print shop."""

from dataclasses import replace
from pathlib import Path

from .. import for_press
from ..dist import PDF, PRESS
from ..files import read_bytes
from ..output import write_parts, write_whole
from ..project import read_project
from ..shops import SHOPS
from .arguments import Add, Options, Problems, one_of, refuse_overwriting, say


def arguments(add: Add) -> None:
    add("--shop", type=one_of(SHOPS), metavar="NAME", help=say("cli.shop"))
    given = say("cli.press-in", usual=PDF)
    add("--pages", type=Path, default=PDF, metavar="IN.pdf", help=given)
    add("--out", type=Path, default=PRESS, metavar="OUT.pdf", help=say("cli.output"))


def run(options: Options) -> Problems:
    refuse_overwriting(options.pages, options.out)
    root = Path()
    project = read_project(root)
    pressing = project.pressing
    if options.shop:
        pressing = replace(pressing, shop=options.shop)
    shown, day = str(options.pages), project.metadata.date
    pages = read_bytes(options.pages, shown)
    made = for_press.press_pages(pages, shown, pressing, root, day)
    write_whole(options.out, made.data)
    write_parts(options.out, made.parts)
    return made.problems
