"""A manuscript as Markdown, such that reading it gives the same manuscript."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from ...model import (
    Blank,
    Block,
    Break,
    Extent,
    Figure,
    Footnote,
    Group,
    GroupKind,
    Heading,
    HeadingForm,
    Image,
    Inline,
    Layout,
    ListBlock,
    PageBreak,
    Paragraph,
    Preformatted,
    SceneBreak,
    Table,
    plain_text,
)  # fmt: skip
from ...problems import Place, Problem
from ..source import Manuscript
from . import vocabulary
from .attributes import ID, write_attributes
from .write_inlines import InlineWriter

_DEEPEST_HEADING = 6
# A list next to another takes the other mark, else they would be one.
_BULLETS = ("-", "+")
_POINTS = (".", ")")
_STARS = re.compile(r"\*(?:[ \t]*\*){2,}")
_MARKS = re.compile(r"[＊※◇◆☆★○●◎□■△▲▽▼†‡§×⁂♢♦](?:[ 　]*[＊※◇◆☆★○●◎□■△▲▽▼†‡§×⁂♢♦])*")
_PLAIN_YAML = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~=<.0-9][^\x00-\x1f:#\x7f-\xa0]*(?<!\s)")


def write_markdown(manuscript: Manuscript, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text, and what Markdown can't hold; ``path`` is the name it will be written under."""
    writer = _BlockWriter(path)
    parts = [_head(manuscript), *writer.title(manuscript), *writer.blocks(manuscript.blocks)]
    text = "\n\n".join(part for part in (*parts, *writer.notes()) if part)
    return text + "\n" if text else "", tuple(writer.problems)


# --- the head
def _head(manuscript: Manuscript) -> str:
    lifted = bool(manuscript.heading) and _is_lifted(manuscript)
    fields: dict[str, str | tuple[str, ...]] = {
        "title": "" if lifted else manuscript.title,
        "subtitle": manuscript.subtitle,
        "author": manuscript.creators,
        "colophon": manuscript.colophon,
    }
    lines = [line for key, value in fields.items() if value for line in _yaml(key, value)]
    return "\n".join(["---", *lines, "---"]) if lines else ""


def _is_lifted(manuscript: Manuscript) -> bool:
    """Whether the title can stand as a heading: the reader takes the only one of level 1 for it."""
    tops = [b for b in manuscript.blocks if isinstance(b, Heading) and b.level == 1]
    return not tops and plain_text(manuscript.heading) == manuscript.title


def _yaml(key: str, value: str | tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{key}: {_scalar(value)}"
    else:
        yield f"{key}:"
        yield from (f"  - {_scalar(item)}" for item in value)


def _scalar(text: str) -> str:
    if _PLAIN_YAML.fullmatch(text) and text != "null":
        return text
    return json.dumps(text, ensure_ascii=not text.isprintable())


# --- blocks
class _BlockWriter:
    def __init__(self, path: str) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._notes: list[tuple[str, Footnote]] = []
        self._inlines = InlineWriter(self._add_note, self._report)

    def title(self, manuscript: Manuscript) -> Iterator[str]:
        if manuscript.heading and _is_lifted(manuscript):
            yield self._heading(Heading(1, manuscript.heading, named=manuscript.named))

    def blocks(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        """Each block's text; the lists that follow each other take turns with their marks."""
        lists = 0
        for block in blocks:
            if isinstance(block, ListBlock):
                yield self._list(block, lists % 2)
                lists += 1
            else:
                yield _BLOCKS[type(block)](self, block)
                lists = 0

    def notes(self) -> Iterator[str]:
        """The footnotes that are more than a paragraph, in the order of their marks."""
        for label, footnote in self._notes:
            body = "\n\n".join(self.blocks(footnote.blocks))
            yield _indented(body, f"[^{label}]: ", "    ")

    def _add_note(self, footnote: Footnote) -> str:
        label = str(len(self._notes) + 1)
        self._notes.append((label, footnote))
        return f"[^{label}]"

    def _report(self, what: str) -> None:
        self.problems.append(Problem(Place(self._path), "write.markdown", {"what": what[:40]}))

    def _paragraph(self, block: Paragraph) -> str:
        match block.children:
            case (Image() as image,):
                text = self._inlines.image(image, "", vocabulary.INLINE)
            case _:
                text = self._inlines.paragraph(block.children)
        if not text:
            self._report("Paragraph()")
        attributes = _layout(block.layout)
        return f"{text}\n{attributes}" if attributes else text

    def _heading(self, block: Heading) -> str:
        level = block.level
        if level > _DEEPEST_HEADING:
            self._report("#" * level)
            level = _DEEPEST_HEADING
        form = (block.form.value,) if block.form is not HeadingForm.NORMAL else ()
        names = (*self._id(block), *block.named.classes, *form)
        text = re.sub(r"#+$", lambda end: "\\#" * len(end[0]), self._inlines.line(block.children))
        return " ".join(filter(None, ["#" * level, text, _layout(block.layout, *names)]))

    def _id(self, block: Heading) -> Iterator[str]:
        name = f"#{block.named.id}"
        if ID.fullmatch(name):
            yield name
        elif block.named.id:
            self._report(name)

    def _blank(self, block: Blank) -> str:
        return "\n".join(["　"] * block.lines)

    def _page_break(self, block: PageBreak) -> str:
        names = (block.kind.value,) if block.kind is not Break.PAGE else ()
        return " ".join(filter(None, ["===", write_attributes(names, {})]))

    def _scene_break(self, block: SceneBreak) -> str:
        if not block.text:
            return "___"
        if _STARS.fullmatch(block.text) or _MARKS.fullmatch(block.text):
            return block.text
        return "___ " + write_attributes((), {"mark": block.text})

    def _figure(self, block: Figure) -> str:
        names = () if block.extent is Extent.TEXT else (block.extent.value,)
        return self._inlines.image(block.image, self._inlines.line(block.caption), *names)

    def _group(self, block: Group) -> str:
        body = "\n\n".join(self.blocks(block.blocks))
        if body and block == Group(GroupKind.QUOTE, block.blocks):
            return _indented(body, "> ", "> ")
        usual = vocabulary.USUAL_STEPS.get(block.kind, 1)
        values = {"steps": block.steps} if block.steps != usual else {}
        return f"::: {_layout(block.layout, block.kind.value, **values)}\n\n{body}\n\n:::"

    def _list(self, block: ListBlock, turn: int) -> str:
        items = [list(self.blocks(item)) for item in block.items]
        tight = all(len(item) < 2 for item in items)
        lines = []
        for number, item in enumerate(items, block.start):
            mark = f"{number}{_POINTS[turn]}" if block.ordered else _BULLETS[turn]
            text = "\n\n".join(item)
            text = "\n" + text if text.startswith("-") else text  # ``- - -`` would be a rule
            lines.append(_indented(text, f"{mark} ", " " * (len(mark) + 1)))
        return ("\n" if tight else "\n\n").join(lines)

    def _table(self, block: Table) -> str:
        if not block.rows:
            self._report("Table()")
            return ""
        width = max(map(len, block.rows))
        if block.header_rows > 1 or min(map(len, block.rows)) < width:
            self._report("|…|")
        rows = [[self._cell(cell) for cell in row] for row in block.rows]
        head = [] if block.header_rows else [[""] * width]
        first, *rest = [*head, *rows]
        rule = [vocabulary.RULES[align] for align in (*block.columns, *[None] * width)][:width]
        padded = [row + [""] * (width - len(row)) for row in (first, rule, *rest)]
        return "\n".join("| " + " | ".join(row) + " |" for row in padded)

    def _cell(self, cell: tuple[Inline, ...]) -> str:
        # A bar that is escaped for its inlines takes a second backslash for its cell.
        return self._inlines.line(cell).replace("|", "\\|")

    def _preformatted(self, block: Preformatted) -> str:
        longest = max((len(run) for run in re.findall("~+", block.text)), default=0)
        fence = "~" * max(3, longest + 1)
        space = " " if block.language.startswith("~") else ""
        return f"{fence}{space}{block.language}\n{block.text}\n{fence}"


_BLOCKS: dict[type[Block], Callable[[_BlockWriter, Any], str]] = {
    Paragraph: _BlockWriter._paragraph,
    Heading: _BlockWriter._heading,
    Blank: _BlockWriter._blank,
    PageBreak: _BlockWriter._page_break,
    SceneBreak: _BlockWriter._scene_break,
    Figure: _BlockWriter._figure,
    Group: _BlockWriter._group,
    Table: _BlockWriter._table,
    Preformatted: _BlockWriter._preformatted,
}


def _layout(layout: Layout, *names: str, **values: object) -> str:
    flags = {vocabulary.CENTRED: layout.centred, vocabulary.RUN_ON: layout.run_on}
    given = {key: getattr(layout, key) for key in vocabulary.LAYOUT}
    amounts = {key: f"{value:g}" for key, value in given.items() if value is not None}
    return write_attributes((*names, *(name for name in flags if flags[name])), amounts | values)


def _indented(text: str, first: str, rest: str) -> str:
    """The text with a margin, ``first`` before its first line, ``rest`` before the others."""
    lines = [rest + line if line or rest.strip() else line for line in text.split("\n")]
    return first + lines[0].removeprefix(rest) + "".join("\n" + line for line in lines[1:])
