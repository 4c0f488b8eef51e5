"""The command ``tategumi`` as a process of its own."""

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

from .cli import main
from .output import end_unheard, tell_interrupted


def run() -> NoReturn:
    """Run one command and end the process.

    What a command leaves goes back to the system as a whole: to collect and free a novel's boxes
    one by one would take an eighth of its time.
    """
    gc.disable()
    try:
        status = main()
    except KeyboardInterrupt:
        status = tell_interrupted()
    except BrokenPipeError:
        end_unheard()
    with suppress(BrokenPipeError):
        for stream in filter(None, (sys.stdout, sys.stderr)):  # either may be closed
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    run()
