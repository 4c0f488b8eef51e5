"""Encodings are told apart: each work, each line, in every encoding that can hold it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared import WORKS
from tategumi.manuscript.encoding import decode, detect
from tategumi.problems import Failed

# What Python's codecs need to be given so that the bytes are those that Japanese software writes.
_TO_CP932 = str.maketrans("〜‖−¢£¬", "～∥－￠￡￢")
_TO_SJIS_2004 = str.maketrans("＼\\～~", "\\¥~‾")
CODECS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-32": "UTF-32",
    "utf-16-le": "UTF-16LE",
    "utf-16-be": "UTF-16BE",
    "cp932": "Shift_JIS",
    "shift_jis_2004": "Shift_JIS-2004",
    "euc_jp": "EUC-JP",
    "euc_jis_2004": "EUC-JIS-2004",
    "iso2022_jp": "ISO-2022-JP",
    "iso2022_jp_2004": "ISO-2022-JP",
}


def encoded(text: str, codec: str) -> bytes:
    tables = {"cp932": _TO_CP932, "shift_jis_2004": _TO_SJIS_2004}
    return text.translate(tables.get(codec, {})).encode(codec)


SAMPLE = (
    "　海《うみ》の上を〜鳥が飛んだ。「――A.I.か……」\n／＼　※［＃「山」］　①と髙﨑は別である。\n"
)


@pytest.mark.parametrize("codec", CODECS)
def test_a_text_is_read_in_its_encoding(codec: str) -> None:
    # NEC's row 13 and IBM's kanji are in CP932 only, é and ½ in JIS X 0213 only.
    text = SAMPLE
    if codec != "cp932" and not codec.startswith("utf"):
        text = text.replace("①と髙﨑", "é" if "2004" in codec else "山")
    data = encoded(text, codec)
    assert decode(data, "a.txt") == (text, ())
    assert detect(data).name == CODECS[codec]


@pytest.mark.needs("corpus")
@pytest.mark.parametrize("codec", CODECS)
def test_every_work_is_read_in_every_encoding(codec: str) -> None:
    for file in WORKS:
        text, problems = decode(file.read_bytes(), file.name)
        assert not problems
        try:
            data = encoded(text, codec)
        except UnicodeEncodeError:
            pytest.fail(f"{file.name} is of JIS X 0208, which {codec} holds")
        assert decode(data, file.name)[0] == text


# Hiragana, katakana, kanji of level 1, punctuation: a line of running text.
lines = st.text(
    st.sampled_from("あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよ")
    | st.sampled_from(
        "らりるれろわをんがぎぐげござじずだでどばびぶべぼアイウエオカキクケコー、。「」…―"
    )
    | st.sampled_from("人日一大年出本中子見国上分生行二間時気十女三前入小後長下学月何来話山高今書"),
    min_size=8,
    max_size=80,
)


@settings(max_examples=300)
@given(lines.map("{}\n".format), st.sampled_from([c for c in CODECS if "2004" not in c]))
def test_a_line_of_japanese_is_enough(line: str, codec: str) -> None:
    assert decode(encoded(line, codec), "a.txt")[0] == line


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\ufeff")))
def test_any_text_in_utf8_is_utf8(text: str) -> None:
    data = text.encode()
    if not data.startswith((b"PK\x03\x04", b"%PDF", b"{\\rtf")):
        assert decode(data, "a.txt") == (text, ())


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data, "a.txt")
    except Failed as failed:
        assert len(failed.problems) == 1
    else:
        assert "\r" not in text
        assert "\0" not in text


def test_line_ends_are_line_feeds() -> None:
    assert decode("一\r\n二\r三\n".encode("cp932"), "a.txt")[0] == "一\n二\n三\n"


def test_controls_are_taken_out_and_told() -> None:
    text, problems = decode("一\n二\0三\x1b\n".encode(), "a.txt")
    assert text == "一\n二三\n"
    places = [(problem.place.line, problem.place.column) for problem in problems]
    assert places == [(2, 2), (2, 4)]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("春が来た。\n夏が".encode() + b"\xff\xfe", "a.txt:2:3: UTF-8 breaks off here (byte 0xFF)"),
        (b"\x81\xff\xfe\x00\x9f", "a.txt: the text is not readable as UTF-8, UTF-16, Shift_JIS"),
        (b"PK\x03\x04....", "a.txt: this is not a text file (Word, EPUB, zip)"),
        (b"%PDF-1.7", "a.txt: this is not a text file (PDF)"),
        ("我們去海邊。今天非常冷。".encode("big5"), "a.txt: the text is not readable as"),
        (b"\xff\xfe\x42", "a.txt: the text is not readable as UTF-8, UTF-16, Shift_JIS"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, told: str) -> None:
    with pytest.raises(Failed) as failed:
        decode(data, "a.txt")
    assert str(failed.value).startswith(told)
    assert "\n" not in str(failed.value)
