"""Pictures of pixels as every e-reader shows them.

What a camera or a print shop puts into a file and no reader needs, places and names among it, is
not in what comes out.
"""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b

from PIL import Image, ImageCms, ImageFile, ImageOps

# Pillow refuses what is too large for a picture, and warns from half of that, in its own words.
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)

# Apple Books takes no more in one picture.
MOST_PIXELS = 5_600_000
# What all readers show; anything else is written again as one of them.
KEPT = frozenset(["PNG", "JPEG", "GIF"])
READ = ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP")
_PRIVATE = frozenset(
    ["exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop", "iptc", "Raw profile type exif"]
)
_QUALITY = 92
_ORIENTATION = 0x0112
# A picture of so few tones is drawn, and lines stay sharp in a PNG.
_FEW_TONES = 64
# Pixels of the longer side of a picture that stands for a character, and how light paper is.
_GLYPH = 128
_PAPER = 240


@dataclass(frozen=True, slots=True)
class Raster:
    """``was``: the format that it had, where another is written; ``scaled``: has fewer pixels;
    ``stilled``: has the first of several pictures, an animation's or a file's, only."""

    content: bytes
    width: int
    height: int
    was: str = ""
    scaled: bool = False
    stilled: bool = False


def raster(content: bytes, glyph: bool = False) -> Raster:
    """Make a picture fit for e-readers: in sRGB, upright, without metadata, not too large.

    ``glyph`` says that it stands for a character: white paper becomes clear. Raises ``ValueError``
    where it can't be read.
    """
    with _opened(content) as picture:
        return _prepared(picture, content, glyph)


# What is wrong with pictures, by what they hold, "" for whole ones: a preview asks with each save.
_known: dict[bytes, str] = {}


def is_whole(content: bytes) -> bool:
    """Can every pixel of the picture be read?"""
    try:
        with _opened(content):
            return True
    except ValueError:
        return False


@contextmanager
def _opened(content: bytes) -> Iterator[Image.Image]:
    """The picture, whose pixels can all be read. Raises ``ValueError``, for what is broken off too.

    WeasyPrint has Pillow read such pictures all the same, with black where they end.
    """
    digest = blake2b(content, digest_size=16).digest()
    if wrong := _known.get(digest):
        raise ValueError(wrong)
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(io.BytesIO(content), formats=READ) as picture:
            # What a JPEG says besides its pixels stands before them.
            if digest not in _known or picture.format != "JPEG":
                picture.load()
                _known[digest] = ""
            yield picture
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        _known[digest] = str(error) or "broken"
        raise ValueError(_known[digest]) from None
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _prepared(picture: Image.Image, content: bytes, glyph: bool) -> Raster:
    """As ``raster``; ``content`` is given back as it is where nothing has to be changed."""
    format_ = str(picture.format)
    made = _in_srgb(_upright(picture))
    if glyph and (inked := _inked(made)):
        made = inked
    made, scaled = _at_most(made, MOST_PIXELS)
    if made is picture and format_ in KEPT and not _is_private(picture):
        return Raster(content, *picture.size)
    target = _format(made, format_)
    was = "" if target == format_ else format_
    stilled = getattr(picture, "n_frames", 1) > 1
    return Raster(_saved(made, target), *made.size, was, scaled, stilled)


def jpeg(content: bytes, most: int = 0) -> Raster:
    """The picture as a JPEG in sRGB, upright, without metadata; of ``most`` pixels at the most.

    Raises ``ValueError`` where it can't be read.
    """
    with _opened(content) as picture:
        made, scaled = _at_most(_in_srgb(_upright(picture)), most)
        kept = made is picture and picture.format == "JPEG" and not _is_private(picture)
        data = content if kept else _saved(made, "JPEG")
        return Raster(data, *made.size, "" if kept else str(picture.format), scaled)


def _at_most(picture: Image.Image, most: int) -> tuple[Image.Image, bool]:
    """The picture with so many pixels at the most, and whether it was made smaller."""
    pixels = picture.width * picture.height
    if not most or pixels <= most:
        return picture, False
    factor = (most / pixels) ** 0.5
    smaller = (int(picture.width * factor), int(picture.height * factor))
    return picture.resize(smaller, Image.Resampling.LANCZOS), True


def _is_private(picture: Image.Image) -> bool:
    return bool(_PRIVATE & picture.info.keys() or getattr(picture, "text", None))


def _upright(picture: Image.Image) -> Image.Image:
    turned = picture.getexif().get(_ORIENTATION, 1) != 1
    return ImageOps.exif_transpose(picture) if turned else picture


def _in_srgb(picture: Image.Image) -> Image.Image:
    """The picture itself where it says nothing else of its colours, else one in sRGB."""
    made = picture
    if profile := picture.info.get("icc_profile"):
        made = _by_profile(picture, profile)
    if made.mode in ("CMYK", "YCbCr", "LAB", "HSV", "F", "I", "RGBX"):
        return made.convert("RGB")
    return made.convert("RGBA") if made.mode in ("PA", "RGBa", "La") else made


def _by_profile(picture: Image.Image, profile: bytes) -> Image.Image:
    """The picture in sRGB by the profile that it carries; as it is where that can't be read."""
    mode = picture.mode if picture.mode in ("RGB", "RGBA", "L") else "RGB"
    if picture.mode not in ("RGB", "RGBA", "CMYK", "LAB"):
        return picture
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(own):
            return picture
        made = ImageCms.profileToProfile(
            picture, own, ImageCms.createProfile("sRGB"), outputMode=mode
        )
    except (ImageCms.PyCMSError, OSError):  # a profile that no one can read says nothing
        return picture
    assert made
    made.info.pop("icc_profile", None)
    return made


def _inked(picture: Image.Image) -> Image.Image | None:
    """A black character on white paper as ink alone, so that it is seen on any paper."""
    if "A" in picture.getbands() or "transparency" in picture.info:
        return None
    grey = picture.convert("L")
    right, bottom = grey.width - 1, grey.height - 1
    corners = [grey.crop((x, y, x + 1, y + 1)) for x in (0, right) for y in (0, bottom)]
    if min(corner.tobytes()[0] for corner in corners) < _PAPER or not _is_grey(picture):
        return None
    if max(grey.size) > _GLYPH:
        grey = ImageOps.contain(grey, (_GLYPH, _GLYPH), Image.Resampling.LANCZOS)
    clear = Image.new("LA", grey.size, 0)
    clear.putalpha(ImageOps.invert(grey))
    return clear


def _is_grey(picture: Image.Image) -> bool:
    red, green, blue = picture.convert("RGB").resize((16, 16)).split()
    tones = zip(red.tobytes(), green.tobytes(), blue.tobytes(), strict=True)
    return all(max(tone) - min(tone) < 16 for tone in tones)


def _format(picture: Image.Image, was: str) -> str:
    """PNG for what is clear or drawn, JPEG for photographs."""
    if was in KEPT and was != "GIF" and not (was == "JPEG" and "A" in picture.getbands()):
        return was
    drawn = picture.mode in ("1", "P", "LA", "RGBA") or picture.getcolors(_FEW_TONES) is not None
    return "PNG" if drawn else "JPEG"


def _flat(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGBA", "LA", "P"):
        clear = picture.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(white, clear).convert("RGB")
    return picture if picture.mode in ("RGB", "L") else picture.convert("RGB")


def _saved(picture: Image.Image, format_: str) -> bytes:
    """The bytes of a picture in a format, of its pixels alone."""
    # A copy of the pixels alone: what a file said besides them is left behind.
    plain = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    if picture.mode == "P":
        plain = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
        plain.info = {}
    buffer = io.BytesIO()
    if format_ == "JPEG":
        _flat(plain).save(buffer, "JPEG", quality=_QUALITY, optimize=True, subsampling=0)
    else:
        plain.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
