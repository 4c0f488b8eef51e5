"""What is missing is told with the very line that this system's users type."""

import pytest

from tategumi import doctor
from tategumi.messages import Locale


def told(monkeypatch: pytest.MonkeyPatch, platform: str, release: dict[str, str] | None) -> str:
    """All that is said on a system that has nothing, in Japanese and in English."""

    def os_release() -> dict[str, str]:
        if release is None:
            raise OSError
        return release

    monkeypatch.setattr(doctor.sys, "platform", platform)
    monkeypatch.setattr(doctor.platform, "freedesktop_os_release", os_release)
    monkeypatch.setattr(doctor, "_open", lambda names: None)
    monkeypatch.setattr(doctor, "japanese_families", list)
    problems = list(doctor.examine())
    return "\n".join(one.text(language) for language in Locale for one in problems)


@pytest.mark.parametrize(
    ("platform", "release", "libraries", "fonts"),
    [
        ("linux", {"ID": "debian"}, "sudo apt install libpango-1.0-0 ", "fonts-noto-cjk"),
        (
            "linux",
            {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"},
            "sudo apt install libpango-1.0-0 ",
            "fonts-noto-cjk",
        ),
        (
            "linux",
            {"ID": "rocky", "ID_LIKE": "rhel centos fedora"},
            "sudo dnf install pango ",
            "google-noto-serif-cjk-fonts",
        ),
        ("linux", {"ID": "arch"}, "sudo pacman -S pango ", "noto-fonts-cjk"),
        ("darwin", None, "brew install pango", "font-noto-serif-cjk-jp"),
        ("win32", None, "wsl --install", "wsl --install"),
        ("linux", {"ID": "nixos"}, "libharfbuzz-subset0", "fonts-noto-cjk"),
        ("freebsd14", None, "libharfbuzz-subset0", "fonts-noto-cjk"),
    ],
)
def test_each_system_has_its_own_command(
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    release: dict[str, str] | None,
    libraries: str,
    fonts: str,
) -> None:
    text = told(monkeypatch, platform, release)
    assert libraries in text and fonts in text
    commands = ("apt install", "dnf install", "pacman -S", "brew install")
    assert sum(command in text for command in commands) <= 1
