"""Builds the model's blocks from markdown_it's tokens."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from typing import Any

from ...model import (
    Align,
    Blank,
    Block,
    Break,
    Editorial,
    Figure,
    Group,
    GroupKind,
    Heading,
    HeadingForm,
    Inline,
    Layout,
    ListBlock,
    Named,
    PageBreak,
    Paragraph,
    Preformatted,
    SceneBreak,
    Table,
    Text,
)  # fmt: skip
from . import vocabulary
from .attributes import Attributes, split_attributes
from .grammar import Grammar, Node, nest
from .phrases import Phrases, comment
from .places import Findings

# A line of nothing but these marks, with or without spaces, is a change of scene.
_MARK = "[＊*※◇◆☆★○●◎□■△▲▽▼†‡§×⁂♢♦]"
_SCENE = re.compile(rf"[ 　]*(?P<mark>{_MARK}(?:[ 　]*+{_MARK})*+)[ 　]*")
_RULE_OF_STARS = re.compile(r"\*[* \t]*$")
# Groups inside each other; what is deeper belongs to the deepest of these.
DEEPEST_GROUPS = 20
_BLANK_LINE = re.compile(r"[\s\u00a0]*")


@dataclass(slots=True)
class _OpenGroup:
    """A group whose end is not read yet."""

    node: Node
    blocks: list[Block] = field(default_factory=list)


class Builder:
    """Builds one document; footnotes and link definitions are resolved over the whole of it."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.grammar = Grammar(findings)
        self.definitions: dict[str, Node] = {}
        self.spare: list[Node] = []
        self.links: list[Node] = []
        self.depth = 0  # groups that are open, in all containers
        self.phrases = Phrases(self.grammar, self._note)

    def document(self, lift_title: bool) -> tuple[tuple[Block, ...], Heading | None]:
        """The blocks, and the only first-level heading if the file opens with it."""
        nodes = nest(self.grammar.blocks())
        self._collect_notes(nodes)
        blocks = self.blocks(nodes) + self._unused_notes() + self._unused_links()
        tops = [block for block in blocks if isinstance(block, Heading) and block.level == 1]
        match tops:
            case [Heading(children=children, named=named) as only] if only is blocks[0]:
                if lift_title and children and only == Heading(1, children, named=named):
                    return blocks[1:], only
        return blocks, None

    def blocks(self, nodes: Iterable[Node]) -> tuple[Block, ...]:
        """The blocks of one container, with the groups that open and close in it."""
        made: list[Block] = []
        stack: list[_OpenGroup] = []
        for node in nodes:
            if node.kind == "group":
                stack.append(_OpenGroup(node))
                self.depth += 1
                if self.depth == DEEPEST_GROUPS + 1:
                    self.findings.add(node.line, 0, "markdown.too-deep")
            elif node.kind == "group_end" and stack:
                self._close(stack, made)
            else:
                (stack[-1].blocks if stack else made).extend(_BLOCKS[node.kind](self, node))
        while stack:
            self.findings.add(stack[-1].node.line, 0, "markdown.group-open")
            self._close(stack, made)
        return tuple(made)

    def _close(self, stack: list[_OpenGroup], outermost: list[Block]) -> None:
        done = stack.pop()
        around = stack[-1].blocks if stack else outermost
        self.depth -= 1
        if self.depth >= DEEPEST_GROUPS:
            around += done.blocks
            return
        names, values = self._meaning(done.node, done.node.meta["attributes"], vocabulary.GROUP)
        kinds = [vocabulary.GROUPS[name] for name in names if name in vocabulary.GROUPS]
        kinds = kinds or [GroupKind.PLAIN]
        steps = values.get("steps")
        usual = vocabulary.USUAL_STEPS
        inner = steps or usual.get(kinds[-1], 1)
        group = Group(kinds[-1], tuple(done.blocks), vocabulary.layout(names, values), inner)
        for kind in reversed(kinds[:-1]):
            group = Group(kind, (group,), steps=(steps or usual[kind]) if kind in usual else 1)
        around.append(group)

    # --- notes and definitions
    def _collect_notes(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            if node.kind == "footnote":
                label = node.meta["label"]
                if label in self.definitions:
                    self.findings.add(node.line, 0, "markdown.note-twice", label=label)
                    self.spare.append(node)
                self.definitions.setdefault(label, node)
            self._collect_notes(node.children)

    def _note(self, label: str) -> tuple[Block, ...]:
        """The blocks of a note that is marked in the text."""
        node = self.definitions[label]
        return self.blocks(node.children)

    def _unused_notes(self) -> tuple[Block, ...]:
        """Notes that no mark asks for, as text at the end."""
        blocks: list[Block] = []
        unused = [n for label, n in self.definitions.items() if label not in self.phrases.marked]
        for node in unused:
            label = node.meta["label"]
            self.findings.add(node.line, 0, "markdown.note-unused", label=label)
        for node in (*unused, *self.spare):
            with self.phrases.inside_note():
                inner = self.blocks(node.children)
            blocks += [Paragraph((Text(f"[^{node.meta['label']}]:"),)), *inner]
        return tuple(blocks)

    def _unused_links(self) -> tuple[Block, ...]:
        """Link definitions that no link asks for: never set, but kept."""
        blocks, seen = [], set()
        for node in self.links:
            label = node.meta["id"]
            if not self.grammar.is_used(label) or label in seen:
                text = " ".join(line.strip() for line in self.findings.lines[slice(*node.span)])
                self.findings.add(node.line, 0, "markdown.definition-unused", text=text[:40])
                blocks.append(Paragraph((Editorial(text),)))
            seen.add(label)
        return tuple(blocks)

    # --- blocks
    def _paragraph(self, node: Node) -> Iterator[Block]:
        token = node.children[0].token
        if _BLANK_LINE.fullmatch(token.content):
            yield Blank(token.content.count("\n") + 1)
        elif scene := _SCENE.fullmatch(token.content):
            yield SceneBreak(scene["mark"])
        else:
            text, attributes = _last_line_attributes(token.content)
            meaning = self._meaning(node, attributes, vocabulary.PARAGRAPH, last=True)
            yield from self._lines(text, node.line, vocabulary.layout(*meaning))

    def _lines(self, text: str, line: int, layout: Layout) -> Iterator[Block]:
        """A paragraph; a line that opens with a full-width space opens another."""
        read = self.phrases.read_paragraph(text, line)
        if isinstance(read, Figure):
            yield read
        else:
            yield from _with_depths(read, layout)

    def _heading(self, node: Node) -> Iterator[Block]:
        token = node.children[0].token
        text, attributes = split_attributes(token.content)
        attributes, own, classes = vocabulary.own_names(
            attributes, vocabulary.HEADING, partial(self.findings.add, node.line, -1)
        )
        names, values = self._meaning(node, attributes, vocabulary.HEADING)
        forms = [vocabulary.FORMS[name] for name in names if name in vocabulary.FORMS]
        form = forms[-1] if forms else HeadingForm.NORMAL
        children = self.phrases.read(text, node.line)
        layout = vocabulary.layout(names, values)
        column = self.findings.lines[node.line].rfind(f"#{own}") if own else -1
        named = Named(own, classes, self.findings.place(node.line, column))
        yield Heading(int(node.token.tag[1]), children, form, layout, named)

    def _quote(self, node: Node) -> Iterator[Block]:
        yield Group(GroupKind.QUOTE, self.blocks(node.children))

    def _list(self, node: Node) -> Iterator[Block]:
        items = tuple(self.blocks(item.children) for item in node.children)
        ordered = node.kind == "ordered_list"
        yield ListBlock(items, ordered, int(node.token.attrs.get("start", 1)))

    def _code(self, node: Node) -> Iterator[Block]:
        yield Preformatted(node.token.content.removesuffix("\n"), node.token.info.strip())

    def _literal(self, node: Node) -> Iterator[Block]:
        self.findings.add(node.line, 0, "markdown.too-deep")
        yield Preformatted(node.token.content)

    def _rule(self, node: Node) -> Iterator[Block]:
        stars = _RULE_OF_STARS.search(self.findings.lines[node.line])
        yield SceneBreak(stars[0].rstrip() if stars else "")

    def _scene_break(self, node: Node) -> Iterator[Block]:
        _, values = self._meaning(node, node.meta["attributes"], vocabulary.SCENE_BREAK)
        yield SceneBreak(str(values.get("mark", "")))

    def _page_break(self, node: Node) -> Iterator[Block]:
        names, _ = self._meaning(node, node.meta["attributes"], vocabulary.PAGE_BREAK)
        yield PageBreak(vocabulary.BREAKS[names[-1]] if names else Break.PAGE)

    def _stray_end(self, node: Node) -> Iterator[Block]:
        self.findings.add(node.line, 0, "markdown.group-end")
        yield Paragraph((Text(node.token.content.strip()),))

    def _comment(self, node: Node) -> Iterator[Block]:
        yield Paragraph((comment(node),))

    def _definition(self, node: Node) -> Iterator[Block]:
        self.links.append(node)
        yield from ()

    def _skip(self, node: Node) -> Iterator[Block]:
        yield from ()  # a note is set where its mark stands

    def _table(self, node: Node) -> Iterator[Block]:
        rows = [(part.kind, row) for part in node.children for row in part.children]
        cells = tuple(self._row(row) for _, row in rows)
        heads = sum(kind == "thead" for kind, _ in rows)
        if heads and not any(cells[0]):  # GFM has no table without a head: an empty one is none
            cells, heads = cells[1:], 0
        aligned = tuple(map(_alignment, rows[0][1].children)) if rows else ()
        if not heads:  # without one, a row with more cells than the rule makes columns of its own
            aligned += (None,) * (max(map(len, cells), default=0) - len(aligned))
        yield Table(cells, heads, aligned if any(aligned) else ())

    def _row(self, row: Node) -> tuple[tuple[Inline, ...], ...]:
        texts = [cell.children[0].token.content for cell in row.children]
        extra = row.meta["cells"][len(texts) :]
        if extra:
            self.findings.add(row.line, 0, "markdown.cells", text=" | ".join(extra)[:40])
        return tuple(self.phrases.read(text, row.line) for text in (*texts, *extra))

    def _meaning(
        self,
        node: Node,
        attributes: Attributes | None,
        place: vocabulary.Place,
        last: bool = False,
    ) -> tuple[list[str], dict[str, Any]]:
        line = node.span[1] - 1 if last else node.line
        return vocabulary.meaning(
            attributes, place, lambda code, **values: self.findings.add(line, -1, code, **values)
        )


def _alignment(cell: Node) -> Align | None:
    """A column's, as markdown_it gives it to each cell: ``text-align:right``."""
    return vocabulary.ALIGNMENTS.get(str(cell.token.attrs.get("style", "")))


_BLOCKS: dict[str, Callable[[Builder, Node], Iterator[Block]]] = {
    "paragraph": Builder._paragraph,
    "heading": Builder._heading,
    "blockquote": Builder._quote,
    "bullet_list": Builder._list,
    "ordered_list": Builder._list,
    "fence": Builder._code,
    "code_block": Builder._code,
    "literal": Builder._literal,
    "hr": Builder._rule,
    "scene_break": Builder._scene_break,
    "page_break": Builder._page_break,
    "group_end": Builder._stray_end,
    "comment": Builder._comment,
    "definition": Builder._definition,
    "footnote": Builder._skip,
    "table": Builder._table,
}


def _with_depths(parts: list[tuple[int, tuple[Inline, ...]]], layout: Layout) -> Iterator[Block]:
    """Paragraphs that open with full-width spaces: one is what the style does anyway.

    A line of nothing else is a blank.
    """
    for is_blank, run in groupby(parts, key=lambda part: not part[1]):
        if is_blank:
            yield Blank(len(list(run)))
            continue
        for depth, children in run:
            deep = depth > 1 and layout.indent is None
            own = replace(layout, indent=float(depth)) if deep else layout
            yield Paragraph(children, own)


def _last_line_attributes(text: str) -> tuple[str, Attributes | None]:
    """The attributes that are the last line of a paragraph of several."""
    body, newline, last = text.rpartition("\n")
    rest, attributes = split_attributes(last)
    return (body, attributes) if newline and attributes and not rest else (text, None)
