"""Nothing in a book reaches out: a server on this machine that must see no request, and a folder
beside the book that must not be read.
"""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tategumi.cli import main

pytestmark = pytest.mark.needs("machine")

# What a page may name elsewhere; {0} is an address or a path without its ending.
PAGE = """<!DOCTYPE html><html lang="ja"><head><title>題</title>
<base href="{0}/"><link rel="stylesheet" href="{0}.css"><style>@import url("{0}.css");
@font-face {{ font-family: F; src: url({0}.ttf) }}
p {{ background: url({0}.png); cursor: url({0}.cur) }}
</style><script src="{0}.js"></script></head><body onload="fetch('{0}')">
<h1>題</h1><p><img src="{0}.png" srcset="{0}-2.png 2x" alt="図">本文。</p>
<object data="{0}.svg"></object><embed src="{0}.svg"><iframe src="{0}.html"></iframe>
<svg xmlns="http://www.w3.org/2000/svg"><image href="{0}.png"/><use href="{0}.svg#a"/></svg>
<video src="{0}.mp4" poster="{0}.png"></video><form action="{0}"></form></body></html>
"""
TEXT = "# 題\n\n本文。\n\n![図]({0}.png)\n\n[外]({0}.html)\n\n<img src='{0}.png'>\n"
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"
width="9" height="9"><style>@import url({0}.css); rect {{ fill: url({0}.svg#g) }}</style>
<image x:href="{0}.png" width="9" height="9"/><rect width="9" height="9"/></svg>
"""
SHEET = '@import "{0}.css";\nbody {{ background: url({0}.png) }}\n'
SHEET += "@font-face {{ font-family: F; src: url({0}.ttf) }}\n"


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server, and the paths that it was asked for."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/secret", paths
    server.shutdown()
    server.server_close()


def made(folder: Path, address: str) -> bytes:
    """All that commands make of a page, a text and a drawing that name ``address``."""
    folder.mkdir()
    (folder / "page.html").write_text(PAGE.format(address), "utf-8")
    (folder / "text.md").write_text(TEXT.format(address) + "\n![図](図.svg)\n", "utf-8")
    (folder / "図.svg").write_text(DRAWING.format(address), "utf-8")
    (folder / "a.css").write_text(SHEET.format(address), "utf-8")
    main(
        [
            "typeset",
            str(folder / "page.html"),
            str(folder / "a.pdf"),
            "--css",
            str(folder / "a.css"),
        ]
    )
    for name in ("page.html", "text.md"):
        main(["convert", str(folder / name), "--out", str(folder / "out")])
    (folder / "図.svg").unlink()
    main(["convert", str(folder / "text.md"), "--out", str(folder / "out2")])
    return b"".join(path.read_bytes() for path in folder.rglob("*.[pe][dp]*") if path.is_file())


def test_no_server_is_asked(tmp_path: Path, asked: tuple[str, list[str]], capsys) -> None:
    address, paths = asked
    made(tmp_path / "book", address)
    assert paths == []
    told = capsys.readouterr()
    assert "127.0.0.1" in told.err + told.out


@pytest.mark.parametrize(
    "form", ["../beside/secret", "{0}/beside/secret", "file://{0}/beside/secret"]
)
def test_nothing_beside_the_book_is_read(tmp_path: Path, form: str, monkeypatch) -> None:
    beside = tmp_path / "beside"
    beside.mkdir()
    for ending in ("png", "svg", "css", "ttf", "html", "txt"):
        (beside / f"secret.{ending}").write_bytes(b"SECRET")
    opened: list[str] = []
    read, opening = Path.read_bytes, Path.open

    def noted(method):
        def call(path: Path, *values: object, **named: object) -> object:
            opened.append(str(path))
            return method(path, *values, **named)

        return call

    monkeypatch.setattr(Path, "read_bytes", noted(read))
    monkeypatch.setattr(Path, "open", noted(opening))
    data = made(tmp_path / "book", form.format(tmp_path))
    assert not [path for path in opened if "secret" in path]
    assert b"SECRET" not in data
