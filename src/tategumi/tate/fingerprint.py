"""A hash of all that a setting depends on beside its source: engine, libraries, fonts."""

from collections.abc import Iterator
from pathlib import Path

from weasyprint.text.ffi import ffi, fontconfig, harfbuzz, pango

from ..cache import digest
from ..inputs import program, remembered
from .fontconfig import MachineFonts, machine

ffi.cdef("""
    const char *hb_version_string (void);
    const char *pango_version_string (void);
""")

_SYSTEM_FONTS = 0  # FcSetSystem


def fingerprint() -> str:
    """Return a hash that stays the same as long as the same source is set the same."""
    return _fingerprint(machine())


@remembered
def _fingerprint(fonts: MachineFonts) -> str:
    libraries = (
        ffi.string(harfbuzz.hb_version_string()).decode(),
        ffi.string(pango.pango_version_string()).decode(),
    )
    return digest(program(), *libraries, *map(_state, _files(fonts._config)))


def _files(config: object) -> Iterator[Path]:
    """Return the files of fontconfig's configuration, and those of all fonts that it knows."""
    files = fontconfig.FcConfigGetConfigFiles(config)
    while (name := fontconfig.FcStrListNext(files)) != ffi.NULL:
        yield _path(name)
    fonts = fontconfig.FcConfigGetFonts(config, _SYSTEM_FONTS)
    found, name = set(), ffi.new("FcChar8 **")
    for i in range(fonts.nfont if fonts != ffi.NULL else 0):
        if not fontconfig.FcPatternGetString(fonts.fonts[i], b"file", 0, name):
            found.add(_path(name[0]))
    yield from sorted(found)


def _path(name: object) -> Path:
    return Path(ffi.string(ffi.cast("char *", name)).decode())


def _state(path: Path) -> str:
    """Return a file's name, size and last change: enough for files that no build writes."""
    try:
        stat = path.stat()
    except OSError:
        return str(path)
    return f"{path} {stat.st_size} {stat.st_mtime_ns}"
