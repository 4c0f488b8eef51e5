"""Loads WeasyPrint without the parts that most runs never use.

WeasyPrint tries several names of each library. Where a name does not load, the loader starts
compilers and linkers to look for it, a sixth of a second in all. On Linux a later name loads
without that. It also warns of a machine without fonts, which is told as a problem. Its door to
fontTools' subsetter, a tenth of the time that loading takes, opens at the first font written. cffi
reads further declarations, WeasyPrint's and ours, by the names in them.
"""

import ctypes.util
import sys
import warnings
from importlib import import_module
from types import ModuleType

from .declarations import spare

_LATER = ("fontTools.subset", "fontTools.varLib.instancer")
_find_library = ctypes.util.find_library


class _Later(ModuleType):
    """A module that is loaded when something of it is called."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *values, **named: getattr(import_module(self.__name__), name)(
            *values, **named
        )


_stand_ins = {name: _Later(name) for name in _LATER if name not in sys.modules}
sys.modules.update(_stand_ins)
if sys.platform == "linux":
    ctypes.util.find_library = lambda name: None
try:
    with warnings.catch_warnings(action="ignore"):
        from weasyprint.text.ffi import ffi
finally:
    ctypes.util.find_library = _find_library
    for name in _stand_ins:
        del sys.modules[name]

spare(ffi._parser)
