"""Finds the parts of a file: head (title, author), legend, text, source data (底本).

They are recognised by whole lines. Knows no notation inside a line.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...unicode import category
from ..plain import HEADINGS

RULE = "-" * 55
_SHORTEST_RULE = 10
LEGEND_TITLE = "テキスト中に現れる記号"
# Old files have one of these without a rule before it.
_OLD_LEGEND_TITLE = re.compile(r"[［【〔《（]?\s*(?:表記|記号|ルビ)について\s*[］】〕》）]?")
_LONGEST_LEGEND = 200  # lines
_LONGEST_HEAD = 12  # lines before the legend
_LONGEST_SOURCE_DATA = 100  # lines
_LONGEST_TITLE = 40  # characters, where no legend tells that it is one
_SHORTEST_NAME = 3  # characters, likewise, behind a blank line: 序, 一 and はじめ are no names
_MOST_TITLES = 4  # lines, likewise
# Beginnings of the source data. A file without it ends with credits behind two blank lines.
SOURCES = ("底本：", "底本:", "定本：")
MADE = "青空文庫作成ファイル："
TEXT_END = "［＃本文終わり］"

# The endings of lines that name someone who is not the author.
_OTHER_ROLES = (
    "訳",
    "編",
    "著訳",
    "校訂",
    "校注",
    "編集",
    "編訳",
    "訳編",
    "監修",
    "共訳",
    "画",
    "絵",
)
_SUBTITLE_MARKS = tuple("―─—-～〜~（(")
# If at least this share of paragraphs begins with a space, those that do not are meant so.
_INDENTED_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class FileParts:
    """The lines of the head and of the source data; the text is ``lines[start:stop]``."""

    head: tuple[str, ...]
    has_legend: bool
    start: int
    stop: int
    colophon: tuple[str, ...]


def parts_of(lines: Sequence[str]) -> FileParts:
    """The parts of a file, given as its lines."""
    head, has_legend, start = _head(lines)
    stop, colophon = _colophon(lines, start)
    return FileParts(head, has_legend, start, stop, colophon)


def titles_of(head: Sequence[str]) -> tuple[str, str, tuple[str, ...]]:
    """Title, subtitle and creators from the head, where the author follows the titles."""
    if not head:
        return "", "", ()
    author = len(head)
    while author > 1 and head[author - 1].endswith(_OTHER_ROLES):
        author -= 1
    author = max(author - 1, 1)
    if author == 1 < len(head) and head[1].startswith(_SUBTITLE_MARKS):
        author = 2
    return head[0], _SPACE.join(head[1:author]), tuple(head[author:])


_SPACE = "　"


def is_indented(lines: Sequence[str], start: int, stop: int) -> bool:
    """Do paragraphs begin with a full-width space? Those with an opening bracket do not count."""
    typed = flush = 0
    for index in range(start, stop):
        line = lines[index]
        if line.startswith(_SPACE):
            typed += bool(line.strip())
        elif line and category(line[0]) not in ("Ps", "Pi", "Zs"):
            flush += 1
    return typed > 0 and typed >= _INDENTED_SHARE * (typed + flush)


def is_rule(line: str) -> bool:
    plain = line.strip()
    return len(plain) >= _SHORTEST_RULE and not plain.strip("-")


def _head(lines: Sequence[str]) -> tuple[tuple[str, ...], bool, int]:
    top = range(min(2 * _LONGEST_HEAD, len(lines)))
    begin = next((i for i in top if is_rule(lines[i]) or _is_old_legend(lines[i])), -1)
    end = _legend_end(lines, begin)
    if end:
        head = [line.strip() for line in lines[:begin] if line.strip()]
        if len(head) <= _LONGEST_HEAD:
            return tuple(head), True, end
    credited = any(map(_is_credit, lines[-_LONGEST_SOURCE_DATA:]))
    credited = credited or any(line.startswith(SOURCES) for line in lines[-_LONGEST_SOURCE_DATA:])
    titles = _titles(lines, may_be_quoted=credited)
    author = _author_apart(lines, len(titles)) if credited and len(titles) == 1 else 0
    if author:
        return (*titles, lines[author].strip()), False, author + 1
    return tuple(titles), False, len(titles)


def _is_credit(line: str) -> bool:
    """Does the line say who made the file?"""
    return line.startswith((MADE, "入力：", "校正："))


def _is_old_legend(line: str) -> bool:
    return bool(_OLD_LEGEND_TITLE.fullmatch(line.strip()))


def _legend_end(lines: Sequence[str], begin: int) -> int:
    """The line after the legend whose rule or title is at ``begin``; 0 if there is no legend."""
    if begin < 0:
        return 0
    legend = range(begin + 1, min(begin + _LONGEST_LEGEND, len(lines)))
    end = next((i for i in legend if is_rule(lines[i])), 0)
    titled = any(LEGEND_TITLE in line or _is_old_legend(line) for line in lines[begin:end])
    return end + 1 if titled else 0


def _author_apart(lines: Sequence[str], start: int) -> int:
    """The line of the author behind the title and a blank line; 0 if there is none.

    Only for files with credits, which all name an author.
    """
    index = next((i for i in range(start, min(start + 3, len(lines))) if lines[i].strip()), 0)
    alone = index and not "".join(lines[index + 1 : index + 2]).strip()
    line = lines[index].strip()
    is_name = alone and _is_title(lines[index]) and len(line) >= _SHORTEST_NAME
    is_chapter = any(form.fullmatch(line) for _, form in HEADINGS)
    return index if is_name and not is_chapter and index + 1 < len(lines) else 0


def _titles(lines: Sequence[str], *, may_be_quoted: bool) -> list[str]:
    """The titles of a file without a legend: short lines at its top, before a blank one.

    In a file without source data a line in brackets is speech, not a title.
    """
    titles = []
    for line in lines[: _MOST_TITLES + 1]:
        if not line.strip():
            break
        titles.append(line.strip())
    else:
        return []
    has_text = any(line.strip() for line in lines[len(titles) :])
    is_chapter = titles and any(form.fullmatch(titles[0]) for _, form in HEADINGS)
    speech = not may_be_quoted and any(map(_is_speech, titles))
    is_head = has_text and not (is_chapter or speech) and all(map(_is_title, lines[: len(titles)]))
    return titles if is_head else []


def _is_title(line: str) -> bool:
    has_note = "［＃" in line.replace("※［＃", "")
    if len(line) > _LONGEST_TITLE or line[0].isspace() or line[0] == "-" or has_note:
        return False
    return line.rstrip()[-1] not in "。、，．"


def _is_speech(line: str) -> bool:
    return category(line[0]) in ("Ps", "Pi") or line[-1] in "」』）"


def _colophon(lines: Sequence[str], start: int) -> tuple[int, tuple[str, ...]]:
    """Where the text ends, and the lines about the book that it was made from."""
    stop, begin = _text_end(lines, start)
    sources = [line.strip() for line in lines[begin:]]
    while sources and not sources[0]:
        sources.pop(0)
    while sources and not sources[-1]:
        sources.pop()
    return stop, tuple(sources)


def _text_end(lines: Sequence[str], start: int) -> tuple[int, int]:
    """The line after the text, and the first line of the source data."""
    for index in range(start, len(lines)):
        if lines[index].strip() == TEXT_END:
            return index, index + 1
        if lines[index].startswith(SOURCES):
            first = index
            while first > start and lines[first - 1].startswith("※"):
                first -= 1
            if first == start or not lines[first - 1].strip():
                return first, first
            if is_rule(lines[first - 1]) and any(_is_credit(line) for line in lines[first:]):
                return first - 1, first
    made = next((i for i in range(start, len(lines)) if lines[i].startswith(MADE)), len(lines))
    while start < made < len(lines) and any(line.strip() for line in lines[made - 2 : made]):
        made -= 1
    return made, made
