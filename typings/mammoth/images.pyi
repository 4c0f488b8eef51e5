from collections.abc import Callable, Mapping

from .documents import Image

Convert = Callable[[Image], object]

def img_element(func: Callable[[Image], Mapping[str, str]]) -> Convert: ...
