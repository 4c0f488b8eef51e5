"""The book's pipeline: plain ``doit`` makes the EPUB, the PDF and the booklet in dist/."""

from pathlib import Path

import tategumi
from tategumi import build, checks
from tategumi.tasks import verify, write

DOIT_CONFIG = {
    "default_tasks": ["pdf", "booklet", "epub"],
    "sort": "definition",
    "backend": "json",
    "dep_file": ".doit.json",
    "verbosity": 2,
}

ROOT = Path()
PACKAGE = Path(tategumi.__file__).parent
KINDS = ("py", "css", "csv", "yaml")
CODE = [file for kind in KINDS for file in sorted(PACKAGE.rglob(f"*.{kind}"))]
# What the book is made from; a folder of your own with texts or pictures belongs here too.
BOOK = [file for name in ("book", "seeds", "styles") for file in sorted(Path(name).rglob("*.*"))]

REPORT, HTML, COVER = Path("dist/report.txt"), Path("dist/book.html"), Path("dist/cover.png")
EPUB, PDF, BOOKLET = Path("dist/book.epub"), Path("dist/book.pdf"), Path("dist/booklet.pdf")
PROOF, PLAN = Path("dist/proof.pdf"), Path("dist/plan.txt")
PRESS, PRESS_COVER = Path("dist/press.pdf"), Path("dist/press-cover.pdf")


def task_check():
    """read the book and say what is wrong in it"""
    return {
        "actions": [(write, [build.report, ROOT])],
        "file_dep": [*BOOK, *CODE],
        "targets": [REPORT],
    }


def task_xhtml():
    """make the markup of the pages"""
    return {
        "actions": [(write, [build.markup, ROOT])],
        "file_dep": [REPORT, *BOOK, *CODE],
        "targets": [HTML],
    }


def task_picture():
    """make the picture of the cover for e-readers"""
    return {
        "actions": [(write, [build.cover, ROOT])],
        "file_dep": [REPORT, *BOOK, *CODE],
        "targets": [COVER],
    }


def task_epub():
    """make the EPUB for e-readers"""
    return {
        "actions": [(write, [build.epub, ROOT, COVER])],
        "file_dep": [REPORT, COVER, *BOOK, *CODE],
        "targets": [EPUB],
    }


def task_epubcheck():
    """check the EPUB with EPUBCheck"""
    return {
        "actions": [(verify, [checks.epubcheck, EPUB])],
        "file_dep": [EPUB],
    }


def task_pdf():
    """set the vertical pages as a PDF"""
    return {
        "actions": [(write, [build.pages, ROOT, HTML])],
        "file_dep": [HTML, *BOOK, *CODE],
        "targets": [PDF],
    }


def task_proof():
    """put each page on a sheet with line numbers and room for the pen"""
    return {
        "actions": [(write, [build.proof, ROOT, PDF])],
        "file_dep": [PDF, *BOOK, *CODE],
        "targets": [PROOF],
    }


def task_press():
    """make the pages for a print shop: black ink only, every page numbered"""
    return {
        "actions": [(write, [build.press_pages, ROOT, PDF])],
        "file_dep": [PDF, *BOOK, *CODE],
        "targets": [PRESS],
    }


def task_plan():
    """write what stands on each page (台割) and what an order form asks for"""
    return {
        "actions": [(write, [build.plan_of_pages, ROOT, PDF])],
        "file_dep": [PDF, *BOOK, *CODE],
        "targets": [PLAN],
    }


def task_cover():
    """make the cover for a print shop: back, spine and front as one sheet"""
    return {
        "actions": [(write, [build.press_cover, ROOT, PDF])],
        "file_dep": [PDF, *BOOK, *CODE],
        "targets": [PRESS_COVER],
    }


def task_booklet():
    """put the pages on sheets to print on both sides, fold and staple"""
    return {
        "actions": [(write, [build.booklet, ROOT, PDF])],
        "file_dep": [PDF, *BOOK, *CODE],
        "targets": [BOOKLET],
    }


def task_test():
    """run the tests"""
    return {"actions": ["python -m pytest -q"]}


def task_lint():
    """check the code's style"""
    return {"actions": ["ruff check", "ruff format --check"]}
