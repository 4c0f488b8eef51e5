"""The pipeline of a book project: doit's tasks, which every project's dodo.py imports.

A dodo.py needs one line, ``from tategumi.pipeline import *``, so that an upgrade of tategumi mends
the pipeline of every book. A task or a ``DOIT_CONFIG`` that a dodo.py defines below that line
replaces the one of the same name here.
"""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from . import checks
from .dist import (
    BOOKLET,
    COVER,
    EPUB,
    HORIZONTAL,
    HTML,
    KOBO,
    PDF,
    PLAN,
    PRESS,
    PRESS_COVER,
    PROOF,
    REPORT,
)
from .messages import MESSAGES, user_locale
from .tasks import IF_ASKED, Reporter, lint_epub, needed, take_away, unchanged, verify, write

__all__ = [
    "DOIT_CONFIG",
    "task__pages",
    "task_booklet",
    "task_check",
    "task_cover",
    "task_epub",
    "task_epubcheck",
    "task_epublint",
    "task_horizontal",
    "task_kobo",
    "task_pdf",
    "task_picture",
    "task_plan",
    "task_press",
    "task_proof",
    "task_xhtml",
]

Task = dict[str, Any]

DOIT_CONFIG = {
    "default_tasks": ["pdf", "booklet", "epub", "horizontal", "kobo"],
    "sort": "definition",
    "backend": "tategumi",
    "dep_file": ".doit.json",
    "reporter": Reporter,
    "verbosity": 2,
}

_ROOT = Path()


def _described(make: Callable[[], Task]) -> Callable[[], Task]:
    """A decorator: the task that ``make`` gives is described in the user's language."""
    code = f"task.{make.__name__.removeprefix('task_')}"

    @wraps(make)
    def described() -> Task:
        return {"doc": MESSAGES[code].text(user_locale()), **make()}

    return described


def _product_task(target: Path, make: str, *inputs: Path, after: tuple[Path, ...] = ()) -> Task:
    """The task of one file, ``target``: ``build``'s function ``make``, called with ``inputs``.

    The file is made again when one of the files ``after`` changes, or anything else that was read
    for it.
    """
    return {
        "actions": [(write, [make, _ROOT, *inputs], {"target": target})],
        "file_dep": list(after),
        "uptodate": [unchanged],
        "targets": [target],
        "clean": [(take_away, [target])],
    }


def _flavour_task(target: Path, make: str) -> Task:
    """The task of an EPUB of another kind, for books that ask for it."""
    return _product_task(target, make, COVER, after=(REPORT, COVER)) | {"meta": {IF_ASKED: True}}


@_described
def task_check() -> Task:
    """read the book and say what is wrong in it"""
    return _product_task(REPORT, "report")


@_described
def task_xhtml() -> Task:
    """make the markup of the pages"""
    return _product_task(HTML, "markup", after=(REPORT,))


@_described
def task_picture() -> Task:
    """make the picture of the cover for e-readers and for shops"""
    return _product_task(COVER, "cover", after=(REPORT,))


def task__pages() -> Task:
    """see whether the EPUB tells the page numbers of the PDF"""
    action = (needed, ["tells_pages", _ROOT, PDF])
    return {"actions": [action], "file_dep": [REPORT], "uptodate": [unchanged]}


@_described
def task_epub() -> Task:
    """make the EPUB for e-readers, with the page numbers of the PDF"""
    task = _product_task(EPUB, "epub", COVER, EPUB, PDF, after=(REPORT, COVER))
    return task | {"calc_dep": ["_pages"]}


@_described
def task_horizontal() -> Task:
    """make the EPUB in horizontal lines, if the book asks for it"""
    return _flavour_task(HORIZONTAL, "horizontal")


@_described
def task_kobo() -> Task:
    """make the EPUB for Kobo devices, if the book asks for it"""
    return _flavour_task(KOBO, "kobo")


@_described
def task_epubcheck() -> Task:
    """check the EPUB with EPUBCheck"""
    return {"actions": [(verify, [checks.epubcheck, EPUB])], "file_dep": [EPUB]}


@_described
def task_epublint() -> Task:
    """check the EPUB against what shops ask for: --profile kindle,kobo,apple,google,dpfj"""
    profile = {"name": "profile", "long": "profile", "default": ""}
    return {"actions": [(lint_epub, [EPUB])], "params": [profile], "file_dep": [EPUB]}


@_described
def task_pdf() -> Task:
    """set the vertical pages as a PDF"""
    return _product_task(PDF, "pages", HTML, after=(HTML,))


@_described
def task_proof() -> Task:
    """put each page on a sheet with line numbers and room for the pen"""
    return _product_task(PROOF, "proof", PDF, after=(PDF,))


@_described
def task_press() -> Task:
    """make the pages for a print shop: black ink only, every page numbered"""
    return _product_task(PRESS, "press_pages", PDF, after=(PDF,))


@_described
def task_plan() -> Task:
    """write what stands on each page (台割) and what an order form asks for"""
    return _product_task(PLAN, "plan_of_pages", PDF, after=(PDF,))


@_described
def task_cover() -> Task:
    """make the cover for a print shop: back, spine and front as one sheet"""
    return _product_task(PRESS_COVER, "press_cover", PDF, after=(PDF,))


@_described
def task_booklet() -> Task:
    """put the pages on sheets to print on both sides, fold and staple"""
    return _product_task(BOOKLET, "booklet", PDF, after=(PDF,))
