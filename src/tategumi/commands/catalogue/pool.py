"""Runs conversions side by side: on this machine, or on the workers of a Dask scheduler."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, Executor, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from filelock import FileLock, Timeout

from ...problems import Failed, Place, Problem
from ...progress import bar
from ..arguments import say
from .isolation import Limits, Result, convert_isolated, killed
from .orders import RECORDS, Order


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Lock the folder. Raises ``Failed`` if another catalogue is at work in it."""
    try:
        (out / RECORDS).mkdir(parents=True, exist_ok=True)
        with FileLock(out / RECORDS / "lock", timeout=0):
            yield
    except Timeout:
        raise Failed([Problem(Place(str(out)), "catalogue.busy")]) from None
    except OSError as error:
        values = {"detail": error.strerror or str(error)}
        raise Failed([Problem(Place(str(out)), "file.unwritable", values)]) from None


def results_of(
    orders: Sequence[Order], jobs: int, cluster: str | None, limits: Limits
) -> Iterator[Result]:
    """The results of all orders, as they come."""
    if not orders:
        return
    begun = time.monotonic()
    with _executor(jobs, cluster) as pool, bar(say("progress.works"), len(orders)) as step:
        waiting = {
            pool.submit(convert_isolated, values, limits): values for values in map(asdict, orders)
        }
        for future in as_completed(waiting):
            try:
                result = future.result()
            except (CancelledError, Exception) as error:  # a worker may die in many ways
                result = killed(waiting[future], str(error) or type(error).__name__, begun)
            step()
            yield result


@contextmanager
def _executor(jobs: int, cluster: str | None) -> Iterator[Executor]:
    if cluster:
        with _cluster(cluster) as pool:
            yield pool
        return
    # Threads only wait: each work has a process of its own.
    pool = ThreadPoolExecutor(jobs)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client  # noqa: PLC0415 (an extra)
    except ImportError:
        raise Failed([Problem(Place(address), "catalogue.no-dask")]) from None
    try:
        client = Client(address, set_as_default=False)
    except (OSError, ValueError) as error:
        values = {"detail": str(error)}
        raise Failed([Problem(Place(address), "catalogue.no-cluster", values)]) from None
    with client:
        yield client.get_executor(pure=False)
