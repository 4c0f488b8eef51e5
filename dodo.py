"""The book's pipeline: plain ``doit`` makes the EPUB, the PDF and the booklet in dist/."""

from tategumi.pipeline import *  # noqa: F403 (doit takes its tasks from here)


def task_test():
    """run the tests"""
    return {"actions": ["python -m pytest -q"]}


def task_lint():
    """check the code's style and its types"""
    return {"actions": ["ruff check", "ruff format --check", "mypy"]}
