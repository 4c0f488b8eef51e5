from ..formatting_structure.boxes import Box
from . import LayoutContext

def float_width(box: Box, context: LayoutContext, containing_block: Box) -> None: ...
def avoid_collisions(
    context: LayoutContext, box: Box, containing_block: Box, outer: bool = True
) -> tuple[float, float, float]: ...
