"""Numbers the notes of a document and writes their marks (合印).

A character without a code (外字) has a note at its first use; the marks of later uses lead there.
"""

from dataclasses import dataclass

from ..addresses import Addresses
from ..model import Block, Paragraph, Text, plain_text, runs_of
from .tree import Element, Node, Reference, Value, el

# What stands in the text for a character without a code.
GAIJI = "※"
# Classes of notes on such characters, and of marks of a note that has a mark already.
GAIJI_NOTE, AGAIN = "gaiji-note", "again"


@dataclass(frozen=True, slots=True)
class Note:
    """A note; ``name`` is part of its anchors. ``gaiji``: it is on a character without a code."""

    name: str
    blocks: tuple[Block, ...]
    gaiji: bool = False


class NoteMarks:
    """Numbers the notes of one document."""

    def __init__(self, document: str) -> None:
        """``document`` is the file stem."""
        self.notes: list[Note] = []
        self._document = document
        self._addresses = Addresses()
        self._described: dict[str, int] = {}  # the numbers of the notes on characters

    def of(self, blocks: tuple[Block, ...]) -> Element:
        """The mark of a new note."""
        name = self._addresses.of("".join(map(plain_text, runs_of(blocks))))
        self.notes.append(Note(name, blocks))
        return self._mark(len(self.notes), again=False)

    def of_gaiji(self, description: str) -> Element:
        """The mark of the note on a character; the note is made at the first use."""
        known = self._described.get(description)
        if known:
            return self._mark(known, again=True)
        words = f"{GAIJI}は［{description}］。"
        self.notes.append(Note(self._addresses.of(words), (Paragraph((Text(words),)),), gaiji=True))
        self._described[description] = len(self.notes)
        return self._mark(len(self.notes), again=False)

    def _mark(self, number: int, again: bool) -> Element:
        name = self.notes[number - 1].name
        attributes: dict[str, Value] = {
            "class": f"noteref {AGAIN}" if again else "noteref",
            "epub:type": "noteref",
            "role": "doc-noteref",
            "id": "" if again else f"{self._document}_noteref-{name}",
            "href": Reference(self._document, f"{self._document}_note-{name}"),
        }
        return el("a", attributes, *note_mark(number))


def note_mark(number: int) -> tuple[Node, ...]:
    """The text of a mark, both in the text and at the note."""
    return ("（", el("span", {"class": "tcy"}, str(number)), "）")
