"""Texts and links that a checker would send back come out as what it takes, or are told."""

from pathlib import Path

import pytest
from shore_book import METADATA, STYLES, picture

from tategumi.checks import epubcheck
from tategumi.clock import build_time
from tategumi.epub import build_epub
from tategumi.manuscript.markdown import read_markdown
from tategumi.model import Book, Document, Role, Text
from tategumi.problems import Locale
from tategumi.xhtml import lost_links

TEXT = r"""
[語](<https://example.com/a b>)と[語](https://example.com/%zz)と[語](https://example.com/#a#b)。

[語](<https://example.com/{a}|b^c`"d'>)と[語](https://例え.jp/道?問=答#片)と[語](<mailto:a b@c.d>)。

[語](https://)と[語](http:///a)と[語](http:a/b)と[語](https://a..com)と[語](http://a.b:port/)。

[chez]{lang=fr}と[口＋世]{.gaiji}と[口＋世]{.gaiji}、{[口＋世]{.gaiji}|よ}。

## [見出し](https://example.com/%) [口＋世]{.gaiji}

注^[[語](https://exa%mple.com/)と[口＋世]{.gaiji}。]。
"""


@pytest.mark.needs("epubcheck")
def test_epubcheck_says_nothing_of_them(tmp_path: Path) -> None:
    blocks = read_markdown(TEXT, "a.md").blocks
    book = Book(METADATA, (Document("a", Role.CHAPTER, (Text("一"),), blocks, "a.md"),))
    assert [problem.code for problem in lost_links(book)] == ["link.address"] * 6
    made = build_epub(book, STYLES, picture(), {}, build_time(METADATA.date))
    (tmp_path / "book.epub").write_bytes(made.data)
    assert [p.text(Locale.EN) for p in epubcheck(tmp_path / "book.epub")] == []
