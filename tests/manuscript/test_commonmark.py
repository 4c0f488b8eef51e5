"""Without our own signs a text is read as CommonMark (markdown_it with HTML off) reads it."""

import re
from collections.abc import Iterable, Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tategumi.manuscript.markdown import read_markdown
from tategumi.model import (
    Block,
    Figure,
    Group,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Preformatted,
    SceneBreak,
    Style,
    Styled,
    Text,
)

# What CommonMark is made of, but for what we read otherwise: ``===`` alone on a line, ``:::``,
# HTML, tables with uneven rows.
SIGNS = [
    *("a", "b ", "word", "1", ".", ":", '"', " ", "\n", "\n\n", "\n\n\n", "\\", "&amp;", "&"),
    *("*", "**", "***", "_", "__", "~~", "`", "``", "[", "]", "(", ")", "[a](b)", "![a](b)", "[r]"),
    *("# ", "## ", "\n> ", "\n- ", "\n+ ", "\n1. ", "\n3) ", "    ", "\n---\n", "\n```\n", "  \n"),
    *("[r]: u\n\n", "<http://a.b>", "!"),
]
texts = st.lists(st.sampled_from(SIGNS), max_size=30).map("".join).filter(lambda t: ":::" not in t)

_ORACLE = MarkdownIt("js-default", {"html": False, "maxNesting": 100}).disable("table")
_STYLES = {Style.BOLD: "strong", Style.ITALIC: "em", Style.STRIKE: "s", Style.CODE: "code"}


@settings(max_examples=300, deadline=None)
@given(texts)
def test_commonmark_is_read_as_commonmark(text: str) -> None:
    manuscript = read_markdown(text, "a.md")
    title = (Heading(1, manuscript.heading),) if manuscript.heading else ()
    expected = _one_space("".join(_expected(_ORACLE.parse(text))))
    if not re.search(r"<p>\*\*(?=</p>)", expected):
        assert _one_space("".join(_blocks((*title, *manuscript.blocks)))) == expected


def _one_space(text: str) -> str:
    """A line's end stands for a space, and may meet another."""
    return re.sub(r" *(<br>) *| +", lambda match: match[1] or " ", text)


def _expected(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        match token.type:
            case "inline":
                yield from _expected(token.children or ())
            case "text" | "text_special":
                yield token.content
            case "code_inline":
                yield f"<code>{token.content}</code>"
            case "softbreak":
                yield " "
            case "hardbreak" | "hr":
                yield f"<{token.tag}>"
            case "image":
                alt = "".join(_expected(token.children or ()))
                yield f"<img {re.sub('<[^>]*>', '', alt)}>"
            case "fence" | "code_block":
                yield f"<pre>{token.content.removesuffix(chr(10))}</pre>"
            case _:
                yield f"<{token.tag}>" if token.nesting > 0 else f"</{token.tag}>"


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(children):
                inner = "".join(_inlines(children))
                yield f"<p>{inner}</p>" if inner else ""  # a kept definition shows nothing
            case Heading(level, children):
                yield f"<h{level}>{''.join(_inlines(children))}</h{level}>"
            case Figure(image):
                yield f"<p>{''.join(_inlines([image]))}</p>"
            case SceneBreak():
                yield "<hr>"
            case Preformatted(text):
                yield f"<pre>{text}</pre>"
            case Group(blocks=inner):
                yield f"<blockquote>{''.join(_blocks(inner))}</blockquote>"
            case ListBlock(items, ordered):
                tag = "ol" if ordered else "ul"
                inner = "".join(f"<li>{''.join(_blocks(item))}</li>" for item in items)
                yield f"<{tag}>{inner}</{tag}>"


def _inlines(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text(text):
                yield text
            case LineBreak():
                yield "<br>"
            case Image(alt=alt):
                yield f"<img {alt}>"
            case Link(children=children):
                yield f"<a>{''.join(_inlines(children))}</a>"
            case Styled(style, children):
                yield f"<{_STYLES[style]}>{''.join(_inlines(children))}</{_STYLES[style]}>"
