from ..formatting_structure.boxes import Box
from . import LayoutContext, _SkipStack
from .absolute import AbsolutePlaceholder

def atomic_box(
    context: LayoutContext,
    box: Box,
    position_x: float,
    skip_stack: _SkipStack | None,
    containing_block: Box,
    absolute_boxes: list[AbsolutePlaceholder],
    fixed_boxes: list[AbsolutePlaceholder],
) -> Box: ...
