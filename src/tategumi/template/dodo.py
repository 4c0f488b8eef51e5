"""The book's pipeline: plain ``doit`` makes the EPUB, the PDF and the booklet in dist/."""

from tategumi.pipeline import *  # noqa: F403 (doit takes its tasks from here)
