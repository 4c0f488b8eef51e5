"""Marks of notes (合印), and the notes of a document in the order of their marks.

A character without a code (外字) has a note where it is met first; where it is met again, its mark
leads there.
"""

from dataclasses import dataclass

from ..addresses import Addresses
from ..model import Block, Paragraph, Text, plain_text, runs_of
from .tree import Element, Node, Reference, Value, el

# What stands in the text for a character without a code.
GAIJI = "※"
# The class of the notes that the build makes of such characters, and of marks that lead back.
GAIJI_NOTE, AGAIN = "gaiji-note", "again"


@dataclass(frozen=True, slots=True)
class Note:
    """``name`` is that of its anchors; ``gaiji``: it describes a character without a code."""

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
        """The mark of a note."""
        name = self._addresses.of("".join(map(plain_text, runs_of(blocks))))
        self.notes.append(Note(name, blocks))
        return self._mark(len(self.notes), again=False)

    def of_gaiji(self, description: str) -> Element:
        """The mark of the note that describes a character."""
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
    """The mark of a note, at its reference and at its text."""
    return ("（", el("span", {"class": "tcy"}, str(number)), "）")
