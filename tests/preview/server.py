"""The preview's server as a process of its own, as an author starts it."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 60


@dataclass(frozen=True)
class Served:
    """A book and the server that shows it."""

    root: Path
    port: int
    process: subprocess.Popen
    rest: list[str]  # what it has said since it told its address, when it has ended

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def ask(
        self, path: str, method: str = "GET", body: object = None, **headers: str
    ) -> tuple[int, bytes]:
        """Status and body; ``headers`` with ``_`` for ``-``."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        data = None if body is None else json.dumps(body)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, data, named)
        answer = connection.getresponse()
        return answer.status, answer.read()

    def state(self) -> dict:
        return json.loads(self.ask("/state")[1])

    def settled(self) -> dict:
        """The state when nothing more is being made."""
        end = time.monotonic() + PATIENCE
        while (state := self.state())["working"] and time.monotonic() < end:
            time.sleep(0.05)
        assert not state["working"]
        return state

    def waits_for(self, is_so: Callable[[dict], bool]) -> bool:
        """Does the state come to be so while a user is patient?"""
        end = time.monotonic() + PATIENCE
        while not is_so(self.state()) and time.monotonic() < end:
            time.sleep(0.05)
        return is_so(self.settled())

    def changed(self, number: int) -> dict:
        """The state when there are other pages than those of ``number``."""
        end = time.monotonic() + PATIENCE
        while self.state()["number"] == number and time.monotonic() < end:
            time.sleep(0.05)
        return self.settled()


def served(root: Path, *arguments: str) -> Iterator[Served]:
    command = [sys.executable, "-m", "tategumi", "preview", *arguments, "--no-open"]
    environment = os.environ | {"LC_ALL": "ja_JP.UTF-8", "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        try:
            line = process.stdout.readline()
            port = re.match(r"http://127\.0\.0\.1:(\d+)/: ", line)
            assert port, line
            one = Served(root, int(port[1]), process, [])
            for _ in range(200):
                try:
                    one.settled()
                    break
                except ConnectionRefusedError:
                    time.sleep(0.1)
            yield one
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(PATIENCE) == 0
            one.rest.append(process.stdout.read())


def rewrite(path: Path, old: str, new: str, encoding: str = "utf-8") -> None:
    """Save as editors do: a new file takes the old one's place."""
    text = path.read_text(encoding)
    assert old in text
    saved = path.with_suffix(".saved")
    saved.write_text(text.replace(old, new, 1), encoding)
    saved.replace(path)
