"""Makes books of thousands of manuscripts in one run, which can go on where it stopped."""

import os
from pathlib import Path

from ...problems import Failed, Place, Problem
from ..arguments import Add, Options, Problems, count, say
from ..convert import USUAL, help_of_kinds
from . import index, report
from .isolation import Limits, Result
from .orders import Order, kept_result, kinds, orders
from .pool import locked, results_of

_SECONDS, _MEGABYTES = 900, 3000


def arguments(add: Add) -> None:
    add("folders", nargs="+", type=Path, metavar="FOLDER", help=say("cli.folders"))
    add("--out", type=Path, required=True, metavar="DIR", help=say("cli.shelf"))
    add("--to", type=kinds, default=USUAL, metavar="KIND,…", help=help_of_kinds())
    add("--jobs", type=count, default=os.cpu_count() or 1, metavar="N", help=say("cli.jobs"))
    add("--cluster", metavar="ADDRESS", help=say("cli.cluster"))
    add("--seconds", type=count, default=_SECONDS, metavar="N", help=say("cli.seconds"))
    add("--memory", type=count, default=_MEGABYTES, metavar="MB", help=say("cli.memory"))


def run(options: Options) -> Problems:
    out: Path = options.out.absolute()
    wanted = orders(options.folders, out, options.to)
    if not wanted:
        raise Failed([Problem(Place(str(options.folders[0])), "catalogue.empty")])
    limits = Limits(options.seconds, options.memory)
    with locked(out):
        before = {order.name: record for order in wanted if (record := kept_result(order))}
        results = _results(wanted, before, options, limits)
        summary = report.write(out, results, made_before=len(before))
        index.write(out, results)
    print(summary, end="")
    failed = sum(not result.is_made for result in results)
    if not failed:
        return ()
    counts = {"failed": failed, "works": len(results)}
    return (Problem(Place(str(options.out / report.SUMMARY)), "catalogue.failed", counts),)


def _results(
    wanted: list[Order], before: dict[str, Result], options: Options, limits: Limits
) -> list[Result]:
    """The result of each work, in the works' order; each is reported as soon as it is known."""
    found = dict(before)
    left = [order for order in wanted if order.name not in before]
    with report.begun(options.out, before.values()) as tell:
        for result in results_of(left, options.jobs, options.cluster, limits):
            found[result.name] = result
            tell(result)
    return [found[order.name] for order in wanted]
