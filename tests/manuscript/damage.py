"""Damage as hypothesis does it, to bytes and to markup; what reads them must cope or tell."""

from collections.abc import Sequence

from hypothesis import strategies as st


def damaged_bytes(whole: bytes) -> st.SearchStrategy[bytes]:
    """The bytes with up to eight of them changed."""

    def damaged(changes: list[tuple[int, int]]) -> bytes:
        data = bytearray(whole)
        for at, byte in changes:
            data[at] = byte
        return bytes(data)

    change = st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255))
    return st.lists(change, max_size=8).map(damaged)


def damaged_text(text: str, pieces: Sequence[str]) -> st.SearchStrategy[str]:
    """The text with up to five of its stretches, or places in it, turned into ``pieces``."""

    def damaged(changes: list[tuple[float, int, str]]) -> str:
        made = text
        for where, length, piece in changes:
            at = int(where * len(made))
            made = made[:at] + piece + made[at + length :]
        return made

    change = st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(pieces))
    return st.lists(change, max_size=5).map(damaged)
