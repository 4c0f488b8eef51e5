"""The pipeline is ours, and a project's dodo.py one line that takes it over."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tategumi import build, pipeline
from tategumi.dist import EPUB, PDF, REPORT, STEPS, When
from tategumi.flavours import Flavour
from tategumi.messages import MESSAGES

ROOT = Path(__file__).parents[1]
TEMPLATE = ROOT / "src/tategumi/template/dodo.py"
COPIED = ROOT / "tests/cases/project/dodo-copied.txt"
TASKS = [name for name in pipeline.__all__ if name.startswith("task_")]
OWN = (
    TEMPLATE.read_text("utf-8")
    + '''

def task_epubcheck():
    """our own check"""
    return {"actions": ["echo ours"]}


DOIT_CONFIG = DOIT_CONFIG | {"default_tasks": ["epubcheck"]}
'''
)
FLAVOUR = """
from tategumi.pipeline import *
from tategumi.tasks import IF_ASKED

DOIT_CONFIG = DOIT_CONFIG | {"default_tasks": ["kobo"]}


def task_kobo():
    made = {"actions": ["echo asked"], "targets": ["a.kepub.epub"], "uptodate": [False]}
    return made | {"meta": {IF_ASKED: True}}
"""


def doit(folder: Path, dodo: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    (folder / "dodo.py").write_text(dodo, "utf-8")
    return subprocess.run(
        [sys.executable, "-m", "doit", *arguments],
        cwd=folder,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


def tasks(listed: str) -> list[str]:
    return [row.split()[0] for row in listed.splitlines()]


def test_a_line_takes_all_tasks_over(tmp_path: Path) -> None:
    run = doit(tmp_path, TEMPLATE.read_text("utf-8"), "list")
    assert run.returncode == 0, run.stderr
    shown = [name.removeprefix("task_") for name in TASKS if not name.startswith("task__")]
    assert tasks(run.stdout) == shown
    assert all(len(row.split(maxsplit=1)) == 2 for row in run.stdout.splitlines())


def test_a_copy_of_the_pipeline_goes_on_working(tmp_path: Path) -> None:
    """As they stood in projects before."""
    copied = doit(tmp_path, COPIED.read_text("utf-8"), "list", "--all")
    assert copied.returncode == 0, copied.stderr
    line = doit(tmp_path, TEMPLATE.read_text("utf-8"), "list", "--all")
    since = {"horizontal", "kobo"}  # what came after the copy, and needs the line
    assert tasks(copied.stdout) == [name for name in tasks(line.stdout) if name not in since]


def test_each_step_of_the_table_is_described_and_makes_a_file_of_its_own() -> None:
    assert {f"task.{step.name}" for step in STEPS} <= set(MESSAGES)
    assert len({step.file for step in STEPS}) == len({step.name for step in STEPS}) == len(STEPS)


def test_books_may_ask_for_the_flavours_alone() -> None:
    wished = [step.name for step in STEPS if step.when is When.WISHED]
    assert wished == [flavour.value for flavour in Flavour]
    assert pipeline.DOIT_CONFIG["default_tasks"] == ["pdf", "booklet", "epub", *wished]


def test_a_project_s_own_tasks_and_settings_go_before(tmp_path: Path) -> None:
    run = doit(tmp_path, OWN)
    assert (run.returncode, run.stdout.splitlines()) == (0, [".  epubcheck", "ours"])


def test_a_product_that_the_book_does_without_is_not_said(tmp_path: Path) -> None:
    assert doit(tmp_path, FLAVOUR).stdout.splitlines() == ["asked"]
    (tmp_path / "a.kepub.epub").touch()
    assert doit(tmp_path, FLAVOUR).stdout.splitlines() == [".  kobo", "asked"]


@pytest.mark.parametrize("name", TASKS)
def test_what_a_task_makes_is_a_function_of_build(name: str) -> None:
    ((_, (first, *_), *_),) = getattr(pipeline, name)()["actions"]
    assert callable(getattr(build, first) if isinstance(first, str) else first) or first == EPUB


def test_steps_are_linked_by_files() -> None:
    """So doit finds their order, and no task names another."""
    found = [getattr(pipeline, name)() for name in TASKS]
    made = {target for task in found for target in task.get("targets", ())}
    needed = {path for task in found for path in task["file_dep"]}
    assert needed <= made
    assert {REPORT, PDF, EPUB} <= made
