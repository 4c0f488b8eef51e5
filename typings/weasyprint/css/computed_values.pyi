from typing import Any

COMPUTER_FUNCTIONS: dict[str, Any]
