"""Prints the contents that a manuscript seems to have, to paste into book.yaml."""

from pathlib import Path

from ..files import read_bytes
from ..located import scalar
from ..manuscript.outline import outline
from ..manuscript.reader import is_zip, source_of, texts_in
from ..manuscript.source import Notation
from .arguments import Add, Options, Problems, say


def arguments(add: Add) -> None:
    add("file", type=Path, metavar="FILE", help=say("cli.file"))


def run(options: Options) -> Problems:
    shown = options.file.as_posix()
    if _holds_several(options.file):  # each is a document, as the file's own entry says
        print(f"  - file: {scalar(shown)}")
        return ()
    source = source_of(read_bytes(options.file, shown), shown)
    if source.notation is Notation.HTML:  # its headings say where its chapters begin
        print(f"  - file: {scalar(shown)}\n    split: true")
    else:
        print(outline(source.text, shown), end="")
    return source.problems


def _holds_several(file: Path) -> bool:
    """Is it a folder, or a zip file of several texts? Raises ``Failed``."""
    return file.is_dir() or (is_zip(file.name) and len(texts_in(file, file.parent)) > 1)
