"""Finds and reads style sheets: the book project's own, else those that come with tategumi."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from .files import inside, read_utf8
from .inputs import note
from .problems import Failed, Place, Problem

PACKAGED = Path(__file__).parent / "styles"
EPUB_STYLES = ("common.css", "epub.css")


def stylesheet(name: str, root: Path | None = None) -> Path:
    """The path of ``common.css``, ``epub.css`` or ``print.css``; one in ``root/styles`` wins.

    Raises ``Failed`` where that one is a link out of ``root``.
    """
    if not root:
        return PACKAGED / name
    own = root / "styles" / name
    note(own)
    if not own.is_file():
        return PACKAGED / name
    if not inside(root, f"styles/{name}"):
        raise Failed([Problem(Place(f"styles/{name}"), "file.outside")])
    return own


def is_packaged(name: str, root: Path) -> bool:
    """Has the project no style sheet of its own by this name?"""
    return stylesheet(name, root).parent == PACKAGED


def read_styles(names: Iterable[str], root: Path | None = None) -> dict[str, str]:
    """The CSS of each, by its name."""
    return {name: read_utf8(stylesheet(name, root), f"styles/{name}") for name in names}


# --- amounts
# A class that says an amount: of a kind, in em with hundredths or in characters.
_AMOUNT = re.compile(
    r"(?P<kind>start|end|indent|h-indent|measure)-(?P<whole>\d+)(?:em(?P<part>\d\d)?)?", re.ASCII
)
_RULE = re.compile(r"([^{};]*)(\{[^{}]*\})")
_ONE_EM = re.compile(r"(?<![\d.])1em\b")


def with_amounts(css: str, names: Iterable[str]) -> str:
    """The style sheet, with rules for those classes of ``names`` whose amount it does not have.

    Each is a copy of the rule for one em (``.start-1em``, ``.measure-1``) with another amount. It
    stands behind that rule on the same line, so that the line numbers of all others stay.
    """
    wanted = _missing_amounts(css, names)
    return _RULE.sub(lambda rule: rule[0] + "".join(_copies(rule, wanted)), css) if wanted else css


def further_amounts(css: str, names: Iterable[str]) -> str:
    """The rules that ``with_amounts`` would add to the style sheet, alone."""
    wanted = _missing_amounts(css, names)
    return "".join(made for rule in _RULE.finditer(css) for made in _copies(rule, wanted))


def _missing_amounts(css: str, names: Iterable[str]) -> list[re.Match[str]]:
    """The classes of amounts, as matches, that the style sheet has no rule for."""
    found = (_AMOUNT.fullmatch(name) for name in sorted(set(names)))
    return [name for name in found if name and not re.search(rf"\.{name[0]}(?![\w-])", css)]


def _copies(rule: re.Match[str], wanted: Iterable[re.Match[str]]) -> Iterator[str]:
    """Copies of a rule for one em, one for each wanted amount of its kind."""
    for name in wanted:
        one = re.compile(rf"\.{name['kind']}-1(?:em)?(?![\w-])")
        selectors = [
            part.strip() for part in rule[1].rpartition("*/")[2].split(",") if one.search(part)
        ]
        if selectors:
            amount = f"{name['whole']}.{name['part'] or '0'}".rstrip("0").rstrip(".")
            selector = one.sub(f".{name[0]}", ", ".join(selectors))
            yield f" {selector} {_ONE_EM.sub(f'{amount}em', rule[2])}"
