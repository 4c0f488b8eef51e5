from typing import Any

from .formatting_structure.boxes import Box, PageBox

class StackingContext:
    box: Box
    page: PageBox
    blocks_and_cells: dict[Box, Any]
    def __init__(
        self,
        box: Box,
        child_contexts: list[StackingContext],
        blocks: list[Box],
        floats: list[StackingContext],
        blocks_and_cells: dict[Box, Any],
        page: PageBox,
    ) -> None: ...
    @classmethod
    def from_box(
        cls,
        box: Box,
        page: PageBox,
        child_contexts: list[StackingContext] | None = None,
    ) -> StackingContext: ...
