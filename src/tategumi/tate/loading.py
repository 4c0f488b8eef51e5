"""Load WeasyPrint without its search for libraries.

WeasyPrint tries several names of each library. Where a name does not load, the loader starts
compilers and linkers to look for it, a sixth of a second in all. On Linux a later name loads
without that. It also warns of a machine without fonts, which is told as a problem.
"""

import ctypes.util
import sys
import warnings
from contextlib import nullcontext
from unittest.mock import patch

_SEARCHES = sys.platform != "linux"

with (
    nullcontext() if _SEARCHES else patch.object(ctypes.util, "find_library", lambda _: None),
    warnings.catch_warnings(action="ignore"),
):
    import weasyprint  # noqa: F401
