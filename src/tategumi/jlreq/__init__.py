"""Japanese line composition by JLReq (Requirements for Japanese Text Layout).

Pure: knows no CSS, no PDF and no font. Advances are given; lengths are em of the paragraph's
font size.
"""

from .breaking import GLUE, may_break
from .classes import classify, japanese_marks
from .explain import Setting, dump, explain
from .lines import compose, compose_line, compose_prepared, content_width
from .parts import CharClass, Line, Paragraph, PlacedRuby, Ruby, RubyKind, RubyRun, Tab
from .prepare import prepare
from .prepared import Prepared
from .settings import (
    Align,
    Hanging,
    LineBreak,
    MonoRuby,
    OverflowWrap,
    Overhang,
    Reduction,
    RubyAlign,
    Settings,
    SpacingTrim,
    WordBreak,
)

__all__ = [
    "GLUE",
    "Align",
    "CharClass",
    "Hanging",
    "Line",
    "LineBreak",
    "MonoRuby",
    "OverflowWrap",
    "Overhang",
    "Paragraph",
    "PlacedRuby",
    "Prepared",
    "Reduction",
    "Ruby",
    "RubyAlign",
    "RubyKind",
    "RubyRun",
    "Setting",
    "Settings",
    "SpacingTrim",
    "Tab",
    "WordBreak",
    "classify",
    "compose",
    "compose_line",
    "compose_prepared",
    "content_width",
    "dump",
    "explain",
    "japanese_marks",
    "may_break",
    "prepare",
]
