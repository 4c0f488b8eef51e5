"""The wheel outside of any checkout: all that it needs is in it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .preview.server import served

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.needs("machine")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's package in a folder of its own, made from a copy of the sources."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "copy"
    copy.mkdir()
    for name in ("src", "styles"):
        ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
        shutil.copytree(ROOT / name, copy / name, symlinks=True, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    made = subprocess.run(
        [*pip, "wheel", "--no-deps", "--wheel-dir", str(folder), str(copy)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if made.returncode and "setuptools" in made.stderr and "No matching" in made.stderr:
        pytest.skip("setuptools, which makes the wheel, can't be had")
    assert made.returncode == 0, made.stderr
    (wheel,) = folder.glob("*.whl")
    target = folder / "site"
    install = ["install", "--no-deps", "--no-index", "--target", str(target), str(wheel)]
    subprocess.run([*pip, *install], check=True, capture_output=True)
    return target


def environment(site: Path) -> dict[str, str]:
    own = {"PYTHONPATH": str(site), "LC_ALL": "ja_JP.UTF-8", "PYTHONUTF8": "1"}
    return {**os.environ, **own}


def command(site: Path, folder: Path, *words: str) -> str:
    """What a command of the wheel's says; it does not fail."""
    whole = [sys.executable, "-m", "tategumi", *words]
    done = subprocess.run(
        whole, cwd=folder, env=environment(site), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_book_is_begun_checked_and_made(site: Path, tmp_path: Path) -> None:
    where = [sys.executable, "-c", "import tategumi; print(tategumi.__file__)"]
    found = subprocess.check_output(where, cwd=tmp_path, env=environment(site), text=True)
    assert Path(found.strip()).is_relative_to(site)
    assert "本を用意しました" in command(site, tmp_path, "new", "本")
    book = tmp_path / "本"
    assert "誤りも注意もありません" in command(site, book, "check")
    assert "dist/book.epub: できました" in command(site, book, "build")
    assert {"book.epub", "book.pdf", "booklet.pdf"} <= {one.name for one in book.glob("dist/*")}


@pytest.mark.needs("preview")
def test_the_preview_serves_its_page(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command(site, tmp_path, "new", "本")
    monkeypatch.setenv("PYTHONPATH", str(site))
    for server in served(tmp_path / "本"):
        for path in ("/", "/web/preview.js", "/web/foliate/view.js"):
            status, body = server.ask(path)
            assert status == 200 and body
        assert server.state()["title"] == "題名未定"
