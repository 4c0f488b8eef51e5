"""The settings of line composition that a book or a style sheet may choose."""

from dataclasses import dataclass
from enum import Enum, IntEnum


class LineBreak(Enum):
    """How strict the rules of line heads and ends are (CSS ``line-break``; JLReq C addendum)."""

    ANYWHERE = "anywhere"
    LOOSE = "loose"
    NORMAL = "normal"
    STRICT = "strict"


class WordBreak(Enum):
    NORMAL = "normal"
    BREAK_ALL = "break-all"
    KEEP_ALL = "keep-all"


class OverflowWrap(Enum):
    """May a word longer than its line be broken? ``ANYWHERE`` does it for the least width too."""

    NORMAL = "normal"
    BREAK_WORD = "break-word"
    ANYWHERE = "anywhere"


class Hanging(Enum):
    """Hanging of full stops and commas at the line end (burasage, ぶら下げ; JLReq 3.8.2)."""

    NONE = "none"
    ALLOW_END = "allow-end"
    FORCE_END = "force-end"


class SpacingTrim(Enum):
    """CSS ``text-spacing-trim``; ``AUTO`` is JLReq, its third way at the line head (3.1.5)."""

    AUTO = "auto"
    SPACE_ALL = "space-all"
    NORMAL = "normal"
    SPACE_FIRST = "space-first"
    TRIM_START = "trim-start"
    TRIM_BOTH = "trim-both"
    TRIM_ALL = "trim-all"


class Align(Enum):
    START = "start"
    END = "end"
    CENTER = "center"
    JUSTIFY = "justify"


class Reduction(IntEnum):
    """Which table says what may be reduced (JLReq appendix D)."""

    JLREQ = 3
    JIS_X_4051 = 4
    BOOKS = 5


class Overhang(Enum):
    AUTO = "auto"
    NONE = "none"


class RubyAlign(Enum):
    """How ruby shorter than its base is distributed (CSS ``ruby-align``)."""

    SPACE_AROUND = "space-around"  # 1:2:1
    SPACE_BETWEEN = "space-between"
    CENTER = "center"
    START = "start"


class MonoRuby(Enum):
    """Mono ruby on the middle of its base (中付き, nakatsuki) or from its head (肩付き)."""

    CENTER = "center"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class Settings:
    """All choices about lines. Lengths are em of the paragraph's font size."""

    wraps: bool = True  # may lines end at all (CSS ``white-space``)?
    line_break: LineBreak = LineBreak.STRICT
    word_break: WordBreak = WordBreak.NORMAL
    overflow_wrap: OverflowWrap = OverflowWrap.ANYWHERE
    hanging: Hanging = Hanging.NONE
    hang_first: bool = False  # an opening bracket at the head of the first line
    hang_last: bool = False  # a closing bracket at the end of the last line
    spacing_trim: SpacingTrim = SpacingTrim.AUTO
    autospace: bool = True  # a quarter em between Japanese and Western text (shibuaki, 四分アキ)
    align: Align = Align.JUSTIFY
    align_last: Align = Align.START
    indent: float = 0.0  # of the first line
    letter_spacing: float = 0.0
    reduction: Reduction = Reduction.JLREQ
    ruby_overhang: Overhang = Overhang.AUTO
    ruby_align: RubyAlign = RubyAlign.SPACE_AROUND
    mono_ruby: MonoRuby = MonoRuby.CENTER
