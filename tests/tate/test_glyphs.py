"""Which glyph is drawn where: pictures of the page against rectangles that toy fonts draw."""

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from ..pdf_text import Facing, glyphs, text_of
from ..toy_font import write_font

FACE = "@font-face {{ font-family: {0}; src: url({1}.ttf); unicode-range: {2} }}\n"
ALL = "U+0-10FFFF"
# Boxes of a glyph's em, in thousandths from its lower left corner; the em ends 0.12 em down.
UPPER, LOWER = (0, 380, 1000, 880), (0, -120, 1000, 380)
LEFT, RIGHT = (0, -120, 500, 880), (500, -120, 1000, 880)
HALVES = {UPPER: (0, 0, 10, 5), LOWER: (0, 5, 10, 10), LEFT: (0, 0, 5, 10), RIGHT: (5, 0, 10, 10)}


def picture(pdf: bytes, page: int = 0) -> Image.Image:
    """A page at ten pixels for a point."""
    document = pypdfium2.PdfDocument(pdf)
    return document[page].render(scale=10).to_pil().convert("RGB")


def cell(pdf: bytes, line: int, place: int) -> Image.Image:
    """The em of a character of 10 pt on the test page: lines are 18 pt apart."""
    right, top = 2000 - 40 - 180 * line, 200 + 100 * place
    return picture(pdf).crop((right - 100, top, right, top + 100))


def inked(image: Image.Image) -> tuple[int, ...] | None:
    """What of a cell is inked, in tenths of its em: left, top, right, bottom."""
    box = image.convert("L").point(lambda level: 255 * (level < 128)).getbbox()
    return box and tuple(round(edge / 10) for edge in box)


# --- a glyph is known by its file
def test_two_files_of_one_family_draw_their_own_glyphs(set_page, tmp_path):
    """Both files have one glyph under one number; Pango knows them by one description."""
    write_font(tmp_path, "Mix", {"山": UPPER}, name="kanji")
    write_font(tmp_path, "Mix", {"川": LOWER}, name="more")
    css = FACE.format("Mix", "kanji", "U+5C71") + FACE.format("Mix", "more", "U+5DDD")
    pdf = set_page("<p>山川山</p>", css + "p { font-family: Mix }").pdf
    assert [inked(cell(pdf, 0, i)) for i in range(3)] == [
        HALVES[UPPER], HALVES[LOWER], HALVES[UPPER],
    ]  # fmt: skip
    assert len({glyph.font for glyph in glyphs(pdf)}) == 2


def test_so_they_do_in_horizontal_text_and_in_the_margin(set_page, tmp_path):
    write_font(tmp_path, "Mix", {"A": LEFT}, name="one")
    write_font(tmp_path, "Mix", {"B": RIGHT}, name="two")
    css = FACE.format("Mix", "one", "U+41") + FACE.format("Mix", "two", "U+42")
    css += "@page { @top-left { content: 'AB'; font: 10pt/10pt Mix; vertical-align: top } }"
    top = picture(set_page("<p>山</p>", css).pdf).crop((200, 0, 400, 200))
    assert inked(top)[::2] == (0, 20)
    assert inked(top.crop((60, 0, 140, 200))) is None


def test_many_files_of_one_family(set_page, tmp_path):
    boxes = dict(zip("山川海空", HALVES, strict=True))
    css = "p { font-family: Mix }"
    for number, (char, box) in enumerate(boxes.items()):
        write_font(tmp_path, "Mix", {char: box}, name=f"slice{number}")
        css += FACE.format("Mix", f"slice{number}", f"U+{ord(char):X}")
    pdf = set_page("<p>海山空川</p>", css).pdf
    assert [inked(cell(pdf, 0, i)) for i in range(4)] == [HALVES[boxes[c]] for c in "海山空川"]


@pytest.mark.parametrize(("other", "drawn"), [("Toy.ttf", UPPER), ("Lost.ttf", LOWER)])
def test_of_a_font_in_several_forms_the_quickest_is_read(set_page, tmp_path, other, drawn):
    """WOFF 2.0 is unpacked only where there is nothing else of that name."""
    font = TTFont(write_font(tmp_path, "Slow", {"山": LOWER}))
    font.flavor = "woff2"
    font.save(tmp_path / f"{other.removesuffix('.ttf')}.woff2")
    write_font(tmp_path, "Toy", {"山": UPPER})
    css = f"@font-face {{ font-family: F; src: url({other[:-4]}.woff2), url({other}) }}"
    pdf = set_page("<p>山</p>", css + "p { font-family: F }").pdf
    assert inked(cell(pdf, 0, 0)) == HALVES[drawn]


# --- what moves a glyph belongs to its use
MOVED = """
languagesystem DFLT dflt;
feature vpal { pos uni300C <0 500 0 -500>; } vpal;
feature vhal { pos uni300C <0 500 0 -500>; } vhal;
"""
BRACKET = {"「": LOWER, "山": (0, -120, 1000, 880)}


@pytest.mark.parametrize("feature", ["vpal", "vhal"])
@pytest.mark.parametrize("first", [True, False])
def test_features_move_a_glyph_where_they_are_asked_for(set_page, tmp_path, feature, first):
    write_font(tmp_path, "Toy", BRACKET, features=MOVED)
    css = FACE.format("Toy", "Toy", ALL) + "p { font-family: Toy; text-spacing-trim: space-all }"
    close = f"<p style='font-feature-settings: \"{feature}\"'>「山</p>"
    pdf = set_page(close + "<p>「山</p>" if first else "<p>「山</p>" + close, css).pdf
    narrow, usual = (0, 1) if first else (1, 0)
    assert inked(cell(pdf, usual, 0)) == HALVES[LOWER]
    # The bracket's ink comes half an em up, and what follows it with it: no white is between them.
    assert inked(cell(pdf, narrow, 0)) == (0, 0, 10, 10)
    assert inked(cell(pdf, narrow, 1)) == HALVES[UPPER]


# --- what a glyph stands for
def words(pdf: bytes) -> str:
    return text_of(glyphs(pdf))


@pytest.mark.parametrize("text", ["⽅や方", "方や⽅", "⽅"])
def test_a_radical_and_its_ideograph_are_read_as_each_was_written(set_page, text):
    assert words(set_page(f"<p>{text}</p>").pdf) == text


def test_so_are_other_characters_of_one_glyph(set_page):
    found = words(set_page("<p>七〜八</p><p>七～八</p><p>七〜八</p>").pdf)
    assert [found.count(sign) for sign in "〜～"] == [2, 1]


def test_an_accent_that_is_a_glyph_of_its_own_is_read_alone_too(set_page):
    found = words(set_page("<p>あ゚い゚</p><p>ア゚</p>").pdf)
    assert found.count("\u309a") == 3


# --- opacity
@pytest.mark.parametrize(
    "hidden",
    [
        "<b>山</b>",
        "<b style='text-combine-upright: all'>12</b>",
        "<b style='writing-mode: horizontal-tb; display: inline-block'>山</b>",
        "<b style='text-decoration: underline'>山</b>",
        "<b style='text-emphasis: sesame'>山</b>",
        "<ruby><b>山</b><rt style='color: transparent'>やま</rt></ruby>",
    ],
)
def test_transparent_text_is_not_seen_beside_black_text(set_page, hidden):
    """Colours that differ in their opacity alone are not the same."""
    css = "b { font-weight: normal; color: transparent }"
    shown = picture(set_page(f"<p>川{hidden}川</p>", css).pdf).convert("L")
    hole = picture(set_page(f"<p>川{hidden}川</p>", css + "b, rt { visibility: hidden }").pdf)
    assert shown.tobytes() == hole.convert("L").tobytes()


def test_a_part_may_be_fainter_than_the_rest(set_page):
    faint = "<p>山<b style='font-weight: normal; color: rgba(0, 0, 0, 0.3)'>山</b></p>"
    pdf = set_page(faint).pdf
    dark, light = (min(cell(pdf, 0, i).convert("L").tobytes()) for i in (0, 1))
    assert dark < 20
    assert light == pytest.approx(255 * 0.7, abs=3)


# --- pictures in fonts
FACE_OF_RED = {"😀": "<rect x='0' y='-880' width='1000' height='500' fill='red'/>"}


def red(image: Image.Image) -> tuple[int, ...] | None:
    box = image.split()[1].point(lambda level: 255 * (level < 128)).getbbox()
    return box and tuple(round(edge / 10) for edge in box)


@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
def test_a_coloured_glyph_is_drawn_upright_in_one_em(set_page, tmp_path, mode):
    write_font(tmp_path, "Emoji", {"😀": (0, 0, 0, 0)}, pictures=FACE_OF_RED)
    css = FACE.format("Emoji", "Emoji", ALL) + 'p { font-family: "Noto Serif CJK JP", Emoji }'
    css += f"html {{ writing-mode: {mode}; line-height: 10pt }}"
    pdf = set_page("<p>山😀</p><p>😀山</p>", css).pdf
    image = picture(pdf)
    left, top = (1900, 300) if mode == "vertical-rl" else (300, 200)
    assert red(image.crop((left, top, left + 100, top + 100))) == HALVES[UPPER]
    assert words(pdf).count("😀") == 2


def test_a_numeral_with_the_selector_of_pictures_stands_upright(set_page, tmp_path):
    write_font(
        tmp_path,
        "Emoji",
        {"1": (0, 0, 0, 0), "\ufe0f": (0, 0, 0, 0)},
        pictures={
            "1": FACE_OF_RED["😀"],
        },
    )
    css = FACE.format("Emoji", "Emoji", ALL) + "p { font: 10pt/10pt Emoji }"
    pdf = set_page("<p>1\ufe0f</p>", css).pdf
    assert red(picture(pdf).crop((1900, 200, 2000, 300))) == HALVES[UPPER]


def test_a_keycap_is_no_number(set_page):
    css = "p { text-combine-upright: digits 2 }"
    found = glyphs(set_page("<p>字12字3\ufe0f\u20e3字4\u20e3字</p>", css).pdf)
    assert [one.text for one in found if one.facing is Facing.ACROSS] == ["1", "2"]
