"""Readers whose libraries are imported with the first text that they read."""

from collections.abc import Callable
from importlib import import_module
from typing import Any


def later(module: str, name: str) -> Callable[..., Any]:
    """The function ``name`` of a module beside this one, imported when it is first called."""
    return lambda *values: getattr(import_module(f".{module}", __package__), name)(*values)
