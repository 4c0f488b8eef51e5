from typing import Any, Protocol

from PIL.Image import Image as PillowImage

from .css import Style
from .pdf.stream import Stream

class _Image(Protocol):
    """What may stand in a replaced box."""

    def get_intrinsic_size(
        self, image_resolution: float, font_size: float, /
    ) -> tuple[float | None, float | None, float | None]: ...
    def draw(
        self, stream: Stream, concrete_width: float, concrete_height: float, style: Style, /
    ) -> None: ...

class RasterImage:
    width: float
    height: float
    ratio: float
    def __init__(
        self,
        pillow_image: PillowImage,
        image_id: str,
        image_data: bytes | None,
        filename: object = None,
        cache: dict[str, Any] | None = None,
        orientation: Any = "none",
        options: dict[str, Any] = ...,
    ) -> None: ...
    def get_intrinsic_size(
        self, resolution: float, font_size: float
    ) -> tuple[float | None, float | None, float | None]: ...
    def draw(
        self, stream: Stream, concrete_width: float, concrete_height: float, style: Style
    ) -> None: ...

class SVGImage:
    def __init__(self, tree: Any, base_url: str | None, url_fetcher: Any, context: Any) -> None: ...
    def get_intrinsic_size(
        self, image_resolution: float, font_size: float
    ) -> tuple[float | None, float | None, float | None]: ...
    def draw(
        self, stream: Stream, concrete_width: float, concrete_height: float, _style: Style
    ) -> None: ...

class Gradient:
    def get_intrinsic_size(
        self, image_resolution: float, font_size: float
    ) -> tuple[float | None, float | None, float | None]: ...
    def draw(
        self, stream: Stream, concrete_width: float, concrete_height: float, style: Style
    ) -> None: ...
