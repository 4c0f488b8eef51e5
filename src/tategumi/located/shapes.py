"""Reads nodes into declared dataclasses; checks keys, types and choices, reports all mistakes.

Knows types, not what a book is. The declared type decides what a scalar means.
"""

import dataclasses
import types
import typing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated, Any, Generic, TypeGuard, TypeVar, get_args, get_origin

from ..choices import by_word, nearest, words_of
from ..problems import Place, Problem
from ..units import Length
from .nodes import Mapping, Node, Scalar, Sequence
from .slips import slip_in

T = TypeVar("T")


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
    found: T | None = _read(node, shape, problems)
    return found


def read_rows(node: Node, shape: type[T], problems: list[Problem]) -> dict[str, T]:
    """A mapping with free keys, whose values are of the ``shape``."""
    return dict(_pairs(node, (str, shape), problems) or ())


def _read(node: Node, shape: Any, problems: list[Problem]) -> Any:
    origin, arguments = get_origin(shape), get_args(shape)
    if origin is Located:
        value = _read(node, arguments[0], problems)
        return None if value is None else Located(value, node.place)
    if origin is Annotated:
        return _leaf(node, arguments[1], problems)
    if origin in (types.UnionType, typing.Union):
        return _read(node, _fitting(node, arguments), problems)
    if origin is tuple and get_origin(arguments[0]) is tuple:
        return _pairs(node, get_args(arguments[0]), problems)
    if origin is tuple:
        return _list(node, arguments[0], problems)
    if _is_record(shape):
        return _record(node, shape, problems)
    if issubclass(shape, Enum):
        return _choice(node, shape, problems)
    return _leaf(node, LEAVES[shape], problems)


def unknown(place: Place, code: str, word: str, choices: Iterable[str], shown: str = "") -> Problem:
    """The problem ``code`` or, where a choice lies near, ``code-near``: "did you mean …?".

    ``shown`` are the choices as their reader is to see them.
    """
    known = list(choices)
    if near := nearest(word, known):
        return Problem(place, f"{code}-near", {"word": word, "near": near})
    return Problem(place, code, {"word": word, "known": shown or ", ".join(known)})


def missing_key(node: Node, key: str, shape: type) -> Iterator[Problem]:
    """The problem that a mapping lacks ``key``; none where one of its keys is told to mean it."""
    known = _keys(shape)
    entries = node.entries if isinstance(node, Mapping) else ()
    meant = {nearest(word.text, known) for word, _ in entries if word.text not in known}
    if key not in meant:
        yield Problem(node.place, "yaml.missing-key", {"key": key})


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
    words = by_word(enum)
    if node.text not in words:
        shown = ("/".join(words_of(member)) for member in enum)
        problems.append(unknown(node.place, "yaml.choice", node.text, words, ", ".join(shown)))
    return words.get(node.text)


def _list(node: Node, shape: Any, problems: list[Problem]) -> tuple[Any, ...] | None:
    if not isinstance(node, Sequence):
        problems.append(Problem(node.place, "yaml.want-sequence"))
        return None
    values = (_read(item, shape, problems) for item in node.items)
    return tuple(value for value in values if value is not None)


def _entries(node: Node, problems: list[Problem]) -> dict[str, tuple[Scalar, Node]] | None:
    """A mapping's entries by key; keys that stand twice are problems."""
    if not isinstance(node, Mapping):
        problems.append(_no_mapping(node))
        return None
    entries: dict[str, tuple[Scalar, Node]] = {}
    for key, value in node.entries:
        if key.text in entries:
            first = entries[key.text][0].place.line
            problems.append(Problem(key.place, "yaml.twice", {"key": key.text, "first": first}))
        entries.setdefault(key.text, (key, value))
    return entries


def _no_mapping(node: Node) -> Problem:
    """The problem of a value that should be a mapping, perhaps for a slip at its first key."""
    slip = slip_in(node.text) if isinstance(node, Scalar) and node.plain else None
    if slip is None:
        return Problem(node.place, "yaml.want-mapping")
    code, at = slip
    return Problem(dataclasses.replace(node.place, column=node.place.column + at), code)


def _pairs(
    node: Node, shapes: tuple[Any, Any], problems: list[Problem]
) -> tuple[tuple[Any, Any], ...] | None:
    entries = _entries(node, problems)
    if entries is None:
        return None
    pairs = (
        (_read(key, shapes[0], problems), _read(value, shapes[1], problems))
        for key, value in entries.values()
    )
    return tuple(pair for pair in pairs if None not in pair)


def _record(node: Node, shape: type[Any], problems: list[Problem]) -> Any:
    entries = _entries(node, problems)
    if entries is None:
        return None
    fields = {word: field for field in dataclasses.fields(shape) for word in _words(field)}
    hints = typing.get_type_hints(shape, include_extras=True)
    values: dict[str, Any] = {}
    for word, (key, value) in entries.items():
        if word not in fields:
            problems.append(unknown(key.place, "yaml.unknown-key", word, fields))
        elif fields[word].name in values:
            other = next(one for one in entries if fields.get(one) is fields[word])
            values_told = {"key": word, "other": other, "first": entries[other][0].place.line}
            problems.append(Problem(key.place, "yaml.same-key", values_told))
        elif not (isinstance(value, Scalar) and value.empty):
            values[fields[word].name] = _read(value, hints[fields[word].name], problems)
    for word, field in fields.items():
        if _required(field) and field.name not in values:
            problems += missing_key(node, word, shape)
    kept = {name: value for name, value in values.items() if value is not None}
    if any(_required(field) and field.name not in kept for field in fields.values()):
        return None
    return shape(**kept)


def _key(field: dataclasses.Field[Any]) -> str:
    return field.name.rstrip("_").replace("_", "-")


def _words(field: dataclasses.Field[Any]) -> tuple[str, ...]:
    """The key of a field, and other words for it: ``metadata={"also": ("id",)}``."""
    return (_key(field), *field.metadata.get("also", ()))


def _required(field: dataclasses.Field[Any]) -> bool:
    return field.default is field.default_factory is dataclasses.MISSING


def _fitting(node: Node, shapes: tuple[type, ...]) -> type:
    """The shape of a union that fits the node's kind."""
    choices = [shape for shape in shapes if shape is not types.NoneType]
    same = [shape for shape in choices if _kind(shape) is type(node)] or choices
    if not isinstance(node, Mapping):
        return next((shape for shape in same if _is_read(node, shape)), same[0])
    words = {key.text for key, _ in node.entries}
    return max(same, key=lambda shape: len(words.intersection(_keys(shape))))


def _is_read(node: Node, shape: type) -> bool:
    problems: list[Problem] = []
    return _read(node, shape, problems) is not None and not problems


def _kind(shape: type) -> type:
    origin, arguments = get_origin(shape), get_args(shape)
    if origin in (Located, Annotated):
        return _kind(arguments[0])
    if origin is tuple:
        return Mapping if get_origin(arguments[0]) is tuple else Sequence
    return Mapping if _is_record(shape) else Scalar


def _is_record(shape: Any) -> TypeGuard[type[Any]]:
    return dataclasses.is_dataclass(shape) and shape not in LEAVES


def _keys(shape: type) -> list[str]:
    fields = dataclasses.fields(shape) if _is_record(shape) else ()
    return [word for field in fields for word in _words(field)]
