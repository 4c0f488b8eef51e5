"""Damaged HTML, EPUB and Word files, made into EPUBs: does any end in a traceback, or go astray?

Use: python benchmarks/fuzz.py SAMPLE… [--count 10000] [--first 0] [--keep FOLDER]

Each mutation is named by a number, and the same number makes the same file of the same samples.
Prints how many were made into a book, how many refused and why, the slowest, and memory; keeps
what ends in a traceback, reads or writes a file outside its folder, asks a network, starts a
program, or takes longer than ten seconds, in the folder of finds. None may.
"""

import argparse
import io
import random
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from resource import RLIMIT_AS, RUSAGE_SELF, getrusage, setrlimit
from types import FrameType

from PIL import Image as Picture

from tategumi import products
from tategumi.commands.convert import book_from
from tategumi.manuscript.writers import WRITERS
from tategumi.messages import Severity
from tategumi.problems import Failed

# Processor seconds that one file may take, and bytes of addresses that all may.
MOST_SECONDS = 10
MEMORY = 3 << 30
# Of a file's changes, and of the bytes that one change takes away or doubles.
MOST_CHANGES, LONGEST = 8, 400
# What is put in: marks of HTML, EPUB and Word that mean something, at places where they don't.
PIECES = (
    "<", ">", "&", "\"", "'", "/>", "</p>", "<p>", "<div>", "</div>", "<ruby>", "<rt>", "</ruby>",
    "<rp>", "<table>", "<td>", "<ol><li>", "<svg>", "<math>", "<script>", "<style>", "<![CDATA[",
    "]]>", "<!--", "-->", "<?xml", "<!DOCTYPE a [", "<!ENTITY a SYSTEM 'file:///etc/passwd'>",
    "&a;", "&#0;", "&#x110000;", "&#xd800;", "&nbsp;", "\0", "\x0b", "\u2028", "\ufeff",
    "\U000f0000", "海", "《", "》", "｜", "［＃", "］", " id='a'", " href='#a'",
    " href='../../../etc/passwd'", " src='file:///etc/passwd'", " src='http://127.0.0.1:9/a.png'",
    " src='//127.0.0.1:9/a'", " colspan='99999999'", " rowspan='-1'",
    " start='99999999999999999999'", " width='99999999'",
    " style='writing-mode:vertical-rl;text-emphasis:dot'", " class='em-sesame tcy warichu'",
    " epub:type='footnote noteref pagebreak toc'", " xmlns='urn:a'", " xml:lang=''", "<w:r>",
    "</w:r>", "<w:p>", "<w:t>", "<w:ruby>", "<w:rt>", "<w:rubyBase>",
    "<w:footnoteReference w:id='1'/>", "<w:br/>", "<w:instrText>", "<w:tbl>",
    "<w:gridSpan w:val='9999999'/>", "<w:ilvl w:val='999'/>", "<w:numId w:val='-1'/>",
    " r:embed='r99'", " w:val=''", "<item href='../../a.xhtml' id='b'/>", "<itemref idref='b'/>",
    "%2e%2e/", "../", "/", "\\",
)  # fmt: skip
NAMES = (
    "../a",
    "/etc/a",
    "a/../../b",
    "C:\\a",
    "a\0b",
    "",
    "/",
    "META-INF/encryption.xml",
    "a" * 300,
)


# --- what is made
def mutated(data: bytes, chance: random.Random) -> bytes:
    """The file with some of it damaged: of a zip file a member, a name, or the zip itself."""
    if not zipfile.is_zipfile(io.BytesIO(data)) or chance.random() < 0.1:
        return _changed(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(one.filename, archive.read(one)) for one in archive.infolist()]
    for _ in range(chance.randint(1, 2)):
        _change_member(members, chance)
    return _zipped(members)


def _change_member(members: list[tuple[str, bytes]], chance: random.Random) -> None:
    texts = [at for at, (_, data) in enumerate(members) if _is_text(data)]
    at = chance.choice(texts if texts and chance.random() < 0.9 else range(len(members)))
    name, data = members[at]
    kind = chance.random()
    if kind < 0.03:
        members[at] = chance.choice(NAMES), data
    elif kind < 0.06:
        members.append((chance.choice(NAMES), data))
    elif kind < 0.09 and len(members) > 1:
        del members[at]
    elif kind < 0.12:
        members[at] = chance.choice(members)[0], data
    else:
        members[at] = name, _changed(data, chance)


def _zipped(members: Sequence[tuple[str, bytes]]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data)
    return made.getvalue()


def _changed(data: bytes, chance: random.Random) -> bytes:
    """Mostly as text, where it is one: few files whose letters are broken are read."""
    encoding = "utf-8" if _is_text(data) and chance.random() < 0.95 else "latin-1"
    text = data.decode(encoding)
    for _ in range(chance.choice((1, 1, 1, 2, 3, MOST_CHANGES))):
        at = chance.randrange(len(text) + 1)
        end = at + chance.randint(0, LONGEST if chance.random() < 0.3 else 4)
        there = chance.randrange(len(text) + 1)
        other = text[there : there + chance.randint(1, LONGEST)]
        text = text[:at] + _put(text[at:end], other, chance) + text[end:]
    return text.encode(encoding, "replace")


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _put(part: str, other: str, chance: random.Random) -> str:
    """What stands in a part's place; ``other`` is from elsewhere in the file."""
    piece = chance.choice(PIECES)
    return chance.choice(
        (
            "",
            part * chance.choice((2, 3, 50)),
            piece,
            piece + part,
            piece * chance.choice((1, 2, 2_000)) + part,
            "".join(chr(ord(one) ^ (1 << chance.randrange(8))) for one in part),
            part + other,
            "".join(chance.choices(other or " ", k=len(part))),
        )
    )


# --- what may not be
class TooLong(BaseException):
    """A file took more than its time; no handler of the package's catches it."""


class Guard:
    """Notes what a file makes the package do outside its folder."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.folder = ""
        sys.addaudithook(self._hear)
        signal.signal(signal.SIGPROF, self._stop)

    def watch(self, folder: Path) -> None:
        self.seen.clear()
        self.folder = str(folder)
        signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)

    def rest(self) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)
        self.folder = ""

    def _stop(self, number: int, frame: FrameType | None) -> None:
        raise TooLong

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.folder:
            return
        if event == "open" and not self._is_known(str(arguments[0])):
            self.seen.append(f"opens {arguments[0]}")
        elif event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.fork")):
            self.seen.append(event)

    def _is_known(self, name: str) -> bool:
        """Is it the manuscript's, or the program's own?"""
        return name.isdigit() or any(
            str(Path(name).absolute()).startswith(one) for one in (self.folder, *_PROGRAM)
        )


_PROGRAM = (
    str(Path(products.__file__).parents[2]),
    sys.prefix,
    sys.base_prefix,
    "/usr/share",
    "/dev/null",
)


@dataclass(slots=True)
class Findings:
    """What the files have shown so far."""

    made: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")
    faults: Counter[str] = field(default_factory=Counter)

    def show(self) -> None:
        print(
            f"made {self.made}, refused {self.refused.total()}: {dict(self.refused.most_common())}"
        )
        print(f"slowest {self.slowest[0]:.2f} s: {self.slowest[1]}")
        print(f"memory {getrusage(RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        print(f"faults {self.faults.total()} (must be 0)")
        for fault, count in self.faults.most_common():
            print(f"  {count} × {fault}")


def try_file(path: Path) -> None:
    """The book that a file makes, written as all that it can be. Raises ``Failed``."""
    given = book_from(path, None)
    products.epub_book(given.book, path.parent, COVER, [path])
    for writer in WRITERS.values():
        writer.write(given.manuscript, "out.txt")


def _cover() -> bytes:
    made = io.BytesIO()
    Picture.new("RGB", (14, 20)).save(made, "JPEG")
    return made.getvalue()


COVER = _cover()


def run(samples: Sequence[Path], numbers: range, keep: Path) -> Findings:
    guard, found = Guard(), Findings()
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            sample = samples[number % len(samples)]
            data = mutated(sample.read_bytes(), random.Random(number))
            path = Path(folder, f"{number}{sample.suffix}")
            path.write_bytes(data)
            fault = _tried(path, guard, found)
            if fault:
                found.faults[fault] += 1
                if found.faults[fault] == 1:
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / path.name).write_bytes(data)
            path.unlink()
    return found


def _tried(path: Path, guard: Guard, found: Findings) -> str:
    """What is wrong with how a file was dealt with."""
    begun = time.process_time()
    fault = ""
    guard.watch(path.parent)
    try:
        try_file(path)
        found.made += 1
    except Failed as failed:
        found.refused[_reason(failed)] += 1
    except TooLong:
        fault = f"takes longer than {MOST_SECONDS} s"
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        fault = f"{type(error).__name__}: {str(error)[:80]} ({last.filename}:{last.lineno})"
    finally:
        guard.rest()
    found.slowest = max(found.slowest, (time.process_time() - begun, path.name))
    return fault or "; ".join(sorted(set(guard.seen)))


def _reason(failed: Failed) -> str:
    errors = (one for one in failed.problems if one.severity is Severity.ERROR)
    return next(errors, failed.problems[0]).code


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("samples", type=Path, nargs="+")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("finds"))
    options = parser.parse_args()
    setrlimit(RLIMIT_AS, (MEMORY, MEMORY))
    numbers = range(options.first, options.first + options.count)
    found = run(options.samples, numbers, options.keep)
    found.show()
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
