"""The machine's fonts: looked up once a process, shared by documents, never given away."""

import tempfile
from pathlib import Path

import pytest

from tategumi.inputs import noting
from tategumi.tate.drawing.font_files import UncopiedFont
from tategumi.tate.fingerprint import _files
from tategumi.tate.fontconfig import Fonts, MachineFonts, machine
from weasyprint.urls import URLFetcher

from ..toy_font import write_font
from .conftest import FONT


def test_documents_share_them():
    assert Fonts().font_map is Fonts().font_map


def test_others_are_looked_up(monkeypatch: pytest.MonkeyPatch):
    """A font that is installed while a preview runs is there for its next round."""
    before = machine()
    assert machine() is before
    monkeypatch.setattr(MachineFonts, "is_up_to_date", lambda self: self is not before)
    after = machine()
    assert after is not before
    assert machine() is after


def test_fonts_of_a_document_are_its_own():
    """What one style sheet fetches is no other document's."""
    fonts, other = Fonts(), Fonts()
    fonts.add_font_face({"font_family": "朝の明朝", "src": []}, URLFetcher())
    assert fonts.font_map is not other.font_map
    assert fonts.font_map is not machine().font_map
    assert fonts.has_any(["朝の明朝"])
    assert not Fonts().has_any(["朝の明朝"])


def test_what_a_document_fetches_is_gone_with_it(
    set_page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """At once: a process may end without another word."""
    write_font(tmp_path, "Toy", {"山": (0, 0, 500, 500)})
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    fonts, original = [], Fonts.add_font_face
    monkeypatch.setattr(
        Fonts, "add_font_face", lambda self, *a: (fonts.append(self), original(self, *a))[1]
    )
    set_page("<p>山", "@font-face { font-family: Toy; src: url(Toy.ttf) } p { font-family: Toy }")
    assert fonts
    assert list(folder.iterdir()) == []


def test_a_setting_depends_on_the_files_of_all_fonts():
    path, _ = Fonts().file_of(FONT)
    assert path in set(_files(machine()._config))


def test_looking_up_is_noted():
    """A task whose product was set depends on the machine's fonts, whoever looked them up."""
    for _ in range(2):
        with noting() as seen:
            Fonts()
        assert seen.folders


class _Copied:
    """Counts the copies."""

    count = 0

    def __bytes__(self) -> bytes:
        self.count += 1
        return b"OTTO"


def test_a_file_is_copied_when_asked_for():
    font, data = UncopiedFont.__new__(UncopiedFont), _Copied()
    font.file_content = data
    assert data.count == 0
    assert font.type == "otf"
    assert font.file_content == b"OTTO"
    assert data.count == 1
