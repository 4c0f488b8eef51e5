"""Addresses of the web: what a checker takes, escaped; what leads nowhere, none."""

import pytest

from tategumi.xhtml.web import is_web, web_address


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://example.com/海?q=1&r=2#片", "https://example.com/%E6%B5%B7?q=1&r=2#%E7%89%87"),
        (" https://example.com/a b ", "https://example.com/a%20b"),
        ("https://example.com/%E6%zz%", "https://example.com/%E6%25zz%25"),
        ("https://example.com/#a#b", "https://example.com/#a%23b"),
        ('https://example.com/"{a}|b^c`', "https://example.com/%22%7Ba%7D%7Cb%5Ec%60"),
        ("HTTPS://EXAMPLE.COM.", "HTTPS://EXAMPLE.COM."),
        ("http://[::1]:8080/", "http://[::1]:8080/"),
        ("https://user:pass@example.com/", "https://user:pass@example.com/"),
        ("mailto:a@b.c?subject=x y", "mailto:a@b.c?subject=x%20y"),
    ],
)
def test_odd_characters_are_escaped(target: str, address: str) -> None:
    assert web_address(target) == address


@pytest.mark.parametrize(
    "target",
    [
        "http:", "https://", "http:///a", "http:a/b", "https://:80/", "https://a..com/", "https://.a/",
        "http://a b/", "http://a%20b/", "http://a|b/", "http://example.com:port/",
        "http://example.com:99999/", "http://[::1", "mailto:",
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_none(target: str) -> None:
    assert is_web(target) and web_address(target) == ""


@pytest.mark.parametrize("target", ["javascript:x", "ftp://a.b/", "https", "a/b:c", "#http:", ""])
def test_what_is_not_of_the_web(target: str) -> None:
    assert not is_web(target) and web_address(target) == ""
