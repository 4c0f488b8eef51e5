"""Reports how the pages on paper and the e-book differ; makes nothing."""

import os

from .. import differences
from ..edited_book import edited
from ..telling import ALL
from .arguments import Add, Options, Problems
from .project_here import project_here


def arguments(_: Add) -> None:
    pass


def run(_: Options) -> Problems:
    source = edited(project_here())
    os.environ[ALL] = "1"
    return differences.differences(source.book, source.project)
