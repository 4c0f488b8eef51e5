"""Style sheets of an EPUB with what they name: fonts and pictures, and style sheets put into them.

Everything stands in the book's folder; fonts and pictures have names of their own in the package.
A door to tinycss2.
"""

import hashlib
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import tinycss2
from tinycss2.ast import Node

from ..files import inside, read_bytes, read_utf8
from ..problems import Failed, Place, Problem, raise_errors
from ..xhtml import IMAGE, STYLE
from . import drawing
from .css_faults import faults
from .font_files import FONT_TYPES, font_type, subset
from .package import File
from .pictures import media_type, pack_one

FONT = "font"
# Characters of an address that a message shows.
_SHOWN = 40
_SVG = "image/svg+xml"
# What a condition of @supports may begin with, besides brackets.
_CONDITION = re.compile(r"not\b|(?:selector|font-tech|font-format)\(", re.IGNORECASE)
# Functions whose strings are addresses.
_OF_STRINGS = frozenset(["image-set", "-webkit-image-set", "image", "src"])
# What is looked at here; an escape may hide any name. To look for it is quicker than to take a
# style sheet apart.
_MAY_NAME = re.compile(r"@import|@namespace|\b(?:url|image|image-set|src)\(|\\", re.IGNORECASE)
# Pictures and fonts that may stand in an address itself, in signs that addresses have.
_DATA = re.compile(
    r"data:(image/(png|jpeg|gif|webp|svg\+xml)|font/|application/(x-)?font-)[\w;,:/+=.%!$&'()*~?@-]*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Sheets:
    """The style sheets by name, their addresses those of the package; ``files``: what they name."""

    styles: Mapping[str, str]
    files: tuple[File, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class GivenFont:
    """A font that is named elsewhere than in the styles, at ``place``: where it is, its number in
    a collection, the characters that it keeps."""

    name: str
    path: Path
    number: int
    characters: str
    place: Place


def with_files(
    styles: Mapping[str, str],
    root: Path,
    characters: Iterable[str],
    given: Mapping[str, GivenFont] | None = None,
    packaged: Iterable[str] = (),
) -> Sheets:
    """``styles``: CSS by name, in the folder ``styles`` of ``root``. Fonts keep ``characters``.

    These are asked for only where there are fonts. ``given`` are fonts by the addresses that the
    styles name them by. ``packaged`` names styles that no author wrote, which have no faults.

    Raises ``Failed`` with all that is wrong, each at its line and column.
    """
    packing = _Packing(root, characters, given or {})
    packing.checked.update(f"styles/{name}" for name in packaged)
    made = {name: packing.sheet(css, f"styles/{name}", ()) for name, css in styles.items()}
    warnings = raise_errors(packing.problems)
    return Sheets(made, tuple(packing.files.values()), warnings)


class _Packing:
    def __init__(
        self, root: Path, characters: Iterable[str], given: Mapping[str, GivenFont]
    ) -> None:
        self.root, self.fonts = root, given
        self._given = characters
        self.checked: set[str] = set()  # style sheets that need not be looked through for faults
        self.files: dict[str, File] = {}  # by their names in the package
        self.known: dict[str, str] = {}  # the name in the package of each file of the folder
        self.problems: list[Problem] = []

    @cached_property
    def characters(self) -> str:
        return "".join(sorted({*self._given}))

    def sheet(self, css: str, shown: str, importing: tuple[str, ...]) -> str:
        """The style sheet with its addresses turned to the package's, and imported ones in it."""
        if shown not in self.checked:
            self.problems += faults(css, Place(shown, 1, 1))
        if not _MAY_NAME.search(css):
            return css
        rules = tinycss2.parse_stylesheet(css)
        for rule in filter(_is_namespace, rules):
            place = Place(shown, rule.source_line, rule.source_column)
            self.problems.append(Problem(place, "style.namespace"))
        imports = [rule for rule in rules if _is_import(rule)]
        named = [token for one in _tokens(rules) for token in _names_of_files(one)]
        if not (imports or named):
            return css
        faces = [rule for rule in rules if _is_at_rule(rule, "font-face")]
        fonts = {id(token) for token in _tokens(faces)}
        for token in named:
            self._rename(token, shown, id(token) in fonts)
        written = (
            self._imported(rule, shown, importing) if _is_import(rule) else rule.serialize()
            for rule in rules
        )
        return "".join(written)

    def _imported(self, rule: Node, shown: str, importing: tuple[str, ...]) -> str:
        """The style sheet that a rule imports, inside of rules for what it says besides."""
        tokens = [*dropwhile(_is_silent, rule.prelude)]
        place = Place(shown, rule.source_line, rule.source_column)
        url = _url(tokens[0]) if tokens else ""
        found = self._found(url, place)
        if not found:
            return ""
        source, path = found
        if source in (*importing, shown):
            self._wrong(place, "style.loop", url)
            return ""
        try:
            css = read_utf8(path, source)
        except Failed as failed:
            self.problems += failed.problems
            return ""
        made = self.sheet(css, source, (*importing, shown))
        for head in _conditions(tokens[1:]):
            made = f"{head} {{\n{made}\n}}"
        return f"{made}\n"

    def _rename(self, token: Node, shown: str, of_font: bool) -> None:
        """Put the name of its file in the package for an address; ``of_font``: in @font-face."""
        url, place = _url(token), Place(shown, token.source_line, token.source_column)
        if url.startswith("#"):
            return  # in the sheet itself
        if not url:
            self._wrong(place, "style.empty", url)
            return
        if url.lower().startswith("data:"):
            if not _DATA.fullmatch(url):
                self._wrong(place, "style.kind", url[:_SHOWN])
            return
        named = self.fonts.get(url)
        found = (url, named.path) if named else self._found(url, place)
        if not found:
            return
        source, path = found
        if source not in self.known:
            try:
                file = _font(named) if named else self._packed(source, path, place)
            except Failed as failed:
                self.problems += failed.problems
                return
            self.files.setdefault(file.name, file)
            self.known[source] = file.name
        if of_font and not self.known[source].startswith(f"{FONT}/"):
            self._wrong(place, "style.font", url)
        fragment = urlsplit(url).fragment
        address = posixpath.relpath(self.known[source], STYLE)
        _set(token, f"{address}#{fragment}" if fragment else address)

    def _found(self, url: str, place: Place) -> tuple[str, Path] | None:
        """The file by its path in the folder, and where it is; what is wrong is told."""
        parts = urlsplit(url)
        beside = posixpath.join(posixpath.dirname(place.path), unquote(parts.path))
        source = posixpath.normpath(beside)
        path = None if parts.scheme or parts.netloc else inside(self.root, source)
        if path is None:
            self._wrong(place, "style.outside", url)
            return None
        if not path.is_file():
            self._wrong(place, "style.missing", url)
            return None
        return source, path

    def _wrong(self, place: Place, code: str, url: str) -> None:
        self.problems.append(Problem(place, code, {"url": url}))

    def _packed(self, source: str, path: Path, place: Place) -> File:
        """A font or picture that the styles name, as it goes into the package.

        Raises ``Failed`` where it is neither, or a drawing that no book may hold.
        """
        content = read_bytes(path, source)
        if font_type(content):
            return _font_file(subset(content, self.characters, source, place))
        kind = media_type(content)
        faults = drawing.check(content, source)[1] if kind and kind[0] == _SVG else ()
        if not kind or faults:
            raise Failed([*faults] or [Problem(place, "style.kind", {"url": source})])
        picture, found = pack_one(content, source, place)
        self.problems += found
        uid = picture.name.partition(".")[0]
        return File(uid, f"{IMAGE}/{picture.name}", picture.media_type, picture.content)


# --- fonts
def _font(font: GivenFont) -> File:
    content = read_bytes(font.path, font.name)
    return _font_file(subset(content, font.characters, font.name, font.place, font.number))


def _font_file(made: bytes) -> File:
    extension = font_type(made)
    uid = f"font-{hashlib.sha256(made).hexdigest()[:10]}"
    return File(uid, f"{FONT}/{uid}.{extension}", FONT_TYPES[extension], made)


# --- tokens
def _is_silent(node: Node) -> bool:
    """Is it a space or a comment?"""
    return node.type in ("whitespace", "comment")


def _conditions(tokens: Sequence[Node]) -> Iterator[str]:
    """Heads of the rules that an imported sheet stands in, innermost first (CSS Cascade 5, 2.)."""
    rest = [*dropwhile(_is_silent, tokens)]
    layer, supports = "", ""
    if rest and _keyword(rest[0]) == "layer":
        layer = f"@layer {tinycss2.serialize(_arguments(rest.pop(0)))}".strip()
        rest = [*dropwhile(_is_silent, rest)]
    if rest and rest[0].type == "function" and _keyword(rest[0]) == "supports":
        asked = tinycss2.serialize(_arguments(rest.pop(0))).strip()
        # A condition as @supports has it, or a declaration without the brackets.
        is_condition = asked.startswith("(") or _CONDITION.match(asked)
        supports = f"@supports {asked}" if is_condition else f"@supports ({asked})"
    media = tinycss2.serialize(rest).strip()
    yield from filter(None, (media and f"@media {media}", supports, layer))


def _keyword(token: Node) -> str:
    return str(token.lower_name if token.type == "function" else getattr(token, "lower_value", ""))


def _arguments(token: Node) -> Sequence[Node]:
    return token.arguments if token.type == "function" else ()


def _is_at_rule(rule: Node, keyword: str) -> bool:
    return rule.type == "at-rule" and rule.lower_at_keyword == keyword


def _is_import(rule: Node) -> bool:
    return _is_at_rule(rule, "import")


def _is_namespace(rule: Node) -> bool:
    return _is_at_rule(rule, "namespace")


def _tokens(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every token of the rules but of those that import, and of namespaces, which are no files."""
    for node in nodes:
        if _is_import(node) or _is_namespace(node):
            continue
        yield node
        for name in ("prelude", "content", "arguments"):
            yield from _tokens(getattr(node, name, None) or ())


def _names_of_files(token: Node) -> Iterator[Node]:
    """The token itself, or the strings in it, that name a file."""
    function = token.lower_name if token.type == "function" else ""
    if token.type == "url" or function == "url":
        yield token
    elif function in _OF_STRINGS:
        yield from (inner for inner in token.arguments if inner.type == "string")


def _url(token: Node) -> str:
    if token.type == "function":
        return next((inner.value for inner in token.arguments if inner.type == "string"), "")
    return token.value if token.type in ("url", "string") else ""


def _set(token: Node, address: str) -> None:
    quoted = f'"{address}"'
    if token.type in ("url", "string"):
        written = quoted if token.type == "string" else f"url({quoted})"
        token.value, token.representation = address, written
        return
    for inner in token.arguments:
        if inner.type == "string":
            inner.value, inner.representation = address, quoted
