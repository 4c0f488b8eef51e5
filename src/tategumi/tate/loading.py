"""Load WeasyPrint without its search for libraries.

WeasyPrint tries several names of each library. Where a name does not load, the loader starts
compilers and linkers to look for it, a sixth of a second in all. On Linux a later name loads
without that. It also warns of a machine without fonts, which is told as a problem.
"""

import ctypes.util
import sys
import warnings

_find_library = ctypes.util.find_library
if sys.platform == "linux":
    ctypes.util.find_library = lambda _: None
try:
    with warnings.catch_warnings(action="ignore"):
        import weasyprint  # noqa: F401
finally:
    ctypes.util.find_library = _find_library
