"""Reports what this machine lacks."""

from .. import doctor
from .arguments import Add, Options, Problems, say


def arguments(_: Add) -> None:
    """None."""


def run(_: Options) -> Problems:
    problems = tuple(doctor.examine())
    if not problems:
        print(say("cli.healthy", fonts=", ".join(doctor.mincho_families())))
    return problems
