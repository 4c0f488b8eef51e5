"""Recognises and escapes addresses of the web as EPUBCheck wants them (URL Standard)."""

import re
from urllib.parse import quote, urlsplit

_SCHEMES = frozenset(["http", "https", "mailto"])
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
# Characters that a host's name can't hold.
_NO_HOST = re.compile(r"[\x00-\x20\x7f#%/:<>?@\[\\\]^`{|}]")
_MOST_PORT = 65535


def is_web(target: str) -> bool:
    """Has the target a scheme of the web, whether the address is valid or not?"""
    scheme, colon, _ = target.partition(":")
    return bool(colon) and scheme.strip().lower() in _SCHEMES


def web_address(target: str) -> str:
    """The address in ASCII, with other characters escaped; "" if it is invalid."""
    target = target.strip()
    if not is_web(target) or not _leads_somewhere(target):
        return ""
    address, sign, fragment = target.partition("#")
    escaped = (_LONE_PERCENT.sub("%25", part) for part in (address, fragment))
    address, fragment = (quote(part, safe="%/:=&?~+!$,;'@()*[]") for part in escaped)
    return address + sign + fragment


def _leads_somewhere(target: str) -> bool:
    scheme, _, rest = target.partition(":")
    if scheme.lower() == "mailto":
        return bool(rest.strip())
    try:
        parts = urlsplit(target)
        host, port = parts.hostname or "", parts.port or 0
    except ValueError:
        return False
    if not rest.startswith("//") or not host or port > _MOST_PORT:
        return False
    if ":" in host:  # IPv6, which urlsplit has checked
        return True
    return not _NO_HOST.search(host) and all(host.removesuffix(".").split("."))
