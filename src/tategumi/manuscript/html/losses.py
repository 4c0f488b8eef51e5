"""Notes what of a page a book can't hold: one problem for each kind, at its first place."""

from collections import Counter

from ...problems import Place, Problem
from .parse import Element, name_of

# The attribute of an element that stands for a page: where it is.
PAGE = "data-page"


class Losses:
    """What was left out of one page, or of a book of pages."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._first: dict[tuple[str, str], Place] = {}
        self._times: Counter[tuple[str, str]] = Counter()

    def place(self, element: Element) -> Place:
        """The line of the element in a file, or its page in a book of pages."""
        page = next((above.get(PAGE) for above in element.iterancestors() if above.get(PAGE)), "")
        return Place(page) if page else Place(self._path, element.sourceline or 0)

    def dropped(self, element: Element) -> None:
        self._add("html.dropped", f"<{name_of(element)}>", element)

    def outside(self, element: Element, source: str) -> None:
        """Note a picture whose address is outside the book."""
        self._add("html.outside", _short(source), element)

    def link(self, element: Element, target: str) -> None:
        """Note a link that is lost; all links to places on the same page are one kind."""
        self._add("html.link", "#…" if target.startswith("#") else _short(target), element)

    def styles(self, element: Element) -> None:
        self._add("html.styles", "", element)

    def problems(self) -> tuple[Problem, ...]:
        return tuple(
            Problem(place, code, {"name": name, "count": self._times[code, name]})
            for (code, name), place in self._first.items()
        )

    def _add(self, code: str, name: str, element: Element) -> None:
        self._first.setdefault((code, name), self.place(element))
        self._times[code, name] += 1


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
