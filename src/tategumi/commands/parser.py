"""The command line's parser in the user's language: argparse speaks English alone."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from ..choices import nearest
from .arguments import say

# What argparse says, and the message that says it; groups are its values in their order.
_MEANINGS = (
    (r"the following arguments are required: (?P<names>.*)", "cli.required"),
    (r"unrecognized arguments: (?P<names>.*)", "cli.unrecognized"),
    (r"argument COMMAND: invalid .*: '(?P<text>.*?)' \(choose from (?P<known>.*)\)", "cli.unknown"),
    (r"argument (?P<name>.*?): expected (?:one|at least one|\d+) arguments?", "cli.expected"),
    (r"argument (?P<name>.*?): invalid choice: '?(?P<text>.*?)'? \(choose from .*", "cli.choice"),
    (r"argument (?P<name>.*?): invalid .* value: '(?P<text>.*)'", "cli.choice"),
    (r"argument (?P<name>.*?): (?P<detail>.*)", "cli.argument"),
    (r"ambiguous option: (?P<text>.*?) could match .*", "cli.unrecognized"),
)  # fmt: skip


class Parser(argparse.ArgumentParser):
    """An ArgumentParser whose usage, help and errors are from the table of messages."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        own = {"add_help": False, "formatter_class": _Formatter}
        super().__init__(*arguments, **{**options, **own})
        self.add_argument("-h", "--help", action="help", help=say("cli.help"))
        self._positionals.title, self._optionals.title = say("cli.arguments"), say("cli.options")

    def error(self, message: str) -> NoReturn:
        """One line, and how to learn more; exit status 2, as shells have it for wrong use."""
        print(f"{self.prog}: {say('told.error')}: {_meaning(message)}", file=sys.stderr)
        print(say("cli.more", command=f"{self.prog} --help"), file=sys.stderr)
        self.exit(2)


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, say("cli.usage") if prefix is None else prefix)


def _meaning(message: str) -> str:
    for pattern, code in _MEANINGS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            values = {name: value.replace("'", "") for name, value in found.groupdict().items()}
            near = nearest(values.get("text", ""), values.get("known", "").split(", "))
            if near:
                return say("cli.unknown-near", near=near, **values)
            return say(code, **{"names": values.get("text", ""), **values})
    return message
