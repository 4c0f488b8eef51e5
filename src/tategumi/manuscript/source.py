"""What a manuscript parser returns, whatever its notation."""

from dataclasses import dataclass
from enum import Enum

from ..choices import Choice
from ..model import UNNAMED, Block, Inline, Named
from ..problems import Problem


class Notation(Choice):
    PLAIN = "plain", "テキスト"
    AOZORA = "aozora", "青空文庫"
    MARKDOWN = "markdown", "マークダウン"
    KAKUYOMU = "kakuyomu", "カクヨム"
    NAROU = "narou", "なろう"
    PIXIV = "pixiv", "ピクシブ"
    HTML = "html"


class Unknown(Enum):
    """What a reader makes of notation that it does not know; it is reported in either case."""

    KEPT = "kept"  # a note of the model, never set
    LITERAL = "literal"  # set as text, as written


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A manuscript that was read: what its head says, its blocks, its problems.

    ``title``, ``subtitle`` and ``creators`` come from the file's own head, empty where it has none.
    ``heading`` is the title with its ruby where it stands in the text as a heading, which the
    blocks then don't repeat, ``named`` what its author calls it. ``colophon`` holds the lines that
    tell of the source (底本), for the colophon.
    """

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()
    title: str = ""
    subtitle: str = ""
    creators: tuple[str, ...] = ()
    colophon: tuple[str, ...] = ()
    heading: tuple[Inline, ...] = ()
    named: Named = UNNAMED
