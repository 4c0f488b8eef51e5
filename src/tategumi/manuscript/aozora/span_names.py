"""Names of spans and sizes in notes: what they make, and the words around them."""

from ...model import Style, Styled
from .meanings import Template
from .names import BEING, BESIDE, MOST_STEPS, SIZES, SYNONYMS
from .numbers import number_of

ENDS = ("終わり", "終り", "おわり")


def without_end(body: str) -> str:
    return next(body.removesuffix(end) for end in ENDS if body.endswith(end))


def span_template(name: str) -> Template | None:
    """What the named span makes: ``傍点``, ``左に波線``, ``２段階小さな文字``."""
    left = "左に" if name.startswith("左に") else ""
    plain = name.removeprefix("左に").removeprefix("右に")
    plain = left + SYNONYMS.get(plain, plain)
    if (found := BESIDE.get(plain) or BEING.get(plain)) is not None:
        return found
    if plain in SIZES:
        return Styled(SIZES[plain], ())
    if size := sized(plain):
        style, steps = size
        return Styled(style, (), steps)
    return None


def span_key(name: str) -> str:
    """The name that beginning and end of a span share: sizes end without their steps."""
    plain = SYNONYMS.get(name, name)
    if plain in BESIDE or plain in BEING or plain in SIZES:
        return plain
    size = sized(plain)
    return next((name for name, style in SIZES.items() if size and style is size[0]), "")


def sized(name: str) -> tuple[Style, int] | None:
    steps, found, size = name.partition("段階")
    size = SYNONYMS.get(size, size)
    number = number_of(steps)
    if not found or size not in SIZES or not number or not 0 < number <= MOST_STEPS:
        return None
    return SIZES[size], number
