"""Lets cffi read declarations of C without the types that they do not name.

For each declaration, and each name of a type that is asked for, cffi tells its parser every type
that it knows. WeasyPrint has many: this is a twentieth of the time that a small job takes.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

_WORD = re.compile(r"\w+")


def spare(parser: Any) -> None:
    """Let a parser of cffi be told only of those types that stand in what it reads."""
    parser._parse = partial(_parsed, parser, parser._parse)


def _parsed(parser: Any, parse: Callable[[str], object], source: str) -> object:
    known, words = parser._declarations, set(_WORD.findall(source))
    parser._declarations = {name: known[name] for name in known if name.rpartition(" ")[2] in words}
    try:
        return parse(source)
    finally:
        parser._declarations = known
