from collections.abc import Callable
from typing import Any, Protocol

from ..formatting_structure.boxes import Box

class _Target(Protocol):
    """What a target must say of itself; mostly its box does."""

    cached_counter_values: dict[str, list[int]] | None
    def extract_text(self, text_part: str) -> str: ...

class TargetLookupItem:
    state: str
    target_box: _Target | None
    def __init__(self, state: str = "pending") -> None: ...

class TargetCollector:
    target_lookup_items: dict[str, TargetLookupItem]
    counter_lookup_items: dict[tuple[Box, object], Any]
    def lookup_target(
        self,
        anchor_token: tuple[str, Any],
        source_box: Box,
        css_token: object,
        parse_again: Callable[..., object] | None,
    ) -> TargetLookupItem: ...

def anchor_name_from_token(anchor_token: tuple[str, Any]) -> str | None: ...
