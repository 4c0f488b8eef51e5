"""Runs of glyphs from HarfBuzz and Pango, in Pango units (1/1024 px), the same from either.

HarfBuzz shapes a text whose characters one font has in one call. Where the first font lacks a
character, Pango finds fonts that have it and cuts the text into items.

Quirks that this module hides:

- in a run with gravity east Pango's ``width`` is the vertical advance, and ``x_offset`` and
  ``y_offset`` are the vertical origin (vy, vx) as PDF's W2 wants it; HarfBuzz says the same with
  other signs;
- a variation selector comes from Pango as an item of its own with an empty glyph;
- a layout owns its fonts, so each font that is kept must be referenced.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, harfbuzz, pango

from ...unicode import category
from .font_facts import LTR, has, hb_font_of, middle_of

ffi.cdef("""
    typedef enum { PANGO_GRAVITY_SOUTH, PANGO_GRAVITY_EAST } PangoGravity;
    typedef enum { PANGO_GRAVITY_HINT_NATURAL, PANGO_GRAVITY_HINT_STRONG } PangoGravityHint;
    typedef ... PangoFontset;
    void pango_context_set_base_gravity (PangoContext *context, PangoGravity gravity);
    void pango_context_set_gravity_hint (PangoContext *context, PangoGravityHint hint);
    PangoLanguage * pango_context_get_language (PangoContext *context);
    PangoFontset * pango_context_load_fontset (
        PangoContext *context, const PangoFontDescription *desc, PangoLanguage *language);
    PangoFont * pango_fontset_get_font (PangoFontset *fontset, guint wc);
    gpointer g_object_ref (gpointer object);

    typedef ... hb_buffer_t;
    typedef const struct hb_language_impl_t *hb_language_t;
    typedef struct { hb_tag_t tag; uint32_t value; unsigned int start; unsigned int end; }
        hb_feature_t;
    hb_buffer_t * hb_buffer_create (void);
    void hb_buffer_destroy (hb_buffer_t *buffer);
    void hb_buffer_reset (hb_buffer_t *buffer);
    void hb_buffer_add_utf32 (
        hb_buffer_t *buffer, const uint32_t *text, int length, unsigned int offset, int count);
    void hb_buffer_set_direction (hb_buffer_t *buffer, int direction);
    void hb_buffer_set_script (hb_buffer_t *buffer, uint32_t script);
    uint32_t hb_buffer_get_script (hb_buffer_t *buffer);
    void hb_buffer_set_language (hb_buffer_t *buffer, hb_language_t language);
    void hb_buffer_set_flags (hb_buffer_t *buffer, int flags);
    void hb_buffer_guess_segment_properties (hb_buffer_t *buffer);
    hb_language_t hb_language_from_string (const char *name, int length);
    int hb_feature_from_string (const char *text, int length, hb_feature_t *feature);
    void hb_shape (
        hb_font_t *font, hb_buffer_t *buffer, const hb_feature_t *features, unsigned int count);
    void * hb_buffer_get_glyph_infos (hb_buffer_t *buffer, unsigned int *length);
    void * hb_buffer_get_glyph_positions (hb_buffer_t *buffer, unsigned int *length);
""")

# Scripts that are written to the left (Hebrew, Arabic, Syriac and their kin), and orders to do so.
LEFTWARD = re.compile(
    "[\u0590-\u08ff\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# What only Pango shapes: such text, and characters that a selector makes pictures of.
_ITEMIZED = re.compile(f"{LEFTWARD.pattern}|\ufe0f")
# Fields of PangoGlyphInfo (glyph, width, x_offset, y_offset, attributes), of hb_glyph_info_t
# (glyph, mask, cluster, -, -) and of hb_glyph_position_t (advances, offsets, -): 32 bits each.
_FIELDS = 5
# PANGO_GLYPH_EMPTY, and the flag that marks a character without a glyph in any font.
EMPTY = 0x0FFFFFFF
_UNKNOWN = 0x10000000
# A value of hb_direction_t and one of hb_buffer_flags_t, and the script of kana, for which Japanese
# fonts have their features.
_TTB = 6
_REMOVE_IGNORABLES = 0x8
_HIRAGANA = int.from_bytes(b"Hira", "big")
# The scripts of text without one: common, inherited, unknown, and none found.
_NONE = frozenset({0, *(int.from_bytes(tag, "big") for tag in (b"Zyyy", b"Zinh", b"Zzzz"))})
# An advance this near to a thousandth of an em is taken for that.
_SNAP = 0.0003


class Facing(Enum):
    """How the glyphs of a run stand in their line."""

    UPRIGHT = "upright"
    SIDEWAYS = "sideways"  # along the line: turned a quarter in a vertical one
    COMBINED = "combined"  # horizontal, across the line (tate-chu-yoko)


@dataclass(slots=True)
class Run:
    """Glyphs of one font, in Pango units.

    ``starts`` are the characters of ``text`` that they begin with; ``position`` is the text's own
    place. ``widths`` are along the line; of upright glyphs ``xs`` and ``ys`` are vy and vx.
    """

    font: object
    text: str
    position: int
    indices: list[int]
    starts: list[int]
    widths: list[int]
    xs: list[int]
    ys: list[int]
    missing: frozenset[str] = frozenset()

    def is_one_to_one(self) -> bool:
        """Return whether each character is one visible glyph."""
        return (
            len(self.starts) == len(self.text)
            and self.starts == list(range(len(self.text)))
            and EMPTY not in self.indices
        )

    def clusters(self) -> Iterator[tuple[str, int, range]]:
        """Yield each cluster: its text, the place of that, and the range of its glyphs."""
        starts, count = self.starts, len(self.starts)
        firsts = [i for i in range(count) if i == 0 or starts[i] != starts[i - 1]]
        for first, stop in zip(firsts, [*firsts[1:], count], strict=True):
            # Characters without a glyph, such as soft hyphens, go with what stands beside them.
            start = starts[first] if first else 0
            end = starts[stop] if stop < count else len(self.text)
            yield self.text[start:end], self.position + start, range(first, stop)


def _is_seen(char: str) -> bool:
    """Return whether a character is a letter, a number or a sign, and no mark and no space."""
    return category(char)[0] in "LNPS"


class Whole:
    """Shapes whole texts in one call, with the font of the first character that is seen.

    ``solid`` is for Japanese and its kin: marks that stand alone are then shaped as Japanese too.
    """

    def __init__(
        self,
        context: object,
        description: object,
        facing: Facing,
        language: str,
        features: str,
        solid: bool,
    ) -> None:
        pango_language = pango.pango_context_get_language(context)
        self._fontset = ffi.gc(
            pango.pango_context_load_fontset(context, description, pango_language),
            gobject.g_object_unref,
        )
        self._fonts: dict[str, object] = {}
        self._meant: dict[object, set[str]] = {}  # the characters that a font is meant for
        self._upright = facing is Facing.UPRIGHT
        self._solid = solid
        self._language = harfbuzz.hb_language_from_string(language.encode(), -1)
        self._buffer = ffi.gc(harfbuzz.hb_buffer_create(), harfbuzz.hb_buffer_destroy)
        names = [name for name in features.split(",") if name]
        self._features = ffi.new("hb_feature_t[]", len(names))
        self._count = len(names)
        self._length = ffi.new("unsigned int *")
        for i, name in enumerate(names):
            harfbuzz.hb_feature_from_string(name.encode(), -1, self._features + i)

    def run(self, text: str) -> Run | None:
        """Return a text's glyphs.

        None stands for a text that the font does not have whole, or of which some is written to the
        left.
        """
        font = self._font(next(filter(_is_seen, text), text[0]))
        if font is None or _ITEMIZED.search(text) or not self._is_meant(font, text):
            return None
        self._shape(font, text)
        infos = harfbuzz.hb_buffer_get_glyph_infos(self._buffer, self._length)
        count = self._length[0]
        flat = memoryview(ffi.buffer(infos, count * _FIELDS * 4)).cast("i")
        indices, starts = flat[0::_FIELDS].tolist(), flat[2::_FIELDS].tolist()
        if 0 in indices or not count:
            return None
        places = harfbuzz.hb_buffer_get_glyph_positions(self._buffer, self._length)
        flat = memoryview(ffi.buffer(places, count * _FIELDS * 4)).cast("i")
        across, along, xs, ys = (flat[i::_FIELDS].tolist() for i in range(4))
        if self._upright:
            across, xs, ys = [-n for n in along], [-n for n in ys], [-n for n in xs]
        return Run(font, text, 0, indices, starts, across, xs, ys)

    def _is_meant(self, font: object, text: str) -> bool:
        """Return whether the font is meant for all of a text that it has;
        ``unicode-range`` may give less.

        A character that the font lacks is no reason against it: HarfBuzz may make it of others, as
        a hyphen that does not break, or a composed letter.
        """
        known = self._meant.setdefault(font, set())
        if known.issuperset(text):
            return True
        others = set(text) - known
        if any(_is_seen(char) and self._font(char) != font and has(font, char) for char in others):
            return False
        known |= others
        return True

    def middle(self) -> float:
        """Return how far the middle of the first font's em lies over its baseline, in em."""
        font = self._font(" ")
        return middle_of(font) if font else 0.0

    def _font(self, char: str) -> object | None:
        """Return the font that Pango chooses for a character, None where no font has it."""
        if char not in self._fonts:
            font = pango.pango_fontset_get_font(self._fontset, ord(char))
            self._fonts[char] = None if font == ffi.NULL else ffi.gc(font, gobject.g_object_unref)
        return self._fonts[char]

    def _shape(self, font: object, text: str) -> None:
        """Shape a text into the buffer, in one call of HarfBuzz and with one font.

        The text is written down the page or to the right, by the facing. Marks that stand alone
        have no script: they are shaped as Japanese where the text is.
        """
        buffer = self._buffer
        harfbuzz.hb_buffer_reset(buffer)
        data = ffi.from_buffer("uint32_t[]", text.encode("utf-32-le"))
        harfbuzz.hb_buffer_add_utf32(buffer, data, len(text), 0, len(text))
        harfbuzz.hb_buffer_set_flags(buffer, _REMOVE_IGNORABLES)
        harfbuzz.hb_buffer_set_language(buffer, self._language)
        harfbuzz.hb_buffer_set_direction(buffer, _TTB if self._upright else LTR)
        if self._upright:
            harfbuzz.hb_buffer_set_script(buffer, _HIRAGANA)
        else:
            harfbuzz.hb_buffer_guess_segment_properties(buffer)
            if self._solid and harfbuzz.hb_buffer_get_script(buffer) in _NONE:
                harfbuzz.hb_buffer_set_script(buffer, _HIRAGANA)
        hb_font = hb_font_of(font)
        harfbuzz.hb_shape(hb_font, buffer, self._features, self._count)


def itemized(layout: object, text: str) -> list[Run]:
    """Return a text's glyphs as Pango finds them, in the order of the text, with
    whatever fonts have them.
    """
    data = text.encode()
    pango.pango_layout_set_text(layout, data, len(data))
    item = pango.pango_layout_get_line_readonly(layout, 0).runs
    runs = []
    while item != ffi.NULL:
        position = len(data[: item.data.item.offset].decode())
        end = position + item.data.item.num_chars
        runs.append(_item_run(item.data, text[position:end], position))
        item = item.next
    return sorted(runs, key=lambda run: run.position)


def _item_run(item: Any, text: str, position: int) -> Run:
    """Return the glyphs of an item of Pango's: text in one font, script and direction.

    ``position`` is the place of its first character in the whole text. Characters that the font
    lacks become glyph 0 and are noted as missing.
    """
    glyphs, count = item.glyphs, item.glyphs.num_glyphs
    flat = memoryview(ffi.buffer(glyphs.glyphs, count * _FIELDS * 4)).cast("i")
    indices, widths, xs, ys = (flat[i::_FIELDS].tolist() for i in range(_FIELDS - 1))
    missing = {i & ~_UNKNOWN for i in indices if i & _UNKNOWN and i != EMPTY}
    if missing:
        indices = [0 if i & _UNKNOWN and i != EMPTY else i for i in indices]
    if item.item.analysis.level % 2:
        # Written to the left: its glyphs keep their order, so the run is one cluster.
        starts = [0] * count
    else:
        places = accumulate((len(char.encode()) for char in text), initial=0)
        starts_of = dict(zip(places, range(len(text) + 1), strict=True))
        starts = [starts_of[offset] for offset in ffi.unpack(glyphs.log_clusters, count)]
    font = item.item.analysis.font
    gobject.g_object_ref(font)
    font = ffi.gc(font, gobject.g_object_unref)
    return Run(font, text, position, indices, starts, widths, xs, ys, frozenset(map(chr, missing)))


def snapped(advance: float) -> float:
    """Return an advance in em without the error of Pango's rounding to 1/1024 px."""
    nearest = round(advance, 3)
    return nearest if abs(advance - nearest) < _SNAP else advance


def to_px(units: int) -> float:
    """Convert Pango units (1/1024 px) to px."""
    return units * FROM_UNITS
