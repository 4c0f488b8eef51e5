from typing import Any

# What a token has beside its place depends on its ``type``, which is asked for at run time.
class Node:
    source_line: int
    source_column: int
    type: str
    def __eq__(self, other: object) -> bool: ...
    def __getattr__(self, name: str) -> Any: ...
    def __setattr__(self, name: str, value: Any) -> None: ...
    def serialize(self) -> str: ...

class FunctionBlock(Node):
    name: str
    lower_name: str
    arguments: list[Node]
    def __init__(self, line: int, column: int, name: str, arguments: list[Node]) -> None: ...

class Declaration(Node):
    name: str
    lower_name: str
    value: list[Node]
    important: bool

class QualifiedRule(Node):
    prelude: list[Node]
    content: list[Node]

class AtRule(Node):
    at_keyword: str
    lower_at_keyword: str
    prelude: list[Node]
    content: list[Node] | None
