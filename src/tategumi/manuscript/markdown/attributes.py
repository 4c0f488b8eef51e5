"""The syntax of attributes, ``{.name #id key=value key="a value"}``; not what they mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

ID = re.compile(r"""\#[^\s　{}"|]++""")
_ITEM = re.compile(
    rf"""[ \t]*+(?:\.(?P<name>[A-Za-z][\w-]*+)|(?P<id>{ID.pattern})|(?P<key>[A-Za-z][\w-]*+)="""
    r"""(?:"(?P<quoted>(?:[^"\\\n]|\\.)*+)"|(?P<bare>[^\s"{}|]++)))""",
    re.ASCII,
)
# What attributes right after it belong to, and the backslash that makes a brace a brace.
_HOLDERS = ("]", ")", "}", "》", "\\")
_END = re.compile(r"[ \t]*+\}")
_ESCAPE = re.compile(r'\\(["\\])')


@dataclass(frozen=True, slots=True)
class Attributes:
    names: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()


def parse_attributes(text: str, start: int, end: int) -> tuple[Attributes, int] | None:
    """The attributes whose brace opens at ``start``, and where they end; None where it has none."""
    names, values, position = [], [], start + 1
    while item := _ITEM.match(text, position, end):
        if item["name"] or item["id"]:
            names.append(item["name"] or item["id"])
        else:
            value = item["bare"] or _ESCAPE.sub(r"\1", item["quoted"] or "")
            values.append((item["key"], value))
        position = item.end()
    closing = _END.match(text, position, end)
    if not closing or not (names or values):
        return None
    return Attributes(tuple(names), tuple(values)), closing.end()


def split_attributes(text: str) -> tuple[str, Attributes | None]:
    """A text and the attributes that it ends with."""
    stripped = text.rstrip(" \t\n")
    start = stripped.rfind("{")
    if start < 0 or not stripped.endswith("}") or stripped[:start].endswith(_HOLDERS):
        return text, None
    found = parse_attributes(stripped, start, len(stripped))
    if not found or found[1] != len(stripped):
        return text, None
    return stripped[:start].rstrip(" \t\n"), found[0]


def write_attributes(names: tuple[str, ...], values: Mapping[str, object]) -> str:
    """``{#id .name key=value}``, or nothing where there are none."""
    items = [name if name.startswith("#") else f".{name}" for name in names]
    for key, value in values.items():
        text = str(value)
        if not re.fullmatch(r'[^\s"{}|\\]+', text):
            text = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        items.append(f"{key}={text}")
    return "{" + " ".join(items) + "}" if items else ""
