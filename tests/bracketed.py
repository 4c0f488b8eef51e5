"""Inlines as one line of text, for case files.

``⟨em …⟩`` emphasis, ``⟨tcy …⟩``, ``⟨code …⟩``, ``⟨sup …⟩``, ``⟨link …⟩``, ``⟨note …⟩`` a footnote,
``⟨image⟩``, ``⟨br⟩``, and ruby as ``{停|てい 戦|せん}``, its second reading after a slash.
"""

import re

from tategumi.model import (
    Emphasis,
    Footnote,
    Image,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Ruby,
    RubyPart,
    Style,
    Styled,
    Tcy,
    Text,
)

Inlines = tuple[Inline, ...]

_MAKERS = {
    "em": Emphasis,
    "tcy": Tcy,
    "code": lambda children: Styled(Style.CODE, children),
    "sup": lambda children: Styled(Style.SUPERSCRIPT, children),
    "link": lambda children: Link("https://example.com/", children),
    "note": lambda children: Footnote((Paragraph(children),)),
    "image": lambda _: Image("images/a.png"),
    "br": lambda _: LineBreak(),
}
_TOKEN = re.compile(r"⟨(?P<kind>[a-z]+) ?|(?P<close>⟩)|\{(?P<ruby>[^}]*)\}|(?P<text>[^⟨⟩{]+)")


def inlines(line: str) -> Inlines:
    """What the line stands for."""
    stack: list[tuple[str, list[Inline]]] = [("", [])]
    for token in _TOKEN.finditer(line):
        if token["kind"]:
            stack.append((token["kind"], []))
            continue
        if token["close"]:
            kind, inner = stack.pop()
            made = _MAKERS[kind](tuple(inner))
        elif token["ruby"] is not None:
            made = _ruby(token["ruby"])
        else:
            made = Text(token["text"])
        stack[-1][1].append(made)
    return tuple(stack[0][1])


def line(content: Inlines) -> str:
    """The line that stands for the inlines."""
    return "".join(map(_written, content))


def _ruby(text: str) -> Ruby:
    right, _, left = text.partition("/")
    pairs = (part.partition("|") for part in right.split(" "))
    return Ruby(tuple(RubyPart(inlines(base), reading) for base, _, reading in pairs), left)


def _written(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case Ruby(parts, left):
            pairs = " ".join(f"{line(part.base)}|{part.reading}" for part in parts)
            return "{" + pairs + ("/" + left if left else "") + "}"
        case Styled(Style.CODE, children):
            return f"⟨code {line(children)}⟩"
        case Styled(Style.SUPERSCRIPT, children):
            return f"⟨sup {line(children)}⟩"
        case Footnote((Paragraph(children),)):
            return f"⟨note {line(children)}⟩"
        case Emphasis(children):
            return f"⟨em {line(children)}⟩"
        case Tcy(children):
            return f"⟨tcy {line(children)}⟩"
        case Link(children=children):
            return f"⟨link {line(children)}⟩"
        case Image():
            return "⟨image⟩"
        case LineBreak():
            return "⟨br⟩"
    raise AssertionError(inline)
