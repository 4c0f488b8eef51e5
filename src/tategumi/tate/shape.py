"""Shaping: text to glyphs by Pango, once for each run of a paragraph.

Upright runs are shaped top to bottom (base gravity east, gravity hint strong: ``vert`` forms),
sideways runs as horizontal text. Knows no lines and no page; lengths are CSS px.

Quirks of Pango that this module hides:

- in a run with gravity east a glyph's ``width`` is its vertical advance, ``x_offset`` and
  ``y_offset`` are its vertical origin (vy, vx) as PDF's W2 wants it;
- a variation selector comes as an item of its own with an empty glyph;
- a layout owns its fonts, so each font that is kept must be referenced.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from itertools import groupby

from unicodedataplus import vertical_orientation
from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango
from weasyprint.text.fonts import font_features, get_font_description

ffi.cdef("""
    typedef enum { PANGO_GRAVITY_SOUTH, PANGO_GRAVITY_EAST } PangoGravity;
    typedef enum { PANGO_GRAVITY_HINT_NATURAL, PANGO_GRAVITY_HINT_STRONG } PangoGravityHint;
    void pango_context_set_base_gravity (PangoContext *context, PangoGravity gravity);
    void pango_context_set_gravity_hint (PangoContext *context, PangoGravityHint hint);
    gpointer g_object_ref (gpointer object);
""")

# Fields of a PangoGlyphInfo: glyph, width, x_offset, y_offset, attributes; 32 bits each.
_FIELDS = 5
# PANGO_GLYPH_EMPTY, and the flag that marks a character without a glyph in any font.
_EMPTY = 0x0FFFFFFF
_UNKNOWN = 0x10000000

# Texts up to this many characters are shaped once a style.
_SHORT = 12


class Facing(Enum):
    """How a run's glyphs stand in a vertical line."""

    UPRIGHT = "upright"
    SIDEWAYS = "sideways"  # turned a quarter clockwise
    COMBINED = "combined"  # horizontal, across the line (tate-chu-yoko)


@dataclass(eq=False, slots=True)
class Face:
    """One font at one size, as Pango found it; ``font`` is a referenced ``PangoFont *``.

    ``metrics`` hold the vertical metrics of its upright glyphs as shaped: glyph -> (advance, vx,
    vy) in Pango units.
    """

    font: object
    facing: Facing
    size: float
    metrics: dict[int, tuple[int, int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a cluster that is not one glyph in its usual place; offsets and advance in px."""

    index: int
    advance: float
    x_offset: float
    y_offset: float


@dataclass(slots=True)
class Shaped:
    """Shaped text as parallel lists, one entry a cluster.

    ``starts`` are the clusters' offsets in the text, in characters; ``codes`` their glyph as four
    hexadecimal digits; ``faces`` their font; ``advances`` are px along the line. A cluster that is
    not one glyph in its usual place has an empty code, and its glyphs in ``pieces``.
    ``missing`` are the characters that no font has.
    """

    texts: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    advances: list[float] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    faces: list[Face] = field(default_factory=list)
    pieces: dict[int, tuple[Glyph, ...]] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)

    def append(self, other: "Shaped", offset: int) -> None:
        """Add another text that begins ``offset`` characters after this one's beginning."""
        shift = len(self.texts)
        self.texts += other.texts
        self.starts += [start + offset for start in other.starts] if offset else other.starts
        self.advances += other.advances
        self.codes += other.codes
        self.faces += other.faces
        self.pieces.update({i + shift: glyphs for i, glyphs in other.pieces.items()})
        self.missing |= other.missing


@cache
def is_sideways(char: str) -> bool:
    """Does UTR 50 turn the character in mixed orientation?"""
    return vertical_orientation(char) == "R"


@cache
def code_of(glyph: int) -> str:
    return f"{glyph:04x}"


def facing_runs(text: str, orientation: str) -> Iterator[tuple[Facing, str]]:
    """Cut a text into runs of one facing, by CSS ``text-orientation``."""
    if orientation != "mixed":
        yield (Facing.UPRIGHT if orientation == "upright" else Facing.SIDEWAYS), text
    elif not any(map(is_sideways, set(text))):
        yield Facing.UPRIGHT, text
    else:
        for sideways, chars in groupby(text, is_sideways):
            yield (Facing.SIDEWAYS if sideways else Facing.UPRIGHT), "".join(chars)


class _Run:
    """The glyphs of one of Pango's runs, in Pango units, read as one buffer."""

    def __init__(self, item: object, text: str, position: int) -> None:
        glyphs = item.glyphs
        count = glyphs.num_glyphs
        flat = memoryview(ffi.buffer(glyphs.glyphs, count * _FIELDS * 4)).cast("i")
        self.indices, self.widths, self.xs, self.ys = (
            flat[i::_FIELDS].tolist() for i in range(_FIELDS - 1)
        )
        self.text = text
        self.position = position
        self.missing = {i & ~_UNKNOWN for i in set(self.indices) if i & _UNKNOWN and i != _EMPTY}
        if self.missing:
            self.indices = [0 if i & ~_UNKNOWN in self.missing else i for i in self.indices]
        self._bytes = None if count == len(text) else ffi.unpack(glyphs.log_clusters, count)

    def is_empty(self) -> bool:
        return set(self.indices) == {_EMPTY}

    def is_usual(self, face: Face) -> bool:
        """Is each character one glyph, standing where its font puts it without being told?"""
        if self._bytes is not None or _EMPTY in self.indices:
            return False
        if face.facing is not Facing.UPRIGHT:
            return not any(self.xs) and not any(self.ys)
        found = set(zip(self.indices, self.widths, self.ys, self.xs, strict=True))
        return all(face.metrics.setdefault(i, (w, vx, vy)) == (w, vx, vy) for i, w, vx, vy in found)

    def clusters(self) -> Iterator[tuple[str, int, range]]:
        """Each cluster's text, its offset in the whole text, and its glyphs."""
        if self._bytes is None:
            for i, char in enumerate(self.text):
                yield char, self.position + i, range(i, i + 1)
            return
        data = self.text.encode()
        count = len(self.indices)
        firsts = [i for i in range(count) if i == 0 or self._bytes[i] != self._bytes[i - 1]]
        stops = [*firsts[1:], count]
        for first, stop in zip(firsts, stops, strict=True):
            start = self._bytes[first]
            end = self._bytes[stop] if stop < count else len(data)
            before = len(data[:start].decode())
            yield data[start:end].decode(), self.position + before, range(first, stop)

    def glyph(self, i: int) -> Glyph:
        """Glyph ``i`` in px."""
        return Glyph(
            self.indices[i],
            self.widths[i] * FROM_UNITS,
            self.xs[i] * FROM_UNITS,
            self.ys[i] * FROM_UNITS,
        )

    def stands_usual(self, face: Face, i: int) -> bool:
        if self.indices[i] == _EMPTY:
            return False
        if face.facing is not Facing.UPRIGHT:
            return self.xs[i] == self.ys[i] == 0
        metrics = (self.widths[i], self.ys[i], self.xs[i])
        return face.metrics.setdefault(self.indices[i], metrics) == metrics


class Shaper:
    """Shapes text in one style and facing; keeps its Pango context, layout and fonts alive."""

    def __init__(self, style: dict, facing: Facing, features: str = "") -> None:
        self.facing = facing
        self.size = style["font_size"]
        self._faces: dict[int, Face] = {}
        self._short: dict[str, Shaped] = {}
        context = ffi.gc(
            pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref
        )
        pango.pango_context_set_round_glyph_positions(context, False)
        if facing is Facing.UPRIGHT:
            pango.pango_context_set_base_gravity(context, pango.PANGO_GRAVITY_EAST)
            pango.pango_context_set_gravity_hint(context, pango.PANGO_GRAVITY_HINT_STRONG)
        language = pango.pango_language_from_string((style["lang"] or "ja").encode())
        pango.pango_context_set_language(context, language)
        self._layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
        self._context = context
        pango.pango_layout_set_font_description(self._layout, get_font_description(style))
        pango.pango_layout_set_single_paragraph_mode(self._layout, True)
        self._set_features(style, features)

    def _set_features(self, style: dict, extra: str) -> None:
        names = (
            "font_kerning", "font_variant_ligatures", "font_variant_position",
            "font_variant_caps", "font_variant_numeric", "font_variant_alternates",
            "font_variant_east_asian", "font_feature_settings",
        )  # fmt: skip
        found = font_features(*(style[name] for name in names))
        wanted = [f"{feature} {value}" for feature, value in found.items()] + [extra][: bool(extra)]
        if wanted:
            attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
            attribute = pango.pango_attr_font_features_new(",".join(wanted).encode())
            pango.pango_attr_list_insert(attributes, attribute)
            pango.pango_layout_set_attributes(self._layout, attributes)

    def shape(self, text: str) -> Shaped:
        """The text's clusters. Short texts recur (readings, marks), so theirs are kept."""
        if len(text) > _SHORT:
            return self._shape(text)
        if text not in self._short:
            self._short[text] = self._shape(text)
        return self._short[text]

    def _shape(self, text: str) -> Shaped:
        data = text.encode()
        pango.pango_layout_set_text(self._layout, data, len(data))
        item = pango.pango_layout_get_line_readonly(self._layout, 0).runs
        shaped = Shaped()
        position = 0
        while item != ffi.NULL:
            end = position + item.data.item.num_chars
            run = _Run(item.data, text[position:end], position)
            self._add_run(shaped, run, self._face(item.data.item.analysis.font))
            position, item = end, item.next
        return shaped

    @staticmethod
    def _add_run(shaped: Shaped, run: _Run, face: Face) -> None:
        first = len(shaped.texts)
        if run.is_empty() and first:
            shaped.texts[-1] += run.text
            return
        if run.is_usual(face):
            shaped.texts += run.text
            shaped.starts += range(run.position, run.position + len(run.text))
            shaped.advances += [width * FROM_UNITS for width in run.widths]
            shaped.codes += map(code_of, run.indices)
        else:
            for text, start, glyphs in run.clusters():
                usual = len(glyphs) == 1 and run.stands_usual(face, glyphs[0])
                if not usual:
                    visible = (i for i in glyphs if run.indices[i] != _EMPTY)
                    shaped.pieces[len(shaped.texts)] = tuple(map(run.glyph, visible))
                shaped.texts.append(text)
                shaped.starts.append(start)
                shaped.advances.append(sum(run.widths[i] for i in glyphs) * FROM_UNITS)
                shaped.codes.append(code_of(run.indices[glyphs[0]]) if usual else "")
        shaped.faces += [face] * (len(shaped.texts) - first)
        shaped.missing |= set(map(chr, run.missing))

    def _face(self, font: object) -> Face:
        key = int(ffi.cast("uintptr_t", font))
        if key not in self._faces:
            gobject.g_object_ref(font)
            self._faces[key] = Face(ffi.gc(font, gobject.g_object_unref), self.facing, self.size)
        return self._faces[key]
