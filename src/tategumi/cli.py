"""The command ``tategumi``: what authors do from the shell.

Knows the commands' names; each is a module of ``commands``. Tells the problems that they return.
"""

import sys
from collections.abc import Collection, Sequence
from importlib import import_module

from .commands.arguments import say
from .commands.parser import Parser
from .output import problems_of, tell
from .problems import Severity
from .progress import pages_shown

COMMANDS = (
    "new",
    "add",
    "preview",
    "build",
    "check",
    "differences",
    "open",
    "convert",
    "catalogue",
    "typeset",
    "booklet",
    "fit",
    "press",
    "cover",
    "preflight",
    "outline",
    "readings",
    "doctor",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 1 where it found an error."""
    given = sys.argv[1:] if arguments is None else arguments
    options = _parser(given).parse_args(given)
    try:
        with pages_shown():
            problems = tuple(options.run(options))
    except BrokenPipeError:
        raise
    except Exception as error:
        problems = problems_of(error, "tategumi")
    tell(problems)
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def _parser(given: Collection[str]) -> Parser:
    """All commands by name, and the arguments of the one that is given: no other is imported."""
    parser = Parser("tategumi", description=say("cli.tategumi"))
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name in COMMANDS:
        own = commands.add_parser(name, help=say(f"cli.{name}"), description=say(f"cli.{name}"))
        if name in given:
            command = import_module(f".commands.{name}", __package__)
            command.arguments(own.add_argument)
            own.set_defaults(run=command.run)
    return parser
