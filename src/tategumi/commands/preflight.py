"""Reports what a print shop would send PDFs back for, made by tategumi or by other tools."""

from dataclasses import replace
from pathlib import Path

from ..files import read_bytes
from ..preflight import File, preflight
from ..pressing import Pressing
from ..problems import Place, Problem
from ..shops import SHOPS, STOCKS
from .arguments import Add, Options, Problems, one_of, say


def arguments(add: Add) -> None:
    add("files", type=Path, nargs="+", metavar="FILE.pdf", help=say("cli.preflight-files"))
    add("--shop", type=one_of(SHOPS), default="general", metavar="NAME", help=say("cli.shop"))
    add("--paper", type=one_of(STOCKS), metavar="NAME", help=say("cli.stock"))


def run(options: Options) -> Problems:
    pressing = Pressing(options.shop)
    if options.paper:
        pressing = replace(pressing, paper=options.paper)
    files = [File(str(path), read_bytes(path, str(path))) for path in options.files]
    if found := preflight(files, pressing):
        return found
    return [Problem(Place(file.shown), "preflight.clean") for file in files]
