"""The script ``run``, with a stand-in for Python: what it makes, when, and how fast it starts."""

import os
import re
import shutil
import stat
import subprocess
import time
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]

# Makes the environment that ``python -m venv`` and pip would make, and says so.
PYTHON = """#!/bin/sh
echo "$*" >> "$TRACE"
case "$*" in
    "-m venv --clear "*)
        mkdir -p "$4/bin"
        cp "$0" "$4/bin/python"
        printf '#!/bin/sh\\necho "$PWD: $*"\\nexit 3\\n' > "$4/bin/tool"
        chmod +x "$4/bin/tool" ;;
    "-m pip --version") [ -x "${0%/*}/tool" ] ;;
    "-m tategumi.doctor") [ -z "${LACKING:-}" ] || [ -e "$TRACE.installed" ] ;;
esac
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project in a folder with a blank in its name, and a stand-in for python3 on the path."""
    project = tmp_path / "my book"
    project.mkdir()
    for name in ("run", "pyproject.toml", "lock.txt"):
        shutil.copy(ROOT / name, project)
    stand_in = tmp_path / "bin" / "python3"
    stand_in.parent.mkdir()
    stand_in.write_text(PYTHON)
    stand_in.chmod(stand_in.stat().st_mode | stat.S_IXUSR)
    return project


def start(folder: Path, *command: str, cwd: Path | None = None) -> subprocess.Popen[str]:
    tools = folder.parent / "bin"
    environment = {
        "PATH": f"{tools}{os.pathsep}{os.defpath}",
        "TRACE": str(folder.parent / "trace"),
        "LC_ALL": "C",
    }
    return subprocess.Popen(
        [str(folder / "run"), *command],
        cwd=cwd or folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def trace(folder: Path) -> list[str]:
    return (folder.parent / "trace").read_text().splitlines()


def test_the_first_start_makes_the_environment_and_runs_the_command(folder: Path) -> None:
    run = start(folder, "tool", "a b", cwd=folder.parent)
    out, err = run.communicate()
    assert run.returncode == 3
    assert out == f"{folder.parent}: a b\n"
    assert err.startswith("tategumi: preparing the environment")
    for wanted in (f"--require-hashes -r {folder}/lock.txt", f"--no-deps -e {folder}"):
        assert any("pip install" in line and wanted in line for line in trace(folder))
    assert any("tategumi.doctor" in line for line in trace(folder))


def test_the_second_start_does_nothing_else_and_is_fast(folder: Path) -> None:
    start(folder, "tool").communicate()
    before = trace(folder)
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        out, err = start(folder, "tool").communicate()
        times.append(time.perf_counter() - begun)
        assert (out, err) == (f"{folder}: \n", "")
    assert trace(folder) == before
    assert min(times) < 0.2


def test_the_lock_has_what_pyproject_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = (*project["dependencies"], *project["optional-dependencies"]["dev"])
    locked = dict(re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / "lock.txt").read_text(), re.M))
    for wanted in map(Requirement, asked):
        assert wanted.specifier.contains(locked[canonicalize_name(wanted.name)]), wanted


def test_a_changed_pyproject_installs_again_in_the_same_environment(folder: Path) -> None:
    start(folder, "tool").communicate()
    with (folder / "pyproject.toml").open("a") as file:
        file.write("# changed\n")
    start(folder, "tool").communicate()
    assert sum("--require-hashes" in line for line in trace(folder)) == 2
    assert sum("venv --clear" in line for line in trace(folder)) == 1


def test_a_moved_folder_gets_a_new_environment(folder: Path) -> None:
    start(folder, "tool").communicate()
    moved = folder.rename(folder.with_name("moved"))
    out, _ = start(moved, "tool").communicate()
    assert out == f"{moved}: \n"
    assert sum("venv --clear" in line for line in trace(moved)) == 2


def test_starts_at_once_make_one_environment(folder: Path) -> None:
    runs = [start(folder, "tool") for _ in range(4)]
    assert [run.communicate()[0] for run in runs] == [f"{folder}: \n"] * 4
    assert sum("venv --clear" in line for line in trace(folder)) == 1
    assert not (folder / ".venv.lock").is_symlink()


def test_the_lock_of_a_start_that_died_is_taken_over(folder: Path) -> None:
    dead = subprocess.Popen(["true"])
    dead.wait()
    (folder / ".venv.lock").symlink_to(str(dead.pid))
    out, _ = start(folder, "tool").communicate(timeout=20)
    assert out == f"{folder}: \n"


def test_without_a_command_it_says_how_it_is_used(folder: Path) -> None:
    run = start(folder)
    _, err = run.communicate()
    assert run.returncode == 2
    assert "usage: ./run doit" in err


# Each system's command for packages, what names its Mincho, and the line that it is given.
INSTALLERS = {
    "apt-get": ("fonts-noto-cjk", "apt-get update"),
    "dnf": ("google-noto-serif-cjk-fonts", "dnf install -y pango"),
    "pacman": ("noto-fonts-cjk", "pacman -S --needed --noconfirm pango"),
    "brew": ("font-noto-serif-cjk-jp", "brew install pango"),
}
TOOLS = (
    "sh",
    "cat",
    "cksum",
    "ln",
    "readlink",
    "id",
    "sleep",
    "rm",
    "mkdir",
    "cp",
    "chmod",
    "dirname",
)


@pytest.mark.parametrize("name", INSTALLERS)
def test_each_system_installs_by_its_own_command(folder: Path, name: str) -> None:
    tools = folder.parent / "bin"
    for tool in TOOLS:
        (tools / tool).symlink_to(shutil.which(tool))
    (tools / "sudo").write_text('#!/bin/sh\nexec "$@"\n')
    (tools / name).write_text('#!/bin/sh\necho "$*" >> "$TRACE.installed"\n')
    for tool in ("sudo", name):
        (tools / tool).chmod(0o755)
    environment = {"PATH": str(tools), "TRACE": str(folder.parent / "trace"), "LACKING": "1"}
    done = subprocess.run(
        [str(folder / "run"), "true"], env=environment, capture_output=True, text=True, check=False
    )
    font, line = INSTALLERS[name]
    assert f"installing by: {line}" in done.stderr.replace("sudo ", "")
    assert font in (folder.parent / "trace.installed").read_text()


def test_an_unknown_system_is_told_what_is_wanted(folder: Path) -> None:
    tools = folder.parent / "bin"
    for tool in TOOLS:
        (tools / tool).symlink_to(shutil.which(tool))
    environment = {
        "PATH": str(tools),
        "TRACE": str(folder.parent / "trace"),
        "LACKING": "1",
        "LANG": "ja_JP.UTF-8",
    }
    done = subprocess.run(
        [str(folder / "run"), "true"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "次のもの (Debian での名前) を入れてください: libpango-1.0-0" in done.stderr
