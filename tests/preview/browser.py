"""A headless Chromium, driven over a pipe (Chrome DevTools Protocol): no driver, no port."""

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
# Seconds that the browser has for an answer, and a page for what is waited for.
_ANSWER, _PATIENCE = 30, 30


class Page:
    """One page of the browser."""

    def __init__(self, inward: int, outward: int) -> None:
        self._inward, self._outward = inward, outward
        self._number, self._rest, self._session = 0, b"", ""
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self._ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        self._ask("Page.enable")

    def open(self, address: str) -> None:
        self._ask("Page.navigate", url=address)

    def resize(self, width: int, height: int, *, dark: bool = False) -> None:
        self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._ask("Emulation.setEmulatedMedia", features=[scheme])

    def run(self, script: str) -> object:
        """The value of an expression, promises awaited."""
        answer = self._ask(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def until(self, script: str) -> object:
        """Wait until an expression is true, and give its value; true for an element."""
        script = f"(value => value instanceof Node || value)({script})"
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            if value := self.run(script):
                return value
            time.sleep(0.02)
        raise AssertionError(f"never true: {script}")

    def press(self, key: str) -> None:
        for kind in ("keyDown", "keyUp"):
            self._ask("Input.dispatchKeyEvent", type=kind, key=key)

    def click(self, x: float, y: float) -> None:
        for kind in ("mousePressed", "mouseReleased"):
            self._ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def picture(self) -> bytes:
        """The window as a PNG."""
        return base64.b64decode(self._ask("Page.captureScreenshot")["data"])

    def _ask(self, method: str, **values: object) -> dict:
        self._number += 1
        asked = {"id": self._number, "method": method, "params": values}
        if self._session:
            asked["sessionId"] = self._session
        os.write(self._outward, json.dumps(asked).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return answer["result"]

    def _next(self) -> dict:
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._inward], [], [], _ANSWER)
            assert ready, "the browser does not answer"
            data = os.read(self._inward, 1 << 20)
            assert data, "the browser has ended"
            self._rest += data
        message, self._rest = self._rest.split(b"\0", 1)
        return json.loads(message)


# The file descriptors on which the browser reads and writes the protocol.
_ENDS = (3, 4)


def _high(end: int) -> int:
    """The end of a pipe by another number, which is in nobody's way."""
    moved = fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 64)
    os.close(end)
    return moved


@contextmanager
def browser() -> Iterator[Page]:
    """A page of a browser of its own, which ends with the block."""
    to_browser, outward = map(_high, os.pipe())
    inward, from_browser = map(_high, os.pipe())
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [
            CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--no-first-run", f"--user-data-dir={Path(profile)}", "--remote-debugging-pipe",
            "about:blank",
        ]  # fmt: skip
        with subprocess.Popen(
            command,
            pass_fds=_ENDS,
            preexec_fn=lambda: [*map(os.dup2, (to_browser, from_browser), _ENDS)],
            stderr=subprocess.DEVNULL,
        ) as process:
            os.close(to_browser)
            os.close(from_browser)
            try:
                yield Page(inward, outward)
            finally:
                process.terminate()
                process.wait()
                os.close(inward)
                os.close(outward)
