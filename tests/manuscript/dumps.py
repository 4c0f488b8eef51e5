"""A manuscript as lines that a person can read: what each block and inline is, and each problem.

A block is its kind, what sets it apart in parentheses, a colon and its inlines; blocks inside are
indented. Inlines are text, or ``⟨kind …⟩``; ruby is ``⟨ruby 停|てい 戦|せん⟩``. A problem is
``! line:column code``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields

from tategumi.manuscript.source import Manuscript
from tategumi.model import (
    Blank,
    Block,
    Emphasis,
    Extent,
    Figure,
    Footnote,
    Foreign,
    Gaiji,
    Group,
    Heading,
    HeadingForm,
    Image,
    Indexed,
    Inline,
    Layout,
    LineBreak,
    Link,
    ListBlock,
    PageBreak,
    Paragraph,
    Preformatted,
    Ruby,
    SceneBreak,
    Side,
    SideLine,
    Styled,
    Table,
    Text,
)
from tategumi.problems import Locale


def dump(manuscript: Manuscript) -> str:
    """Title and other head lines, blocks, problems."""
    return "\n".join((*_head(manuscript), *_blocks(manuscript.blocks), *_problems(manuscript)))


def _head(manuscript: Manuscript) -> Iterator[str]:
    if manuscript.title:
        yield f"title: {manuscript.title}"
    if manuscript.heading:
        yield f"heading: {inlines(manuscript.heading)}"
    if manuscript.subtitle:
        yield f"subtitle: {manuscript.subtitle}"
    yield from (f"creator: {name}" for name in manuscript.creators)
    yield from (f"colophon: {line}" for line in manuscript.colophon)


def _problems(manuscript: Manuscript) -> Iterator[str]:
    for problem in manuscript.problems:
        assert all(problem.text(locale) for locale in Locale), "its message can be made"
        yield f"! {problem.place.line}:{problem.place.column} {problem.code}"


def _blocks(blocks: Iterable[Block], margin: str = "") -> Iterator[str]:
    for block in blocks:
        yield from (margin + line for line in _block(block))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(children, layout):
            yield f"p{_layout(layout)}: {inlines(children)}"
        case Heading(level, children, form, layout, named):
            own = form.value if form is not HeadingForm.NORMAL else ""
            called = [f"#{named.id}"] * bool(named.id) + [f".{one}" for one in named.classes]
            names = " ".join(["", *called])
            yield f"h{level}{names}{_layout(layout, own)}: {inlines(children)}"
        case Blank(lines):
            yield f"blank {lines}"
        case PageBreak(kind):
            yield f"break {kind.value}"
        case SceneBreak(text):
            yield f"scene: {text}"
        case Figure(image, caption, extent):
            kind = "figure" if extent is Extent.TEXT else extent.value
            yield f"{kind} {_image(image)}: {inlines(caption)}"
        case Group(kind, blocks, layout, steps):
            yield f"{kind.value}{_layout(layout, f'steps {steps}' if steps != 1 else '')}"
            yield from _blocks(blocks, "  ")
        case ListBlock(items, ordered, start):
            yield f"list {start}" if ordered else "list"
            for item in items:
                yield "- item"
                yield from _blocks(item, "  ")
        case Table(rows, header_rows, columns):
            names = (align.value if align else "-" for align in columns)
            yield " ".join([f"table, {header_rows} of head", *names])
            yield from ("| " + " | ".join(map(inlines, row)) + " |" for row in rows)
        case Preformatted(text, language):
            yield f"pre {language}".rstrip()
            yield from ("  " + line for line in text.split("\n"))


def _layout(layout: Layout, *more: str) -> str:
    own = [
        f"{field.name} {value:g}"
        for field in fields(Layout)
        if (value := getattr(layout, field.name)) is not None and value is not False
    ]
    parts = [part for part in (*more, *own) if part]
    return f" ({', '.join(parts)})" if parts else ""


def inlines(children: Iterable[Inline]) -> str:
    return "".join(map(_inline, children))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case LineBreak():
            return "⟨br⟩"
        case Ruby(parts, left):
            pairs = " ".join(f"{inlines(part.base)}|{part.reading}" for part in parts)
            return f"⟨ruby {pairs}{'/' + left if left else ''}⟩"
        case Emphasis(children, mark, side):
            return f"⟨{mark.value}{_side(side)} {inlines(children)}⟩"
        case SideLine(children, stroke, side):
            return f"⟨{stroke.value} line{_side(side)} {inlines(children)}⟩"
        case Styled(style, children, steps):
            return f"⟨{style.value}{f' {steps}' if steps != 1 else ''} {inlines(children)}⟩"
        case Foreign(children, language):
            return f"⟨lang {language} {inlines(children)}⟩"
        case Indexed(children, reading):
            return f"⟨indexed {f'{reading} ' if reading else ''}{inlines(children)}⟩"
        case Gaiji(description, reference):
            return f"⟨gaiji {description} {reference}⟩"
        case Image():
            return f"⟨image {_image(inline)}⟩"
        case Link(target, children):
            return f"⟨link {target} {inlines(children)}⟩"
        case Footnote(blocks):
            return f"⟨note {' / '.join(_blocks(blocks))}⟩"
    kind = type(inline).__name__.lower()
    inner = inline.text if hasattr(inline, "text") else inlines(inline.children)
    return f"⟨{kind} {inner}⟩"


def _side(side: Side) -> str:
    return " left" if side is Side.LEFT else ""


def _image(image: Image) -> str:
    size = f" {image.width}×{image.height}" if image.width or image.height else ""
    return f"{image.source} [{image.alt}]{size}"
