"""Counters that go on from one document of a book to the next (CSS Lists 3, 4.4).

A document is set without those before it, so it is told where its counters begin; it tells where
they end, and which of them its text shows.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element

Counters = Mapping[str, tuple[int, ...]]
# How WeasyPrint keeps them: the quotes open, nested values by name, the names that each level of
# elements began, the strings of a page.
State: TypeAlias = tuple[list[int], dict[str, list[int]], list[set[str]], list[object]]


class Counting:
    """The counters of one document, whose content are the children of its body."""

    def __init__(self, begin: Counters) -> None:
        self._begin = begin
        self._content: set[int] = set()
        self._has_begun = False
        self.shown: set[str] = set()
        self.began: dict[str, tuple[int, ...]] = {}
        self.ended: dict[str, tuple[int, ...]] = {}

    def state(self, root: Element) -> State:
        """Return the state of counters with which WeasyPrint begins, at the root."""
        body = root.find("body")
        self._content = {id(child) for child in (body if body is not None else ())}
        own = {"footnote": [0], "note": [0]}
        return [0], _Shown(own, self.shown), [{*own}], []

    def is_content(self, element: Element) -> bool:
        """Return whether an element is a child of the body: counters go on from one to the next."""
        return id(element) in self._content

    def begin(self, state: State) -> None:
        """Let counters go on where the document before ended; only the first child does so."""
        if self._has_begun:
            return
        self._has_begun = True
        _, values, levels, _ = state
        for name, begun in self._begin.items():
            if not values.setdefault(name, []):
                levels[-1].add(name)
            values[name][:] = begun
        self.began = _frozen(values)

    def end(self, state: State) -> None:
        """Note where counters stand behind a child."""
        self.ended = _frozen(state[1])


class _Shown(dict[str, list[int]]):
    """Counter values that note in ``shown`` which names are looked up to be shown."""

    def __init__(self, values: dict[str, list[int]], shown: set[str]) -> None:
        super().__init__(values)
        self._shown = shown

    def get(self, name: str, default: Any = None) -> Any:
        """Look a counter up to show it; WeasyPrint counts by ``[]`` and shows by ``get``."""
        self._shown.add(name)
        return super().get(name, default)

    def __deepcopy__(self, memo: dict[int, object]) -> dict[str, list[int]]:
        return {name: [*values] for name, values in self.items()}


def _frozen(values: dict[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {name: tuple(stack) for name, stack in values.items() if stack}


def carried(before: Counters, began: Counters, ended: Counters) -> dict[str, tuple[int, ...]]:
    """Return where counters stand behind a document that begins at ``before`` instead of ``began``.

    ``ended`` is where they stood when it was set from there.
    """
    return {name: _moved(stack, before.get(name), began.get(name)) for name, stack in ended.items()}


def _moved(
    stack: tuple[int, ...], before: tuple[int, ...] | None, began: tuple[int, ...] | None
) -> tuple[int, ...]:
    if not before or not began or len(before) != len(began) or len(stack) != len(began):
        return stack
    return (*stack[:-1], stack[-1] + before[-1] - began[-1])
