"""Finds where a document may be parted: where a forced page break parts its blocks anyway."""

from collections.abc import Iterator
from itertools import pairwise

from weasyprint import HTML
from weasyprint.css import Style
from weasyprint.formatting_structure import boxes
from weasyprint.layout import LayoutContext

from .rendering import Source, rendering
from .settings.setting import SIDED_BREAKS

_FORCED = SIDED_BREAKS | {"page"}


def forced_breaks(source: Source) -> tuple[bool, ...]:
    """Return whether a page break is forced between each two neighbouring children of the body.

    ``source`` may have these empty, for only their own styles count.
    """
    found: list[Style] = []

    def styles_alone(
        html: HTML, root: boxes.Box, context: LayoutContext
    ) -> Iterator[boxes.PageBox]:
        body = html.etree_element.find("body")
        found.extend(context.style_for(child) for child in (() if body is None else body))
        return iter(())

    with rendering(source) as work:
        work.setter.lay_out = styles_alone
        work.render()
    return tuple(
        _is_block(before)
        and _is_block(after)
        and not _FORCED.isdisjoint((before["break_after"], after["break_before"]))
        for before, after in pairwise(found)
    )


def _is_block(style: Style) -> bool:
    """Return whether an element of this style is a block in the flow."""
    in_flow = style["float"] == "none" and style["position"] in ("static", "relative")
    return in_flow and style["display"][0] == "block"
