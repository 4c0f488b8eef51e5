from typing import Any

class ConsoleReporter:
    def _write_failure(self, result: dict[str, Any], write_exception: bool = True) -> None: ...
