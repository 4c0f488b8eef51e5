"""Puts the pages of any PDF on sheets to print, fold and staple."""

from dataclasses import replace
from pathlib import Path

from .. import pdf, products
from ..choices import by_word
from ..files import read_bytes
from ..impose import Binding, Blanks, Flip, Style
from ..output import write_whole
from ..paper import PAPERS
from ..printing import Booklet
from ..problems import Failed, Place, Problem
from .arguments import Add, Options, Problems, count, length, one_of, refuse_overwriting, say


def arguments(add: Add) -> None:
    add("input", type=Path, metavar="IN.pdf", help=say("cli.input"))
    add("output", type=Path, metavar="OUT.pdf", help=say("cli.output"))
    add("--paper", type=one_of(PAPERS), metavar="NAME", help=say("cli.paper"))
    add("--style", type=one_of(by_word(Style)), default="saddle", help=say("cli.style"))
    add("--left", action="store_true", help=say("cli.left"))
    add("--flip", type=one_of(by_word(Flip)), metavar="EDGE", help=say("cli.flip"))
    add("--signature", type=count, metavar="N", help=say("cli.signature"))
    add("--creep", type=length, metavar="LENGTH", help=say("cli.creep"))
    add("--blanks", type=one_of(by_word(Blanks)), default="before-colophon", help=say("cli.blanks"))
    add("--by-hand", action="store_true", help=say("cli.by-hand"))
    add("--test", type=Path, metavar="TEST.pdf", help=say("cli.test-sheet"))


def run(options: Options) -> Problems:
    targets = [*_targets(options), *filter(None, [options.test])]
    refuse_overwriting(options.input, *targets)
    shown = str(options.input)
    if options.by_hand and options.style is Style.ORIHON:
        raise Failed([Problem(Place(shown), "booklet.by-hand")])
    binding = Binding.LEFT if options.left else Binding.RIGHT
    settings = Booklet(
        options.paper,
        options.style,
        options.signature,
        options.creep,
        options.flip,
        options.blanks,
    )
    pages = read_bytes(options.input, shown)
    made = products.booklet(pages, shown, settings, binding)
    files = pdf.sides(made.data) if options.by_hand else {"": made.data}
    for target, data in zip(_targets(options), files.values(), strict=True):
        write_whole(target, data)
    if options.test:
        once = replace(settings, signature=None)
        write_whole(options.test, products.booklet_test(pages, shown, once, binding).data)
    return made.problems


def _targets(options: Options) -> list[Path]:
    """The files to write: for printing by hand those of ``pdf.sides``, beside OUT.pdf."""
    out: Path = options.output
    if not options.by_hand:
        return [out]
    return [out.with_stem(f"{out.stem}-{name}") for name in pdf.SIDES]
