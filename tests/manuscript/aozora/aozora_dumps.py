"""A manuscript as lines that a person can read and compare.

``p`` paragraphs, ``h2`` … headings, ``figure``, ``blank``, ``break``, groups with what they hold
indented. Layout stands in brackets. In the text: ``{base|reading|left reading}``,
``⟨em open-sesame left …⟩``.
"""

from collections.abc import Iterable, Iterator

from tategumi.manuscript.source import Manuscript
from tategumi.model import (
    Blank,
    Block,
    Editorial,
    Emphasis,
    Figure,
    Gaiji,
    Group,
    Heading,
    HeadingForm,
    Image,
    Inline,
    Kaeriten,
    Layout,
    LineBreak,
    Okurigana,
    PageBreak,
    Paragraph,
    Ruby,
    Side,
    SideLine,
    Styled,
    Tcy,
    Text,
    Warichu,
)
from tategumi.problems import Problem


def dump(manuscript: Manuscript) -> str:
    head = [("title", manuscript.title), ("subtitle", manuscript.subtitle)]
    head += [("heading", _text(manuscript.heading))]
    head += [("creator", creator) for creator in manuscript.creators]
    lines = [f"{name} {text}" for name, text in head if text]
    lines += [line for block in manuscript.blocks for line in _block(block)]
    return "\n".join([*lines, *(f"colophon {line}" for line in manuscript.colophon)])


def told(problems: Iterable[Problem]) -> str:
    """Line, column, kind and what each problem is about."""
    return "\n".join(
        f"{p.place.line}:{p.place.column} {p.code} {next(iter(p.values.values()))}"
        for p in problems
    )


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(children, layout):
            yield f"p{_layout(layout)} {_text(children)}"
        case Heading(level, children, form, layout):
            name = "" if form is HeadingForm.NORMAL else f" {form.value}"
            yield f"h{level}{name}{_layout(layout)} {_text(children)}"
        case Blank(lines):
            yield f"blank {lines}"
        case PageBreak(kind):
            yield f"break {kind.value}"
        case Figure(image, caption):
            yield f"figure {_image(image)}" + (f": {_text(caption)}" if caption else "")
        case Group(kind, blocks, layout, steps):
            yield f"{kind.value}{f' {steps}' if steps > 1 else ''}{_layout(layout)}:"
            for inner in blocks:
                yield from (f"  {line}" for line in _block(inner))
        case _:
            raise AssertionError(block)


def _layout(layout: Layout) -> str:
    names = {
        "indent": layout.indent,
        "turn": layout.turn,
        "end": layout.end,
        "measure": layout.measure,
        "centred": layout.centred or None,
        "run-on": layout.run_on or None,
    }
    told = [
        name if value is True else f"{name} {value}"
        for name, value in names.items()
        if value is not None
    ]
    return f" [{', '.join(told)}]" if told else ""


def _text(inlines: Iterable[Inline]) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case LineBreak():
            return "⟨br⟩"
        case Ruby(parts, left):
            sides = [f"{_text(part.base)}|{part.reading}" for part in parts]
            return "{" + " ".join(sides) + (f"|{left}" if left else "") + "}"
        case Tcy(children):
            return f"⟨tcy {_text(children)}⟩"
        case Emphasis(children, mark, side):
            return f"⟨em {mark.value}{_side(side)} {_text(children)}⟩"
        case SideLine(children, stroke, side):
            return f"⟨line {stroke.value}{_side(side)} {_text(children)}⟩"
        case Styled(style, children, steps):
            return f"⟨{style.value}{f' {steps}' if steps > 1 else ''} {_text(children)}⟩"
        case Warichu(children):
            return f"⟨warichu {_text(children)}⟩"
        case Gaiji(description, reference):
            return f"⟨gaiji {description}, {reference}⟩"
        case Image():
            return f"⟨image {_image(inline)}⟩"
        case Kaeriten(text):
            return f"⟨kaeri {text}⟩"
        case Okurigana(text):
            return f"⟨okuri {text}⟩"
        case Editorial(text):
            return f"⟨note {text}⟩"
    raise AssertionError(inline)


def _side(side: Side) -> str:
    return " left" if side is Side.LEFT else ""


def _image(image: Image) -> str:
    size = f" {image.width}×{image.height}" if image.width else ""
    return f"{image.source}{size} ({image.alt})"
