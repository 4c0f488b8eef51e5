"""Reports what is wrong in the book project here; makes nothing."""

import os

from .. import build
from ..dist import BOOK_FILE
from ..edited_book import edited
from ..problems import Failed, Place, Problem, Severity, by_place, once
from ..telling import ALL
from .arguments import Add, Options, Problems, say
from .project_here import project_here


def arguments(add: Add) -> None:
    add("--all", action="store_true", help=say("cli.all"))
    add("--profile", metavar=say("cli.shops"), default="", help=say("cli.profile"))


def run(options: Options) -> Problems:
    root = project_here()
    if options.all:
        os.environ[ALL] = "1"
    found = tuple(build.mistakes(root))
    try:
        own = edited(root).problems + build.refused(root, options.profile)
    except Failed as failed:
        own = failed.problems
    told = by_place(once((*own, *found)))
    if all(problem.severity is Severity.NOTE for problem in told):
        told = (*told, Problem(Place(BOOK_FILE), "check.clean"))
    return told
