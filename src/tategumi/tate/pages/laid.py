"""Names the types of what WeasyPrint's layouts take and give."""

from typing import Any, TypeAlias

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

# Where a box goes on: the index of the child that comes next, and where that goes on.
SkipStack: TypeAlias = dict[Any, "SkipStack | None"]
# Positioned boxes, which are laid out when their containing block is.
Positioned: TypeAlias = list[AbsolutePlaceholder]
# The box; where it goes on; and what WeasyPrint asks of its neighbours. What has no room is None.
LaidOut: TypeAlias = tuple[boxes.Box, SkipStack | None, *tuple[Any, ...]]
Laid: TypeAlias = tuple[boxes.Box | None, SkipStack | None, *tuple[Any, ...]]
