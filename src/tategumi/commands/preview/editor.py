"""Opens the author's editor at a line of a manuscript, by a command that the author gives."""

import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

from ...files import inside

_VALUES = {"file": "f", "line": 1, "column": 1}


@dataclass(frozen=True, slots=True)
class Editor:
    """A command's words, with ``{file}``, ``{line}`` and ``{column}`` for what is opened."""

    words: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> "Editor":
        """A command as it is typed. Raises ``ValueError`` where it names no file."""
        words = tuple(shlex.split(text))
        try:
            filled = [word.format(**_VALUES) for word in words]
        except (KeyError, IndexError, AttributeError):
            raise ValueError(text) from None
        if list(words) == filled:
            words = (*words, "{file}")
        if len(words) < 2:
            raise ValueError(text)
        return cls(words)

    def open(self, root: Path, name: str, line: int, column: int) -> None:
        """Start it for a file of the book, and don't wait; no shell reads the words."""
        path = inside(root, name)
        if not path or not path.is_file():
            return
        values = {"file": str(path), "line": line, "column": column}
        words = [word.format(**values) for word in self.words]
        try:
            subprocess.Popen(words, stdin=subprocess.DEVNULL, start_new_session=True)
        except OSError:
            return
