"""What differs between paper and e-book is told of the book that has it."""

from pathlib import Path

from tategumi.differences import differences
from tategumi.edited_book import edited

BOOK = """
metadata:
  title: 題
  creators: [{name: 名前}]
  date: 2026-11-27
  identifier: urn:isbn:9784000000000
print: {PRINT}
epub: {EPUB}
contents: [CONTENTS]
"""
FULL = """# 海

岸。^[注。][割]{.warichu}[外](https://example.com/)[渡し守]{.index}

![図](a.png){width=100}

=== {.leaf}

山。

::: {.horizontal}
横。
:::

::: {.italic}
斜体。
:::

::: {measure=20}
字詰め。
:::
"""


def told(root: Path, text: str, page: str, epub: str, contents: str) -> dict[str, str]:
    (root / "book").mkdir()
    yaml = BOOK.replace("PRINT", page).replace("EPUB", epub).replace("CONTENTS", contents)
    (root / "book" / "book.yaml").write_text(yaml, "utf-8")
    (root / "book" / "1.md").write_text(text, "utf-8")
    source = edited(root)
    found = differences(source.book, source.project)
    return {p.code.removeprefix("differs."): p.place.path for p in found}


def test_a_plain_book_differs_in_what_all_do(tmp_path: Path) -> None:
    found = told(
        tmp_path, "# 海\n\n岸。\n", "format: a5, chapters: page", "fonts: true", "book/1.md"
    )
    assert [*found] == ["fonts-too", "furniture", "pages"]


def test_each_kind_is_told_with_its_manuscript(tmp_path: Path) -> None:
    page = "format: a5-2col, chapters: leaf, notes: foot"
    found = told(tmp_path, FULL, page, "page-list: false", "toc, book/1.md")
    of_book = {"fonts", "furniture", "no-pages", "contents", "columns", "chapters"}
    of_text = {
        "italic",
        "notes",
        "warichu",
        "links",
        "index",
        "picture-size",
        "sides",
        "horizontal",
        "measure",
    }
    assert found == dict.fromkeys(of_book, "book/book.yaml") | dict.fromkeys(of_text, "book/1.md")


def test_what_is_the_same_is_not_told(tmp_path: Path) -> None:
    page = "format: a5, chapters: page, notes: chapter, links: pages"
    text = "# 海\n\n岸。^[注。][外](https://example.com/)\n"
    assert not {"notes", "links", "chapters"} & {*told(tmp_path, text, page, "", "book/1.md")}
