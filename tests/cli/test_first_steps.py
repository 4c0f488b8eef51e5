"""The first steps of an author by the command alone: from a zip of episodes to a book."""

import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tategumi.checks import epubcheck
from tategumi.doctor import examine


def episode(number: int) -> str:
    head = f"第{number}話　春の{number}日"
    return f"{head}\n\n　{number}人の|旅人《たびびと》が《《山》》を見た。\n「漢字《かんじ》」\n"


def episodes() -> bytes:
    """Thirty texts in a zip file as Japanese Windows makes one: names and texts in CP932.

    Python writes such names in UTF-8 only, so others of the same length stand in for them first.
    """
    stream, names = io.BytesIO(), {}
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(1, 31):
            name = f"第{number}話.txt".encode("cp932")
            stand_in = f"{number:02}".rjust(len(name), "x")
            names[stand_in.encode()] = name
            archive.writestr(stand_in, episode(number).encode("cp932"))
    data = stream.getvalue()
    for stand_in, name in names.items():
        data = data.replace(stand_in, name)
    return data


# What has its name in Japanese too: keys, tasks, notations, the command that is typed next.
NAMES = {
    "cd",
    "doit",
    "kakuyomu",
    "creators",
    "check",
    "picture",
    "xhtml",
    "pdf",
    "epub",
    "EPUB",
    "tategumi",
    "build",
    "run",
}


def command(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command of a Japanese author, whose words are Japanese but for names."""
    whole = [sys.executable, "-m", "tategumi", *words]
    japanese = {**os.environ, "LC_ALL": "ja_JP.UTF-8", "PYTHONUTF8": "1"}
    done = subprocess.run(
        whole, cwd=folder, env=japanese, capture_output=True, encoding="utf-8", check=False
    )
    told = re.sub(r"\S*/\S*", "", done.stdout + done.stderr)  # paths
    assert not set(re.findall("[A-Za-z]{2,}", told)) - NAMES, told
    return done


@pytest.mark.skipif(any(examine()), reason="this machine lacks what `tategumi doctor` names")
def test_the_day_from_thirty_episodes_to_a_book_with_one_more(tmp_path: Path) -> None:
    (tmp_path / "旅.zip").write_bytes(episodes())
    assert (
        command("new", "本", "--from", "旅.zip", "--format", "文庫", folder=tmp_path).returncode
        == 0
    )
    book = tmp_path / "本"
    (tmp_path / "第31話.txt").write_text(episode(31), "utf-8")
    assert command("add", "../第31話.txt", folder=book).returncode == 0
    made = command("build", "epub", folder=book)
    assert (made.returncode, made.stderr.count("誤り")) == (0, 0)
    with zipfile.ZipFile(book / "dist" / "book.epub") as archive:
        pages = [
            archive.read(n).decode() for n in sorted(archive.namelist()) if n.endswith(".xhtml")
        ]
    whole = "".join(pages)
    assert "春の31日" in whole
    assert "《" not in whole
    assert whole.count("<rt>") >= 62
    assert not list(epubcheck(book / "dist" / "book.epub"))
