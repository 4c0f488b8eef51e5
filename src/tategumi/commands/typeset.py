"""Sets any HTML by the engine, in vertical lines unless the page says otherwise."""

from functools import partial
from pathlib import Path

from ..assembly import set_book
from ..files import read_bytes
from ..manuscript.encoding import decode
from ..output import write_whole
from ..problems import raise_errors
from ..stylesheets import stylesheet
from ..tate import typeset
from .arguments import Add, Options, Problems, milder, refuse_overwriting, say


def arguments(add: Add) -> None:
    add("input", type=Path, metavar="IN.html", help=say("cli.input"))
    add("output", type=Path, metavar="OUT.pdf", help=say("cli.output"))
    add("--css", type=Path, action="append", default=[], metavar="FILE", help=say("cli.css"))
    add("--root", type=Path, metavar="DIR", help=say("cli.root"))
    add("--dump", action="store_true", help=say("cli.dump"))


def run(options: Options) -> Problems:
    refuse_overwriting(options.input, options.output)
    shown = str(options.input)
    html, problems = decode(read_bytes(options.input, shown), shown)
    folder = options.input.parent
    set_all = partial(typeset, dump_lines=True) if options.dump else set_book
    styles = (stylesheet("typeset.css"), *options.css)
    result = set_all(html, styles, folder, shown, root=options.root)
    problems = raise_errors((*problems, *milder(result.problems)))
    write_whole(options.output, result.pdf)
    print(result.lines, end="")
    return problems
