"""Markdown for books: CommonMark and GFM tables, with the signs that Japanese books need.

On top of CommonMark (all tables of names stand in ``vocabulary``):

=============================  ==========================================================
``{電子出版|でんししゅっぱん}``    group ruby; as many pieces as characters make mono ruby
``電子《でんし》`` ``｜A.I.《…》``   ruby in Aozora form, also inside tables
``{漢字|かんじ}{left=…}``         a second reading on the left
``^12^``                        tate-chu-yoko
``《《強調》》``                   emphasis dots
``[^1]`` ``^[…]``               footnotes
``[…]{.wavy}``                  a span with one of the model's styles
``::: {.lead}`` … ``:::``       a group of blocks
``{indent=2}``                  the layout of the paragraph or heading that it ends
``===`` ``=== {.leaf}``         page break
``***`` ``＊``                   scene break
=============================  ==========================================================

Raw HTML is never passed through. This package is the only door to markdown_it.
"""

from ...model import Heading, plain_text
from ...problems import Problem
from ..source import Manuscript
from .build import Builder
from .head import split_head
from .places import Findings
from .write_blocks import write_markdown

__all__ = ["read_markdown", "write_markdown"]


def read_markdown(text: str, path: str) -> Manuscript:
    """Read a whole Markdown file; ``path`` is its name as the user knows it. Never raises."""
    problems: list[Problem] = []
    head, body = split_head(_one_newline(text), path, problems)
    findings = Findings(path, body.split("\n"), problems)
    blocks, lifted = Builder(findings).document(lift_title=not head.title)
    heading = lifted or Heading(1, ())
    return Manuscript(
        blocks,
        tuple(sorted(problems, key=lambda problem: (problem.place.line, problem.place.column))),
        title=head.title or plain_text(heading.children),
        subtitle=head.subtitle,
        creators=head.creators,
        colophon=head.colophon,
        heading=heading.children,
        named=heading.named,
    )


def _one_newline(text: str) -> str:
    """CommonMark's line ends and its stand-in for NUL."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
