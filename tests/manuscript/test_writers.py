"""Manuscripts written out again: plain text as a person would write it, and all the writers."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from models import manuscripts
from test_markdown import cases as markdown_cases
from test_novel import cases as novel_cases
from test_novel import sites, texts

from tategumi.manuscript.markdown import read_markdown, write_markdown
from tategumi.manuscript.novel import read_novel
from tategumi.manuscript.plain import read_plain
from tategumi.manuscript.source import Manuscript, Notation
from tategumi.manuscript.write_text import write_text
from tategumi.manuscript.writers import WRITERS
from tategumi.model import (
    Figure,
    Footnote,
    Image,
    ListBlock,
    Paragraph,
    SceneBreak,
    Table,
    Text,
    plain_text,
    runs_of,
)  # fmt: skip
from tategumi.problems import Locale

SOURCE = """---
title: 海の本
author: 見本花子
colophon: ["初出: 見本"]
---

## 一　海

{電子|でん|し}と{取り調べ|と||しら|}と{漢字|かんじ}{left=ひだり}と**太字**[^1]。<!-- 直す -->
「台詞だ」

[^1]: 注の本文。

    二段落目。

***

署名
{end=1}

> 引用
> 続き

- 一つ目
- 二つ目
  - 中

3. 三つ目

| 語 | よみ |
|---|---|
| 海《うみ》 | うみ |

![図](a.png "題")

===

[口＋世]{.gaiji}[割注]{.warichu}![](b.png)
"""
TEXT = """海の本
見本花子

一　海

　電子（でんし）と取（と）り調（しら）べと漢字（かんじ）（ひだり）と太字［1］。
「台詞だ」

　　***

　　　　　　　　　　署名
　　　引用続き
・一つ目
・二つ目
　　・中
3．三つ目
語　　よみ
海（うみ）　　うみ
　　［図］
　　題


　［口＋世］（割注）［b.png］

［1］注の本文。
　　　二段落目。

初出: 見本
"""


def test_plain_text() -> None:
    text, problems = write_text(read_markdown(SOURCE, "a.md"), "a.txt")
    assert text == TEXT
    assert [problem.text(Locale.EN) for problem in problems] == [
        "a.txt: the note “直す” (1) is left out of the text"
    ]


def test_plain_text_reads_back_the_same() -> None:
    source = "海の本\n見本花子\n\n第一章　海\n\n　一日目。\n「台詞」\n\n　　◇\n\n　三日目。\n"
    manuscript = read_plain(source, "a.txt")
    assert read_plain(write_text(manuscript, "b.txt")[0], "b.txt") == manuscript


MANUSCRIPTS = [
    *(read_markdown(case.values[0], "a.md") for case in markdown_cases()),
    *(read_novel(text, "a.txt", site) for site, text, _ in (c.values for c in novel_cases())),
]


@pytest.mark.parametrize("name", WRITERS)
def test_every_manuscript_is_written(name: str) -> None:
    for manuscript in MANUSCRIPTS:
        written, _ = WRITERS[name].write(manuscript, "b")
        assert bool(written) == bool(manuscript.blocks or manuscript.title)


@pytest.mark.parametrize("name", WRITERS)
def test_every_letter_of_a_manuscript_is_written(name: str) -> None:
    for manuscript in MANUSCRIPTS:
        written, _ = WRITERS[name].write(manuscript, "b")
        letters = Counter(filter(str.isalpha, "".join(map(plain_text, runs_of(manuscript.blocks)))))
        assert not letters - Counter(written)


@pytest.mark.parametrize(
    "inside",
    [Table((((Text("潮位"),), (Text("三尺"),)),)), Figure(Image("a.png"), (Text("潮位三尺"),))],
)
def test_what_stands_in_an_item_or_a_note_is_kept_as_text(inside: Table | Figure) -> None:
    noted = Paragraph((Text("海"), Footnote((inside,))))
    manuscript = Manuscript((ListBlock(((inside,),)), noted))
    text, _ = WRITERS["aozora"].write(manuscript, "b")
    assert text.count("潮位") == text.count("三尺") == 2


@pytest.mark.parametrize(("sign", "line"), [("＊", "［＃５字下げ］＊"), ("", "")])
def test_a_change_of_scene_is_a_line_by_itself(sign: str, line: str) -> None:
    around = (Paragraph((Text("山"),)), SceneBreak(sign), Paragraph((Text("川"),)))
    text, _ = WRITERS["aozora"].write(Manuscript(around), "b")
    assert text == f"\n　山\n{line}\n　川\n"


def test_nothing_is_written_of_nothing() -> None:
    assert write_markdown(Manuscript(()), "a") == ("", ())
    assert write_text(Manuscript(()), "a") == ("", ())


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(manuscripts)
def test_every_model_survives_as_markdown_or_is_told(manuscript: Manuscript) -> None:
    written, problems = write_markdown(manuscript, "b.md")
    if not problems:
        assert replace(read_markdown(written, "b.md"), problems=()) == manuscript


@settings(deadline=None)
@given(texts, sites)
def test_novels_survive_as_markdown(text: str, site: Notation) -> None:
    novel = replace(read_novel(text, "a.txt", site), problems=())
    written, problems = write_markdown(novel, "b.md")
    if not problems:
        assert replace(read_markdown(written, "b.md"), problems=()) == novel
