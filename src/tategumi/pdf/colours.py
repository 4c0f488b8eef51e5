"""Colours of the screen as inks: black alone, or the four of a printing condition's ICC profile."""

from functools import cache
from io import BytesIO

from PIL import Image, ImageCms

# How light the eye takes red, green and blue (ITU-R BT.601).
_LIGHT = (0.299, 0.587, 0.114)
# Channels of a picture, not of PDF's numbers.
_FULL = 255


def profile_name(icc: bytes) -> str:
    """What a CMYK profile calls itself; ``ValueError`` where the file is no such profile."""
    try:
        profile = ImageCms.getOpenProfile(BytesIO(icc))
        if profile.profile.xcolor_space.strip() != "CMYK":
            raise ValueError
        return ImageCms.getProfileDescription(profile).strip()
    except (ImageCms.PyCMSError, OSError):
        raise ValueError from None


# Where a profile says when it was made (ICC.1, 7.2.8): the same everywhere and at all times.
_MADE = slice(24, 36)
_DAY = b"".join(part.to_bytes(2, "big") for part in (2000, 1, 1, 0, 0, 0))


def screen_profile() -> bytes:
    """The profile of colours of the screen (sRGB)."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[_MADE] = _DAY
    return bytes(made)


def lightness(red: float, green: float, blue: float) -> float:
    """The grey, from 0 to 1, that looks as light as an sRGB colour whose parts are from 0 to 1."""
    return sum(weight * part for weight, part in zip(_LIGHT, (red, green, blue), strict=True))


class Separation:
    """Turns colours of the screen (sRGB) into inks of a CMYK profile; greys are of black alone."""

    def __init__(self, icc: bytes) -> None:
        """``icc`` is the bytes of the profile; ``profile_name`` says before whether it is one."""
        screen, press = ImageCms.createProfile("sRGB"), ImageCms.getOpenProfile(BytesIO(icc))
        # Relative with black point compensation is what design programs presume.
        self._transform = ImageCms.buildTransform(
            screen,
            press,
            "RGB",
            "CMYK",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
        self.inks = cache(self._inks)

    def picture(self, picture: Image.Image) -> Image.Image:
        """The picture in the four inks of the profile (mode CMYK)."""
        separated = ImageCms.applyTransform(picture.convert("RGB"), self._transform)
        assert separated, "only what is changed in place gives none"
        return separated

    def _inks(self, red: float, green: float, blue: float) -> tuple[float, ...]:
        """Cyan, magenta, yellow and black, each from 0 to 1."""
        if red == green == blue:
            return 0, 0, 0, 1 - red
        colour = tuple(round(part * _FULL) for part in (red, green, blue))
        pixel = self.picture(Image.new("RGB", (1, 1), colour)).tobytes()
        return tuple(round(part / _FULL, 4) for part in pixel)
