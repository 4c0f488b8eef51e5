"""Makes a new book project: description, styles, dodo.py, and the author's texts or examples."""

import datetime
import re
import shlex
import sys
import uuid
from pathlib import Path

from .. import project
from ..dist import BOOK_FILE
from ..formats import WORDS
from ..located import scalar
from ..messages import Locale, user_locale
from ..output import write_whole
from ..problems import Failed, Place, Problem
from ..received import Received, received
from ..stylesheets import PACKAGED
from .arguments import Add, Options, Problems, one_of, say
from .sized import size_of

TEMPLATE = Path(__file__).parents[1] / "template"
# The same description, explained in Japanese.
_IN_JAPANESE = "book/book.ja.yaml"
# What shows how texts are written; a book of one's own has no use for it.
_EXAMPLES = ("book/1.md", "book/2.md", "book/readings.yaml")


def arguments(add: Add) -> None:
    add("folder", type=Path, metavar="FOLDER", help=say("cli.new-folder"))
    add("--from", dest="source", type=Path, metavar="FILE|FOLDER|ZIP", help=say("cli.new-from"))
    add("--format", type=one_of(WORDS), metavar="NAME", help=say("cli.format"))


def run(options: Options) -> Problems:
    own = received(options.source) if options.source else None
    files = _files(own, options.format)
    for name in files:
        if (options.folder / name).exists():
            raise Failed([Problem(Place(str(options.folder / name)), "cli.there")])
    for name, data in files.items():
        write_whole(options.folder / name, data)
    problems = [*own.problems, *_mistakes(options.folder, own)] if own else []
    command = f"cd {shlex.quote(str(options.folder))} && {_doit()}"
    print(say("cli.begun", folder=options.folder, command=command))
    return problems


def _doit() -> str:
    """The shell command that makes a book: the checkout's ``run`` if this is a checkout.

    Installers of tools put ``tategumi`` on the path, and not the doit that it brings.
    """
    run = Path(sys.prefix).parent / "run"
    return f"{shlex.quote(str(run))} doit" if run.is_file() else "tategumi build"


def _files(own: Received | None, design: str | None) -> dict[str, bytes]:
    """The files of a new project by their paths in it; the book gets an identifier of its own."""
    sources = {path.relative_to(TEMPLATE): path for path in TEMPLATE.glob("book/*.*")}
    sources |= {Path("styles", path.name): path for path in PACKAGED.glob("*.css")}
    sources[Path("dodo.py")] = TEMPLATE / "dodo.py"
    files = {name.as_posix(): path.read_bytes() for name, path in sorted(sources.items())}
    text = files.pop(_IN_JAPANESE).decode()
    if user_locale() is not Locale.JA:
        text = files[BOOK_FILE].decode()
    text = text.replace("IDENTIFIER", uuid.uuid4().urn)
    text = text.replace("DATE", datetime.date.today().isoformat())
    if design:
        text = text.replace("\n  format: a5\n", f"\n  format: {design}\n")
    if own:
        files = {name: data for name, data in files.items() if name not in _EXAMPLES}
        files |= own.files
        text = _described(text, own)
    return files | {BOOK_FILE: text.encode()}


def _described(text: str, own: Received) -> str:
    """book.yaml with the title, creators and contents of an author's texts."""
    text = re.sub(
        r"^  title: .*\n  title-reading: .*\n",
        lambda _: f"  title: {scalar(own.title)}\n",
        text,
        flags=re.MULTILINE,
    )
    creators = "".join(f"    - name: {scalar(name)}\n      role: aut\n" for name in own.creators)
    if creators:
        text = re.sub(
            r"^  creators:\n(?:    .*\n)+", lambda _: f"  creators:\n{creators}", text, flags=re.M
        )
    contents = "".join(f"  {row}\n" for row in own.contents)
    return text.replace("  - file: book/1.md\n  - file: book/2.md\n", contents)


def _mistakes(root: Path, own: Received) -> Problems:
    """A note of what was read, and the problems found in it."""
    made, problems = project.draft(root)
    yield from problems
    if not own.creators:
        yield Problem(Place(BOOK_FILE), "new.no-author")
    yield size_of(made)
