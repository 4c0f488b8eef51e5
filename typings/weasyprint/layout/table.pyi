from typing import Any

from ..formatting_structure.boxes import Box
from . import LayoutContext

def find_in_flow_baseline(
    box: Box, last: bool = False, baseline_types: tuple[type[Box], ...] = ...
) -> float | None: ...
def table_wrapper_width(
    context: LayoutContext, wrapper: Box, containing_block: tuple[float, Any]
) -> None: ...
