"""YAML in which every key and value knows its place. The only door to yaml.

Quirks hidden here: YAML 1.1 would read ``no`` as false and ``1:30`` as ninety; here a scalar stays
as it was written. Keys that stand twice, which yaml accepts silently, stand here twice; aliases and
tags are refused.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from ..files import read_bytes
from ..problems import Failed, Place, Problem


# --- what a file holds
@dataclass(frozen=True, slots=True)
class Scalar:
    """``text`` as written, without its quotes; ``plain`` where it had none."""

    text: str
    place: Place
    plain: bool = True

    @property
    def empty(self) -> bool:
        return self.plain and self.text in ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the order of the file; a key that stands twice stands here twice."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    place: Place


Node = Scalar | Sequence | Mapping


def load(path: Path, shown: str) -> Node:
    """The file's YAML; ``shown`` is its path as the user knows it. Raises ``Failed``."""
    try:
        text = read_bytes(path, shown).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Failed([Problem(Place(shown), "file.encoding", {"encodings": "UTF-8"})]) from None
    return parse(text, shown)


def parse(text: str, shown: str, first_line: int = 1) -> Node:
    """YAML that begins at line ``first_line`` of the file ``shown``. Raises ``Failed``."""

    def place(mark: yaml.Mark | None) -> Place:
        return Place(shown, mark.line + first_line, mark.column + 1) if mark else Place(shown)

    problems: list[Problem] = []
    try:
        root = yaml.compose(text, Loader=_Loader)
        node = _converted(root, place, problems) if root else Mapping((), Place(shown, first_line))
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        line = before.count("\n")
        at = Place(shown, line + first_line, len(before) - before.rfind("\n"))
        problems = [Problem(at, "yaml.character", {"code": f"U+{error.character:04X}"})]
    except yaml.MarkedYAMLError as error:
        detail = error.problem or error.context
        problems = [Problem(place(error.problem_mark), "yaml.broken", {"detail": detail})]
    except RecursionError:
        problems = [Problem(Place(shown), "yaml.broken", {"detail": "nested too deeply"})]
    if problems:
        raise Failed(problems)
    return node


def scalar(text: str) -> str:
    """One line of text as YAML, quoted where it must be."""
    return yaml.dump(text, allow_unicode=True, width=float("inf")).removesuffix("\n...\n").rstrip()


class _Loader(yaml.BaseLoader):
    """Resolves no types. Aliases would let a small file unfold without end."""

    def compose_node(self, parent: yaml.Node | None, index: object) -> yaml.Node:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark
            raise yaml.composer.ComposerError(None, None, "aliases (*) are not read here", mark)
        return super().compose_node(parent, index)


_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map")}


def _converted(
    node: yaml.Node, place: Callable[[yaml.Mark], Place], problems: list[Problem]
) -> Node:
    at = place(node.start_mark)
    if node.tag not in _TAGS:
        problems.append(Problem(at, "yaml.tag", {"tag": node.tag}))
    if isinstance(node, yaml.ScalarNode):
        return Scalar(node.value, at, plain=node.style is None)
    if isinstance(node, yaml.SequenceNode):
        return Sequence(tuple(_converted(item, place, problems) for item in node.value), at)
    entries = []
    for key, value in node.value:
        word = _converted(key, place, problems)
        inner = _converted(value, place, problems)
        if isinstance(word, Scalar):
            entries.append((word, inner))
        else:
            problems.append(Problem(word.place, "yaml.key"))
    return Mapping(tuple(entries), at)


# --- looking up
def value_at(node: Node, *keys: str | int) -> Node | None:
    """The value under these keys and list indexes; None where it is missing or empty."""
    for key in keys:
        match node:
            case Mapping(entries):
                node = next((value for word, value in entries if word.text == key), None)
            case Sequence(items) if isinstance(key, int) and key < len(items):
                node = items[key]
            case _:
                return None
    return None if isinstance(node, Scalar) and node.empty else node


def place_of(node: Node, *keys: str | int) -> Place:
    """Where the value under these keys stands, or what should hold it."""
    value = value_at(node, *keys)
    return value.place if value else place_of(node, *keys[:-1])
