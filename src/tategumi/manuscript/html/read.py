"""Reads a page of HTML as a manuscript."""

from ...model import Block, Heading, plain_text
from ..chapters import trimmed
from ..source import Manuscript
from .blocks import Blocks
from .losses import PAGE, Losses
from .names import Names
from .notes import Notes
from .parse import Element, parsed
from .spaces import one_line, settle
from .styles import Styles


def read_html(text: str, path: str) -> Manuscript:
    """Read a page, or a book that was made one page; never raises.

    Title and author are those of its head; a heading that is the only one of the highest level and
    opens the page is the title, as in Markdown. That of a book is its head's.
    """
    root = parsed(text)
    body = next(root.iter("body"), root)
    styles = Styles("".join(sheet.itertext()) for sheet in root.iter("style"))
    losses = Losses(path)
    for element in root.iter("style", "link"):
        if element.tag == "style" or element.get("rel", "").lower() == "stylesheet":
            losses.styles(element)
    for element in root.iter("script"):
        losses.dropped(element)
    _without(body, "script")
    settle(body)
    names = Names(body, keep=not (root.get(PAGE) or body.get(PAGE)))
    blocks = Blocks(styles, Notes(body), names, losses).flow(body)
    blocks, heading = _lifted(tuple(trimmed(blocks)))
    return Manuscript(
        blocks,
        losses.problems(),
        title=(not root.get(PAGE) and plain_text(heading.children))
        or _text_of_first(root, "title"),
        creators=tuple(filter(None, map(_content, _meta_elements(root, "author")))),
        colophon=tuple(map(_content, _meta_elements(root, "source"))),
        heading=heading.children,
        named=heading.named,
    )


def _lifted(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], Heading]:
    tops = [block for block in blocks if isinstance(block, Heading) and block.level == 1]
    match tops:
        case [Heading() as only] if only is blocks[0]:
            return blocks[1:], only
    return blocks, Heading(1, ())


def _without(body: Element, name: str) -> None:
    for element in list(body.iter(name)):
        before, parent, tail = element.getprevious(), element.getparent(), element.tail or ""
        if parent is None:
            continue
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        parent.remove(element)


def _text_of_first(root: Element, name: str) -> str:
    found = next(root.iter(name), None)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def _meta_elements(root: Element, name: str) -> list[Element]:
    return [meta for meta in root.iter("meta") if meta.get("name", "").lower() == name]


def _content(meta: Element) -> str:
    return one_line(meta.get("content", ""))
