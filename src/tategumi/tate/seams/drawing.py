"""Seams of drawing: the engine paints its own leaves, and notes beside the text after the text."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from hashlib import md5
from typing import Any

from weasyprint.css import Style
from weasyprint.formatting_structure import boxes
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream
from weasyprint.stacking import StackingContext
from weasyprint.text.fonts import get_pango_font_hb_face, get_pango_font_key

from ..cascade.sizes import resolve_percentages
from ..cascade.styles import by_style, has_background
from ..cascade.turn import TurnedImage, is_vertical, turned_background
from ..drawing.emoji import PictureFont
from ..drawing.font_files import FontData
from ..drawing.paint import Painter
from ..flow import Setter
from ..glyphs.font_facts import is_coloured
from ..pages.orthogonal import AcrossLine
from ..paragraphs.leaves import TateText
from ..paragraphs.lines import ComposedLine
from ..settings.shared_fonts import FileFont


def draw_page(
    original: Callable[..., None], setter: Setter, painter: Painter
) -> Callable[..., None]:
    """Readings and marks come after the page's running text, which stays whole for its readers."""

    def draw_page(page_box: boxes.PageBox, stream: Stream) -> None:
        setter.faults.note_page(stream, page_box)
        painter.tags.begin_page(stream, page_box)
        with painter.page(stream):
            original(page_box, stream)

    return draw_page


def dispatch(
    original: Callable[..., boxes.Box], setter: Setter, painter: Painter
) -> Callable[..., boxes.Box]:
    """What is read in a line is drawn when the line is: turned blocks, and
    floats that end the text.
    """

    def _dispatch_children(
        box: boxes.Box,
        page: boxes.PageBox,
        child_contexts: list[StackingContext],
        blocks: list[boxes.Box],
        floats: list[StackingContext],
        blocks_and_cells: dict[boxes.Box, object],
    ) -> boxes.Box:
        if isinstance(box, AcrossLine):
            return box.copy_with_children([StackingContext.from_box(box.children[0], page)])
        made = original(box, page, child_contexts, blocks, floats, blocks_and_cells)
        # A float that is a stacking context (it is transparent, or turned) is not in ``floats``.
        if _ends_in_float(box) and floats and floats[-1].box.element is box.children[-1].element:
            made.children = [*made.children, _in_turn(floats.pop(), box, page)]
        return made

    return _dispatch_children


def _in_turn(context: StackingContext, line: boxes.Box, page: boxes.PageBox) -> StackingContext:
    """Return a context that draws another one, as it stands, when a line is drawn."""
    atom = boxes.InlineBlockBox.anonymous_from(line, [])
    for name in ("position_x", "position_y", "width", "height", "background"):
        setattr(atom, name, getattr(line, name))
    resolve_percentages(atom, line)
    return StackingContext(atom, [], [], [context], {}, page)


def _ends_in_float(box: boxes.Box) -> bool:
    """Return whether a float comes last in a paragraph."""
    if not (isinstance(box, ComposedLine) and box.children and box.children[-1].is_floated()):
        return False
    paragraph, line = box.composed
    place, _ = paragraph.gathered.out_of_flow[-1]
    return place >= line.stop


def draw_text(
    original: Callable[..., None], setter: Setter, painter: Painter
) -> Callable[..., None]:
    """Leaves are painted by the engine."""

    def draw_text(
        stream: Stream,
        textbox: boxes.TextBox,
        offset_x: float,
        text_overflow: str,
        block_ellipsis: str = "none",
    ) -> None:
        setter.faults.note_text(stream, textbox, text_overflow)
        if isinstance(textbox, TateText):
            painter.draw(stream, textbox)
        else:
            with painter.tags.marking(stream, textbox):
                original(stream, textbox, offset_x, text_overflow, block_ellipsis)

    return draw_text


def marked(
    original: Callable[..., AbstractContextManager[None]], setter: Setter, painter: Painter
) -> Callable[..., AbstractContextManager[None]]:
    """Pictures are marked here. Texts are marked where they are drawn, because many
    are of several elements.
    """

    def marked(self: Stream, box: boxes.Box, tag: str) -> AbstractContextManager[None]:
        if isinstance(box, boxes.TextBox):
            return nullcontext()
        return painter.tags.marking(self, box)

    return marked


_CORNERS = ("top_left", "top_right", "bottom_right", "bottom_left")
_RADII = tuple(f"border_{corner}_radius" for corner in _CORNERS)


def backgrounds(
    original: Callable[..., None], setter: Setter, painter: Painter
) -> Callable[..., None]:
    """Boxes without backgrounds, which are nearly all, are not asked for each part of one."""

    def layout_box_backgrounds(
        page: boxes.PageBox,
        box: boxes.Box,
        get_image_from_uri: Callable[..., object],
        layout_children: bool = True,
        style: Style | None = None,
    ) -> None:
        if style or box is page or not _is_bare(box.style):
            original(page, box, get_image_from_uri, layout_children, style)
            return
        if layout_children:
            for child in box.all_children():
                layout_box_backgrounds(page, child, get_image_from_uri)
        box.background = None
        for radius in _RADII:
            setattr(box, radius, (0, 0))

    return layout_box_backgrounds


@by_style
def _is_bare(style: Style) -> bool:
    """Return whether a style has none of what ``layout_box_backgrounds`` works out: backgrounds,
    shadows, pictures of borders, round corners.
    """
    pictures = style["border_image_source"], style["mask_border_source"]
    return (
        not has_background(style)
        and not style["box_shadow"]
        and all(kind == "none" for kind, _ in pictures)
        and all((0, "px") in style[radius] for radius in _RADII)
    )


def background_layer(
    original: Callable[..., object], setter: Setter, painter: Painter
) -> Callable[..., object]:
    """Backgrounds are physical (Writing Modes 4, 6.2): they stand upright in a vertical box."""

    def layout_background_layer(
        box: boxes.Box,
        page: boxes.PageBox,
        resolution: float,
        image: object,
        size: object,
        clip: str,
        repeat: tuple[str, str],
        origin: str,
        position: tuple[Any, ...],
        attachment: str,
    ) -> object:
        if is_vertical(box) and box is not page:
            image, size, repeat, position = turned_background(image, size, repeat, position)
        return original(
            box, page, resolution, image, size, clip, repeat, origin, position, attachment
        )

    return layout_background_layer


def group(
    original: Callable[..., Stream], setter: Setter, painter: Painter
) -> Callable[..., Stream]:
    """A group of the page's size is made larger, so that it holds what is
    drawn on a turned page too.

    Opacity and single background pictures are drawn as such groups. WeasyPrint takes the page's
    edges for theirs in whatever axes they are drawn, and would cut off the foot of a vertical page.
    """

    def add_group(self: Stream, x: float, y: float, width: float, height: float) -> Stream:
        if (x, y, width, height) != self.page_rectangle:
            return original(self, x, y, width, height)
        side = max(width, height)
        return original(self, -side, -side, 3 * side, 3 * side)

    return add_group


def gradient(
    original: Callable[..., None], setter: Setter, painter: Painter
) -> Callable[..., None]:
    """A gradient is cut where its picture ends, for its last colours go on without end."""

    def draw(
        self: object, stream: Stream, concrete_width: float, concrete_height: float, style: object
    ) -> None:
        with stream.stacked():
            stream.rectangle(0, 0, concrete_width, concrete_height)
            stream.clip()
            stream.end()
            original(self, stream, concrete_width, concrete_height, style)

    return draw


def border_image(
    original: Callable[..., None], setter: Setter, painter: Painter
) -> Callable[..., None]:
    """The picture of a vertical box's border stands upright too."""

    def draw_border_image(box: boxes.Box, stream: Stream, image: object, *how: object) -> None:
        original(box, stream, TurnedImage(image) if is_vertical(box) else image, *how)

    return draw_border_image


def add_font(
    original: Callable[..., tuple[Font, float]], setter: Setter, painter: Painter
) -> Callable[..., tuple[Font, float]]:
    """A font is known by its file. A family may be of several files (CSS Fonts 4, 4.5).

    These are all the same to Pango, and WeasyPrint would draw the glyphs of the first.
    """

    def add_font(self: Stream, pango_font: object) -> tuple[Font, float]:
        known, face = self._fonts, get_pango_font_hb_face(pango_font)
        key, description, size = get_pango_font_key(pango_font)
        kind = PictureFont if is_coloured(pango_font) else FileFont
        if key not in known:
            known[key] = kind(pango_font, description, size)
        font, size = original(self, pango_font)
        if font.hb_face == face:
            return font, size
        if (key, face) not in known:
            known[key, face] = _renamed(
                kind(pango_font, description, size), sum(isinstance(one, tuple) for one in known)
            )
        return known[key, face], size

    return add_font


def font_data(
    original: Callable[..., bytes | FontData], setter: Setter, painter: Painter
) -> Callable[..., bytes | FontData]:
    """A font's file is copied only where it is asked for; a subset makes that unnecessary."""

    def get_hb_object_data(
        hb_object: object, ot_color: str | None = None, glyph: int | None = None
    ) -> bytes | FontData:
        return original(hb_object, ot_color, glyph) if ot_color else FontData(hb_object)

    return get_hb_object_data


def _renamed(font: Font, number: int) -> Font:
    """Give a font a name of its own: six letters, then its family (ISO 32000-2, 9.9.2)."""
    digest = md5(f"{font.hash}{number}".encode(), usedforsecurity=False).digest()
    usual, font.hash = font.hash, "".join(chr(65 + byte % 26) for byte in digest[:6])
    font.name = font.name.replace(usual.encode(), font.hash.encode(), 1)
    return font
