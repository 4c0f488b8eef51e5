"""How deep the printed table of contents goes: as far as headings say more than a number."""

import pytest

from tategumi.model import Book, Document, Heading, Metadata, Role, Text
from tategumi.xhtml import documents
from tategumi.xhtml.tree import walk


def listed(chapters: dict[str, list[str]], depth: int | None = None) -> list[str]:
    texts = (
        Document(f"c{n}", Role.CHAPTER, (Text(title),), tuple(Heading(2, (Text(h),)) for h in sub))
        for n, (title, sub) in enumerate(chapters.items())
    )
    book = Book(Metadata("橋"), (Document("toc", Role.TOC), *texts), depth)
    return [str(el.children[0]) for el in walk(documents(book)[0].body) if is_title(el)]


def is_title(element: object) -> bool:
    return element.get("class") == "toc-title"


NUMBERS = ["一", "二", "十一", "（４）", "12", "Ⅳ"]


@pytest.mark.parametrize(
    ("chapters", "depth", "expected"),
    [
        ({"上": NUMBERS, "中": NUMBERS[:2]}, None, ["上", "中"]),
        ({"上": ["春", "夏"], "下": ["秋"]}, None, ["上", "春", "夏", "下", "秋"]),
        ({"上": ["春", "夏"], "下": ["秋"]}, 1, ["上", "下"]),
        ({"上": NUMBERS[:2]}, 2, ["上", "一", "二"]),
        ({"一": [], "二": [], "三": []}, None, ["一", "二", "三"]),
        ({"第一章": [], "第二章": []}, None, ["第一章", "第二章"]),
        ({"上": ["一", "橋の上"]}, None, ["上", "一", "橋の上"]),
    ],
)
def test_levels(chapters: dict[str, list[str]], depth: int | None, expected: list[str]) -> None:
    assert listed(chapters, depth) == expected
