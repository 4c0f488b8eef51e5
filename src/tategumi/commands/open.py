"""Opens a product of the book project here in the program that the system has for it."""

import os
import subprocess
import sys
from pathlib import Path

from ..dist import DIST, PDF
from ..problems import Failed, Place, Problem
from .arguments import Add, Options, Problems, say
from .project_here import project_here


def arguments(add: Add) -> None:
    usual = PDF.name
    add("product", nargs="?", default=usual, metavar="NAME", help=say("cli.product", usual=usual))


def run(options: Options) -> Problems:
    path = project_here() / DIST / options.product
    if not path.is_file():
        made = sorted(one.name for one in path.parent.glob("[!.]*.*"))
        values = {"known": ", ".join(made) or "–"}
        raise Failed([Problem(Place(str(path)), "open.missing", values)])
    _shown(path)
    return ()


def _shown(path: Path) -> None:
    if sys.platform == "win32":
        os.startfile(path)
        return
    program = "open" if sys.platform == "darwin" else "xdg-open"
    try:
        subprocess.run([program, str(path)], check=True, stderr=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        raise Failed([Problem(Place(str(path)), "open.program", {"program": program})]) from None
