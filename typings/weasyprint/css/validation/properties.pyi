from typing import Any

PROPERTIES: dict[str, Any]
