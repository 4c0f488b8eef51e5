"""Sizes pictures by their pixels, so that they fit a page of an e-reader with their captions.

In vertical text CSS has no length for the width of the page. So a picture gets a height, in percent
of the page's, that keeps it within the width too. Classes are those of the EBPAJ guide.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from .tree import Element, Picture

FIT, GLYPH, QR = "fit", "gaiji-line", "qr"
Sizes = Mapping[str, tuple[float, float]]
# The height of a square picture on the narrowest telephone, in percent of the page's, with a
# caption and without; pictures of up to these pixels keep their own size.
_WITH_CAPTION, _ALONE = 30, 50
_SMALL = (200, 240)
_STEP, _LEAST, _MOST = 5, 10, 90
# Up to this ratio of its sides a picture of a character counts as square.
_SQUARE = 1.25


def sized(body: Element, sizes: Sizes) -> Element:
    """The body with a class for the size of each picture.

    ``sizes`` gives width and height in pixels by source; 0 is unknown.
    """
    return _sized(body, sizes, captioned=False) if sizes else body


def _sized(element: Element, sizes: Sizes, captioned: bool) -> Element:
    source = element.get("src")
    if isinstance(source, Picture):
        return _picture(element, sizes.get(source.source, (0, 0)), captioned)
    captioned = element.tag == "figure" and len(element.children) > 1
    return _mapped(element, lambda child: _sized(child, sizes, captioned))


def _mapped(element: Element, change: Callable[[Element], Element]) -> Element:
    children = tuple(c if isinstance(c, str) else change(c) for c in element.children)
    same = all(a is b for a, b in zip(children, element.children, strict=True))
    return element if same else replace(element, children=children)


def _picture(image: Element, size: tuple[float, float], captioned: bool) -> Element:
    width, height = size
    if not (width and height):
        return image
    ratio = width / height
    if image.get("class") == GLYPH:
        return _with_class(image, _glyph(ratio)) if not image.get("width") else image
    if image.get("class") == QR or (width <= _SMALL[0] and height <= _SMALL[1]):
        return image
    share = (_WITH_CAPTION if captioned else _ALONE) / ratio
    per = min(max(int(share) // _STEP * _STEP, _LEAST), _MOST)
    # The author's own numbers are CSS px of the print page; a picture for a screen has its share.
    return _with_class(image, f"{FIT} height-{per}per")


def _glyph(ratio: float) -> str:
    if 1 / _SQUARE <= ratio <= _SQUARE:
        return "gaiji"
    return "gaiji-wide" if ratio > 1 else GLYPH


def _with_class(image: Element, name: str) -> Element:
    kept = (pair for pair in image.attributes if pair[0] not in ("class", "width", "height"))
    return replace(image, attributes=(("class", name), *kept))
