"""What notes can mean, as values; and what a line may hold besides the model's inlines."""

from dataclasses import dataclass
from typing import Any

from ...model import Break, GroupKind, HeadingForm, Inline, Side, Span, Styled


# --- what a span can be besides an inline of the model
@dataclass(frozen=True, slots=True)
class HeadingSpan:
    """A heading within its line. ``rank``: 1 大見出し, 2 中見出し, 3 小見出し."""

    children: tuple[Inline, ...]
    rank: int
    form: HeadingForm = HeadingForm.NORMAL


@dataclass(frozen=True, slots=True)
class CaptionSpan:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading (ルビ) or a note set like one (注記)."""

    text: str
    side: Side = Side.RIGHT


# Fields of ``model.Layout`` and what they become.
Changes = dict[str, Any]  # fields of ``Layout``

# A span without its children: what a note makes of the text that it names.
Template = Span | HeadingSpan | CaptionSpan | Reading


# --- meanings
@dataclass(frozen=True, slots=True)
class Forward:
    """``templates`` go around ``target``, which stands before the note, the first innermost."""

    target: str
    templates: tuple[Template, ...]


@dataclass(frozen=True, slots=True)
class Becomes:
    """``target``, which stands before the note, is in truth ``character``."""

    target: str
    character: str


@dataclass(frozen=True, slots=True)
class Letter:
    """``letter`` is in truth ``becomes``, in ``word`` or in the one before the note.

    ``which``: the first (0), the second …, the last (-1); None where there is only one. ``at`` is
    its index in the word, where the note counts all letters.
    """

    letter: str
    becomes: str
    word: str = ""
    which: int | None = None
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """Letters of the word before the note that the file's encoding had without their marks."""

    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True)
class Several:
    """Orders that one note gives for several texts before it, in order."""

    notes: tuple[Forward, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """``target``, the end of the line so far, is set at the foot of the line, raised by ``end``."""

    target: str
    end: float


@dataclass(frozen=True, slots=True)
class Beside:
    """Two texts before the note, one behind the other, are two small lines in theirs."""

    first: str
    second: str

    @property
    def target(self) -> str:
        return self.first + self.second


@dataclass(frozen=True, slots=True)
class Point:
    """``target``, a letter of the text before the note, is a return mark (返り点)."""

    target: str


@dataclass(frozen=True, slots=True)
class Open:
    """A span begins. A reading has no template: it comes with the end.

    ``openers`` and ``closers`` are text that only notes of this name contain, to look ahead for.
    """

    name: str
    template: Template | None
    openers: tuple[str, ...]
    closers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Close:
    name: str
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class LineLayout:
    """Fields of ``model.Layout`` for the line, or from here to its end; spans around all of it."""

    changes: Changes
    templates: tuple[Template, ...] = ()


@dataclass(frozen=True, slots=True)
class Usual:
    """Fields of ``model.Layout`` for all paragraphs from here on that have none of their own."""

    changes: Changes


@dataclass(frozen=True, slots=True)
class BlockOpen:
    """A layout and groups that hold until the end note of ``name``, the first of them.

    ``contents`` is what the block is said to hold (引用文), by which its end may call it.
    """

    name: str
    changes: Changes
    groups: tuple["BlockKind", ...]
    contents: str = ""


@dataclass(frozen=True, slots=True)
class BlockKind:
    """A block with an end of its own; a heading is one too."""

    name: str
    kind: GroupKind | HeadingSpan
    steps: int = 1


@dataclass(frozen=True, slots=True)
class BlockClose:
    """Ends the blocks of the names, as many as are open."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageTurn:
    """A page break, text centred on its page (左右中央), or first the one and then the other."""

    kind: Break | None
    centred: bool = False


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """A column of several begins: the first (1), the second …"""

    number: int


@dataclass(frozen=True, slots=True)
class NoFile:
    """A picture without the name of its file."""


@dataclass(frozen=True, slots=True)
class Insert:
    """An inline that stands where its note stands."""

    inline: Inline


@dataclass(frozen=True, slots=True)
class Sent:
    """Kana of kanbun (訓点送り仮名), as written."""

    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """For the reader of the file, not of the book (底本では…, ママ)."""


@dataclass(frozen=True, slots=True)
class Apart:
    """Says what begins or ends (表, 引用文): set as text. ``ends`` is what ends."""

    ends: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A note that is only quoted: how the writer keeps one that means nothing where it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class TextEnd:
    pass


Note = (
    Forward
    | Becomes
    | Marked
    | Several
    | Placed
    | Beside
    | Point
    | Open
    | Close
    | LineLayout
    | Usual
    | BlockOpen
    | BlockClose
    | PageTurn
    | ColumnHead
    | NoFile
    | Insert
    | Sent
    | Comment
    | Apart
    | Quoted
    | TextEnd
)


def steps_of(note: Note | None) -> int:
    """The most steps of size, or columns, that a note asks for."""
    match note:
        case Several(notes):
            return max(map(steps_of, notes))
        case Forward(templates=templates) | LineLayout(templates=templates):
            kinds: tuple[object, ...] = templates
        case Open(template=template):
            kinds = (template,)
        case BlockOpen(groups=groups):
            kinds = groups
        case _:
            return 0
    return max((one.steps for one in kinds if isinstance(one, Styled | BlockKind)), default=0)
