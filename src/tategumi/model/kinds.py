"""The closed choices: marks, sizes, breaks, and what a document is in its book."""

from enum import Enum

from ..choices import Choice


class Side(Enum):
    """Of a vertical line: right is where ruby stands, left the other side."""

    RIGHT = "right"
    LEFT = "left"


class Mark(Enum):
    """Emphasis marks (圏点), beside each character."""

    SESAME = "sesame"
    OPEN_SESAME = "open-sesame"
    DOT = "dot"  # 黒丸
    CIRCLE = "circle"  # 白丸
    TRIANGLE = "triangle"  # 黒三角
    OPEN_TRIANGLE = "open-triangle"
    DOUBLE_CIRCLE = "double-circle"
    FISHEYE = "fisheye"  # 蛇の目
    CROSS = "cross"  # ばつ


class Stroke(Enum):
    """Side lines (傍線)."""

    SOLID = "solid"
    DOUBLE = "double"
    DOTTED = "dotted"  # 鎖線
    DASHED = "dashed"
    WAVY = "wavy"


# Steps of size that there are styles for; as many columns stand side by side.
MOST_STEPS = 5


class Style(Enum):
    BOLD = "bold"
    ITALIC = "italic"
    LARGER = "larger"  # by ``steps`` steps, up to ``MOST_STEPS``
    SMALLER = "smaller"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    SMALL_RIGHT = "small-right"  # 行右小書き
    SMALL_LEFT = "small-left"
    HORIZONTAL = "horizontal"  # 横組み
    BOXED = "boxed"  # 罫囲み
    STRIKE = "strike"
    CODE = "code"


class Break(Enum):
    PAGE = "page"  # 改ページ
    LEAF = "leaf"  # 改丁: the next odd page
    SPREAD = "spread"  # 改見開き: the next even page
    COLUMN = "column"  # 改段


class HeadingForm(Enum):
    NORMAL = "normal"
    RUN_IN = "run-in"  # 同行見出し
    WINDOW = "window"  # 窓見出し


class Align(Enum):
    """Where the text of a table's column stands in its lines."""

    START = "start"
    CENTER = "center"
    END = "end"


class Extent(Enum):
    """How much of the paper a figure takes."""

    TEXT = "text"  # what it needs of the type area
    FULL_PAGE = "full-page"  # 全面: a page and its bleed
    SPREAD = "spread"  # 見開き: two pages that face each other


# Those outside the type area, by the name that notations and markup have for them.
PLATES = {extent.value: extent for extent in Extent if extent is not Extent.TEXT}


class GroupKind(Enum):
    PLAIN = "plain"  # only layout
    LEAD = "lead"  # リード: the standfirst of an article
    QUOTE = "quote"
    CENTRED_PAGE = "centred-page"  # ページの左右中央
    BOXED = "boxed"
    HORIZONTAL = "horizontal"
    BOLD = "bold"
    ITALIC = "italic"
    LARGER = "larger"
    SMALLER = "smaller"
    PREFACE = "preface"  # 前書き of an episode
    AFTERWORD = "afterword"
    CAPTION = "caption"
    COLUMNS = "columns"  # 段組み: as many as steps say


class Role(Choice):
    """What a document is in the book, in the order they usually come."""

    HALF_TITLE = "half-title", "半扉"
    TITLE_PAGE = "title-page", "扉"
    PREFACE = "preface", "前書き", "まえがき", "はしがき", "序"
    TOC = "toc", "目次"
    FIGURES = "figures", "図版目次"
    PART = "part", "部", "中扉"
    CHAPTER = "chapter", "章", "本文"
    APPENDIX = "appendix", "付録"
    AFTERWORD = "afterword", "後書き", "あとがき"
    NOTES = "notes", "注"
    INDEX = "index", "索引"
    COLOPHON = "colophon", "奥付"
