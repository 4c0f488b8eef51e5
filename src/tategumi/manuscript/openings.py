"""Does a paragraph open with a bracket? One answer for every output, that of line composition."""

from collections.abc import Iterator
from itertools import islice

from ..jlreq import CharClass, classify
from ..model import Gaiji, Image, Inline, Text, children_of

# Characters that tell whether quotation marks at the head are Japanese or Western.
_CONTEXT = 40
_OBJECT = "\ufffc"


def opens_with_bracket(inlines: tuple[Inline, ...]) -> bool:
    """Does the text begin with an opening bracket (JLReq cl-01), which is not indented?"""
    return is_opening("".join(islice(_characters(inlines), _CONTEXT)))


def is_opening(text: str) -> bool:
    """Is the text's first character an opening bracket? What follows tells “ of Latin apart."""
    return bool(text) and classify(text[:_CONTEXT])[0] == CharClass.OPENING_BRACKET


def _characters(inlines: tuple[Inline, ...]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text(text):
                yield from text
            case Gaiji() | Image():
                yield _OBJECT
            case _:
                yield from _characters(children_of(inline))
