"""Lines of inlines: split at line breaks, and trimmed at their ends."""

from ...model import Inline, LineBreak, Text
from .vocabulary import Inlines


def lines_of(children: Inlines) -> list[Inlines]:
    """The lines between line breaks."""
    lines: list[list[Inline]] = [[]]
    for inline in children:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    if not lines[-1] and len(lines) > 1:
        lines.pop()  # a break at the end of a block ends its line
        if all(is_blank(tuple(line)) for line in lines):
            lines.append([])
    return [tuple(line) for line in lines]


def is_blank(line: Inlines) -> bool:
    """Has the line nothing but white space?"""
    return all(isinstance(inline, Text) and not inline.text.strip() for inline in line)


def trimmed(children: Inlines) -> Inlines:
    """The inlines without line breaks, or the space before a note's backlink, at their end."""
    end = len(children)
    while end and isinstance(children[end - 1], LineBreak):
        end -= 1
    match children[:end]:
        case (*before, Text(text)) if text.endswith(" "):
            return (*before, Text(text.rstrip(" "))) if text.strip(" ") else tuple(before)
    return children[:end]
