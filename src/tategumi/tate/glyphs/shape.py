"""Shaping: text to clusters of glyphs, once for each run of a paragraph.

Upright runs are shaped top to bottom (``vert`` forms), sideways and combined runs as horizontal
text. Knows no lines and no page; lengths are CSS px.
"""

from functools import cache, cached_property

from weasyprint.css import Style
from weasyprint.text.ffi import ffi, gobject, pango
from weasyprint.text.fonts import font_features, get_font_description

from .font_facts import has_picture, hb_font_of, is_coloured, slant_of
from .hyphens import SOFT_HYPHEN
from .runs import EMPTY, Facing, Run, Whole, itemized, to_px
from .shaped import Face, Glyph, Shaped
from .wide_marks import WIDE, fit_marks

# The properties that become OpenType features, in the order that WeasyPrint takes them.
FEATURE_PROPERTIES = (
    "font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps",
    "font_variant_numeric", "font_variant_alternates", "font_variant_east_asian",
    "font_feature_settings",
)  # fmt: skip
# The feature of text on the em grid.
SOLID = "kern=0"
# The mark that printers set for type which is not at hand (下駄, geta).
_GETA = "〓"
# Texts of up to this many characters are shaped once for a style.
_SHORT = 12


@cache
def code_of(glyph: int) -> str:
    """Return the number of a glyph as PDF strings have it: four hexadecimal digits."""
    return f"{glyph:04x}"


class Shaper:
    """Shapes text in one style and facing; keeps its Pango objects and fonts alive."""

    def __init__(self, style: Style, facing: Facing, features: str = "") -> None:
        self.facing = facing
        self.size: float = style["font_size"]
        self._faces: dict[object, Face] = {}
        self._short: dict[str, Shaped] = {}
        # In text without a language, what would stand upright in a vertical line is taken for
        # Japanese.
        japanese = facing is Facing.UPRIGHT or features in (SOLID, WIDE)
        language = style["lang"] or ("ja" if japanese else "")
        wanted = ",".join(filter(None, [_features(style), features]))
        context = _context(style, facing, language)
        description = get_font_description(style)
        if facing is Facing.UPRIGHT:
            # Upright Japanese is never slanted, and a slant that Pango makes up moves the glyphs.
            pango.pango_font_description_set_style(description, pango.PANGO_STYLE_NORMAL)
        self._fits_marks = facing is Facing.SIDEWAYS and features == WIDE
        self._layout = _layout(context, description, wanted)
        self._whole = Whole(context, description, facing, language, wanted, japanese)

    @cached_property
    def middle(self) -> float:
        """How far the middle of the em lies over the baseline of the style's first font, in px.

        Glyphs of other fonts stand on the same baseline (CSS Inline 3, 3.1).
        """
        return self._whole.middle() * self.size

    def shape(self, text: str) -> Shaped:
        """Shape a text. Short texts recur (readings, marks), so that their
        clusters are kept and shared.
        """
        if len(text) > _SHORT:
            return self._shape(text)
        if text not in self._short:
            self._short[text] = self._shape(text)
        return self._short[text]

    def _shape(self, text: str) -> Shaped:
        """Shape a text, with a geta (〓) for each character that no font has."""
        shaped = self._clusters(text)
        if shaped.missing:
            held = shaped.texts
            filled = "".join(_GETA if char in shaped.missing else char for char in text)
            substitute = self._clusters(filled)
            if not substitute.missing and len(substitute.texts) == len(held):
                substitute.texts, substitute.missing = held, shaped.missing
                return substitute
        if self._fits_marks:
            fit_marks(shaped, self.size, _ink)
        return shaped

    def _clusters(self, text: str) -> Shaped:
        shaped = Shaped()
        whole = self._whole.run(text)
        for run in [whole] if whole else itemized(self._layout, text):
            self._add_run(shaped, run, self._face(run.font))
        return shaped

    def _add_run(self, shaped: Shaped, run: Run, face: Face) -> None:
        """Append the clusters of a run to the text that is being shaped.

        A run that shows nothing (a variation selector, a joiner) is joined to the cluster before
        it.
        """
        first = len(shaped.texts)
        if first and set(run.indices) == {EMPTY}:
            shaped.texts[-1] += run.text
            return
        if not face.coloured and run.is_one_to_one() and _all_usual(face, run):
            shaped.texts += run.text
            shaped.starts += range(run.position, run.position + len(run.text))
            shaped.advances += map(to_px, run.widths)
            shaped.codes += map(code_of, run.indices)
        else:
            self._add_clusters(shaped, run, face)
        shaped.faces += [face] * (len(shaped.texts) - first)
        shaped.missing |= run.missing

    @staticmethod
    def _add_clusters(shaped: Shaped, run: Run, face: Face) -> None:
        """Append the clusters of a run whose glyphs may be several or stand off their places.

        Their glyphs are kept as ``pieces``, each with its own offsets. Coloured glyphs take an em
        each.
        """
        for text, start, glyphs in run.clusters():
            visible = [i for i in glyphs if run.indices[i] != EMPTY]
            advance = to_px(sum(run.widths[i] for i in glyphs))
            usual = [_is_usual(face, run, i) for i in visible] == [True]
            pieces = () if usual else tuple(_glyph(run, i) for i in visible)
            if face.coloured and _are_pictures(face, run, visible):
                usual, advance = False, face.size * len(visible)
                pieces = tuple(Glyph(run.indices[i], face.size, 0.0, 0.0) for i in visible)
            if not usual:
                shaped.pieces[len(shaped.texts)] = pieces
            shaped.texts.append(text.replace(SOFT_HYPHEN, "") or text)
            shaped.starts.append(start)
            shaped.advances.append(advance)
            shaped.codes.append(code_of(run.indices[visible[0]]) if usual else "")

    def _face(self, font: object) -> Face:
        if font not in self._faces:
            self._faces[font] = Face(
                font, self.facing, self.size, slant_of(font), self.middle, is_coloured(font)
            )
        return self._faces[font]


def _all_usual(face: Face, run: Run) -> bool:
    """Return whether all glyphs of a run stand where their font puts them without being told."""
    if face.facing is not Facing.UPRIGHT:
        return not any(run.xs) and not any(run.ys)
    metrics = zip(run.widths, run.ys, run.xs, strict=True)
    own = face.metrics
    return all(own[glyph] == one for glyph, one in set(zip(run.indices, metrics, strict=True)))


def _is_usual(face: Face, run: Run, i: int) -> bool:
    """Return whether glyph ``i`` of a run stands where its font puts it without being told."""
    if face.facing is not Facing.UPRIGHT:
        return run.xs[i] == run.ys[i] == 0
    return face.metrics[run.indices[i]] == (run.widths[i], run.ys[i], run.xs[i])


def _are_pictures(face: Face, run: Run, glyphs: list[int]) -> bool:
    """Return whether the font has pictures for some glyphs of a cluster,
    which then take an em each.
    """
    return any(has_picture(hb_font_of(face.font), run.indices[i]) for i in glyphs)


def _ink(face: Face, glyph: int) -> tuple[float, float, float]:
    """Return where a glyph's ink begins along a horizontal line, how long it is, and its height.

    The height is that of the ink's middle over the baseline. All are px.
    """
    found = ffi.new("PangoRectangle *")
    pango.pango_font_get_glyph_extents(face.font, glyph, found, ffi.NULL)
    return to_px(found.x), to_px(found.width), to_px(-found.y - found.height / 2)


def _glyph(run: Run, i: int) -> Glyph:
    """Return glyph ``i`` of a run, with its advance and offsets in px."""
    return Glyph(run.indices[i], to_px(run.widths[i]), to_px(run.xs[i]), to_px(run.ys[i]))


def _features(style: Style) -> str:
    """Return the OpenType features that a style asks for, as HarfBuzz writes them."""
    found = font_features(*(style[name] for name in FEATURE_PROPERTIES))
    return ",".join(f"{feature}={value}" for feature, value in found.items())


def _context(style: Style, facing: Facing, language: str) -> object:
    """Make a Pango context for a style's fonts, for text that faces so and is of this language.

    Positions are not rounded. Upright text has its gravity to the east, so that Pango asks fonts
    for their vertical forms and metrics.
    """
    context = ffi.gc(
        pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref
    )
    pango.pango_context_set_round_glyph_positions(context, False)
    if facing is Facing.UPRIGHT:
        pango.pango_context_set_base_gravity(context, pango.PANGO_GRAVITY_EAST)
        pango.pango_context_set_gravity_hint(context, pango.PANGO_GRAVITY_HINT_STRONG)
    if language:
        known = pango.pango_language_from_string(language.encode())
        pango.pango_context_set_language(context, known)
    return context


def _layout(context: object, description: object, features: str) -> object:
    """Make a Pango layout of a single paragraph, in the font of ``description``.

    ``features`` are OpenType features as HarfBuzz writes them, joined by commas.
    """
    layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
    pango.pango_layout_set_font_description(layout, description)
    pango.pango_layout_set_single_paragraph_mode(layout, True)
    if features:
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
        attribute = pango.pango_attr_font_features_new(features.encode())
        pango.pango_attr_list_insert(attributes, attribute)
        pango.pango_layout_set_attributes(layout, attributes)
    return layout
