"""Any PDF on sheets for saddle stitch."""

from pathlib import Path

from .. import products
from ..files import read_bytes
from ..impose import Binding, Flip
from ..output import write_whole
from ..paper import PAPERS
from .arguments import Add, Options, Problems, count, one_of, say


def arguments(add: Add) -> None:
    add("input", type=Path, metavar="IN.pdf", help=say("cli.input"))
    add("output", type=Path, metavar="OUT.pdf", help=say("cli.output"))
    add("--paper", type=one_of(PAPERS), metavar="NAME", help=say("cli.paper"))
    add("--left", action="store_true", help=say("cli.left"))
    add("--long-edge", action="store_true", help=say("cli.long-edge"))
    add("--signature", type=count, metavar="N", help=say("cli.signature"))


def run(options: Options) -> Problems:
    shown = str(options.input)
    binding = Binding.LEFT if options.left else Binding.RIGHT
    flip = Flip.LONG_EDGE if options.long_edge else Flip.SHORT_EDGE
    pages = read_bytes(options.input, shown)
    made = products.booklet(pages, shown, options.paper, binding, flip, options.signature)
    write_whole(options.output, made.data)
    return made.problems
