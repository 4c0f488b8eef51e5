"""Texts that want to hurt: one line for each, in bounded time and memory, and never a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from tategumi.doctor import examine

pytestmark = [
    pytest.mark.skipif(any(examine()), reason="this machine lacks what `tategumi doctor` names"),
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
    "entities.html": entities(),
    "boxes.html": f"<h1>題</h1>{'<div>' * LEVELS}海{'</div>' * LEVELS}<p>山</p>",
    "imports.html": '<style>@import "imports.html"; @import url(imports.html);</style><p>海</p>',
}
BOUNDED = (
    "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, ({0}, {0})); "
    "from tategumi.cli import main; sys.exit(main(sys.argv[1:]))"
)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_wants_to_hurt_ends_soon_and_without_a_traceback(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text(TEXTS[name], "utf-8")
    command = [sys.executable, "-c", BOUNDED.format(MEMORY)]
    command += ["convert", str(tmp_path / name), "--to", "epub"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert "Traceback" not in run.stderr, run.stderr[-2000:]
    assert run.returncode == 0, run.stderr
    assert len(run.stderr.splitlines()) <= 40
