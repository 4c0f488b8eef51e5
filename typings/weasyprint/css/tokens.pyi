from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from tinycss2.ast import Node

class InvalidValues(ValueError): ...
class PercentageInMath(ValueError): ...

class Pending(ABC):
    tokens: Sequence[Node]
    name: str
    def __init__(self, tokens: Sequence[Node], name: str) -> None: ...
    @abstractmethod
    def validate(self, tokens: Sequence[Node], wanted_key: str, base_url: str | None) -> Any: ...

def get_keyword(token: Node) -> str | None: ...
