"""How long work takes, so that a test of linear time fails for the work's sake only."""

import gc
import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """Processor time, the better of two runs; without the collector, which walks all tests."""
    times = []
    gc.disable()
    try:
        for _ in range(2):
            start = time.process_time()
            work()
            times.append(time.process_time() - start)
    finally:
        gc.enable()
    return min(times)
