"""Works side by side: on this machine, or wherever a Dask scheduler has workers."""

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
from .apart import Limits, Result, make_apart, unmade
from .orders import RECORDS, Order


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Keep other catalogues from the folder. Raises ``Failed`` where one is at work in it."""
    try:
        (out / RECORDS).mkdir(parents=True, exist_ok=True)
        with FileLock(out / RECORDS / "lock", timeout=0):
            yield
    except Timeout:
        raise Failed([Problem(Place(str(out)), "catalogue.busy")]) from None
    except OSError as error:
        values = {"detail": error.strerror or str(error)}
        raise Failed([Problem(Place(str(out)), "file.unwritable", values)]) from None


def made(
    orders: Sequence[Order], jobs: int, cluster: str | None, limits: Limits
) -> Iterator[Result]:
    """The results, as they come."""
    if not orders:
        return
    begun = time.monotonic()
    with _executor(jobs, cluster) as pool, bar(say("progress.works"), len(orders)) as step:
        waiting = {
            pool.submit(make_apart, values, limits): values for values in map(asdict, orders)
        }
        for future in as_completed(waiting):
            try:
                result = future.result()
            except (CancelledError, Exception) as error:  # whatever a worker's end is called
                result = unmade(waiting[future], str(error) or type(error).__name__, begun)
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
