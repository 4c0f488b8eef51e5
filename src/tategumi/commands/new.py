"""A book project to begin with: description, two short chapters, readings, styles, dodo.py."""

import datetime
import uuid
from pathlib import Path

from ..output import write_whole
from ..problems import Failed, Place, Problem
from ..stylesheets import PACKAGED
from .arguments import Add, Options, Problems, say

TEMPLATE = Path(__file__).parents[1] / "template"


def arguments(add: Add) -> None:
    add("folder", type=Path, metavar="FOLDER", help=say("cli.new-folder"))


def run(options: Options) -> Problems:
    files = _files()
    for name in files:
        if (options.folder / name).exists():
            raise Failed([Problem(Place(str(options.folder / name)), "cli.there")])
    for name, data in files.items():
        write_whole(options.folder / name, data)
    print(say("cli.begun", folder=options.folder))
    return ()


def _files() -> dict[str, bytes]:
    """The files of a new project by their paths in it; the book gets an identifier of its own."""
    sources = {path.relative_to(TEMPLATE): path for path in TEMPLATE.glob("book/*.*")}
    sources |= {Path("styles", path.name): path for path in PACKAGED.glob("*.css")}
    sources[Path("dodo.py")] = TEMPLATE / "dodo.py"
    files = {name.as_posix(): path.read_bytes() for name, path in sorted(sources.items())}
    own = {b"IDENTIFIER": uuid.uuid4().urn, b"DATE": datetime.date.today().isoformat()}
    for word, value in own.items():
        files["book/book.yaml"] = files["book/book.yaml"].replace(word, value.encode())
    return files
