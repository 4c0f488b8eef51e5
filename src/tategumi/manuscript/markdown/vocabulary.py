"""What attributes mean: the names and keys that the model can hold, as tables.

Read by ``build`` and by the writer; a name that stands in no table is a problem.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from ...choices import nearest
from ...languages import is_language
from ...model import (
    MOST_STEPS,
    PLATES,
    Align,
    Break,
    Emphasis,
    Foreign,
    Gaiji,
    GroupKind,
    HeadingForm,
    Indexed,
    Inline,
    Kaeriten,
    Layout,
    LineBreak,
    Mark,
    Okurigana,
    Ruby,
    RubyPart,
    Side,
    SideLine,
    Stroke,
    Style,
    Styled,
    Tcy,
    Warichu,
    plain_text,
)  # fmt: skip
from .attributes import Attributes

MARKS = {mark.value: mark for mark in Mark}
STROKES = {stroke.value: stroke for stroke in Stroke}
STYLES = {style.value: style for style in Style}
SIDES = {side.value: side for side in Side}
BREAKS = {kind.value: kind for kind in Break}
FORMS = {form.value: form for form in HeadingForm}
GROUPS = {kind.value: kind for kind in GroupKind}
# As markdown_it says a column's alignment, and as it is written; left is the line's head.
ALIGNMENTS = {
    "text-align:left": Align.START,
    "text-align:center": Align.CENTER,
    "text-align:right": Align.END,
}
RULES = {None: "---", Align.START: ":--", Align.CENTER: ":-:", Align.END: "--:"}

# Spans that are neither marks, strokes nor styles.
TCY, WARICHU, KAERITEN, OKURIGANA = "tcy", "warichu", "kaeriten", "okurigana"
GAIJI, RUBY, BREAK, INDEX = "gaiji", "ruby", "br", "index"
FURTHER_SPANS = (TCY, WARICHU, KAERITEN, OKURIGANA, GAIJI, RUBY, BREAK, INDEX)
# Layout that is so or not.
CENTRED, RUN_ON = "centred", "run-on"
LAYOUT_NAMES = (CENTRED, RUN_ON)
# An image that is part of its paragraph even where it stands alone in it.
INLINE = "inline"


def amount(text: str) -> float:
    """An em amount, not negative; ``ValueError`` otherwise."""
    number = float(text)
    if not 0 <= number <= 100:
        raise ValueError(text)
    return number


def count(text: str) -> int:
    """A whole number from 1; ``ValueError`` otherwise."""
    number = int(text)
    if not 1 <= number <= 10_000:
        raise ValueError(text)
    return number


def language(text: str) -> str:
    """A language tag; ``ValueError`` otherwise."""
    if not is_language(text):
        raise ValueError(text)
    return text


# Targets of links that do something on a reader's machine.
REFUSED = re.compile(r"\s*(?:vbscript|javascript|file|data):", re.IGNORECASE)

Value = Callable[[str], object]

LAYOUT: dict[str, Value] = {"indent": amount, "turn": amount, "end": amount, "measure": count}
_STEPS = "steps"
STEPS: dict[str, Value] = {_STEPS: count}
# How many steps a group has where none are written, of those that have any.
USUAL_STEPS = {GroupKind.LARGER: 1, GroupKind.SMALLER: 1, GroupKind.COLUMNS: 2}
SIZE: dict[str, Value] = {"width": count, "height": count}
LEFT: dict[str, Value] = {"left": str}
READING: dict[str, Value] = {"reading": str}
REFERENCE: dict[str, Value] = {"ref": str}
# The language of words that are not Japanese.
LANG = "lang"
LANGUAGE: dict[str, Value] = {LANG: language}
MARK: dict[str, Value] = {"mark": str}


@dataclass(frozen=True, slots=True)
class Place:
    """Where attributes may stand: the names and keys that mean something there."""

    names: tuple[str, ...]
    keys: dict[str, Value]


SPAN = Place(
    (*MARKS, *STROKES, *STYLES, *SIDES, *FURTHER_SPANS),
    STEPS | REFERENCE | READING | LEFT | LANGUAGE,
)
GROUP = Place((*GROUPS, *LAYOUT_NAMES), LAYOUT | STEPS)
PARAGRAPH = Place(LAYOUT_NAMES, LAYOUT)
HEADING = Place((*FORMS, *LAYOUT_NAMES), LAYOUT)
IMAGE = Place((INLINE, *PLATES), SIZE)
IMAGE_IN_LINE = Place((INLINE,), SIZE)
RUBY_END = Place((), LEFT)
PAGE_BREAK = Place(tuple(BREAKS), {})
SCENE_BREAK = Place((), MARK)


def layout(names: Iterable[str], values: dict[str, Any]) -> Layout:
    amounts = {key: values[key] for key in LAYOUT if key in values}
    return Layout(**amounts, centred=CENTRED in names, run_on=RUN_ON in names)


def meaning(
    given: Attributes | None, place: Place, report: Callable[..., None]
) -> tuple[list[str], dict[str, Any]]:
    """The names and values that mean something here; ``report(code, …)`` hears of the others."""
    names: list[str] = []
    values: dict[str, Any] = {}
    for name in given.names if given else ():
        if name in place.names:
            names.append(name)
        else:
            _unknown(name, place.names, report)
    for key, text in given.values if given else ():
        try:
            values[key] = place.keys[key](text)
            if key == _STEPS and values[key] > MOST_STEPS:
                report("steps.most", steps=values[key], most=MOST_STEPS)
        except KeyError:
            _unknown(key, place.keys, report)
        except ValueError:
            report(
                f"markdown.attribute-{'language' if key == LANG else 'value'}", key=key, text=text
            )
    return names, values


# How alike an author's own class and a name with a meaning are where one is a slip of the other.
_SLIP = 0.85


def own_names(
    given: Attributes | None, place: Place, report: Callable[..., None]
) -> tuple[Attributes | None, str, tuple[str, ...]]:
    """The rest of the attributes, an author's own id, and the classes of styles of their own.

    A class that is nearly a name with a meaning is told.
    """
    if not given:
        return None, "", ()
    ids = [name for name in given.names if name.startswith("#")]
    classes = [n for n in given.names if n not in place.names and n not in ids]
    for name in classes:
        if near := nearest(name, place.names, _SLIP):
            report("markdown.class-near", word=name, near=near)
    kept = (name for name in given.names if name in place.names or name in ids[1:])
    return replace(given, names=tuple(kept)), "".join(ids[:1])[1:], tuple(classes)


def _unknown(word: str, known: Iterable[str], report: Callable[..., None]) -> None:
    if near := nearest(word, known):
        report("markdown.attribute-near", word=word, near=near)
    else:
        report("markdown.attribute", word=word)


# What a key or side belongs to: without one of these names it says nothing.
_OWNERS: dict[str, tuple[str, ...]] = {
    _STEPS: (Style.LARGER.value, Style.SMALLER.value),
    "ref": (GAIJI,),
    "reading": (RUBY, INDEX),
    "left": (RUBY,),
    **dict.fromkeys((f".{side}" for side in SIDES), (*MARKS, *STROKES)),
}


def ownerless(names: list[str], values: dict[str, Any]) -> list[str]:
    """The sides and keys of a span that belong to none of its names."""
    words = [
        *(key for key in values if key != LANG),
        *(f".{name}" for name in names if name in SIDES),
    ]
    return [word for word in words if not set(_OWNERS[word]) & set(names)]


def spans(
    names: list[str], values: dict[str, Any], children: tuple[Inline, ...]
) -> tuple[Inline, ...]:
    """The children inside one inline for each name, the first name outermost but a language."""
    side = next((SIDES[name] for name in names if name in SIDES), Side.RIGHT)
    for name in reversed(names):
        if name in MARKS:
            children = (Emphasis(children, MARKS[name], side),)
        elif name in STROKES:
            children = (SideLine(children, STROKES[name], side),)
        elif name in STYLES:
            steps = values.get(_STEPS, 1) if name in _OWNERS[_STEPS] else 1
            children = (Styled(STYLES[name], children, steps),)
        elif name in FURTHER_SPANS:
            children = (_FURTHER[name](children, values),)
    return (Foreign(children, values[LANG]),) if LANG in values else children


def _ruby(children: tuple[Inline, ...], values: dict[str, Any]) -> Inline:
    """The whole with the reading given, or the parts of all ruby inside as one ruby."""
    if "reading" in values:
        return Ruby((RubyPart(children, values["reading"]),), values.get("left", ""))
    parts: list[RubyPart] = []
    for child in children:
        parts.extend(child.parts if isinstance(child, Ruby) else (RubyPart((child,), ""),))
    return Ruby(tuple(parts), values.get("left", ""))


_FURTHER: dict[str, Callable[[tuple[Inline, ...], dict[str, Any]], Inline]] = {
    TCY: lambda children, _: Tcy(children),
    WARICHU: lambda children, _: Warichu(children),
    KAERITEN: lambda children, _: Kaeriten(plain_text(children)),
    OKURIGANA: lambda children, _: Okurigana(plain_text(children)),
    GAIJI: lambda children, values: Gaiji(plain_text(children), values.get("ref", "")),
    RUBY: _ruby,
    BREAK: lambda children, _: LineBreak(),
    INDEX: lambda children, values: Indexed(children, values.get("reading", "")),
}
