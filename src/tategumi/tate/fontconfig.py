"""Finds which fonts the machine or a document has, and whether they are those it asks for."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from shutil import rmtree
from typing import Any

from weasyprint.text.ffi import ffi, fontconfig, gobject, pango
from weasyprint.text.fonts import FontConfiguration

from ..inputs import note_folder, remembered

ffi.cdef(
    """
    FcStrList *FcConfigGetFontDirs (FcConfig *config);
    FcBool FcConfigUptoDate (FcConfig *config);
    FcBool FcPatternAddInteger (FcPattern *p, const char *object, int i);
    FcResult FcPatternGetInteger (FcPattern *p, const char *object, int n, int *i);
    """
)
# FC_WEIGHT_REGULAR, FC_WEIGHT_BOLD; FcMatchPattern; FcResultMatch.
_REGULAR, _BOLD = 80, 200
_MATCH_PATTERN, _FOUND = 0, 0

# Families that stand for whatever the machine has (CSS Fonts 4, 2.1.3).
_GENERIC = frozenset(
    {
        "serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "emoji", "math",
        "ui-serif", "ui-sans-serif", "ui-monospace", "ui-rounded",
    }
)  # fmt: skip


def _quick_first(sources: list[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    """Put the sources of a font so that of one file in several forms the WOFF 2.0 comes last.

    That takes by far the longest to unpack: twenty seconds for a family in a hundred files.
    """
    stems = [(url or "").rpartition(".")[0] for _, url in sources]
    order = sorted(
        range(len(sources)),
        key=lambda i: (stems.index(stems[i]), (sources[i][1] or "").endswith(".woff2")),
    )
    return [sources[i] for i in order]


def note_folders(config: object) -> None:
    """Note that what is made depends on the machine's fonts and their configuration."""
    files = fontconfig.FcConfigGetConfigFiles(config)
    folders = fontconfig.FcConfigGetFontDirs(config)
    for folder in {*_paths(folders), *(path.parent for path in _paths(files))}:
        note_folder(folder)


def _paths(names: object) -> Iterator[Path]:
    """Yield the paths in a list of fontconfig's."""
    while (name := fontconfig.FcStrListNext(names)) != ffi.NULL:
        yield Path(ffi.string(ffi.cast("char *", name)).decode())


class MachineFonts(FontConfiguration):
    """The fonts of the machine, with what Pango and WeasyPrint have found out about them."""

    _config: object

    def is_up_to_date(self) -> bool:
        """Return whether the machine has the same fonts as when they were looked up."""
        return bool(fontconfig.FcConfigUptoDate(self._config))


@remembered
def _looked_up() -> MachineFonts:
    found = MachineFonts()
    note_folders(found._config)
    return found


def machine() -> MachineFonts:
    """Return the fonts of the machine. They are looked up once a process, and
    again when there are others.
    """
    if not _looked_up().is_up_to_date():
        _looked_up.cache_clear()
    return _looked_up()


class Fonts(FontConfiguration):
    """WeasyPrint's font configuration, which remembers what ``@font-face`` declared.

    It shares the machine's fonts with other documents, until it is given fonts of its own.
    """

    _folder: Path | None

    def __init__(self) -> None:
        self.__dict__.update(machine().__dict__)
        self.declared: set[str] = set()

    def add_font_face(self, rule_descriptors: dict[str, Any], url_fetcher: object) -> None:
        """Add the font of an ``@font-face`` rule, as WeasyPrint does, and remember its family.

        The first such rule gives this configuration fonts of its own, for others share the
        machine's.
        """
        if not self.declared:
            super().__init__()
        self.declared.add(rule_descriptors["font_family"])
        sources = _quick_first(rule_descriptors["src"])
        super().add_font_face({**rule_descriptors, "src": sources}, url_fetcher)

    @property
    def folder(self) -> Path | None:
        """The folder of the fonts that style sheets fetched, which lasts as
        long as this configuration.
        """
        return self._folder

    def close(self) -> None:
        """Remove that folder now, because a process that ends at once would leave it for ever."""
        if self._folder:
            rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def has_any(self, names: Iterable[str]) -> bool:
        """Return whether one of the families is here, or is a generic one."""
        return any(n in _GENERIC or n in self.declared or self._has(n) for n in names)

    def file_of(self, name: str, *, bold: bool = False) -> tuple[Path, int] | None:
        """Return the file of a family of the machine, and the number of its font in that file."""
        if not self._has(name):
            return None
        wanted = ffi.gc(fontconfig.FcPatternCreate(), fontconfig.FcPatternDestroy)
        fontconfig.FcPatternAddString(wanted, b"family", name.encode())
        fontconfig.FcPatternAddInteger(wanted, b"weight", _BOLD if bold else _REGULAR)
        fontconfig.FcConfigSubstitute(self._config, wanted, _MATCH_PATTERN)
        fontconfig.FcDefaultSubstitute(wanted)
        result, path, index = ffi.new("FcResult *"), ffi.new("FcChar8 **"), ffi.new("int *")
        match = fontconfig.FcFontMatch(self._config, wanted, result)
        if match == ffi.NULL:
            return None
        match = ffi.gc(match, fontconfig.FcPatternDestroy)
        if fontconfig.FcPatternGetString(match, b"file", 0, path) != _FOUND:
            return None
        fontconfig.FcPatternGetInteger(match, b"index", 0, index)
        # The upper bits are the number of an instance of a variable font.
        return Path(ffi.string(ffi.cast("char *", path[0])).decode()), index[0] & 0xFFFF

    def are_none(self) -> bool:
        """Return whether there is no font at all."""
        return not self._family("serif")

    def _has(self, name: str) -> bool:
        return self._family(name).casefold() == name.casefold()

    def _family(self, name: str) -> str:
        """Return the family that Pango takes for this name; it is empty where there is no font."""
        context = ffi.gc(pango.pango_font_map_create_context(self.font_map), gobject.g_object_unref)
        wanted = ffi.gc(pango.pango_font_description_new(), pango.pango_font_description_free)
        pango.pango_font_description_set_family(wanted, ffi.new("char[]", name.encode()))
        font = pango.pango_font_map_load_font(self.font_map, context, wanted)
        if font == ffi.NULL:
            return ""
        found = ffi.gc(
            pango.pango_font_describe_with_absolute_size(font), pango.pango_font_description_free
        )
        gobject.g_object_unref(font)
        return ffi.string(pango.pango_font_description_get_family(found)).decode()
