from typing import Any, NamedTuple

class Dimension(NamedTuple):
    value: float | Any
    unit: str | None

INITIAL_VALUES: dict[str, Any]
KNOWN_PROPERTIES: set[str]
INHERITED: set[str]
