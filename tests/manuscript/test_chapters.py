"""A text parted into chapters at the headings of its highest level."""

import pytest

from tategumi.manuscript.chapters import chapters
from tategumi.manuscript.markdown import read_markdown
from tategumi.model import Heading, plain_text, walk_blocks

# Markdown, and of each chapter its title, its first words, and the levels of headings in it.
CASES = [
    ("一。\n\n## 上\n\n二。\n\n## 下\n\n三。", ["題 一。", "上 二。", "下 三。"]),
    ("## 上\n\n二。\n\n#### 夜\n\n三。\n\n##### 暁", ["上 二。 3 4"]),
    ("### 上\n\n二。\n\n## 下\n\n#### 夜", ["題 上 2", "下 夜 3"]),
    ("===\n\n## 上\n\n===\n\n二。\n\n===", ["上 二。"]),
    ("一。\n\n## 朝 {.run-in}\n\n二。\n\n### 夜 {.run-in}", ["題 一。 2 3"]),
    ("#### 朝 {.window}\n\n二。", ["題 朝 2"]),
    ("::: {.boxed}\n## 上\n\n二。\n:::\n\n## 下", ["題 上 2", "下 "]),
    ("", ["題 "]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_chapters(text: str, expected: list[str]) -> None:
    found = []
    for chapter in chapters(read_markdown(text, "a.md"), "題"):
        blocks = list(walk_blocks(chapter.blocks))
        runs = [plain_text(b.children) for b in blocks if hasattr(b, "children")]
        levels = [str(b.level) for b in blocks if isinstance(b, Heading)]
        found.append(" ".join([plain_text(chapter.title), "".join(runs[:1]), *levels]))
    assert found == expected
