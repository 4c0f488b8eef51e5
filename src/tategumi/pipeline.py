"""The pipeline of a book project: doit's tasks, which a project's dodo.py takes over whole.

``from tategumi.pipeline import *`` is all that a dodo.py needs, so an upgrade mends the pipeline of
every book. What a dodo.py defines below that line, a task of the same name or ``DOIT_CONFIG``,
stands in place of what is here.
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
    """A task's maker whose task is described in the user's language."""
    code = f"task.{make.__name__.removeprefix('task_')}"

    @wraps(make)
    def made() -> Task:
        return {"doc": MESSAGES[code].text(user_locale()), **make()}

    return made


def _made(target: Path, make: str, *inputs: Path, after: tuple[Path, ...] = ()) -> Task:
    """One file, which ``build``'s function ``make`` makes of the project and of ``inputs``.

    It is made again when the files ``after`` change, or what was read for it.
    """
    return {
        "actions": [(write, [make, _ROOT, *inputs], {"target": target})],
        "file_dep": list(after),
        "uptodate": [unchanged],
        "targets": [target],
        "clean": [(take_away, [target])],
    }


def _flavour(target: Path, make: str) -> Task:
    """An EPUB of another kind, for the books that ask for it."""
    return _made(target, make, COVER, after=(REPORT, COVER)) | {"meta": {IF_ASKED: True}}


@_described
def task_check() -> Task:
    """read the book and say what is wrong in it"""
    return _made(REPORT, "report")


@_described
def task_xhtml() -> Task:
    """make the markup of the pages"""
    return _made(HTML, "markup", after=(REPORT,))


@_described
def task_picture() -> Task:
    """make the picture of the cover for e-readers and for shops"""
    return _made(COVER, "cover", after=(REPORT,))


def task__pages() -> Task:
    """see whether the EPUB tells the page numbers of the PDF"""
    asked = (needed, ["tells_pages", _ROOT, PDF])
    return {"actions": [asked], "file_dep": [REPORT], "uptodate": [unchanged]}


@_described
def task_epub() -> Task:
    """make the EPUB for e-readers, with the page numbers of the PDF"""
    made = _made(EPUB, "epub", COVER, EPUB, PDF, after=(REPORT, COVER))
    return made | {"calc_dep": ["_pages"]}


@_described
def task_horizontal() -> Task:
    """make the EPUB in horizontal lines, if the book asks for it"""
    return _flavour(HORIZONTAL, "horizontal")


@_described
def task_kobo() -> Task:
    """make the EPUB for Kobo devices, if the book asks for it"""
    return _flavour(KOBO, "kobo")


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
    return _made(PDF, "pages", HTML, after=(HTML,))


@_described
def task_proof() -> Task:
    """put each page on a sheet with line numbers and room for the pen"""
    return _made(PROOF, "proof", PDF, after=(PDF,))


@_described
def task_press() -> Task:
    """make the pages for a print shop: black ink only, every page numbered"""
    return _made(PRESS, "press_pages", PDF, after=(PDF,))


@_described
def task_plan() -> Task:
    """write what stands on each page (台割) and what an order form asks for"""
    return _made(PLAN, "plan_of_pages", PDF, after=(PDF,))


@_described
def task_cover() -> Task:
    """make the cover for a print shop: back, spine and front as one sheet"""
    return _made(PRESS_COVER, "press_cover", PDF, after=(PDF,))


@_described
def task_booklet() -> Task:
    """put the pages on sheets to print on both sides, fold and staple"""
    return _made(BOOKLET, "booklet", PDF, after=(PDF,))
