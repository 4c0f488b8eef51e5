"""Which glyph is drawn where: pictures of the page against rectangles that toy fonts draw."""

import tempfile

import pytest
from PIL import Image

import pypdfium2
from fontTools.ttLib import TTFont
from weasyprint.text.fonts import FontConfiguration

from ..pdf_text import Facing, Glyph, glyphs, text_of
from ..toy_font import write_font
from .conftest import FONT

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


@pytest.mark.parametrize("shape", [UPPER, LOWER])
def test_a_style_sheet_s_fonts_are_there_each_time(set_page, tmp_path, shape):
    """Sheets are kept from one document to the next, but for what belongs to one."""
    css = FACE.format("Half", "Half", ALL) + "p { font-family: Half }"
    for box in (shape, RIGHT):
        write_font(tmp_path, "Half", {"山": box})
        assert inked(cell(set_page("<p>山</p>", css).pdf, 0, 0)) == HALVES[box]


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


@pytest.mark.parametrize("text", ["山川山", "川山川", "山", "川"])
@pytest.mark.parametrize("around", ["<p>{}</p>", "<p><ruby>海<rt>{}</rt></ruby></p>"])
def test_a_file_is_asked_only_for_what_its_range_has(set_page, tmp_path, text: str, around: str):
    """A composite font (合成フォント) takes each character from one of files that have them all."""
    write_font(tmp_path, "Mix", {"山": UPPER, "川": UPPER}, name="kanji")
    write_font(tmp_path, "Mix", {"山": LOWER, "川": LOWER}, name="kana")
    css = FACE.format("Mix", "kanji", "U+5C71") + FACE.format("Mix", "kana", "U+5DDD")
    css += f"p {{ font: 10pt/18pt Mix, '{FONT}' }} rt {{ font-size: 10pt }}"
    found = glyphs(set_page(around.format(text), css).pdf)
    fonts = {glyph.text: glyph.font for glyph in found if glyph.text in "山川"}
    assert text_of([one for one in found if one.text != "海"]) == text
    assert len(set(fonts.values())) == len(set(text))
    if "ruby" not in around:
        pdf = set_page(around.format(text), css).pdf
        wanted = {"山": HALVES[UPPER], "川": HALVES[LOWER]}
        assert [inked(cell(pdf, 0, i)) for i in range(len(text))] == [wanted[c] for c in text]


def test_what_a_file_lacks_in_its_range_is_of_the_next_family(set_page, tmp_path):
    write_font(tmp_path, "Part", {"山": UPPER})
    write_font(tmp_path, "Rest", {"川": LOWER})
    css = FACE.format("Part", "Part", "U+4E00-9FFF") + FACE.format("Rest", "Rest", ALL)
    result = set_page("<p>川山川</p>", css + "p { font-family: Part, Rest }")
    assert result.problems == ()
    assert [inked(cell(result.pdf, 0, i)) for i in range(3)] == [
        HALVES[LOWER], HALVES[UPPER], HALVES[LOWER],
    ]  # fmt: skip


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


def test_fetched_fonts_leave_nothing_behind(set_page, tmp_path, monkeypatch):
    """Even where the process ends before Python lets go of what it made."""
    (scratch := tmp_path / "scratch").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    monkeypatch.setattr(FontConfiguration, "__del__", lambda _: None)
    write_font(tmp_path, "Toy", {"山": UPPER})
    pdf = set_page("<p>山</p>", FACE.format("F", "Toy", ALL) + "p { font-family: F }").pdf
    assert inked(cell(pdf, 0, 0)) == HALVES[UPPER]
    assert not list(scratch.iterdir())


# --- every glyph, by the font alone
CHARS = "山川海空雲雪「」、。ーっabc12"
# Each is a rectangle of its own.
SHAPES = {char: (50 * i, -100 + 40 * i, 50 * i + 120, 40 * i + 60) for i, char in enumerate(CHARS)}
CLOSE = """
languagesystem DFLT dflt;
feature vpal { pos uni300C <0 500 0 -500>; } vpal;
feature halt { pos uni300C <-500 0 -500 0>; } halt;
"""
MARKUP = {
    "vertical": "<p>山「川海」、っa<b>空ー</b>。",
    "features before": "<h1 style='font-feature-settings: \"vpal\"'>「山」っ</h1><p>川「雲」っ",
    "features behind": "<p>川「雲」っ<p style='font-feature-settings: \"vpal\"'>「山」っ海",
    "sizes": "<p>雲<span style='font-size: 16pt'>山b</span>川<small>海</small>",
    "ruby": "<p><ruby>山<rt>海っ</rt></ruby>川<ruby>空雲<rt>abc</rt></ruby>",
    "combined": "<p>山<span style='text-combine-upright: all'>1</span>「abc」川",
    "upright": "<p style='text-orientation: upright'>山abc「12」",
    "sideways": "<p style='text-orientation: sideways'>山abc「12」",
    "across": "<p style='writing-mode: horizontal-tb'>山「川」っabc",
    "across, halt": "<div style='writing-mode: horizontal-tb'>「山<br>"
    "<b style='font-feature-settings: \"halt\"'>「山川「</b></div>",
}


def rectangle(glyph: Glyph) -> tuple[float, ...]:
    """Where on the page the font's own shape of a glyph is: left, bottom, right, top in pt."""
    x0, y0, x1, y1 = (edge * glyph.size / 1000 for edge in SHAPES[glyph.text])
    x, y = glyph.x, glyph.y
    match glyph.facing:
        case Facing.SIDEWAYS:
            return x + y0, y - x1, x + y1, y - x0
        case Facing.UPRIGHT:  # its origin is the middle of the upper edge of its em
            x, y = x - 0.5 * glyph.size, y - 0.88 * glyph.size
    return x + x0, y + y0, x + x1, y + y1


@pytest.mark.parametrize("markup", MARKUP.values(), ids=MARKUP)
def test_each_glyph_is_drawn_as_its_font_draws_it(set_page, tmp_path, markup: str):
    """Where the page's text says it is, and there is no other ink."""
    css = "html { font-family: Mix } h1 { font-size: 1em; margin: 0 } b { font-weight: inherit }"
    for name, chars in (("one", CHARS[::2]), ("two", CHARS[1::2])):
        features = CLOSE if "「" in chars else ""
        write_font(tmp_path, "Mix", {c: SHAPES[c] for c in chars}, name=name, features=features)
        css += FACE.format("Mix", name, ",".join(f"U+{ord(c):X}" for c in chars))
    pdf = set_page(markup, css).pdf
    page = picture(pdf).convert("L").point(lambda level: 255 * (level < 128))
    for glyph in glyphs(pdf):
        left, bottom, right, top = (round(10 * edge) for edge in rectangle(glyph))
        above, below = page.height - top, page.height - bottom
        inside = page.crop((left + 1, above + 1, right - 1, below - 1))
        assert inside.getextrema() == (255, 255), glyph
        page.paste(0, (left - 1, above - 1, right + 1, below + 1))
    assert page.getbbox() is None


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
    write_font(tmp_path, "Smile", {"😀": (0, 0, 0, 0)}, pictures=FACE_OF_RED)
    css = FACE.format("Smile", "Smile", ALL) + 'p { font-family: "Noto Serif CJK JP", Smile }'
    css += f"html {{ writing-mode: {mode}; line-height: 10pt }}"
    pdf = set_page("<p>山😀</p><p>😀山</p>", css).pdf
    image = picture(pdf)
    left, top = (1900, 300) if mode == "vertical-rl" else (300, 200)
    assert red(image.crop((left, top, left + 100, top + 100))) == HALVES[UPPER]
    assert words(pdf).count("😀") == 2


@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
def test_a_font_of_pictures_keeps_its_other_shapes(set_page, tmp_path, mode):
    """Only the shapes for which it has pictures are not drawn under them."""
    shapes = {"😀": (0, -120, 1000, 880), "山": UPPER}
    write_font(tmp_path, "Smile", shapes, pictures=FACE_OF_RED)
    css = FACE.format("Smile", "Smile", ALL) + "p { font: 10pt/10pt Smile }"
    css += f"html {{ writing-mode: {mode} }}"
    image = picture(set_page("<p>😀</p><p>山</p>", css).pdf)
    other = (1800, 200) if mode == "vertical-rl" else (200, 300)
    assert inked(image.crop((*other, other[0] + 100, other[1] + 100))) == HALVES[UPPER]
    first = (1900, 200) if mode == "vertical-rl" else (200, 200)
    drawn = image.crop((*first, first[0] + 100, first[1] + 100))
    assert inked(drawn) == red(drawn) == HALVES[UPPER]


@pytest.mark.parametrize(
    ("style", "seen"),
    [("text-combine-upright: all", HALVES[UPPER]), ("color: transparent", None)],
)
def test_it_may_be_combined_or_hidden_like_other_text(set_page, tmp_path, style, seen):
    write_font(tmp_path, "Smile", {"😀": (0, 0, 0, 0)}, pictures=FACE_OF_RED)
    css = FACE.format("Smile", "Smile", ALL) + 'p { font: 10pt/10pt "Noto Serif CJK JP", Smile }'
    pdf = set_page(f"<p>山<b style='font-weight: inherit; {style}'>😀</b></p>", css).pdf
    assert red(picture(pdf).crop((1900, 300, 2000, 400))) == seen


@pytest.mark.parametrize(("color", "green"), [("black", 0), ("#00000080", 127), ("#00000040", 191)])
def test_a_picture_is_as_opaque_as_its_text(set_page, tmp_path, color: str, green: int):
    write_font(tmp_path, "Smile", {"😀": (0, 0, 0, 0)}, pictures=FACE_OF_RED)
    css = FACE.format("Smile", "Smile", ALL) + f"p {{ font: 10pt/10pt Smile; color: {color} }}"
    face = picture(set_page("<p>😀</p>", css).pdf).crop((1900, 200, 2000, 300))
    assert face.getchannel("G").getextrema()[0] == pytest.approx(green, abs=2)


def test_a_numeral_with_the_selector_of_pictures_stands_upright(set_page, tmp_path):
    write_font(
        tmp_path,
        "Smile",
        {"1": (0, 0, 0, 0), "\ufe0f": (0, 0, 0, 0)},
        pictures={
            "1": FACE_OF_RED["😀"],
        },
    )
    css = FACE.format("Smile", "Smile", ALL) + "p { font: 10pt/10pt Smile }"
    pdf = set_page("<p>1\ufe0f</p>", css).pdf
    assert red(picture(pdf).crop((1900, 200, 2000, 300))) == HALVES[UPPER]


def test_a_keycap_is_no_number(set_page):
    css = "p { text-combine-upright: digits 2 }"
    found = glyphs(set_page("<p>字12字3\ufe0f\u20e3字4\u20e3字</p>", css).pdf)
    assert [one.text for one in found if one.facing is Facing.ACROSS] == ["1", "2"]


@pytest.mark.parametrize("text", ["1", "12", "123"])
def test_combined_glyphs_stand_straight(set_page, tmp_path, text: str):
    """What is wider than an em is squeezed across its line, and not slanted."""
    write_font(tmp_path, "Digits", dict.fromkeys("123", UPPER))
    css = FACE.format("Digits", "Digits", ALL) + "p { font-family: Digits }"
    css += "b { text-combine-upright: all; font: inherit }"
    pdf = set_page(f"<p><b>{text}</b></p>", css).pdf
    assert inked(cell(pdf, 0, 0)) == HALVES[UPPER]


@pytest.mark.parametrize(("count", "feature"), [(2, "hwid"), (3, "twid"), (4, "qwid")])
def test_combined_digits_take_the_narrow_forms_of_their_font(
    set_page, tmp_path, count: int, feature: str
):
    features = f"feature {feature} {{ sub uni0031 by narrow; }} {feature};"
    shapes = {"1": UPPER, "narrow": (0, -120, 1000 // count, 380)}
    widths = {"narrow": 1000 // count}
    write_font(tmp_path, "Digits", shapes, features=features, widths=widths)
    css = FACE.format("Digits", "Digits", ALL) + "p { font-family: Digits }"
    css += "b { text-combine-upright: all; font: inherit }"
    pdf = set_page(f"<p><b>{'1' * count}</b></p>", css).pdf
    assert inked(cell(pdf, 0, 0)) == HALVES[LOWER]


def test_glyphs_are_as_high_as_their_font_says(set_page, tmp_path):
    """The file's metrics say so too: a reader that knows no distances between them is right."""
    write_font(tmp_path, "Low", {"山": UPPER, "川": UPPER}, heights={"山": 500})
    css = FACE.format("Low", "Low", ALL) + "p { font-family: Low }"
    found = glyphs(set_page("<p>山山川山川</p>", css).pdf)
    assert [found[0].y - one.y for one in found] == pytest.approx([0, 5, 10, 20, 25], abs=0.01)
    assert [one.advance for one in found] == pytest.approx([5, 5, 10, 5, 10], abs=0.01)


def test_letters_are_as_wide_beside_those_of_another_font(set_page, tmp_path):
    """One font's run is shaped by HarfBuzz, several by Pango, which would round to whole pixels."""
    write_font(tmp_path, "Rest", {"ꜳ": LEFT})
    css = FACE.format("Rest", "Rest", "U+A733") + f"p {{ font: 7.3pt/18pt '{FONT}', Rest }}"
    found = [glyphs(set_page(f"<p lang=en>type{more}", css).pdf) for more in ("e", "ꜳ")]
    (one, two) = ([glyph.y for glyph in line[:5]] for line in found)
    assert one == pytest.approx(two, abs=0.01)


def test_a_part_of_a_reading_has_its_own_colour(set_page):
    css = f"p {{ font: 10pt/18pt '{FONT}' }} b {{ color: red; font: inherit }}"
    body = "<p>山山山<ruby>川<rt>か<b>わ</b></rt></ruby>"
    reading = picture(set_page(body, css).pdf).crop((1960, 490, 2020, 610))
    (*_, dark), (*_, coloured) = inked(reading.getchannel("R")), red(reading)
    assert dark < coloured
