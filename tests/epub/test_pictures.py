"""Pictures as they come from cameras, print shops and the web, as e-readers get them."""

import io
import zlib

import pytest
from PIL import Image, ImageCms, ImageFile

from tategumi.epub.drawing import check
from tategumi.epub.raster import MOST_PIXELS, is_whole, jpeg, raster


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP"])
def test_a_picture_that_is_broken_off_is_none(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint has it
    whole = saved(Image.effect_noise((90, 60), 90), kind)
    assert is_whole(whole) and not is_whole(whole[: len(whole) // 2])
    for read in (raster, jpeg):
        with pytest.raises(ValueError):
            read(whole[: len(whole) // 2])


@pytest.mark.parametrize("kind", ["WEBP", "TIFF", "BMP"])
@pytest.mark.parametrize(("mode", "now"), [("RGB", "PNG"), ("RGBA", "PNG")])
def test_what_not_all_readers_show_is_written_again(kind: str, mode: str, now: str) -> None:
    made = raster(saved(Image.new(mode, (30, 20), (10, 20, 30)), kind))
    assert (opened(made.content).format, opened(made.content).size, made.was) == (
        now,
        (30, 20),
        kind,
    )


def test_photographs_stay_jpeg() -> None:
    made = raster(saved(Image.effect_noise((300, 200), 90), "WEBP"))
    assert opened(made.content).format == "JPEG"


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_inks_become_light(kind: str) -> None:
    made = opened(raster(saved(Image.new("CMYK", (20, 20), (0, 255, 255, 0)), kind)).content)
    red, green, blue = made.convert("RGB").getpixel((5, 5))
    assert made.mode == "RGB" and red > 200 and max(green, blue) < 60


def test_pictures_are_turned_upright_and_say_nothing_of_their_maker() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x013B] = "撮影者"
    exif.get_ifd(0x8825)[1] = "N"
    picture = Image.new("RGB", (40, 20), "white")
    made = raster(saved(picture, "JPEG", exif=exif, comment=b"secret"))
    assert (made.width, made.height) == (20, 40)
    assert not opened(made.content).getexif() and b"secret" not in made.content


def test_png_text_is_left_behind() -> None:
    from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415

    info = PngInfo()
    info.add_text("Author", "secret")
    assert b"secret" not in raster(saved(Image.new("L", (9, 9)), "PNG", pnginfo=info)).content


def test_what_stands_behind_the_pixels_is_left_behind_too() -> None:
    """Though it was found before that all pixels are there."""
    content = saved(Image.new("L", (9, 9)), "PNG")
    body, said = b"eXIf" + b"II*\0\x08\0\0\0\0\0secret", b"tEXtAuthor\0secret"
    chunks = b"".join(
        (len(one) - 4).to_bytes(4, "big") + one + zlib.crc32(one).to_bytes(4, "big")
        for one in (body, said)
    )
    content = content[:-12] + chunks + content[-12:]
    assert is_whole(content) and is_whole(content)
    assert b"secret" not in raster(content).content


def test_what_is_fit_keeps_its_bytes() -> None:
    for kind in ("PNG", "JPEG", "GIF"):
        content = saved(Image.new("L", (30, 20), 99), kind)
        assert raster(content).content == content


def test_large_pictures_keep_their_shape() -> None:
    made = raster(saved(Image.new("L", (4000, 2000)), "PNG"))
    assert made.scaled and MOST_PIXELS * 0.99 < made.width * made.height <= MOST_PIXELS
    assert made.width / made.height == pytest.approx(2, abs=0.01)


def test_other_colours_become_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    content = saved(Image.new("RGB", (9, 9), "red"), "PNG", icc_profile=profile)
    assert opened(raster(content).content).getpixel((1, 1))  # a wrong profile is no reason to fail


def test_characters_are_ink_without_paper() -> None:
    paper = Image.new("L", (64, 64), 255)
    paper.paste(0, (20, 20, 44, 44))
    made = opened(raster(saved(paper, "PNG"), glyph=True).content)
    assert made.mode == "LA"
    assert made.getpixel((0, 0))[1] == 0 and made.getpixel((30, 30)) == (0, 255)


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0broken", b"BMxxxx"])
def test_what_is_broken_is_told(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        raster(content)


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>\n'
    "{}\n</svg>"
)


@pytest.mark.parametrize(
    ("inside", "column"),
    [
        ("<script>alert(1)</script>", 1),
        ("<g/><foreignObject/>", 5),
        ('<rect onclick="x()"/>', 1),
        ('<image href="http://example.com/x.png"/>', 1),
        ('<use xlink:href="other.svg#a"/>', 1),
        ('<rect style="fill:url(http://example.com/x)"/>', 1),
        ("<style>@import 'x.css';</style>", 8),
        ("<style>&#64;import 'x.css';</style>", 8),
        ("<style><g/>@import 'x.css';</style>", 12),
        (r"<style>g { fill: u\72l(//x.example/a) }</style>", 18),
        (r"<style>g { fill: \75 rl(//x.example/a) }</style>", 18),
        ("<style>g { fill: image-set('//x.example/a' 1x) }</style>", 18),
        ("<style>g { fill: url(<![CDATA[http://example.com/x]]>) }</style>", 18),
        ('<a href="javascript:x()"/>', 1),
    ],
)
def test_drawings_that_run_or_reach_out_are_refused_at_their_place(
    inside: str, column: int
) -> None:
    _, faults = check(SVG.format("", inside).encode(), "a.svg")
    assert [(f.place.line, f.place.column) for f in faults] == [(2, column)]


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ('<g id="a"/><g id="a"/>', "picture.svg-id"),
        ('<g id="1"/>', "picture.svg-id"),
        ('<g id="a b"/>', "picture.svg-id"),
        ('<g id=""/>', "picture.svg-id"),
        ('<use href="#none"/>', "picture.svg-lost"),
        ('<rect fill="url(#none)"/>', "picture.svg-lost"),
        ("<style>text { direction: rtl }</style>", "style.direction"),
        ("<style>text { color: red</style>", "style.open"),
        ("<style><![CDATA[text { color }]]></style>", "style.syntax"),
        ('<g xmlns=""/>', "picture.svg-namespace"),
        ('<a href="#a"><text id="a">山</text></a>', "picture.svg"),
        ('<math xmlns="http://www.w3.org/1998/Math/MathML"/>', "picture.svg"),
    ],
)
def test_what_a_checker_would_send_back_of_a_drawing_is_told(inside: str, code: str) -> None:
    _, faults = check(SVG.format("", inside).encode(), "a.svg")
    assert [(f.code, f.place.line) for f in faults] == [(code, 2)]


@pytest.mark.parametrize("encoding", ["Shift_JIS", "ISO-8859-1", "US-ASCII", "utf8"])
def test_a_drawing_is_in_utf_8(encoding: str) -> None:
    said = f'<?xml version="1.0" encoding="{encoding}"?>\n' + SVG.format("", "<g/>")
    assert [f.code for f in check(said.encode(), "a.svg")[1]] == ["picture.svg-encoding"]
    assert check(said.replace(encoding, "utf-8").encode(), "a.svg")[1] == ()


def test_drawings_of_their_own_are_taken_with_their_size() -> None:
    shapes = '<linearGradient id="g"/><rect id="a" fill="url(#g)"/><use href="#a"/>'
    inside = f'{shapes}<image href="data:image/png;base64,AA"/>'
    assert check(SVG.format('width="10mm" height="20mm"', inside).encode(), "a.svg") == (
        (pytest.approx(37.8, abs=0.1), pytest.approx(75.6, abs=0.1)),
        (),
    )
    assert check(SVG.format('viewBox="0 0 20 10"', "").encode(), "a.svg")[0] == (20, 10)


def test_a_drawing_that_is_no_xml_is_told() -> None:
    _, (fault,) = check(b"<svg>\n<g></svg>", "a.svg")
    assert (fault.code, fault.place.line) == ("picture.svg-broken", 2)


def _doubled(times: int) -> str:
    """A square in a group of two in a group of two …"""
    groups = "".join(
        f'<g id="a{n + 1}"><use xlink:href="#a{n}"/><use xlink:href="#a{n}"/></g>'
        for n in range(times)
    )
    return f'<defs><rect id="a0"/>{groups}</defs><use xlink:href="#a{times}"/>'


@pytest.mark.parametrize(
    ("inside", "endless"),
    [
        (_doubled(5), False),
        (_doubled(40), True),
        (_doubled(5000), True),
        ('<g id="a"><use xlink:href="#a"/></g>', True),
        ('<g id="a"><g><g id="b"><use href="#a"/></g></g></g>', True),
        ('<pattern id="p"><rect fill="url(#p)"/></pattern><rect fill="url(#p)"/>', True),
        ('<g id="a"><a href="#a"><text>山</text></a></g>', False),
        ("<g>" * 150 + "</g>" * 150, False),
        ("<g>" * 10_000 + "</g>" * 10_000, True),
    ],
)
def test_a_drawing_without_end_is_refused(inside: str, endless: bool) -> None:
    _, faults = check(SVG.format("", inside).encode(), "a.svg")
    assert ("picture.svg-endless" in [fault.code for fault in faults]) is endless


def test_an_animation_that_is_written_again_is_told_to_stand_still() -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    moving = {"save_all": True, "append_images": frames[1:]}
    assert raster(saved(frames[0], "WEBP", **moving)).stilled
    assert not raster(saved(frames[0], "GIF", **moving)).stilled
    assert not raster(saved(frames[0], "WEBP")).stilled
