"""Names of a page's headings: the ids that links lead to."""

from urllib.parse import unquote

from .parse import Element, name_of
from .vocabulary import HEADINGS

_SHOWN = frozenset({"img", "svg", "table"})


class Names:
    """Which heading each id of a page names, and which id names each heading."""

    def __init__(self, body: Element, keep: bool) -> None:
        """``keep`` takes ids that no link leads to; those of other programs' files say nothing."""
        links = (one.get("href", "") for one in body.iter("a"))
        wanted = {unquote(link[1:]) for link in links if link.startswith("#")}
        self._by_id: dict[str, Element] = {}
        self._by_heading: dict[Element, str] = {}
        for one in body.iter("*"):
            name = one.get("id") or (one.get("name") if name_of(one) == "a" else None)
            heading = _heading(one) if name and (keep or name in wanted) else None
            if name and heading is not None:
                self._by_id.setdefault(name, heading)
                if one is heading or heading not in self._by_heading:
                    self._by_heading[heading] = name

    def of(self, heading: Element) -> str:
        """The heading's id, "" where it has none."""
        return self._by_heading.get(heading, "")

    def target(self, address: str) -> str:
        """The address of the heading that ``#id`` leads to; "" where it leads to none."""
        heading = self._by_id.get(unquote(address[1:])) if address.startswith("#") else None
        return f"#{self._by_heading[heading]}" if heading is not None else ""


def _heading(named: Element) -> Element | None:
    """The heading that the element is, stands in, or stands right before."""
    for one in (named, *named.iterancestors()):
        if name_of(one) in HEADINGS:
            return one
    for one in named.iter("*"):
        if name_of(one) in HEADINGS:
            return one
        if (one.text or "").strip() or name_of(one) in _SHOWN:
            return None
        if one is not named and not len(one) and (one.tail or "").strip():
            return None
    beside = named.getnext()
    is_heading = beside is not None and name_of(beside) in HEADINGS
    return beside if is_heading and not (named.tail or "").strip() else None
