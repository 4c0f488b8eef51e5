from typing import Any

from ..css import Style
from ..formatting_structure.boxes import Box

def percentage(value: Any, computed: Style, refer_to: float) -> Any: ...
def resolve_percentages(box: Box, containing_block: Box | tuple[float, float | Any]) -> None: ...
