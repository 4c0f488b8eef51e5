"""Language tags are formed as BCP 47 forms them."""

import pytest

from tategumi.languages import is_language


@pytest.mark.parametrize(
    "tag", ["ja", "en", "JA-jp", "zh-Hant-TW", "sl-rozaj-biske", "de-1996", "es-419", "fr-x-a-b",
            "en-u-ca-gregory", "zh-yue"]
)  # fmt: skip
def test_tags(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize("tag", ["", "日本語", "ja_JP", "ja-JP-JP", "japanese", "j", "en-", "en-a"])
def test_no_tags(tag: str) -> None:
    assert not is_language(tag)
