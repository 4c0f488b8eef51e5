"""The head of a Markdown file: YAML between two rules, with what the file says of itself."""

import re
from dataclasses import dataclass

from ... import located
from ...problems import Failed, Problem

# Without a key on the first line the rule is a change of scene.
_OPEN = re.compile(r"---[ \t]*\n(?=[A-Za-z][A-Za-z_-]*+[ \t]*+:)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Head:
    title: str = ""
    subtitle: str = ""
    author: tuple[str, ...] | str = ()
    authors: tuple[str, ...] | str = ()
    colophon: tuple[str, ...] = ()

    @property
    def creators(self) -> tuple[str, ...]:
        names = [n for n in (self.author, self.authors) if n]
        return tuple(name for n in names for name in ((n,) if isinstance(n, str) else n))


_KEYS = ("title", "subtitle", "author", "authors", "colophon")


def split_head(text: str, path: str, problems: list[Problem]) -> tuple[Head, str]:
    """The head, and the text with blank lines in its place, so that line numbers hold."""
    opening = _OPEN.match(text)
    closing = _CLOSE.search(text, opening.end()) if opening else None
    if not opening or not closing:
        return Head(), text
    yaml = text[opening.end() : closing.start()]
    body = "\n" * text.count("\n", 0, closing.end()) + text[closing.end() :]
    return _read(yaml, path, problems), body


def _read(yaml: str, path: str, problems: list[Problem]) -> Head:
    try:
        node = located.parse(yaml, path, first_line=2)
    except Failed as failed:
        problems.extend(failed.problems)
        return Head()
    if isinstance(node, located.Mapping):
        others = [entry for entry in node.entries if entry[0].text not in _KEYS]
        for key, _ in others:
            values = {"key": key.text, "known": ", ".join(_KEYS)}
            problems.append(Problem(key.place, "markdown.head-key", values))
        known = tuple(entry for entry in node.entries if entry[0].text in _KEYS)
        node = located.Mapping(known, node.place)
    return located.read(node, Head, problems) or Head()
