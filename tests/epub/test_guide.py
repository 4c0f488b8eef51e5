"""The package as the guide 1.1.4 of the Japanese e-book publishers (電書連) has it.

Two rows of checks for older issues of the guide are left out, as 1.1.4 leaves them out: which
elements of HTML a page may have, and readings (file-as) for every name. Names of files are digits
of a hash (docs/design.md) where the guide counts. What the guide has no word for, a class of ours
says; each stands in ``OWN``, and properties of newer CSS in ``NEWER``.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from made_books import every_part, work
from shore_book import METADATA, STYLES, book, picture

from shared import WORKS
from tategumi.clock import build_time
from tategumi.epub import build_epub

OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
FILE = re.compile(
    r"mimetype|META-INF/container\.xml|item/(standard\.opf|navigation-documents\.xhtml|toc\.ncx"
    r"|image/[a-z0-9-]+\.(jpg|png|svg)|style/book-style\.css"
    r"|xhtml/p-(cover|halftitle|titlepage|toc|colophon|fmatter-\d+|[a-z]+|\d+)([-_]\d+)*\.xhtml)"
)
CLASS = re.compile(
    r"main|vrtl|hltr|p-\w+|tcy|upright|sideways|em-[a-z-]+|line-through|gaiji(-line|-wide)?|fit"
    r"|(start|end|indent|h-indent|measure|width|height)-\d+(em|per)?\d*|font-\w+|bold|italic"
    r"|align-\w+|pagebreak-before|super|sub|kogaki(-left)?|kunten(-okuri)?|noteref|k-\w+"
    r"|book-title|author|label|copyright"
)
OWN = re.compile(
    r"backlink|blank|book-(creator|publisher|source|subtitle)|caption|centred-page|columns-\d|cross"
    r"|dashed|dotted|double|episode-(after|pre)(word|face)|gaiji-note|language-\w+|lead|left"
    r"|leafbreak-before|notes|opening-bracket|phrase|ruby-left|run-in|runs?-on|scene|solid"
    r"|toc-(\d|levels|title)|warichu|wavy|window|yokogumi"
)
PROPERTY = re.compile(
    r"background(-color)?|border.*|color|display|font(-family|-size|-style|-weight)?|height|width"
    r"|letter-spacing|line-(break|height)|(margin|padding)(-(top|right|bottom|left))?"
    r"|max-(height|width)|page-break-(before|after|inside)|text-(align|decoration|indent)"
    r"|vertical-align|word-(break|wrap)|writing-mode|-(epub|webkit)-.*"
    r"|text-(combine-upright|emphasis(-style|-position)?|orientation|underline-position)"
)
NEWER = re.compile(
    r"column-count|filter|float|list-style(-type)?|min-width|object-fit|overflow-wrap|ruby-position"
    r"|text-(align-last|decoration-(line|style))|white-space"
    r"|(margin|padding)-inline(-start|-end)?|(min|max)-inline-size"
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Books with every kind of markup, and the beginnings of real works where they are."""
    folder = tmp_path_factory.mktemp("shelf")
    pictures = {"pictures/mark.png": picture(), "pictures/map.jpg": picture("JPEG")}
    made = build_epub(book(), STYLES, picture(), pictures, build_time(METADATA.date))
    (folder / "shore.epub").write_bytes(made.data)
    names = ["shore.epub", every_part(folder), *(work(folder, path) for path in WORKS)]
    return tuple(folder / name for name in names)


def test_books_are_as_the_guide_has_them(shelf: tuple[Path, ...]) -> None:
    found = {path.name: [*departures(zipfile.ZipFile(path))] for path in shelf}
    assert found == {path.name: [] for path in shelf}


def departures(archive: zipfile.ZipFile) -> Iterator[str]:
    yield from (f"file {name}" for name in archive.namelist() if not FILE.fullmatch(name))
    package = ElementTree.fromstring(archive.read("item/standard.opf"))
    yield from _of_package(package)
    spine = {item.get("idref") for item in package.iter(f"{OPF}itemref")}
    items = [item for item in package.iter(f"{OPF}item") if item.get("id") in spine]
    pages = {str(one.get("href")): archive.read(f"item/{one.get('href')}") for one in items}
    if len(pages) >= 300:
        yield f"{len(pages)} pages"
    ids: list[str] = []
    for item in items:
        name = str(item.get("href"))
        if item.get("id") != Path(name).stem or len(pages[name]) >= 256 * 1024:
            yield f"page {name}"
        page = ElementTree.fromstring(pages[name])
        ids += [str(e.get("id")) for e in page.iter() if e.get("id")]
        yield from (f"{name}: {one}" for one in _of_page(page))
    yield from (f"id {one}" for one in set(ids) if ids.count(one) > 1)
    yield from _of_style(archive.read("item/style/book-style.css").decode())


def _of_package(package: ElementTree.Element) -> Iterator[str]:
    prefixes = str(package.get("prefix"))
    said = {e.get("property"): e.text for e in package.iter(f"{OPF}meta")}
    for name in ("ebpaj", "dpfj"):
        if f"{name}: http" not in prefixes or said.get(f"{name}:guide-version") != "1.1.4":
            yield f"{name} {said.get(f'{name}:guide-version')}"
    covers = [e.get("href") for e in package.iter() if e.get("properties") == "cover-image"]
    if covers != ["image/cover.jpg"]:
        yield f"cover {covers}"
    (spine,) = package.iter(f"{OPF}spine")
    if spine.get("page-progression-direction") != "rtl":
        yield "not from right to left"


def _of_page(page: ElementTree.Element) -> Iterator[str]:
    (body,) = page.iter(f"{XHTML}body")
    if [e.get("class") for e in body] != ["main"]:
        yield "no main"
    if "p-cover" in str(body.get("class")) and page.get("class") != "hltr":
        yield "vertical cover"
    links = [e.get("href") for e in page.iter(f"{XHTML}link")]
    if links != ["../style/book-style.css"]:
        yield f"styles {links}"
    for element in page.iter():
        if element.get("style"):
            yield f"style {element.get('style')}"
        for name in (element.get("class") or "").split():
            if not CLASS.fullmatch(name) and not OWN.fullmatch(name):
                yield f"class {name}"


def _of_style(style: str) -> Iterator[str]:
    if not style.startswith('@charset "UTF-8"'):
        yield "no charset"
    plain = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", style, flags=re.DOTALL)
    for name in set(re.findall(r"[{;]\s*([a-z-]+)\s*:", plain)):
        if not PROPERTY.fullmatch(name) and not NEWER.fullmatch(name):
            yield f"property {name}"
    yield from (f"unit {one}" for one in re.findall(r"\d(?:vw|vh|rem|ex|cm|mm|pt|in|pc)\b", plain))
    selectors = re.findall(r"::?(?:nth-[a-z-]+|last-child|root|before|after)", plain)
    yield from (f"selector {one}" for one in selectors)
