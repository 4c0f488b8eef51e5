"""What fonts say of themselves, asked of HarfBuzz: metrics, baselines, pictures. Shapes nothing."""

from weasyprint.text.ffi import ffi, harfbuzz, pango

ffi.cdef("""
    float hb_font_get_synthetic_slant (hb_font_t *font);
    int32_t hb_font_get_glyph_h_advance (hb_font_t *font, uint32_t glyph);
    int32_t hb_font_get_glyph_v_advance (hb_font_t *font, uint32_t glyph);
    hb_bool_t hb_font_get_nominal_glyph (
        hb_font_t *font, hb_codepoint_t unicode, hb_codepoint_t *glyph);
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
""")

LTR = 4  # of hb_direction_t
# The bottom of the em box of ideographs, and the script and the language systems that all fonts
# have, as tables of OpenType name them.
_IDEOGRAPHIC, _DEFAULT_SCRIPT, _DEFAULT_LANGUAGE = (
    int.from_bytes(tag, "big") for tag in (b"ideo", b"DFLT", b"dflt")
)


def middle_of(font: object) -> float:
    """Return how far the middle of a font's em lies over its baseline, in em.

    Where the font says where ideographs stand, theirs is taken. Else it is the middle between
    ascent and descent (CSS Inline 3, appendix A).
    """
    hb_font, found = hb_font_of(font), ffi.new("int32_t *")
    extents, scale = ffi.new("hb_font_extents_t *"), ffi.new("int[2]")
    harfbuzz.hb_font_get_scale(hb_font, scale, scale + 1)
    em = scale[1] or 1
    if harfbuzz.hb_ot_layout_get_baseline(
        hb_font, _IDEOGRAPHIC, LTR, _DEFAULT_SCRIPT, _DEFAULT_LANGUAGE, found
    ):
        return float(found[0] / em + 0.5)
    harfbuzz.hb_font_get_h_extents(hb_font, extents)
    return float((extents.ascender + extents.descender) / 2 / em)


class VerticalMetrics(dict[int, tuple[int, int, int]]):
    """A font's own metrics of its upright glyphs: glyph -> (advance, vx, vy), in Pango units.

    A feature of the font that moves a glyph does not change them; it belongs to that use of the
    glyph.
    """

    def __init__(self, font: object) -> None:
        self._font, self._origin = font, ffi.new("int32_t[2]")

    def __missing__(self, glyph: int) -> tuple[int, int, int]:
        font, x = hb_font_of(self._font), self._origin
        harfbuzz.hb_font_get_glyph_v_origin(font, glyph, x, x + 1)
        found = -harfbuzz.hb_font_get_glyph_v_advance(font, glyph), x[0], x[1]
        self[glyph] = found
        return found


def has(font: object, char: str) -> bool:
    """Return whether a font's file has a glyph for a character."""
    glyph = ffi.new("hb_codepoint_t *")
    return bool(harfbuzz.hb_font_get_nominal_glyph(hb_font_of(font), ord(char), glyph))


def width_of(font: object, glyph: int) -> int:
    """Return a glyph's advance in horizontal text, in Pango units."""
    advance: int = harfbuzz.hb_font_get_glyph_h_advance(hb_font_of(font), glyph)
    return advance


def slant_of(font: object) -> float:
    """Return how far Pango leans a font that has no italic, per height."""
    slant: float = harfbuzz.hb_font_get_synthetic_slant(hb_font_of(font))
    return slant


def hb_font_of(font: object) -> object:
    """Return the HarfBuzz font of a Pango font, which Pango owns."""
    return pango.pango_font_get_hb_font(font)


def is_coloured(font: object) -> bool:
    """Return whether a font has pictures for glyphs."""
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
    """Return whether a coloured font has a picture for a glyph."""
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
