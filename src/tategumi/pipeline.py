"""The pipeline of a book project: doit's tasks, which every project's dodo.py imports.

A dodo.py needs one line, ``from tategumi.pipeline import *``, so that an upgrade of tategumi mends
the pipeline of every book. A task or a ``DOIT_CONFIG`` that a dodo.py defines below that line
replaces the one of the same name here.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from . import checks
from .dist import EPUB, PDF, REPORT, STEPS, Step, When
from .messages import MESSAGES, user_locale
from .tasks import IF_ASKED, Reporter, lint_epub, needed, take_away, unchanged, verify, write

Task = dict[str, Any]

DOIT_CONFIG = {
    "default_tasks": [one.name for one in STEPS if one.when in (When.ALWAYS, When.WISHED)],
    "sort": "definition",
    "backend": "tategumi",
    "dep_file": ".doit.json",
    "reporter": Reporter,
    "verbosity": 2,
}

_ROOT = Path()


def _described(name: str) -> str:
    """What a task is for, in the user's language."""
    return MESSAGES[f"task.{name}"].text(user_locale())


def _task_of(step: Step) -> Callable[[], Task]:
    """What doit calls for the task of a step."""

    def task() -> Task:
        return {
            "doc": _described(step.name),
            "actions": [(write, [step.make, _ROOT, *step.given], {"target": step.file})],
            "file_dep": list(step.after),
            "calc_dep": [step.asks] if step.asks else [],
            "uptodate": [unchanged],
            "targets": [step.file],
            "clean": [(take_away, [step.file])],
            "meta": {IF_ASKED: True} if step.when is When.WISHED else {},
        }

    return task


# doit takes what is called ``task_…`` in a dodo.py.
_TASKS = {f"task_{step.name}": _task_of(step) for step in STEPS}
globals().update(_TASKS)


def task__pages() -> Task:
    """see whether the EPUB tells the page numbers of the PDF"""
    action = (needed, ["tells_pages", _ROOT, PDF])
    return {"actions": [action], "file_dep": [REPORT], "uptodate": [unchanged]}


def task_epubcheck() -> Task:
    """check the EPUB with EPUBCheck"""
    action = (verify, [checks.epubcheck, EPUB])
    return {"doc": _described("epubcheck"), "actions": [action], "file_dep": [EPUB]}


def task_epublint() -> Task:
    """check the EPUB against what shops ask for"""
    profile = {"name": "profile", "long": "profile", "default": ""}
    return {
        "doc": _described("epublint"),
        "actions": [(lint_epub, [EPUB])],
        "params": [profile],
        "file_dep": [EPUB],
    }


__all__ = ["DOIT_CONFIG", *_TASKS, "task__pages", "task_epubcheck", "task_epublint"]
