"""The contents that a plain text seems to have, to paste into book.yaml."""

from pathlib import Path

from ..files import read_bytes
from ..manuscript.encoding import decode
from ..manuscript.outline import outline
from .arguments import Add, Options, Problems, say


def arguments(add: Add) -> None:
    add("file", type=Path, metavar="FILE", help=say("cli.file"))


def run(options: Options) -> Problems:
    shown = options.file.as_posix()
    text, problems = decode(read_bytes(options.file, shown), shown)
    print(outline(text, shown), end="")
    return problems
