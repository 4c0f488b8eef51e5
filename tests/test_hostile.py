"""Texts that want to hurt: one line for each, in bounded time and memory, and never a traceback."""

import struct
import subprocess
import sys
import zlib
from functools import partial
from pathlib import Path

import pytest

from counting import calls
from tategumi.cli import main

pytestmark = [
    pytest.mark.needs("machine"),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows can't bound a program's memory"),
]

LEVELS = 10_000
SECONDS = 120  # on a loaded machine; none takes a tenth of it alone
MEMORY = 2 << 30  # bytes of addresses
HEAD = "題\n著者\n\n"


def entities() -> str:
    """An entity of entities, a million million characters if it is unfolded."""
    rows = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE html [<!ENTITY e0 "{"海" * 10}">{rows}]><h1>題</h1><p>本文 &e11;</p>'


TEXTS = {
    "quotes.md": f"# 題\n\n{'> ' * LEVELS}海\n",
    "brackets.md": f"# 題\n\n{'[' * LEVELS}海{']' * LEVELS}\n",
    "readings.md": f"# 題\n\n{'{' * LEVELS}海|うみ{'}' * LEVELS}\n",
    "pixiv.md": f"# 題\n\n{'[[rb:' * LEVELS}海 > うみ\n",
    "blocks.txt": HEAD + "［＃ここから罫囲み］\n" * LEVELS + "海\n",
    "spans.txt": f"{HEAD}{'［＃太字］' * LEVELS}海\n",
    "notes.txt": f"{HEAD}{'海［＃「海」に傍点］' * LEVELS}\n",
    "orders.txt": f"{HEAD}海［＃{'「海」は' * LEVELS}太字で］\n",
    "letters.txt": f"{HEAD}{'a［＃aは上ドット付き］' * LEVELS}\n",
    "bases.txt": f"{HEAD}{'《' * LEVELS}{'》' * LEVELS}{'海《うみ》' * LEVELS}\n",
    "paragraph.txt": f"{HEAD}　{'海は広い。' * 10 * LEVELS}\n",
    "numbers.txt": (
        f"{HEAD}［＃９９９９９９９９９９字下げ］海\n［＃９９９字下げ］海\n"
        "［＃図（a.png、横99999×縦99999）入る］\n山［＃「山」は９９段階大きな文字］\n"
        "※［＃「海」、第9水準9-99-99］※［＃「海」、U+FFFFFF］\n"
    ),
    "pictures.md": "# 題\n\n" + "".join(f"![海](a{n}.png)\n\n" for n in range(LEVELS // 2)),
    "footnotes.md": "# 題\n\n" + "".join(f"海[^{n}]\n\n[^{n}]: 山\n\n" for n in range(LEVELS // 5)),
    "lines.txt": HEAD + "　海《うみ》の波《なみ》。\n" * (LEVELS // 2),
    "headings.md": "# 題\n\n" + "## 海\n\n波\n\n" * (LEVELS // 10),
    "entities.html": entities(),
    "boxes.html": f"<h1>題</h1>{'<div>' * LEVELS}海{'</div>' * LEVELS}<p>山</p>",
    "imports.html": '<style>@import "imports.html"; @import url(imports.html);</style><p>海</p>',
}
# What grows, by a count: the work must grow as it does.
GROWING = {
    "paragraph.txt": lambda count: f"{HEAD}　{'海は広い。' * count * 4}\n",
    "readings.txt": lambda count: f"{HEAD}　{'海《うみ》の波《なみ》。' * count}\n",
    "lines.txt": lambda count: HEAD + "　海《うみ》の波《なみ》。\n" * count,
    "footnotes.md": lambda count: (
        "# 題\n\n" + "".join(f"海[^{n}]\n\n[^{n}]: 山\n\n" for n in range(count))
    ),
}
BOUNDED = (
    "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, ({0}, {0})); "
    "from tategumi.cli import main; sys.exit(main(sys.argv[1:]))"
)


def converted(file: Path, kinds: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", BOUNDED.format(MEMORY), "convert", str(file), "--to", kinds]
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)


@pytest.mark.parametrize("name", GROWING)
@pytest.mark.parametrize("kind", ["epub", "pdf"])
def test_work_grows_as_the_text_does(
    tmp_path: Path, name: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four times the text takes some four times the calls; a quadratic rule takes sixteen."""
    monkeypatch.setenv("TATEGUMI_JOBS", "1")  # none is made where it isn't counted

    def made(count: int) -> None:
        (tmp_path / name).write_text(GROWING[name](count), "utf-8")
        assert main(["convert", str(tmp_path / name), "--to", kind]) == 0

    made(1)  # what is done once
    none, few, many = (calls(partial(made, count)) for count in (1, 50, 200))
    assert many - none < 6 * (few - none)


def drawn(side: int) -> bytes:
    """A PNG of white that is small as a file, whatever its side."""

    def chunk(name: bytes, data: bytes) -> bytes:
        end = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + end

    packer = zlib.compressobj(9)
    row = b"\0" + b"\xff" * ((side + 7) // 8)
    rows = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


@pytest.mark.parametrize(("side", "told"), [(40_000, "can't be shown"), (9_600, "pixels")])
def test_a_picture_that_swells_is_one_line(tmp_path: Path, side: int, told: str) -> None:
    """What no picture is gives way to its description, what is large for one is made smaller."""
    (tmp_path / "a.png").write_bytes(drawn(side))
    (tmp_path / "a.md").write_text("# 題\n\n![海](a.png)\n\n本文。\n", "utf-8")
    run = converted(tmp_path / "a.md", "epub")
    assert run.returncode == 0, run.stderr
    lines = [line for line in (run.stderr + run.stdout).splitlines() if "a.epub" not in line]
    assert [told in line for line in lines] == [True], lines


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_wants_to_hurt_ends_soon_and_without_a_traceback(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text(TEXTS[name], "utf-8")
    run = converted(tmp_path / name, "epub")
    assert "Traceback" not in run.stderr, run.stderr[-2000:]
    assert run.returncode == 0, run.stderr
    assert len(run.stderr.splitlines()) <= 40
