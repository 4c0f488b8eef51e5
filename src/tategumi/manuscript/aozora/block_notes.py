"""Applies notes on lines and blocks: layout, groups, and several of them in one note."""

from ...model import GroupKind
from .meanings import (
    Apart,
    BlockClose,
    BlockKind,
    BlockOpen,
    Changes,
    HeadingSpan,
    LineLayout,
    Template,
)
from .names import (
    BEING,
    BLOCK_GROUPS,
    CENTRED,
    CENTRED_END,
    COLUMNS,
    CONTENTS,
    LAYOUT_ENDS,
    LAYOUTS,
    SIZES,
    SYNONYMS,
    N,
)
from .numbers import numbered
from .span_names import ENDS, sized, span_template, without_end


def block_note(body: str) -> BlockOpen | BlockClose | Apart | None:
    """``ここから…`` with one or more items, ``ここで…終わり``."""
    if body.endswith(ENDS):
        items, contents = _items(without_end(body), "ここで")
        names = tuple(map(_block_end, items))
        return (BlockClose(names) if names else Apart(contents)) if all(names) else None
    if not body.startswith("ここから"):
        return None
    items, contents = _items(body, "ここから")
    is_list = bool(contents) or len(items) > 1
    changes: Changes = {}
    groups: list[BlockKind] = []
    first = ""
    for item in items:
        if layout := _layout_item(item):
            name, change = layout
            changes = _together(changes, change)
        elif kind := block_kind(item) or (_sized_block(item) if is_list else None):
            groups.append(kind)
            name = kind.name
        else:
            return None
        first = first or name
    return BlockOpen(first, changes, tuple(groups), contents) if items else Apart()


def _items(body: str, before: str) -> tuple[list[str], str]:
    """The items of a block's note without the words before each; apart from them, its contents."""
    items = [item.removeprefix(before) for item in body.split("、")]
    named = [numbered(without_end(i) if i.endswith(ENDS) else i)[0] for i in items]
    contents = next((name for name in named if name in CONTENTS), "")
    kept = [item for item, name in zip(items, named, strict=True) if name not in CONTENTS]
    return kept, contents


def _sized_block(name: str) -> BlockKind | None:
    """A size without its steps, which in a list of items can be no span."""
    plain = SYNONYMS.get(name, name)
    return BlockKind(plain, BLOCK_GROUPS[plain]) if plain in SIZES else None


def _block_end(item: str) -> str:
    """The name of the block that the item ends; empty if there is none."""
    name = item.removeprefix("ここで")
    name = without_end(name) if name.endswith(ENDS) else name
    layout, kind = _layout_item(name), block_kind(name)
    name = layout[0] if layout else kind.name if kind else SYNONYMS.get(name, name)
    known = name in LAYOUT_ENDS or name in SIZES or name == CENTRED_END
    return name if known or kind else ""


def block_kind(name: str) -> BlockKind | None:
    plain = SYNONYMS.get(name, name)
    if isinstance(heading := BEING.get(plain), HeadingSpan):
        return BlockKind(plain, heading)
    pattern, number = numbered(plain)
    if pattern in COLUMNS:
        return BlockKind("段組み", GroupKind.COLUMNS, max(number or 2, 2))
    if plain in BLOCK_GROUPS and plain not in SIZES:
        return BlockKind(plain, BLOCK_GROUPS[plain])
    if plain in CENTRED:
        return BlockKind(CENTRED_END, GroupKind.CENTRED_PAGE)
    if found := sized(plain):
        style, steps = found
        name = next(name for name, size in SIZES.items() if size is style)
        return BlockKind(name, BLOCK_GROUPS[name], steps)
    return None


def line_note(body: str) -> LineLayout | None:
    """Spans around a whole line, with or without its layout: ``ゴシック体、地付き``."""
    changes: Changes = {}
    templates: list[Template] = []
    for item in body.split("、"):
        if layout := _layout_item(item):
            changes = _together(changes, layout[1])
        elif template := span_template(item):
            templates.append(template)
        else:
            return None
    return LineLayout(changes, tuple(templates))


def layout_note(body: str) -> LineLayout | None:
    """A line's layout alone."""
    note = line_note(body)
    return note if note and not note.templates else None


def _together(changes: Changes, more: Changes) -> Changes:
    """Both; turned lines without first lines have those at the head of the page (天付き)."""
    return {**({"indent": 0} if "turn" in more else {}), **changes, **more}


def _layout_item(item: str) -> tuple[str, Changes] | None:
    """One item of a layout: the name of its end, and the fields that it sets."""
    pattern, number = numbered(item)
    if pattern not in LAYOUTS:
        return None
    name, changes = LAYOUTS[pattern]
    return name, {key: number if value is N else value for key, value in changes.items()}
