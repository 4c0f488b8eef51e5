from ..formatting_structure.boxes import Box
from . import LayoutContext, _SkipStack

class AbsolutePlaceholder:
    _box: Box
    def __init__(self, box: Box) -> None: ...

def absolute_layout(
    context: LayoutContext,
    placeholder: AbsolutePlaceholder,
    containing_block: Box,
    fixed_boxes: list[AbsolutePlaceholder],
    bottom_space: float,
    skip_stack: _SkipStack | None,
) -> None: ...
