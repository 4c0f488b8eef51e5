from typing import IO

from . import documents as documents
from . import images as images
from .images import Convert
from .results import Result

def convert_to_html(
    fileobj: IO[bytes],
    *,
    style_map: str | None = None,
    include_embedded_style_map: bool = True,
    convert_image: Convert | None = None,
    ignore_empty_paragraphs: bool = True,
    external_file_access: bool = False,
) -> Result: ...
