"""The web platform tests that concern vertical books: each test and its reference, as pictures.

Use: python benchmarks/wpt.py DIR [GROUP or TEST …] [--engine chromium] [--pictures FOLDER]
DIR is a copy of github.com/web-platform-tests/wpt. ``wpt.yaml`` beside this file says which tests
make each group, what kinds of tests are left out, and which are refused by design, with the reason.
A test passes where the pages of test and reference are alike, but for shifts of a pixel at edges.
Prints the tests that fail, then passes and tests for each group; the refused are not counted.
``--pictures`` keeps both pictures of each test that fails. ``--engine chromium`` asks headless
Chromium instead, for comparison.
"""

import argparse
import http.server
import re
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import lru_cache, partial
from io import BytesIO
from os import cpu_count
from pathlib import Path
from urllib.parse import parse_qs

import yaml
from PIL import Image, ImageChops, ImageFilter

import pypdfium2
from tategumi.tate import typeset

RULES = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
LINK = re.compile(r"<link\b[^>]*>", re.I)
VARIANT = re.compile(
    r"""<meta\b[^>]*\bname=["']?variant["']?[^>]*\bcontent=["'](\?[^"']*)["']""", re.I
)
REL = re.compile(r"""\brel\s*=\s*["']?(match|mismatch)\b""", re.I)
HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.I)
# A style sheet at such an address, which may hold more of them.
SHEET = re.compile(r"""<link\b[^>]*\bhref=["']?/(fonts/[\w.-]+\.css)[^>]*>""", re.I)
# The script that gives a page the class and the language of its variant.
VARIANT_SCRIPT = re.compile(r"""<script src="support/variant-class\.js"></script>""")
VERTICAL = re.compile("vertical-rl|tb-rl")
# Addresses from the root of the server that the suite is made for.
ROOTED = re.compile(r"""(["'(=])/(?=(?:fonts|css|images|common)/)""")
# The window of a reftest, and the page of a print reftest (web-platform-tests.org, reftests).
WINDOW = (800, 600)
SCREEN = "@page { size: 800px 600px; margin: 0 }"
# What CSS says where the engine follows JLReq until a style sheet asks otherwise.
USUAL = ":root { text-spacing-trim: normal }"
PAPER = "@page { size: 5in 3in; margin: 0.5in }"
SECONDS = 60
# Pictures have so many dots for each pixel of CSS, so that its thinnest lines are three dots wide.
DOTS = 3
# Dots differ where a channel lies so far outside of what the other picture has within one of them.
TOLERANCE = 48
CHROMIUM = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run")


@dataclass(frozen=True)
class Test:
    """A reftest: it must look like one of ``alike``, and unlike each of ``unlike``."""

    group: str
    path: str
    alike: tuple[str, ...]
    unlike: tuple[str, ...]


# --- which tests
def tests_in(suite: Path, wanted: Sequence[str]) -> Iterator[Test]:
    """The tests of the groups; ``wanted`` are groups or patterns of paths, none means all."""
    seen: set[str] = set()
    for group, patterns in RULES["groups"].items():
        for pattern in patterns:
            for file in sorted(suite.glob(pattern)):
                path = file.relative_to(suite).as_posix()
                if path in seen or not file.is_file():
                    continue
                seen.add(path)
                asked = not wanted or group in wanted or any(fnmatch(path, w) for w in wanted)
                yield from _tests(suite, group, path) if asked else ()


def _tests(suite: Path, group: str, path: str) -> Iterator[Test]:
    """The test of a file in each of its variants, if it is of no kind that is left out."""
    text = _text(suite / path)
    found = {"match": [], "mismatch": []}
    for link in LINK.findall(text):
        if (rel := REL.search(link)) and (href := HREF.search(link)):
            address = next(filter(None, href.groups()))
            file = suite / address[1:] if address[0] == "/" else (suite / path).parent / address
            found[rel[1].lower()].append(file.resolve().relative_to(suite).as_posix())
    references = [*found["match"], *found["mismatch"]]
    whole = text + "".join(_text(suite / one) for one in references if (suite / one).is_file())
    whole = VARIANT_SCRIPT.sub("", whole)
    if not references or any(re.search(kind, whole) for kind in RULES["left out"]):
        return
    if group in RULES["vertical alone"] and not VERTICAL.search(whole):
        return
    for variant in VARIANT.findall(text) or [""]:
        if path + variant not in RULES["refused"]:
            alike, unlike = (tuple(p + variant for p in paths) for paths in found.values())
            yield Test(group, path + variant, alike, unlike)


def _text(file: Path) -> str:
    return file.read_text("utf-8-sig", "replace")


# --- pictures
def is_print(path: str) -> bool:
    stem = Path(path.partition("?")[0]).stem
    return stem.endswith("-print") or "-print-" in stem


@lru_cache(maxsize=64)
def ours(suite: Path, path: str) -> tuple[Image.Image, ...]:
    """The pages of a print test; of any other the first, as large as a window."""
    name, _, variant = path.partition("?")
    file = suite / name
    up = "../" * (len(file.relative_to(suite).parts) - 1)
    html = SHEET.sub(lambda found: f"<style>{_text(suite / found[1])}</style>", _text(file))
    html = ROOTED.sub(rf"\1{up}", html)
    if variant:
        html = VARIANT_SCRIPT.sub("", html).replace("<!DOCTYPE html>", _root(variant))
    printed = is_print(path)
    style = USUAL + (PAPER if printed else SCREEN)
    return _pages(typeset(html, [style], file.parent, root=suite).pdf, printed)


def _root(variant: str) -> str:
    """The root element of a variant."""
    values = parse_qs(variant)
    classes = " ".join(values.get("class", [""])).replace(",", " ")
    language = "".join(f' lang="{one}"' for one in values.get("lang", [])[:1])
    return f'<!DOCTYPE html><html class="{classes}"{language}>'


@lru_cache(maxsize=64)
def chromiums(address: str, path: str) -> tuple[Image.Image, ...]:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder:
        printed = is_print(path)
        out = Path(folder, "out.pdf" if printed else "out.png")
        how = (
            [f"--print-to-pdf={out}", "--no-pdf-header-footer"]
            if printed
            else [
                f"--screenshot={out}",
                f"--window-size={WINDOW[0]},{WINDOW[1]}",
                f"--force-device-scale-factor={DOTS}",
            ]
        )
        profile = f"--user-data-dir={folder}/profile"
        command = [program, *CHROMIUM, profile, *how, address + path]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
        if printed:
            return _pages(out.read_bytes(), True)
        return (Image.open(BytesIO(out.read_bytes())).convert("RGB"),)


def _pages(pdf: bytes, every: bool) -> tuple[Image.Image, ...]:
    document = pypdfium2.PdfDocument(pdf)
    numbers = range(len(document) if every else 1)
    how = {"scale": DOTS * 96 / 72, "no_smoothtext": True, "no_smoothpath": True}
    return tuple(document[n].render(**how).to_pil().convert("RGB") for n in numbers)


def are_alike(one: Sequence[Image.Image], other: Sequence[Image.Image]) -> bool:
    return len(one) == len(other) and all(map(_is_like, one, other))


def _is_like(one: Image.Image, other: Image.Image) -> bool:
    """Does each dot lie within what the other picture has around its place, both ways?"""
    if one.size != other.size:
        return False
    box = ImageChops.difference(one, other).getbbox()
    if box is None:
        return True
    left, top, right, bottom = box
    around = (left - 2, top - 2, right + 2, bottom + 2)
    one, other = one.crop(around), other.crop(around)
    return not (_differs(one, other) or _differs(other, one))


def _differs(one: Image.Image, other: Image.Image) -> bool:
    """Has the one a place, larger than the dots of an edge, that the other has not?"""
    over = ImageChops.subtract(one, other.filter(ImageFilter.MaxFilter(3)))
    under = ImageChops.subtract(other.filter(ImageFilter.MinFilter(3)), one)
    red, green, blue = ImageChops.lighter(over, under).split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    differing = worst.point(lambda level: 255 * (level >= TOLERANCE))
    return differing.filter(ImageFilter.MinFilter(3)).getbbox() is not None


# --- running
def run(test: Test, suite: Path, address: str | None, pictures: Path | None) -> str:
    """What came of a test: empty where it passed."""
    draw = partial(chromiums, address) if address else partial(ours, suite)
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(2 * SECONDS)
    try:
        found = draw(test.path)
        alike = {path: are_alike(found, draw(path)) for path in (*test.alike, *test.unlike)}
    except Exception as error:
        return f"{type(error).__name__}: {str(error)[:80]}"
    finally:
        signal.alarm(0)
    if (not test.alike or any(alike[p] for p in test.alike)) and not any(
        alike[p] for p in test.unlike
    ):
        return ""
    if pictures:
        reference = draw((*test.alike, *test.unlike)[0])
        for name, images in (("test", found), ("wanted", reference)):
            for number, image in enumerate(images, 1):
                image.save(pictures / f"{Path(test.path).stem}-{number}-{name}.png")
    return "differs"


def _too_long(*_: object) -> None:
    raise TimeoutError(f"{2 * SECONDS} s")


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A browser goes away before it has been told all: no matter."""


class _Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012 (the base class declares it so)
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".xht": "application/xhtml+xml",
    }

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(suite: Path) -> Iterator[str]:
    """The suite's address on this machine, for a browser."""
    handler = partial(_Handler, directory=suite)
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def report(tests: Sequence[Test], results: Sequence[str]) -> None:
    for test, result in zip(tests, results, strict=True):
        if result:
            print(f"{test.group:24} {test.path}  {result}")
    print()
    for group in dict.fromkeys(test.group for test in tests):
        own = [not r for test, r in zip(tests, results, strict=True) if test.group == group]
        print(f"{group:24} {sum(own):4} of {len(own):4}")
    print(f"{'all':24} {results.count(''):4} of {len(results):4}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("suite", type=Path)
    parser.add_argument("wanted", nargs="*")
    parser.add_argument("--engine", choices=("tategumi", "chromium"), default="tategumi")
    parser.add_argument("--pictures", type=Path)
    options = parser.parse_args()
    suite = options.suite.resolve()
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    tests = list(tests_in(suite, options.wanted))
    with served(suite) as address, ProcessPoolExecutor(cpu_count()) as pool:
        asked = address if options.engine == "chromium" else None
        one = partial(run, suite=suite, address=asked, pictures=options.pictures)
        report(tests, list(pool.map(one, tests, chunksize=4)))


if __name__ == "__main__":
    main()
