"""Blocks of plain text as lines that a person can read: p, h2 …, scene, blank, lead."""

from tategumi.model import Blank, Block, Group, Heading, Paragraph, SceneBreak, plain_text


def shown(block: Block) -> str:
    match block:
        case Heading(level, children):
            return f"h{level} {plain_text(children)}"
        case Paragraph(children, layout):
            deep = "" if layout.indent is None else f"({layout.indent:g})"
            return f"p{deep} {plain_text(children)}"
        case SceneBreak(text):
            return f"scene {text}"
        case Blank(lines):
            return f"blank {lines}"
        case Group(kind, blocks):
            return "\n".join([kind.value, *("  " + shown(inner) for inner in blocks)])
    raise AssertionError(block)
