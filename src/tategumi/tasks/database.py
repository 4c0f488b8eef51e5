"""doit's own database, kept whole.

doit writes it in place, and ends in a traceback where it finds half a one.
"""

import json
from pathlib import Path
from typing import Any

from doit.dependency import JsonDB

from ..dist import WRITTEN
from ..output import sweep, tell, write_whole
from ..problems import Failed, Place, Problem


class Database(JsonDB):
    """The JSON file of doit, written as products are; a damaged one is begun anew, and told."""

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
        """Write it. What can't be written is told: the next run makes all again.

        What runs that were killed have left goes, whatever this one had to make.
        """
        for folder in WRITTEN:
            sweep(Path(self.name).parent / folder)
        try:
            write_whole(Path(self.name), self.codec.encode(self._db).encode())
        except Failed as failed:
            tell(failed.problems)
