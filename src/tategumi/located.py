"""YAML in which every key and value knows its place, read into declared dataclasses.

The only door to yaml. Knows syntax and types, not what a book is.

Quirks hidden here: YAML 1.1 would read ``no`` as false and ``1:30`` as ninety; here a scalar stays
as it was written and the declared type decides. Keys that stand twice, which yaml accepts silently,
are problems; aliases and tags are refused.
"""

import dataclasses
import difflib
import types
import typing
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Annotated, Generic, TypeVar, get_args, get_origin

import yaml

from .files import read_bytes
from .problems import Failed, Place, Problem
from .units import Length

T = TypeVar("T")


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


# --- declared shapes
@dataclass(frozen=True, slots=True)
class Located(Generic[T]):
    """A value that remembers its place: declare a field as ``Located[str]``."""

    value: T
    place: Place


@dataclass(frozen=True, slots=True)
class Leaf:
    """How a scalar becomes a value: ``parse`` raises ValueError, then ``code`` is the problem.

    Declare special ones at the field: ``Annotated[int, Leaf("project.count", positive)]``.
    The message gets ``{text}``.
    """

    code: str
    parse: Callable[[str], object]


_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def _flag(text: str) -> bool:
    try:
        return _FLAGS[text.lower()]
    except KeyError:
        raise ValueError(text) from None


LEAVES: dict[type, Leaf] = {
    str: Leaf("yaml.text", str),
    int: Leaf("yaml.integer", int),
    float: Leaf("yaml.number", float),
    bool: Leaf("yaml.flag", _flag),
    date: Leaf("yaml.date", date.fromisoformat),
    Length: Leaf("yaml.length", Length.parse),
}


def read(node: Node, shape: type[T], problems: list[Problem]) -> T | None:
    """The node as a ``shape``, or None; what is wrong goes to ``problems``.

    A dataclass is a mapping whose keys are its fields (``line_pitch`` is written ``line-pitch``);
    fields without default are required, an empty value counts as left out. ``tuple[X, ...]`` is a
    list, ``tuple[tuple[str, X], ...]`` a mapping with free keys, an Enum a word, ``Located[X]`` an
    X with its place, ``X | Y`` whichever fits (of dataclasses, that with most keys in common).
    """
    origin, arguments = get_origin(shape), get_args(shape)
    if origin is Located:
        value = read(node, arguments[0], problems)
        return None if value is None else Located(value, node.place)
    if origin is Annotated:
        return _leaf(node, arguments[1], problems)
    if origin in (types.UnionType, typing.Union):
        return read(node, _fitting(node, arguments), problems)
    if origin is tuple and get_origin(arguments[0]) is tuple:
        return _pairs(node, get_args(arguments[0]), problems)
    if origin is tuple:
        return _list(node, arguments[0], problems)
    if dataclasses.is_dataclass(shape) and shape not in LEAVES:
        return _record(node, shape, problems)
    if issubclass(shape, Enum):
        return _choice(node, shape, problems)
    return _leaf(node, LEAVES[shape], problems)


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


def nearest(word: str, choices: Iterable[str]) -> str:
    """The choice that ``word`` was probably meant to be, or ""."""
    return next(iter(difflib.get_close_matches(word, choices, 1)), "")


def unknown(place: Place, code: str, word: str, choices: Iterable[str]) -> Problem:
    """The problem ``code`` or, where a choice lies near, ``code-near``: "did you mean …?"."""
    known = list(choices)
    if near := nearest(word, known):
        return Problem(place, f"{code}-near", {"word": word, "near": near})
    return Problem(place, code, {"word": word, "known": ", ".join(known)})


def _leaf(node: Node, leaf: Leaf, problems: list[Problem]) -> object:
    if not isinstance(node, Scalar):
        problems.append(Problem(node.place, "yaml.want-scalar"))
        return None
    try:
        return leaf.parse(node.text)
    except ValueError:
        problems.append(Problem(node.place, leaf.code, {"text": node.text}))
        return None


def _choice(node: Node, enum: type[Enum], problems: list[Problem]) -> Enum | None:
    if not isinstance(node, Scalar):
        problems.append(Problem(node.place, "yaml.want-scalar"))
        return None
    words = {member.value: member for member in enum}
    if node.text not in words:
        problems.append(unknown(node.place, "yaml.choice", node.text, words))
    return words.get(node.text)


def _list(node: Node, shape: type, problems: list[Problem]) -> tuple | None:
    if not isinstance(node, Sequence):
        problems.append(Problem(node.place, "yaml.want-sequence"))
        return None
    values = (read(item, shape, problems) for item in node.items)
    return tuple(value for value in values if value is not None)


def _entries(node: Node, problems: list[Problem]) -> dict[str, tuple[Scalar, Node]] | None:
    """A mapping's entries by key; keys that stand twice are problems."""
    if not isinstance(node, Mapping):
        problems.append(Problem(node.place, "yaml.want-mapping"))
        return None
    entries: dict[str, tuple[Scalar, Node]] = {}
    for key, value in node.entries:
        if key.text in entries:
            first = entries[key.text][0].place.line
            problems.append(Problem(key.place, "yaml.twice", {"key": key.text, "first": first}))
        entries.setdefault(key.text, (key, value))
    return entries


def _pairs(node: Node, shapes: tuple[type, type], problems: list[Problem]) -> tuple | None:
    entries = _entries(node, problems)
    if entries is None:
        return None
    pairs = (
        (read(key, shapes[0], problems), read(value, shapes[1], problems))
        for key, value in entries.values()
    )
    return tuple(pair for pair in pairs if None not in pair)


def _record(node: Node, shape: type[T], problems: list[Problem]) -> T | None:
    entries = _entries(node, problems)
    if entries is None:
        return None
    fields = {_key(field): field for field in dataclasses.fields(shape)}
    hints = typing.get_type_hints(shape, include_extras=True)
    values = {}
    for word, (key, value) in entries.items():
        if word not in fields:
            problems.append(unknown(key.place, "yaml.unknown-key", word, fields))
        elif not (isinstance(value, Scalar) and value.empty):
            values[fields[word].name] = read(value, hints[fields[word].name], problems)
    missing = [
        key for key, field in fields.items() if _required(field) and field.name not in values
    ]
    problems.extend(Problem(node.place, "yaml.missing-key", {"key": key}) for key in missing)
    kept = {name: value for name, value in values.items() if value is not None}
    if any(_required(field) and field.name not in kept for field in fields.values()):
        return None
    return shape(**kept)


def _key(field: dataclasses.Field) -> str:
    return field.name.rstrip("_").replace("_", "-")


def _required(field: dataclasses.Field) -> bool:
    return field.default is field.default_factory is dataclasses.MISSING


def _fitting(node: Node, shapes: tuple[type, ...]) -> type:
    """Of the shapes of a union, the one of the node's kind."""
    choices = [shape for shape in shapes if shape is not types.NoneType]
    same = [shape for shape in choices if _kind(shape) is type(node)] or choices
    if not isinstance(node, Mapping):
        return same[0]
    words = {key.text for key, _ in node.entries}
    return max(same, key=lambda shape: len(words & _keys(shape)))


def _kind(shape: type) -> type:
    origin, arguments = get_origin(shape), get_args(shape)
    if origin is Located:
        return _kind(arguments[0])
    if origin is tuple:
        return Mapping if get_origin(arguments[0]) is tuple else Sequence
    return Mapping if _is_record(shape) else Scalar


def _is_record(shape: type) -> bool:
    return dataclasses.is_dataclass(shape) and shape not in LEAVES


def _keys(shape: type) -> set[str]:
    return {_key(field) for field in dataclasses.fields(shape)} if _is_record(shape) else set()
