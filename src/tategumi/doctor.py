"""Examines the machine: has it the system libraries and the fonts that WeasyPrint needs?

Looks with the standard library alone, so that it can speak before anything else is installed.
"""

import ctypes
import platform
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .messages import user_locale
from .problems import Place, Problem

# Library names as Linux, macOS and Windows call them.
LIBRARIES = {
    "Pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "PangoFT2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    "HarfBuzz subset": (
        "libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll",
    ),
    "fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
}  # fmt: skip

# The first Pango with pango_context_set_round_glyph_positions as WeasyPrint and our shaping use it.
PANGO_MINIMUM = (1, 50, 0)

# How the families of Mincho (明朝), the type of Japanese books, name themselves.
MINCHO = re.compile(r"mincho|明朝|(noto|han) serif|serif (cjk )?jp", re.IGNORECASE)


HERE = Place("doctor")


@dataclass(frozen=True, slots=True)
class Installer:
    """A system's command to install packages, and its names for the libraries and the fonts."""

    command: str
    libraries: str
    fonts: str

    def line(self, packages: str) -> str:
        """The command line that installs packages."""
        return f"{self.command} {packages}"


# By the names that systems give themselves (ID and ID_LIKE in os-release(5)); WSL is one of these.
# Names of packages are those of Debian 12, Fedora 42, Arch and Homebrew in 2026.
_INSTALLERS = {
    "debian": Installer(
        "sudo apt install",
        "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig",
        "fontconfig fonts-noto-cjk",
    ),
    "fedora": Installer(
        "sudo dnf install", "pango harfbuzz fontconfig", "fontconfig google-noto-serif-cjk-fonts"
    ),
    "arch": Installer("sudo pacman -S", "pango harfbuzz fontconfig", "fontconfig noto-fonts-cjk"),
    "darwin": Installer("brew install", "pango", "fontconfig font-noto-serif-cjk-jp"),
}
_USUAL = _INSTALLERS["debian"]


def installer() -> Installer | None:
    """The installer of this system, if it is known; Windows has one in WSL only."""
    if sys.platform == "darwin":
        return _INSTALLERS["darwin"]
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return None
    names = [release.get("ID", ""), *release.get("ID_LIKE", "").split()]
    return next((_INSTALLERS[name] for name in names if name in _INSTALLERS), None)


def _cure(kind: str, names: Callable[[Installer], str], **values: str) -> Problem:
    """A problem with the line that mends it here, or where it is not known, with Debian's names."""
    if own := installer():
        return Problem(HERE, f"doctor.{kind}", {**values, "command": own.line(names(own))})
    code = "windows" if sys.platform == "win32" else f"{kind}-elsewhere"
    return Problem(HERE, f"doctor.{code}", {**values, "packages": names(_USUAL)})


def no_font() -> Problem:
    """No Mincho font was found."""
    return _cure("font", lambda own: own.fonts)


def examine() -> Iterator[Problem]:
    """One problem for each thing that is missing."""
    libraries = {name: _open(files) for name, files in LIBRARIES.items()}
    for name, library in libraries.items():
        if library is None:
            yield _cure("library", lambda own: own.libraries, name=name)
    if (pango := libraries["Pango"]) and _version(pango.pango_version()) < PANGO_MINIMUM:
        version = ".".join(map(str, _version(pango.pango_version())))
        yield Problem(HERE, "doctor.pango", {"version": version})
    if not mincho_families():
        yield no_font()


def mincho_families() -> list[str]:
    """The Japanese Mincho families that fontconfig knows, sorted."""
    return list(filter(MINCHO.search, japanese_families()))


def japanese_families() -> list[str]:
    """The Japanese families that fontconfig knows, sorted."""
    try:
        listing = subprocess.run(
            ["fc-list", ":lang=ja", "family"], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return []
    return sorted({line.split(",")[0].strip() for line in listing.splitlines()})


def _open(names: tuple[str, ...]) -> ctypes.CDLL | None:
    for name in names:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None


def _version(number: int) -> tuple[int, int, int]:
    """Pango's version number, 15012 for 1.50.12."""
    return number // 10000, number // 100 % 100, number % 100


def main() -> int:
    """Print what is missing; 1 where something is."""
    problems = list(examine())
    for problem in problems:
        print(problem.text(user_locale()), file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
