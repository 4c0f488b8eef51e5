"""Makes one ``Layout`` of indents by full-width spaces and indents by notes.

An ordinary paragraph, which begins with one space, or with an opening bracket and none, is left to
the style.
"""

from dataclasses import replace

from ...model import Editorial, Inline, Layout, Text
from ..openings import opens_with_bracket

SPACE = "　"


def ordinary(
    children: tuple[Inline, ...], layout: Layout, is_indented: bool
) -> tuple[tuple[Inline, ...], Layout]:
    """A paragraph without its leading spaces, and the layout that they stand for."""
    spaces, bare = without_spaces(children)
    if layout.indent is not None and (layout.indent or layout.turn is not None):
        return bare, _moved(layout, spaces)
    if layout.indent is None and not spaces and not is_indented:
        return bare, layout
    usual = 0 if opens_with_bracket(bare) else 1
    if spaces == usual:
        return bare, replace(layout, indent=None)
    return bare, replace(layout, indent=spaces, turn=0 if spaces else None)


def indented(children: tuple[Inline, ...], layout: Layout) -> tuple[tuple[Inline, ...], Layout]:
    """The same for a heading, which has no usual indent."""
    spaces, bare = without_spaces(children)
    if not spaces or layout.run_on or layout.centred or layout.end is not None:
        return children, layout
    return bare, _moved(replace(layout, indent=layout.indent or 0), spaces)


def _moved(layout: Layout, spaces: int) -> Layout:
    """The first line moved in by so many spaces."""
    if not spaces:
        return layout
    turn = layout.indent if layout.turn is None else layout.turn
    indent = (layout.indent or 0) + spaces
    return replace(layout, indent=indent, turn=None if turn == indent else turn)


def margin_of(layout: Layout) -> Layout:
    """The layout that notes give a line whose head has spaces; none where there is no indent."""
    if layout.turn is not None and layout.indent is not None and layout.turn < layout.indent:
        layout = replace(layout, indent=layout.turn, turn=None)
    flush = layout.indent == 0 and layout.turn is None
    return replace(layout, indent=None) if flush else layout


def without_spaces(children: tuple[Inline, ...]) -> tuple[int, tuple[Inline, ...]]:
    """The number of full-width spaces at the head, and the inlines without them."""
    spaces = 0
    kept: list[Inline] = []
    for index, node in enumerate(children):
        if isinstance(node, Text):
            text = node.text.lstrip(SPACE)
            spaces += len(node.text) - len(text)
            if text:
                return spaces, (*kept, Text(text), *children[index + 1 :])
        elif isinstance(node, Editorial):
            kept.append(node)
        else:
            return spaces, (*kept, *children[index:])
    return spaces, tuple(kept)
