"""Understands a note ``［＃…］``: the few forms that names of the table ``names`` come in.

A note is forward (``X［＃「X」に傍点］``), a span (``［＃傍点］X［＃傍点終わり］``), the layout of
a line or a block (``［＃２字下げ］``, ``［＃ここから２字下げ］`` … ``［＃ここで字下げ終わり］``),
or stands for itself (返り点, pictures, page breaks). Knows no line and no place.
"""

import re
from functools import lru_cache

from ...model import Image, Kaeriten, LineBreak, Side
from .block_notes import block_kind, block_note, layout_note, line_note
from .free_notes import free_note
from .gaiji import character_of
from .marked import marked_letters
from .meanings import (
    Becomes,
    Close,
    Comment,
    Forward,
    Insert,
    Marked,
    Note,
    Open,
    PageTurn,
    Placed,
    Quoted,
    Reading,
    Sent,
    Several,
    TextEnd,
)
from .names import (
    BEGINNINGS,
    CENTRED,
    COMMENT_WORDS,
    IN_CIRCLE,
    KAERITEN,
    ORDER_WORDS,
    PICTURES,
    QUOTING,
    SIZES,
    TURNS,
    WORDINGS,
)
from .numbers import DIGITS
from .signs import CIRCLED
from .span_names import ENDS, span_key, span_template, without_end
from .wordings import is_of_line, usual_wording


@lru_cache(maxsize=4096)
def understand(body: str) -> Note | None:
    """The meaning of ``［＃body］``, None if it has none that we know. Linear in its length."""
    return _meaning(body) or _loosely(body)


def _loosely(body: str) -> Note | None:
    """The meaning of a note in words of its maker's own."""
    plain = usual_wording(body)
    if is_of_line(body) and (line := line_note(plain)):
        return line
    found = (_meaning(plain) if plain != body else None) or free_note(plain)
    letters = () if found else marked_letters(body)
    return found or (Marked(letters) if letters else line_note(plain))


def _meaning(body: str) -> Note | None:
    if body.startswith("「") and (note := _quoting(body) or _forward(body)):
        return note
    if body in KAERITEN:
        return Insert(Kaeriten(body))
    if len(body) > 2 and body[0] == "（" and body[-1] == "）":
        return Sent(body[1:-1])
    usual = _normalised(body)
    return (
        _fixed(body)
        or _picture(body)
        or _span(usual)
        or block_note(usual)
        or layout_note(body)
        or _page_turn(body)
        or (Comment() if is_comment(body) else None)
    )


def is_order(body: str) -> bool:
    """Whether a note that has no meaning asks for something all the same."""
    return any(word in body for word in ORDER_WORDS)


def is_comment(body: str) -> bool:
    """Whether a note is for the reader of the file: about its source, not its setting."""
    return any(word in body for word in COMMENT_WORDS)


# --- forms of a note
def _quoting(body: str) -> Quoted | None:
    quoted = body.removesuffix(QUOTING)
    return Quoted(quoted[1:-1]) if quoted != body and quoted.endswith("」") else None


def _normalised(body: str) -> str:
    """With the usual words before and after a block's name."""
    for other, word in BEGINNINGS.items():
        if body.startswith(other):
            ended = word == "ここから" or body.endswith(ENDS)
            return word + body.removeprefix(other) + ("" if ended else ENDS[0])
    name = body.removesuffix("ここまで")
    return body if name == body else f"ここで{name}終わり"


_LINE_BREAKS = frozenset({"改行", "ここで改行"})


def _fixed(body: str) -> Note | None:
    if body in _LINE_BREAKS:
        return Insert(LineBreak())
    return TextEnd() if body == "本文終わり" else None


def _forward(body: str) -> Note | None:
    """``「X」に傍点``, ``「X」は太字``, ``「X」の左に「Y」のルビ``, ``「X」は底本では「Y」``."""
    return _with_comment(body) or _several(body) or _order(body)


def _order(body: str) -> Note | None:
    target, _, rest = body[1:].rpartition("」")
    if not target:
        return None
    if rest in _READING_WORDS:
        return _forward_reading(target)
    if rest[:1] not in _RELATIONS:
        return None
    if rest[0] == "の":
        target = target.partition(_POWER_OF)[0]
    names = rest[1:].split("、")
    templates = tuple(template for name in names if (template := span_template(name)) is not None)
    if len(templates) == len(names):
        return Forward(target, templates)
    if rest[0] != "は":
        return None
    line = layout_note(rest[1:])
    if line and (end := line.changes.get("end")) is not None:
        return Placed(target, end)
    character = CIRCLED.get(target, "") if names[0] in IN_CIRCLE else character_of(names[1:])
    return Becomes(target, character) if character else None


_MOST_ITEMS = 8


def _several(body: str) -> Several | None:
    """``「Ａ１」は縦中横、「１」は上付き小書き``."""
    orders = body.split("、「")
    if not 1 < len(orders) <= _MOST_ITEMS:
        return None
    notes = [_order(order if order[0] == "「" else f"「{order}") for order in orders]
    forward = tuple(note for note in notes if isinstance(note, Forward))
    return Several(forward) if len(forward) == len(notes) else None


def _with_comment(body: str) -> Forward | None:
    """What a note sets before it goes on about its source: ``「X」に傍点、底本では「Y」``."""
    items = body.split("、")
    if not (1 < len(items) <= _MOST_ITEMS and is_comment(body)):
        return None
    for count in range(len(items) - 1, 0, -1):
        note = _order("、".join(items[:count]))
        if isinstance(note, Forward) and is_comment("、".join(items[count:])):
            return note
    return None


_RELATIONS = frozenset("にはの")
_POWER_OF = "」は「"  # ``「２」は「ｅ」の上付き``: the first is what is set
_READING_WORDS = frozenset({"の注記", "のルビ", "の傍記", "のルビ付き", "の注記付き"})
# Between a target and its reading.
_SIDES = (("」の左に「", Side.LEFT), ("」の右に「", Side.RIGHT), ("」に「", Side.RIGHT))


def _forward_reading(quoted: str) -> Forward | None:
    for between, side in _SIDES:
        target, found, reading = quoted.partition(between)
        if found and target:
            return Forward(target, (Reading(reading, side),))
    return None


def _span(body: str) -> Open | Close | None:
    if body.endswith(ENDS):
        whole = without_end(body)
        name = whole.removeprefix("ここで")
        if name != whole and (block_kind(name) or name in SIZES):
            return None
        return _reading_close(name) or (Close(key) if (key := span_key(name)) else None)
    if body in _READING_SPANS:
        return Open(body, None, (f"＃{body}］",), (f"」の{body.removeprefix('左に')}終わり］",))
    name = body.removeprefix("ここから")
    template = span_template(name)
    if template is None or (name != body and block_kind(name)):
        return None
    key = span_key(name)
    beginnings = (f"＃{key}］", f"段階{key}］") if key in SIZES else (f"＃{key}］",)
    ends = (f"{here}{word}{end}］" for here in _HERE for word in WORDINGS[key] for end in ENDS)
    return Open(key, template, beginnings, tuple(ends))


_HERE = ("＃", "＃ここで")  # how the note of an end begins
_READING_SPANS = frozenset({"注記付き", "左に注記付き", "ルビ付き", "左にルビ付き"})


def _reading_close(name: str) -> Close | None:
    """``「Y」の注記付き``, ``左に「Y」のルビ付き``: ends a span and brings its reading."""
    side = "左に" if name.startswith("左に") else ""
    text, found, kind = name.removeprefix("左に").rpartition("」の")
    if not found or not text.startswith("「") or side + kind not in _READING_SPANS:
        return None
    return Close(side + kind, Reading(text[1:], Side.LEFT if side else Side.RIGHT))


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
    return Insert(Image(source.strip(), _without_notation(alt), width, height))


# In descriptions of pictures, which are never set: readings with their bar, notes.
_NOTATION = re.compile(r"｜(?=[^《》]*《)|《[^《》]*》|※?［＃[^［］]*］")


def _without_notation(alt: str) -> str:
    return _NOTATION.sub("", alt)


def _size_of_picture(size: str) -> tuple[int | None, int | None]:
    width, _, height = size.translate(DIGITS).partition("×")
    numbers = (width.removeprefix("横"), height.removeprefix("縦"))
    if not all(n.isascii() and n.isdigit() and len(n) <= 5 for n in numbers):
        return None, None
    return int(numbers[0]), int(numbers[1])
