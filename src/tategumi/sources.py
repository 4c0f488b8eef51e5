"""Places what manuscripts say of their sources (底本): in the colophon, or on pages before it.

The colophon is one page in every format. The sources of several works, or a long list of
corrections, would crowd it.
"""

from collections.abc import Iterable, Sequence

from .model import SOURCES, Blank, Block, Document, Group, GroupKind, Layout, Paragraph, Role, Text

TITLE = "底本"
# How many lines, of how many characters, the colophon of the smallest format (文庫) has room for
# beside its other rows.
_MOST_LINES, _LINE = 17, 34


def joined(sources: Iterable[tuple[str, Sequence[str]]]) -> tuple[str, ...]:
    """The lines of all works, given as pairs of a work's title and its lines.

    Lines of several works stand each below its title, with an empty line between works.
    """
    telling = [(title, lines) for title, lines in sources if lines]
    if len(telling) == 1:
        return tuple(telling[0][1])
    each = (("", f"『{title}』", *lines) for title, lines in telling)
    return tuple(line for lines in each for line in lines)[1:]


def fits_colophon(lines: Sequence[str]) -> bool:
    """Has the colophon room for these lines?"""
    return sum(-(-len(line) // _LINE) for line in lines) <= _MOST_LINES


def on_own_pages(lines: Sequence[str], name: str = "") -> Document:
    """The lines as a document of its own, named ``name``."""
    hanging = Layout(indent=0, turn=1)
    blocks: tuple[Block, ...] = tuple(
        Paragraph((Text(line),), hanging) if line else Blank() for line in lines
    )
    group = Group(GroupKind.SMALLER, blocks)
    return Document(name, Role.APPENDIX, (Text(TITLE),), (group,), classes=(SOURCES,))


def before_colophon(documents: Sequence[Document]) -> int:
    """The index at which such a document belongs: before the colophon, else at the end."""
    colophons = (n for n, document in enumerate(documents) if document.role is Role.COLOPHON)
    return next(colophons, len(documents))
