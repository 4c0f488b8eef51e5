from typing import Any

EXPANDERS: dict[str, Any]
