"""doit's database of what was made, written whole.

doit's own backend writes the file in place, and ends in a traceback if half of it was written.
"""

import json
from pathlib import Path
from typing import Any

from doit.dependency import JsonDB

from ..dist import WRITTEN
from ..output import sweep, tell, write_whole
from ..problems import Failed, Place, Problem


class Database(JsonDB):
    """doit's JSON file, written as products are; a damaged file is reported and begun anew."""

    def _load(self) -> dict[str, dict[str, Any]]:
        try:
            found = json.loads(Path(self.name).read_bytes())
        except (OSError, ValueError, RecursionError):
            found = None
        if isinstance(found, dict) and all(isinstance(task, dict) for task in found.values()):
            return found
        tell([Problem(Place(self.name), "doit.damaged")])
        return {}

    def dump(self) -> None:
        """Write the file, and delete temporary files that killed runs left.

        A file that can't be written is reported: the next run makes all products again.
        """
        for folder in WRITTEN:
            sweep(Path(self.name).parent / folder)
        try:
            write_whole(Path(self.name), self.codec.encode(self._db).encode())
        except Failed as failed:
            tell(failed.problems)
