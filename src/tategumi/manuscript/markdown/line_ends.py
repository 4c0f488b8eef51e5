"""Line ends inside a paragraph: what a new line of the source means in Japanese."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from ...characters import is_wide
from ...model import Inline, LineBreak, Text, plain_text

Phrase = tuple[Inline, ...]


class NewLine:
    """A line's end in the source, until its neighbours decide what it means."""


NEW_LINE = NewLine()
Pieces = list[Inline | NewLine]

_INDENT = "　"
# A line of speech after the end of a sentence is a paragraph, as in plain text.
_SPEECH = ("「", "『", "（")
_SENTENCE_END = tuple("。．！？!?」』）…―")


def paragraphs(pieces: Pieces) -> Iterator[tuple[int, Pieces]]:
    """The paragraphs that Japanese authors mean, each with its depth in full-width spaces.

    CommonMark knows only blank lines between them; here a full-width space opens one too, and so
    does speech. A line of full-width spaces alone is one by itself.
    """
    starts = [0, *(i for i in range(1, len(pieces)) if _opens(pieces, i))]
    for start, end in pairwise([*starts, len(pieces) + 1]):
        match part := pieces[start : end - 1]:  # without the line end before the next
            case [Text(text), *rest]:
                bare = text.lstrip(_INDENT)
                yield len(text) - len(bare), [Text(bare), *rest]
            case _:
                yield 0, part


def _opens(pieces: Pieces, i: int) -> bool:
    if pieces[i - 1] is not NEW_LINE:
        return False
    before, after = pieces[i - 2] if i > 1 else NEW_LINE, pieces[i]
    if _is_blank(before) and (i < 3 or pieces[i - 3] is NEW_LINE):
        return True
    if not isinstance(after, Text):
        return False
    speech = after.text.startswith(_SPEECH) and _ended(pieces, i - 2)
    return speech or after.text.startswith(_INDENT)


def _is_blank(piece: Inline | NewLine) -> bool:
    return isinstance(piece, Text) and not piece.text.strip(_INDENT)


def _ended(pieces: Pieces, last: int) -> bool:
    """Whether the line whose last piece this is ends a sentence, whatever notes it holds."""
    for i in range(last, -1, -1):
        piece = pieces[i]
        if isinstance(piece, NewLine):
            break
        if text := plain_text((piece,)):
            return text.endswith(_SENTENCE_END)
    return False


def joined(pieces: Iterable[Inline | NewLine]) -> Phrase:
    """Neighbouring texts as one; a line's end is a space between Latin words only, else nothing."""
    run: list[Inline] = []
    texts: list[str] = []
    open_line, before = False, ""

    def flush() -> None:
        if texts:
            run.append(Text("".join(texts)))
            texts.clear()

    for piece in pieces:
        if isinstance(piece, NewLine):
            open_line = True
            continue
        if piece == Text(""):
            continue
        # Notes and comments are none of the words that a line ends between.
        if after := plain_text((piece,)):
            texts += " " * (open_line and _needs_space(before, after))
            open_line = False
        before = "" if isinstance(piece, LineBreak) else after or before
        if isinstance(piece, Text):
            texts.append(piece.text)
        else:
            flush()
            run.append(piece)
    flush()
    return tuple(run)


def _needs_space(before: str, after: str) -> bool:
    """Whether both are words of Latin letters, and no space stands between them."""
    if not before or before[-1].isspace() or after[0].isspace():
        return False
    return not (is_wide(before[-1]) or is_wide(after[0]))
