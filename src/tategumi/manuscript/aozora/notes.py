"""What each note ``［＃…］`` means: one table of names, and the few forms in which a name stands.

A note is forward (``X［＃「X」に傍点］``), a span (``［＃傍点］X［＃傍点終わり］``), a line's or a block's
layout (``［＃２字下げ］``, ``［＃ここから２字下げ］`` … ``［＃ここで字下げ終わり］``), or stands for itself
(返り点, pictures, page breaks). Knows no line and no place; source: the official list of notes
(青空文庫 注記一覧) and the older forms that its files hold.
"""

from dataclasses import dataclass
from functools import lru_cache

from ...model import (
    Break,
    Emphasis,
    GroupKind,
    HeadingForm,
    Image,
    Inline,
    Kaeriten,
    LineBreak,
    Mark,
    Side,
    SideLine,
    Stroke,
    Style,
    Styled,
    Tcy,
    Warichu,
)  # fmt: skip


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


# A span without its children: what a note makes of the text that it names.
Template = Inline | HeadingSpan | CaptionSpan | Reading


# --- meanings
@dataclass(frozen=True, slots=True)
class Forward:
    """``template`` goes around ``target``, which stands before the note."""

    target: str
    template: Template


@dataclass(frozen=True, slots=True)
class Becomes:
    """``target``, which stands before the note, is in truth the character at ``reference``."""

    target: str
    reference: str


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
    """Fields of ``model.Layout`` for the line, or from here to its end."""

    changes: dict[str, float | int | bool | None]


@dataclass(frozen=True, slots=True)
class BlockOpen:
    """Fields of ``Layout`` and groups that hold until the end note of ``name``, the first of them."""

    name: str
    changes: dict[str, float | int | bool | None]
    groups: tuple["BlockKind", ...]


@dataclass(frozen=True, slots=True)
class BlockKind:
    """A block with an end of its own; a heading is one too."""

    name: str
    kind: GroupKind | HeadingSpan
    steps: int = 1


@dataclass(frozen=True, slots=True)
class BlockClose:
    name: str


@dataclass(frozen=True, slots=True)
class PageTurn:
    """A page break, text centred on its page (左右中央), or first the one and then the other."""

    kind: Break | None
    centred: bool = False


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
class Quoted:
    """A note that is only quoted: how the writer keeps one that means nothing where it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class TextEnd:
    pass


Note = (
    Forward | Becomes | Open | Close | LineLayout | BlockOpen | BlockClose | PageTurn | Insert | Sent
    | Comment | Quoted | TextEnd
)  # fmt: skip


# --- the table: names of spans
MARKS = {
    "傍点": Mark.SESAME,
    "白ゴマ傍点": Mark.OPEN_SESAME,
    "丸傍点": Mark.DOT,
    "白丸傍点": Mark.CIRCLE,
    "黒三角傍点": Mark.TRIANGLE,
    "白三角傍点": Mark.OPEN_TRIANGLE,
    "二重丸傍点": Mark.DOUBLE_CIRCLE,
    "蛇の目傍点": Mark.FISHEYE,
    "ばつ傍点": Mark.CROSS,
}
STROKES = {
    "傍線": Stroke.SOLID,
    "二重傍線": Stroke.DOUBLE,
    "鎖線": Stroke.DOTTED,
    "破線": Stroke.DASHED,
    "波線": Stroke.WAVY,
}
RANKS = {"大": 1, "中": 2, "小": 3}
FORMS = {"": HeadingForm.NORMAL, "同行": HeadingForm.RUN_IN, "窓": HeadingForm.WINDOW}

# Beside the text: ``「X」に傍点``, ``「X」の左に傍点``; as a span ``傍点``, ``左に傍点``.
BESIDE: dict[str, Template] = {
    **{name: Emphasis((), mark) for name, mark in MARKS.items()},
    **{f"左に{name}": Emphasis((), mark, Side.LEFT) for name, mark in MARKS.items()},
    **{name: SideLine((), stroke) for name, stroke in STROKES.items()},
    **{f"左に{name}": SideLine((), stroke, Side.LEFT) for name, stroke in STROKES.items()},
    "取消線": Styled(Style.STRIKE, ()),
}
# What the text itself is: ``「X」は太字``; as a span ``太字``.
BEING: dict[str, Template] = {
    **{
        f"{form}{size}見出し": HeadingSpan((), rank, kind)
        for form, kind in FORMS.items()
        for size, rank in RANKS.items()
    },
    "太字": Styled(Style.BOLD, ()),
    "斜体": Styled(Style.ITALIC, ()),
    "縦中横": Tcy(()),
    "横組み": Styled(Style.HORIZONTAL, ()),
    "罫囲み": Styled(Style.BOXED, ()),
    "割り注": Warichu(()),
    "行右小書き": Styled(Style.SMALL_RIGHT, ()),
    "行左小書き": Styled(Style.SMALL_LEFT, ()),
    "上付き小文字": Styled(Style.SUPERSCRIPT, ()),
    "下付き小文字": Styled(Style.SUBSCRIPT, ()),
    "キャプション": CaptionSpan(()),
}
# Sizes go by steps: ``２段階大きな文字``, ended by ``大きな文字終わり``.
SIZES = {"大きな文字": Style.LARGER, "小さな文字": Style.SMALLER}
MOST_STEPS = 99

# Other wordings that files hold, by their name in the tables.
SYNONYMS = {
    "×傍点": "ばつ傍点",
    "傍点（白丸）": "白丸傍点",
    "黒丸傍点": "丸傍点",
    "ゴマ傍点": "傍点",
    "見出し": "中見出し",
    "同行見出し": "同行中見出し",
    "窓見出し": "窓中見出し",
    "ゴシック体": "太字",
    "イタリック体": "斜体",
    "横書き": "横組み",
    "罫線囲み": "罫囲み",
    "割注": "割り注",
    "割書": "割り注",
    "取り消し線": "取消線",
    "行右小文字": "行右小書き",
    "行左小文字": "行左小書き",
    "小書き": "行右小書き",
    "右小書き": "行右小書き",
    "左小書き": "行左小書き",
    "上付き": "上付き小文字",
    "下付き": "下付き小文字",
    "上付き文字": "上付き小文字",
    "下付き文字": "下付き小文字",
    "大きい文字": "大きな文字",
    "小さい文字": "小さな文字",
}

# --- the table: layout of lines and blocks; N is the number in the note
BLOCK_GROUPS = {
    "罫囲み": GroupKind.BOXED,
    "横組み": GroupKind.HORIZONTAL,
    "太字": GroupKind.BOLD,
    "斜体": GroupKind.ITALIC,
    "キャプション": GroupKind.CAPTION,
    "大きな文字": GroupKind.LARGER,
    "小さな文字": GroupKind.SMALLER,
}
LAYOUTS: dict[str, tuple[str, dict[str, int | bool | None]]] = {
    "N字下げ": ("字下げ", {"indent": -1, "turn": None}),
    "天からN字下げ": ("字下げ", {"indent": -1, "turn": None}),
    "天付き": ("字下げ", {"indent": 0, "turn": None}),
    "改行天付き": ("字下げ", {"indent": 0, "turn": None}),
    "折り返してN字下げ": ("字下げ", {"turn": -1}),  # after what first lines have, else 天付き
    "N字詰め": ("字詰め", {"measure": -1}),
    "地付き": ("地付き", {"end": 0}),
    "下げて地付き": ("地付き", {"end": 0}),
    "地からN字上げ": ("字上げ", {"end": -1}),
    "地よりN字上げ": ("字上げ", {"end": -1}),
    "N字上げ": ("字上げ", {"end": -1}),
    "中央揃え": ("中央揃え", {"centred": True}),
    "中央寄せ": ("中央揃え", {"centred": True}),
}
_N = -1  # in LAYOUTS: the number in the note
# What the end of a layout takes back.
LAYOUT_ENDS: dict[str, dict[str, None | bool]] = {
    "字下げ": {"indent": None, "turn": None, "centred": False},
    "字詰め": {"measure": None},
    "地付き": {"end": None},
    "字上げ": {"end": None},
    "中央揃え": {"centred": False},
}
TURNS = {
    "改ページ": Break.PAGE,
    "改頁": Break.PAGE,
    "改丁": Break.LEAF,
    "改見開き": Break.SPREAD,
    "改段": Break.COLUMN,
}
CENTRED = frozenset({"ページの左右中央", "左右中央", "ページの中央"})
CENTRED_END = "左右中央"

# --- the table: notes that are not typeset
COMMENT_WORDS = (
    "底本", "親本", "原本", "原文", "初出", "ママ", "のまま", "誤植", "誤記", "脱字", "欠字", "欠落",
    "衍字", "脱落", "判読", "入力者", "校正者", "版では", "本では", "伏字", "伏せ字",
)  # fmt: skip
KAERITEN = frozenset(
    {point + re for point in "一二三四五六七八九十上中下甲乙丙丁戊天地人" for re in ("", "レ")}
    | {"レ"}
)
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_KANJI_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")}
_KANJI_TENS = {"十": 10, "百": 100}


@lru_cache(maxsize=4096)
def understand(body: str) -> Note | None:
    """The meaning of ``［＃body］``, None if it has none that we know. Linear in its length."""
    if body.startswith("「") and (note := _quoting(body) or _forward(body)):
        return note
    if body in KAERITEN:
        return Insert(Kaeriten(body))
    if len(body) > 2 and body[0] == "（" and body[-1] == "）":
        return Sent(body[1:-1])
    return (
        _fixed(body)
        or _picture(body)
        or _span(body)
        or _block(body)
        or _layout(body)
        or _page_turn(body)
        or (Comment() if any(word in body for word in COMMENT_WORDS) else None)
    )


# --- forms of a note
def _quoting(body: str) -> Quoted | None:
    quoted = body.removesuffix(QUOTING)
    return Quoted(quoted[1:-1]) if quoted != body and quoted.endswith("」") else None


QUOTING = "という注記"
_LINE_BREAKS = frozenset({"改行", "ここで改行"})


def _fixed(body: str) -> Note | None:
    if body in _LINE_BREAKS:
        return Insert(LineBreak())
    return TextEnd() if body == "本文終わり" else None


def _forward(body: str) -> Note | None:
    """``「X」に傍点``, ``「X」は太字``, ``「X」の左に「Y」のルビ``, ``「X」は底本では「Y」``."""
    target, _, rest = body[1:].rpartition("」")
    if not target:
        return None
    if rest in _READING_WORDS:
        return _forward_reading(target)
    name = rest[1:] if rest[:1] in ("に", "は") else rest.removeprefix("の")
    template = span_template(name) if rest[:1] in ("に", "は", "の") else None
    if template is not None:
        return Forward(target, template)
    end = "、" if rest.startswith("は") else ""
    if end and end in rest and _is_code(reference := rest.partition("、")[2]):
        return Becomes(target, reference)
    return None


_READING_WORDS = frozenset({"の注記", "のルビ", "のルビ付き", "の注記付き"})
# Between a target and its reading; the longer, which end alike, first.
_SIDES = (("」の左に「", Side.LEFT), ("」の右に「", Side.RIGHT), ("」に「", Side.RIGHT))


def _forward_reading(quoted: str) -> Forward | None:
    for between, side in _SIDES:
        target, found, reading = quoted.partition(between)
        if found and target:
            return Forward(target, Reading(reading, side))
    return None


def _is_code(reference: str) -> bool:
    """Whether it names a character: ``1-13-21``, ``第3水準1-84-77``, ``U+546D``."""
    plain = reference.translate(_DIGITS)
    return plain.startswith("U+") or (
        plain.removeprefix("第")[-1:].isdigit() and plain.count("-") == 2
    )


def _span(body: str) -> Open | Close | None:
    if body.endswith(_ENDS):
        whole = _without_end(body)
        name = whole.removeprefix("ここで")
        if name != whole and (_block_kind(name) or name in SIZES):
            return None
        return _reading_close(name) or (Close(key) if (key := _span_key(name)) else None)
    if body in _READING_SPANS:
        return Open(body, None, (f"＃{body}］",), (f"」の{body.removeprefix('左に')}終わり］",))
    name = body.removeprefix("ここから")
    template = span_template(name)
    if template is None or (name != body and _block_kind(name)):
        return None
    key = _span_key(name)
    beginning = f"段階{key}］" if key in SIZES else f"＃{key}］"
    ends = (
        f"＃{here}{word}{end}］" for here in ("", "ここで") for end in _ENDS for word in {key, name}
    )
    return Open(key, template, (beginning,), tuple(ends))


_ENDS = ("終わり", "終り", "おわり")
_READING_SPANS = frozenset({"注記付き", "左に注記付き", "ルビ付き", "左にルビ付き"})


def _without_end(body: str) -> str:
    return next(body.removesuffix(end) for end in _ENDS if body.endswith(end))


def _reading_close(name: str) -> Close | None:
    """``「Y」の注記付き``, ``左に「Y」のルビ付き``: ends a span and brings its reading."""
    side = "左に" if name.startswith("左に") else ""
    text, found, kind = name.removeprefix("左に").rpartition("」の")
    if not found or not text.startswith("「") or side + kind not in _READING_SPANS:
        return None
    return Close(side + kind, Reading(text[1:], Side.LEFT if side else Side.RIGHT))


def span_template(name: str) -> Template | None:
    """What the named span makes: ``傍点``, ``左に波線``, ``２段階小さな文字``."""
    left = "左に" if name.startswith("左に") else ""
    plain = name.removeprefix("左に").removeprefix("右に")
    plain = left + SYNONYMS.get(plain, plain)
    if (found := BESIDE.get(plain) or BEING.get(plain)) is not None:
        return found
    if sized := _size(plain):
        style, steps = sized
        return Styled(style, (), steps)
    return None


def _span_key(name: str) -> str:
    """The name that beginning and end of a span share: sizes end without their steps."""
    plain = SYNONYMS.get(name, name)
    if plain in BESIDE or plain in BEING or plain in SIZES:
        return plain
    return next((size for size in SIZES if _size(plain) and plain.endswith(size)), "")


def _size(name: str) -> tuple[Style, int] | None:
    steps, found, size = name.partition("段階")
    size = SYNONYMS.get(size, size)
    number = number_of(steps)
    if not found or size not in SIZES or not number or not 0 < number <= MOST_STEPS:
        return None
    return SIZES[size], number


def _block(body: str) -> BlockOpen | BlockClose | None:
    """``ここから…`` with one or more items, ``ここで…終わり``."""
    if body.endswith(_ENDS):
        name = _without_end(body).removeprefix("ここで")
        layout, kind = _layout_item(name), _block_kind(name)
        name = layout[0] if layout else kind.name if kind else SYNONYMS.get(name, name)
        known = name in LAYOUT_ENDS or name in SIZES or name == CENTRED_END
        return BlockClose(name) if known or kind else None
    if not body.startswith("ここから"):
        return None
    changes: dict[str, float | int | bool | None] = {}
    groups: list[BlockKind] = []
    first = ""
    for item in body.removeprefix("ここから").split("、"):
        if layout := _layout_item(item):
            name, change = layout
            changes = _together(changes, change)
        elif kind := _block_kind(item):
            groups.append(kind)
            name = kind.name
        else:
            return None
        first = first or name
    return BlockOpen(first, changes, tuple(groups))


def _block_kind(name: str) -> BlockKind | None:
    plain = SYNONYMS.get(name, name)
    if isinstance(heading := BEING.get(plain), HeadingSpan):
        return BlockKind(plain, heading)
    if plain in BLOCK_GROUPS and plain not in SIZES:
        return BlockKind(plain, BLOCK_GROUPS[plain])
    if sized := _size(plain):
        name = next(size for size, style in SIZES.items() if style is sized[0])
        return BlockKind(name, BLOCK_GROUPS[name], sized[1])
    return None


def _layout(body: str) -> LineLayout | None:
    changes: dict[str, float | int | bool | None] = {}
    for item in body.split("、"):
        layout = _layout_item(item)
        if layout is None:
            return None
        changes = _together(changes, layout[1])
    return LineLayout(changes)


def _together(
    changes: dict[str, float | int | bool | None], more: dict[str, float | int | bool | None]
) -> dict[str, float | int | bool | None]:
    return {**({"indent": 0} if "turn" in more else {}), **changes, **more}


def _layout_item(item: str) -> tuple[str, dict[str, float | int | bool | None]] | None:
    """One item of a layout: the name of its end, and the fields that it sets."""
    pattern, number = _numbered(item)
    if pattern not in LAYOUTS:
        return None
    name, changes = LAYOUTS[pattern]
    return name, {key: number if value is _N else value for key, value in changes.items()}


def _numbered(item: str) -> tuple[str, int | None]:
    """``２字下げ`` as ``N字下げ`` and 2; kanji numbers too."""
    start = next((i for i, c in enumerate(item) if _is_digit(c)), len(item))
    end = next((i for i in range(start, len(item)) if not _is_digit(item[i])), len(item))
    number = number_of(item[start:end])
    return (item, None) if number is None else (f"{item[:start]}N{item[end:]}", number)


def _is_digit(character: str) -> bool:
    return character in "0123456789０１２３４５６７８９〇一二三四五六七八九十百"


def number_of(digits: str) -> int | None:
    """``12``, ``１２``, ``十二`` or ``一二``; None for anything else or more than three digits."""
    plain = digits.translate(_DIGITS)
    if not plain or len(plain) > 3:
        return None
    if plain.isascii():
        return int(plain) if plain.isdigit() else None
    total, last = 0, 0
    for character in plain:
        if character in _KANJI_DIGITS:
            last = last * 10 + _KANJI_DIGITS[character]
        elif character in _KANJI_TENS:
            total, last = total + (last or 1) * _KANJI_TENS[character], 0
        else:
            return None
    return total + last


def _page_turn(body: str) -> PageTurn | None:
    """``改ページ``, ``ページの左右中央``, or both as in ``改丁、左右中央``."""
    first, _, second = body.partition("、")
    if body in CENTRED:
        return PageTurn(None, centred=True)
    if first not in TURNS or (second and second not in CENTRED):
        return None
    return PageTurn(TURNS[first], bool(second))


def _picture(body: str) -> Insert | None:
    """``挿絵1（fig01_01.png、横320×縦322）入る``; the size may be left out."""
    inside, found, _ = body.rpartition("）入る")
    alt, opened, inside = inside.rpartition("（")
    if not found or not opened or not body.endswith("）入る"):
        return None
    source, _, size = inside.partition("、")
    if not source.lower().endswith(PICTURES):
        return None
    width, height = _size_of_picture(size)
    return Insert(Image(source.strip(), alt, width, height))


def _size_of_picture(size: str) -> tuple[int | None, int | None]:
    width, _, height = size.translate(_DIGITS).partition("×")
    numbers = (width.removeprefix("横"), height.removeprefix("縦"))
    if not all(n.isascii() and n.isdigit() and len(n) <= 5 for n in numbers):
        return None, None
    return int(numbers[0]), int(numbers[1])
