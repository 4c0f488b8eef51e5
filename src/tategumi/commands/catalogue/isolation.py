"""Converts each manuscript in a process of its own, so that a crash ends no other conversion.

Knows results, but no manuscript: a Dask worker imports this module alone.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

from ...messages import user_locale
from ...problems import Place, Problem


class Outcome(StrEnum):
    MADE = "made"
    FAILED = "failed"
    KILLED = "killed"
    TIME = "time"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class Result:
    """The result of one conversion.

    ``file`` is its manuscript, ``products`` are paths from the folder of all products. Each
    problem is its severity, code and line; ``pages`` are those of the PDF.
    """

    name: str
    file: str
    outcome: str
    seconds: float
    problems: tuple[Mapping[str, str], ...] = ()
    products: tuple[str, ...] = ()
    pages: int = 0
    title: str = ""
    creators: tuple[str, ...] = ()

    @property
    def is_made(self) -> bool:
        return self.outcome == Outcome.MADE

    def values(self) -> dict[str, object]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one conversion may take: seconds, and megabytes of memory."""

    seconds: int
    memory: int


def convert_isolated(order: Mapping[str, str], limits: Limits) -> Result:
    """The result of the conversion that an ``Order``'s values ask for, in another process."""
    begun = time.monotonic()
    command = [sys.executable, "-m", f"{__package__}.worker"]
    asked = json.dumps({"order": order, "memory": limits.memory})
    # Conversions run side by side, so none starts processes of its own.
    environment = os.environ | {"TATEGUMI_JOBS": "1"}
    try:
        ended = subprocess.run(
            command,
            input=asked.encode(),
            capture_output=True,
            timeout=limits.seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        problem = Problem(Place(order["file"]), "catalogue.time", {"seconds": limits.seconds})
        return _without(order, Outcome.TIME, problem, begun)
    except OSError as error:
        return killed(order, str(error), begun)
    if ended.returncode:
        return killed(order, _how_it_ended(ended), begun)
    return Result(**json.loads(ended.stdout))


def killed(order: Mapping[str, str], detail: str, begun: float) -> Result:
    """The result of a conversion whose process died; ``begun`` is by the monotonic clock."""
    problem = Problem(Place(order["file"]), "catalogue.killed", {"detail": detail})
    return _without(order, Outcome.KILLED, problem, begun)


def _without(order: Mapping[str, str], outcome: Outcome, problem: Problem, begun: float) -> Result:
    seconds = round(time.monotonic() - begun, 2)
    return Result(order["name"], order["file"], outcome, seconds, problem_rows([problem]))


def problem_rows(problems: Iterable[Problem]) -> tuple[dict[str, str], ...]:
    """The problems as rows of the report, each once."""
    rows = (
        {"severity": p.severity.value, "code": p.code, "text": p.text(user_locale())}
        for p in problems
    )
    return tuple({row["text"]: row for row in rows}.values())


def _how_it_ended(ended: subprocess.CompletedProcess[bytes]) -> str:
    if ended.returncode < 0:
        return signal.Signals(-ended.returncode).name
    last = ended.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
    return last or f"status {ended.returncode}"
