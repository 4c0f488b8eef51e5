"""The reader engine of the preview is as it was published, with its licence."""

from pathlib import Path

import pytest

from tategumi.commands import preview

OURS = Path(preview.__file__).parent / "web" / "foliate"
PUBLISHED = Path(__file__).parents[1] / "epub" / "readers" / "node_modules" / "foliate-js"


def test_the_engine_is_the_published_one() -> None:
    if not PUBLISHED.is_dir():
        pytest.skip("foliate-js is not installed (npm install in tests/epub/readers)")
    for file in [*OURS.glob("*.js"), OURS / "LICENSE"]:
        assert file.read_bytes() == (PUBLISHED / file.name).read_bytes(), file.name
    assert '"version": "1.0.1"' in (PUBLISHED / "package.json").read_text("utf-8")


def test_its_licence_and_its_version_are_told() -> None:
    assert (OURS / "LICENSE").read_text("utf-8").startswith("MIT License")
    assert "foliate-js 1.0.1" in (OURS / "README.md").read_text("utf-8")
