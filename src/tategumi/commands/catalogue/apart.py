"""A work in a process of its own, so that none takes others with it.

Knows what comes of a work, and no manuscript: a Dask worker imports it.
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
    """What came of a work.

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
    """What a work may take: seconds, and megabytes of memory."""

    seconds: int
    memory: int


def make_apart(order: Mapping[str, str], limits: Limits) -> Result:
    """The work that an ``Order``'s values ask for, made in another process."""
    begun = time.monotonic()
    command = [sys.executable, "-m", f"{__package__}.one"]
    asked = json.dumps({"order": order, "memory": limits.memory})
    # Works go side by side: none parts itself further.
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
        return unmade(order, str(error), begun)
    if ended.returncode:
        return unmade(order, _how_it_ended(ended), begun)
    return Result(**json.loads(ended.stdout))


def unmade(order: Mapping[str, str], detail: str, begun: float) -> Result:
    """The result of a work whose process died; ``begun`` is by the monotonic clock."""
    problem = Problem(Place(order["file"]), "catalogue.killed", {"detail": detail})
    return _without(order, Outcome.KILLED, problem, begun)


def _without(order: Mapping[str, str], outcome: Outcome, problem: Problem, begun: float) -> Result:
    seconds = round(time.monotonic() - begun, 2)
    return Result(order["name"], order["file"], outcome, seconds, told([problem]))


def told(problems: Iterable[Problem]) -> tuple[dict[str, str], ...]:
    """The problems as a report has them, each once."""
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
