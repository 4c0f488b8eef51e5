"""YAML in which every key and value knows its place. The only door to yaml.

Quirks hidden here: YAML 1.1 would read ``no`` as false and ``1:30`` as ninety; here a scalar stays
as it was written. Keys that stand twice, which yaml accepts silently, stand here twice; aliases and
tags are refused.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import yaml

from ..files import CONTROL, read_inside
from ..problems import Failed, Place, Problem
from .slips import broken, slips


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


def load(root: Path, name: str) -> Node:
    """The YAML of the file ``name`` in the folder ``root``. Raises ``Failed``."""
    return parse(read_inside(root, name), name)


def parse(text: str, shown: str, first_line: int = 1) -> Node:
    """YAML that begins at line ``first_line`` of the file ``shown``. Raises ``Failed``."""

    def place(mark: "_Mark | None") -> Place:
        return Place(shown, mark.line + first_line, mark.column + 1) if mark else Place(shown)

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = list(_controls(text, shown, first_line))
    if not problems:
        try:
            nodes = _tree(yaml.parse(text, Loader=_LOADER), place, problems)
        except yaml.MarkedYAMLError as error:
            at = place(_mark(error, text))
            found = list(slips(text, shown, first_line, at.line))
            problems += found or [broken(at, error.problem or error.context)]
        except (yaml.YAMLError, ValueError, OverflowError) as error:  # in escapes and directives
            problems.append(broken(Place(shown), error))
    if problems:
        raise Failed(problems)
    return nodes[0] if nodes else Mapping((), Place(shown, first_line))


def scalar(text: str) -> str:
    """One line of text as YAML, quoted where it must be."""
    written: str = yaml.dump(text, allow_unicode=True, width=float("inf"))
    return written.removesuffix("\n").removesuffix("\n...")


def _mark(error: yaml.MarkedYAMLError, text: str) -> "_Mark | None":
    """The place to look at: what is still open at the end of the file is mended where it begins."""
    found = error.problem_mark
    at_the_end = found and found.line >= text.rstrip().count("\n") + 1
    return error.context_mark if at_the_end and error.context_mark else found


class _Mark(Protocol):
    line: int
    column: int


# libyaml's is ten times as fast; neither resolves types.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TAGS = {None, "!", *(f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))}
_DEEPEST = 100  # lists and mappings inside each other


def _tree(
    events: Iterable[yaml.Event], place: "Callable[[_Mark | None], Place]", problems: list[Problem]
) -> list[Node]:
    """The root node, in a list; an empty file has none."""
    levels: list[tuple[Place, list[Node]]] = [(Place(""), [])]
    for event in events:
        at = place(event.start_mark)
        if (tag := getattr(event, "tag", None)) not in _TAGS:
            problems.append(Problem(at, "yaml.tag", {"tag": tag}))
        match event:
            case yaml.ScalarEvent():
                levels[-1][1].append(_scalar(event, at, problems))
            case yaml.AliasEvent():  # with these a small file could unfold without end
                problems.append(Problem(at, "yaml.alias", {"name": event.anchor}))
                levels[-1][1].append(Scalar("", at))
            case yaml.CollectionStartEvent():
                levels.append((at, []))
            case yaml.CollectionEndEvent():
                start, nodes = levels.pop()
                is_list = isinstance(event, yaml.SequenceEndEvent)
                made = (
                    Sequence(tuple(nodes), start) if is_list else _mapping(nodes, start, problems)
                )
                levels[-1][1].append(made)
            case yaml.DocumentStartEvent() if levels[0][1]:
                problems.append(broken(at, "a second document begins here"))
        if len(levels) > _DEEPEST:
            problems.append(broken(at, "nested too deeply"))
            break
    return levels[0][1]


def _scalar(event: yaml.ScalarEvent, place: Place, problems: list[Problem]) -> Scalar:
    # Escapes in quotation marks can make what the file itself may not hold.
    if control := CONTROL.search(event.value):
        problems.append(_control(place, control[0]))
    return Scalar(event.value, place, plain=not event.style)


def _mapping(nodes: list[Node], place: Place, problems: list[Problem]) -> Mapping:
    entries = []
    for key, value in zip(nodes[::2], nodes[1::2], strict=True):
        if isinstance(key, Scalar):
            entries.append((key, value))
        else:
            problems.append(Problem(key.place, "yaml.key"))
    return Mapping(tuple(entries), place)


def _controls(text: str, shown: str, first_line: int) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), first_line):
        for match in CONTROL.finditer(line):
            yield _control(Place(shown, number, match.start() + 1), match[0])


def _control(place: Place, character: str) -> Problem:
    return Problem(place, "yaml.character", {"code": f"U+{ord(character):04X}"})


# --- looking up
def value_at(node: Node, *keys: str | int) -> Node | None:
    """The value under these keys and list indexes; None where it is missing or empty."""
    found: Node | None = node
    for key in keys:
        match found:
            case Mapping(entries):
                found = next((value for word, value in entries if word.text == key), None)
            case Sequence(items) if isinstance(key, int) and key < len(items):
                found = items[key]
            case _:
                return None
    return None if isinstance(found, Scalar) and found.empty else found


def place_of(node: Node, *keys: str | int) -> Place:
    """The place of the value under these keys, or of what should hold it."""
    value = value_at(node, *keys)
    return value.place if value else place_of(node, *keys[:-1])
