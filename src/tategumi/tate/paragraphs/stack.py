"""Gives deep calls room on the interpreter's own stack."""

from collections.abc import Callable
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])

# In slots of eight bytes. It is more than a chunk of the stack has, so that a larger one is taken.
_ROOM = 2500


def with_room(function: Function) -> Function:
    """Give a function's calls a stretch of the stack in one piece.

    CPython (3.11 and later) takes its stack in chunks of 16 KB, and gives a chunk back as soon as
    the call that needed it ends. Where that call stands in an inner loop, it maps and unmaps memory
    at each turn: a novel took a third longer whose paragraphs came to lie so.
    """
    code = function.__code__
    function.__code__ = code.replace(co_stacksize=code.co_stacksize + _ROOM)
    return function
