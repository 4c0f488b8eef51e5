"""doit's commands with their messages in the user's language.

They replace doit's own by entry points, because much can go wrong before a dodo.py is read.
"""

import re
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO, cast

from doit.action import CmdAction
from doit.cmd_base import DoitCmdBase
from doit.cmd_clean import Clean
from doit.cmd_completion import TabCompletion
from doit.cmd_forget import Forget
from doit.cmd_help import Help
from doit.cmd_ignore import Ignore
from doit.cmd_list import List
from doit.cmd_resetdep import ResetDep
from doit.cmd_run import Run
from doit.cmd_strace import Strace
from doit.cmdparse import CmdParseError
from doit.exceptions import InvalidCommand, InvalidDodoFile, InvalidTask
from doit.task import Task

from ..choices import nearest
from ..dist import STEPS
from ..messages import MESSAGES, Locale, user_locale
from ..output import end_unheard, problems_of, tell, tell_interrupted
from ..problems import Place, Problem

__all__ = [
    "CleanHere", "ForgetHere", "HelpHere", "IgnoreHere", "ListHere", "LocalizedCommand",
    "ResetDepHere", "RunHere", "StraceHere", "TabCompletionHere",
]  # fmt: skip

# doit's exit status where it can't start.
_NOT_BEGUN = 3
_DODO = "dodo.py"
# doit's messages about wrong use -> the code of ours.
_MISUSES = (
    (r"Error parsing \w+: option (?P<name>\S+) (?:not recognized|not a unique prefix)", "option"),
    (r"Error parsing \w+: option (?P<name>\S+) requires argument", "no-value"),
    (r"Error parsing \w+: option (?P<name>\S+) must not have an argument", "option"),
    (r"Error parsing parameter '(?P<name>[^']*)'. Provided .* available choices", "choice"),
    (r"Error parsing parameter '(?P<name>[^']*)'", "value"),
    (r"`?(?P<name>\w+)`? failed, must select", "which-task"),
    (r"strace sees nothing of (?P<name>.*)", "no-program"),
    (r"(?P<name>backend)$", "no-dump"),
    (r"'(?P<name>[^']*)' is not a task", "no-task"),
    (r"Could not find dodo file '(?:.*/)?(?P<name>[^']*)'", "no-dodo"),
    (r"(?P<name>.*)", "wrong"),
)
# Lines of doit's about what it did -> the code of our message; "" where nothing is printed.
_ACTIVITIES = (
    (r"(?:skip|processed|failed) _.*|.* - executing '.*'", ""),
    (r"forgetting all tasks", "forgotten-all"),
    (r"forgetting (.*)", "forgotten"),
    (r"ignoring (.*)", "ignored"),
    (r"skip (.*)", "reset"),
    (r"processed (.*)", "reset"),
    (r"failed (\S+) \(.*\)", "not-made"),
)


class _LocalizedStream:
    """A stream that writes doit's lines in the user's language."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        for form, code in _ACTIVITIES:
            if found := re.fullmatch(form, text.rstrip("\n")):
                said = MESSAGES[f"doit.{code}"].text(user_locale()) + "\n" if code else ""
                return self._stream.write(said.format(task=found[found.lastindex or 0]))
        return self._stream.write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


class LocalizedCommand(DoitCmdBase):
    """A command of doit's that prints its failures as problems, one line each."""

    def parse_execute(self, in_args: list[str]) -> int | None:
        self.outstream = cast("TextIO", _LocalizedStream(self.outstream))
        try:
            status: int | None = super().parse_execute(in_args)
            self.outstream.flush()
            return status
        except KeyboardInterrupt:
            return tell_interrupted()
        except BrokenPipeError:
            end_unheard()
        except (CmdParseError, InvalidCommand, InvalidDodoFile, InvalidTask) as wrong:
            tell([self._wrong_use(wrong)])
        except Exception as error:
            if place := _in_dodo(error):
                values = {"kind": type(error).__name__, "detail": str(error).partition(" (")[0]}
                tell([Problem(place, "doit.dodo", values)])
            else:
                tell(problems_of(error, "doit"))
        return _NOT_BEGUN

    def _wrong_use(self, wrong: Exception) -> Problem:
        tasks = getattr(self, "task_list", None) or ()  # there is none before dodo.py is read
        known = [task.name for task in _in_order(tasks) if not task.name.startswith("_")]
        said, code = str(wrong).strip(), "no-task"
        if not (name := getattr(wrong, "not_found", "")):
            found = ((re.match(form, said, re.DOTALL), code) for form, code in _MISUSES)
            match, code = next((match, code) for match, code in found if match)
            name = match["name"]
        near = nearest(name, known) if code == "no-task" else ""
        values = {"name": name, "near": near, "known": ", ".join(known)}
        place = Place("build" if self.bin_name == "build" else "doit")
        return Problem(place, f"doit.{code}-near" if near else f"doit.{code}", values)


# The place of each step of the pipeline among the others.
_PLACES = {step.name: place for place, step in enumerate(STEPS)}


def _in_order(tasks: Iterable[Task]) -> list[Task]:
    """The pipeline's steps in the order of their table, then the others."""
    return sorted(tasks, key=lambda task: _PLACES.get(task.name, len(_PLACES)))


def _in_dodo(error: BaseException) -> Place | None:
    """Where in the project's dodo.py an error arose; None for errors from elsewhere."""
    if isinstance(error, SyntaxError) and Path(error.filename or "").name == _DODO:
        return Place(_DODO, error.lineno or 0)
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(_DODO)]
    return Place(_DODO, frames[-1].lineno or 0) if frames else None


class RunHere(LocalizedCommand, Run):
    name = "run"


class ListHere(LocalizedCommand, List):
    name = "list"

    def _list_all(self, include_subtasks: bool) -> list[Task]:
        return _in_order(super()._list_all(include_subtasks))


class CleanHere(LocalizedCommand, Clean):
    name = "clean"


class ForgetHere(LocalizedCommand, Forget):
    name = "forget"


class IgnoreHere(LocalizedCommand, Ignore):
    name = "ignore"

    def execute(self, params: dict[str, Any], args: list[str]) -> int | None:
        if not args:
            raise InvalidCommand("`ignore` failed, must select a task.")
        return super().execute(params, args)


class ResetDepHere(LocalizedCommand, ResetDep):
    name = "reset-dep"


class StraceHere(LocalizedCommand, Strace):
    """Says of what it would see nothing: of tasks without a program, as all of the pipeline's."""

    name = "strace"

    def _execute(self, show_all: bool) -> int | None:
        (name,) = self.sel_tasks
        tasks = {task.name: task for task in self.task_list or ()}
        if name not in tasks:
            raise InvalidCommand(f"'{name}' is not a task.")
        if not any(isinstance(action, CmdAction) for action in tasks[name].actions):
            raise InvalidCommand(f"strace sees nothing of {name}")
        return super()._execute(show_all)


class TabCompletionHere(LocalizedCommand, TabCompletion):
    name = "tabcompletion"


class HelpHere(LocalizedCommand, Help):
    """Lists the few commands that an author needs; help on one is doit's own, in English."""

    name = "help"

    def print_usage(self, cmds: dict[str, Any]) -> None:
        print("\n".join(_usage()))

    def execute(self, params: dict[str, Any], args: list[str]) -> int | None:
        known = f"doit.help-{args[0]}" if args else ""
        if user_locale() is Locale.JA and known in MESSAGES:
            print(MESSAGES[known].text(Locale.JA))
            return 0
        return super().execute(params, args)


def _usage() -> Iterator[str]:
    locale = user_locale()
    yield MESSAGES["doit.help"].text(locale)
    for name in ("run", "list", "forget", "clean", "help"):
        yield f"  doit {name:8}{MESSAGES[f'doit.help-{name}'].text(locale)}"
    yield MESSAGES["doit.help-more"].text(locale)
