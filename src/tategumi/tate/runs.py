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

from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, harfbuzz, pango

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
    void hb_buffer_set_language (hb_buffer_t *buffer, hb_language_t language);
    void hb_buffer_set_flags (hb_buffer_t *buffer, int flags);
    void hb_buffer_guess_segment_properties (hb_buffer_t *buffer);
    hb_language_t hb_language_from_string (const char *name, int length);
    int hb_feature_from_string (const char *text, int length, hb_feature_t *feature);
    float hb_font_get_synthetic_slant (hb_font_t *font);
    int32_t hb_font_get_glyph_v_advance (hb_font_t *font, uint32_t glyph);
    int hb_font_get_glyph_v_origin (hb_font_t *font, uint32_t glyph, int32_t *x, int32_t *y);
    void hb_font_get_scale (hb_font_t *font, int *x_scale, int *y_scale);
    typedef struct { int32_t ascender; int32_t descender; int32_t others[10]; }
        hb_font_extents_t;
    int hb_font_get_h_extents (hb_font_t *font, hb_font_extents_t *extents);
    int hb_ot_layout_get_baseline (
        hb_font_t *font, uint32_t baseline_tag, int direction, hb_tag_t script_tag,
        hb_tag_t language_tag, int32_t *coord);
    hb_bool_t hb_ot_color_glyph_has_paint (hb_face_t *face, hb_codepoint_t glyph);
    unsigned int hb_ot_color_glyph_get_layers (
        hb_face_t *face, hb_codepoint_t glyph, unsigned int start, unsigned int *count,
        void *layers);
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
# What Pango alone sets: that, and characters that a selector asks to be pictures.
_ITEMIZED = re.compile(f"{LEFTWARD.pattern}|\ufe0f")
# Fields of PangoGlyphInfo (glyph, width, x_offset, y_offset, attributes), of hb_glyph_info_t
# (glyph, mask, cluster, -, -) and of hb_glyph_position_t (advances, offsets, -): 32 bits each.
_FIELDS = 5
# PANGO_GLYPH_EMPTY, and the flag that marks a character without a glyph in any font.
EMPTY = 0x0FFFFFFF
_UNKNOWN = 0x10000000
# hb_direction_t, hb_buffer_flags_t and the script that kana, and Japanese fonts' features, are in.
_LTR, _TTB = 4, 6
_REMOVE_IGNORABLES = 0x8
_HIRAGANA = int.from_bytes(b"Hira", "big")
# The bottom of the em box of ideographs, and the script and the language systems that all fonts
# have, as tables of OpenType name them.
_IDEOGRAPHIC, _DEFAULT_SCRIPT, _DEFAULT_LANGUAGE = (
    int.from_bytes(tag, "big") for tag in (b"ideo", b"DFLT", b"dflt")
)


# Advances this near to a thousandth of an em are that thousandth.
_SNAP = 0.0003


class Facing(Enum):
    """How a run's glyphs stand in their line."""

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
        """Is each character one visible glyph?"""
        return (
            len(self.starts) == len(self.text)
            and self.starts == list(range(len(self.text)))
            and EMPTY not in self.indices
        )

    def clusters(self) -> Iterator[tuple[str, int, range]]:
        """Each cluster's text, its place, and its glyphs."""
        starts, count = self.starts, len(self.starts)
        firsts = [i for i in range(count) if i == 0 or starts[i] != starts[i - 1]]
        for first, stop in zip(firsts, [*firsts[1:], count], strict=True):
            # Characters without a glyph, such as soft hyphens, go with what stands beside them.
            start = starts[first] if first else 0
            end = starts[stop] if stop < count else len(self.text)
            yield self.text[start:end], self.position + start, range(first, stop)


class Whole:
    """Shapes whole texts in one call, with the font that has their first character."""

    def __init__(
        self, context: object, description: object, facing: Facing, language: str, features: str
    ) -> None:
        pango_language = pango.pango_context_get_language(context)
        self._fontset = ffi.gc(
            pango.pango_context_load_fontset(context, description, pango_language),
            gobject.g_object_unref,
        )
        self._fonts: dict[str, object] = {}
        self._upright = facing is Facing.UPRIGHT
        self._language = harfbuzz.hb_language_from_string(language.encode(), -1)
        self._buffer = ffi.gc(harfbuzz.hb_buffer_create(), harfbuzz.hb_buffer_destroy)
        names = [name for name in features.split(",") if name]
        self._features = ffi.new("hb_feature_t[]", len(names))
        self._count = len(names)
        self._length = ffi.new("unsigned int *")
        for i, name in enumerate(names):
            harfbuzz.hb_feature_from_string(name.encode(), -1, self._features + i)

    def run(self, text: str) -> Run | None:
        """The text's glyphs, or None if the font does not have them all or some run to the left."""
        font = self._font(text[0])
        if font is None or _ITEMIZED.search(text):
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

    def middle(self) -> float:
        """How far the middle of the em of the first font lies over its baseline, in em.

        That of ideographs where the font says where they stand, else the middle between its ascent
        and its descent (CSS Inline 3, appendix A).
        """
        font = self._font(" ")
        return _middle_of(font) if font else 0.0

    def _font(self, char: str) -> object | None:
        if char not in self._fonts:
            font = pango.pango_fontset_get_font(self._fontset, ord(char))
            self._fonts[char] = None if font == ffi.NULL else ffi.gc(font, gobject.g_object_unref)
        return self._fonts[char]

    def _shape(self, font: object, text: str) -> None:
        buffer = self._buffer
        harfbuzz.hb_buffer_reset(buffer)
        data = ffi.from_buffer("uint32_t[]", text.encode("utf-32-le"))
        harfbuzz.hb_buffer_add_utf32(buffer, data, len(text), 0, len(text))
        harfbuzz.hb_buffer_set_flags(buffer, _REMOVE_IGNORABLES)
        harfbuzz.hb_buffer_set_language(buffer, self._language)
        harfbuzz.hb_buffer_set_direction(buffer, _TTB if self._upright else _LTR)
        if self._upright:
            harfbuzz.hb_buffer_set_script(buffer, _HIRAGANA)
        else:
            harfbuzz.hb_buffer_guess_segment_properties(buffer)
        hb_font = hb_font_of(font)
        harfbuzz.hb_shape(hb_font, buffer, self._features, self._count)


def itemized(layout: object, text: str) -> list[Run]:
    """The text's glyphs by Pango, with whatever fonts have them, in the order of the text."""
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


def _item_run(item: object, text: str, position: int) -> Run:
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
    """An advance in em, without what Pango's rounding of sizes to 1/1024 px makes of it."""
    nearest = round(advance, 3)
    return nearest if abs(advance - nearest) < _SNAP else advance


def _middle_of(font: object) -> float:
    hb_font, found = hb_font_of(font), ffi.new("int32_t *")
    extents, scale = ffi.new("hb_font_extents_t *"), ffi.new("int[2]")
    harfbuzz.hb_font_get_scale(hb_font, scale, scale + 1)
    em = scale[1] or 1
    if harfbuzz.hb_ot_layout_get_baseline(
        hb_font, _IDEOGRAPHIC, _LTR, _DEFAULT_SCRIPT, _DEFAULT_LANGUAGE, found
    ):
        return found[0] / em + 0.5
    harfbuzz.hb_font_get_h_extents(hb_font, extents)
    return (extents.ascender + extents.descender) / 2 / em


class VerticalMetrics(dict[int, tuple[int, int, int]]):
    """A font's own metrics of its upright glyphs: glyph -> (advance, vx, vy), in Pango units.

    Features of a font that move glyphs have no part in them: these belong to a use of the glyph.
    """

    def __init__(self, font: object) -> None:
        self._font, self._origin = font, ffi.new("int32_t[2]")

    def __missing__(self, glyph: int) -> tuple[int, int, int]:
        font, x = hb_font_of(self._font), self._origin
        harfbuzz.hb_font_get_glyph_v_origin(font, glyph, x, x + 1)
        found = -harfbuzz.hb_font_get_glyph_v_advance(font, glyph), x[0], x[1]
        self[glyph] = found
        return found


def slant_of(font: object) -> float:
    """How far Pango would have a font without an italic lean, per height."""
    return harfbuzz.hb_font_get_synthetic_slant(hb_font_of(font))


def hb_font_of(font: object) -> object:
    return pango.pango_font_get_hb_font(font)


def is_coloured(font: object) -> bool:
    """Has a font pictures for glyphs?"""
    face = harfbuzz.hb_font_get_face(hb_font_of(font))
    return bool(
        harfbuzz.hb_ot_color_has_png(face)
        or harfbuzz.hb_ot_color_has_svg(face)
        or (
            harfbuzz.hb_version_atleast(7, 0, 0)  # from which on WeasyPrint draws them
            and (harfbuzz.hb_ot_color_has_layers(face) or harfbuzz.hb_ot_color_has_paint(face))
        )
    )


def has_picture(hb_font: object, glyph: int) -> bool:
    """Has a coloured font a picture for a glyph?"""
    face = harfbuzz.hb_font_get_face(hb_font)
    for blob in (
        harfbuzz.hb_ot_color_glyph_reference_png(hb_font, glyph),
        harfbuzz.hb_ot_color_glyph_reference_svg(face, glyph),
    ):
        length = harfbuzz.hb_blob_get_length(blob)
        harfbuzz.hb_blob_destroy(blob)
        if length:
            return True
    return bool(
        harfbuzz.hb_version_atleast(7, 0, 0)
        and (
            harfbuzz.hb_ot_color_glyph_has_paint(face, glyph)
            or harfbuzz.hb_ot_color_glyph_get_layers(face, glyph, 0, ffi.NULL, ffi.NULL)
        )
    )


def to_px(units: int) -> float:
    return units * FROM_UNITS
