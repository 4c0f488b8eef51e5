"""Documents for the engine's tests: a small vertical page in the font that ``run`` installs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tategumi.tate import Typeset, typeset
from tategumi.tate.fontconfig import Fonts

FONT = "Noto Serif CJK JP"
# 20 characters a line of 10 pt, 10 lines of 18 pt: the page's content is exactly the block.
PAGE = f"""
@page {{ size: 220pt 240pt; margin: 20pt }}
html {{ writing-mode: vertical-rl; font: 10pt/18pt "{FONT}" }}
body, p {{ margin: 0; orphans: 1; widows: 1 }}
"""


@pytest.fixture(scope="session", autouse=True)
def _font() -> None:
    if not Fonts().has_any([FONT]):
        pytest.skip(f"the font {FONT} is not installed")


@pytest.fixture
def set_page(tmp_path: Path) -> Callable[..., Typeset]:
    """Set the inside of a body on the test page, with more CSS."""

    def set_body(body: str, css: str = "") -> Typeset:
        html = f'<!doctype html><html lang="ja"><title>試し</title><body>{body}</body></html>'
        return typeset(html, [PAGE + css], tmp_path, "test.html")

    return set_body
