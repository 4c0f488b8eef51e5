"""What e-book shops ask of an EPUB, from eshops.yaml: facts, never code."""

from collections.abc import Iterable
from dataclasses import dataclass

from .located import packaged
from .problems import Failed, Place, Problem


@dataclass(frozen=True, slots=True)
class Rule:
    """A number that a shop asks for, and where and when that was read."""

    asked: int
    source: str
    date: str


@dataclass(frozen=True, slots=True)
class Eshop:
    """The limits of a shop; ``cover_least`` is for the cover's shorter side, in pixels.

    ``documents`` are files of text, ``contents_levels`` lists within lists; ``outside_links`` of
    0 forbids links out of the book.
    """

    documents: Rule | None = None
    document_bytes: Rule | None = None
    picture_bytes: Rule | None = None
    bytes: Rule | None = None
    cover_least: Rule | None = None
    cover_most: Rule | None = None
    contents_levels: Rule | None = None
    outside_links: Rule | None = None


ESHOPS = packaged("eshops.yaml", Eshop)


def parse_eshop(text: str) -> str:
    """The name of a shop; ``ValueError`` for one that is not known."""
    if (name := text.strip().lower()) not in ESHOPS:
        raise ValueError(text)
    return name


def eshops(profile: str) -> tuple[str, ...]:
    """The shops of ``profile``, parted by commas. Raises ``Failed`` for those not known."""
    names = [name.strip().lower() for name in profile.split(",") if name.strip()]
    unknown = _unknown(names)
    if unknown:
        raise Failed(unknown)
    return tuple(names)


def _unknown(names: Iterable[str]) -> tuple[Problem, ...]:
    values = {"known": ", ".join(ESHOPS)}
    return tuple(Problem(Place(n), "epublint.shop", values) for n in names if n not in ESHOPS)
