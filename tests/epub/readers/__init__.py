"""The book in the engines of real e-readers: foliate-js and epub.js in Chromium.

``npm install`` in this folder brings the engines; ``.ci/run`` does it. Without them, or without
Chromium, the tests are skipped.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
# As serve.mjs has them.
SCREENS = ("phone", "tablet", "landscape")
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)


def need_readers() -> None:
    """Skip the test where the engines are not on this machine."""
    if not CHROMIUM:
        pytest.skip("Chromium is not installed")
    if not (HERE / "node_modules").is_dir():
        pytest.skip(
            "the engines of e-readers are not installed (npm install in tests/epub/readers)"
        )


def proof(name: str, folder: Path, *books: str) -> list[dict]:
    """What ``name.mjs`` finds wrong in the books of ``folder``."""
    need_readers()
    command = ["node", str(HERE / f"{name}.mjs"), str(folder), *books]
    run = subprocess.run(
        command, capture_output=True, check=True, env={**os.environ, "CHROMIUM": CHROMIUM}
    )
    return json.loads(run.stdout)
