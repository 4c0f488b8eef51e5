"""Manuscript files: where they may stand, how they are told apart, what a zip may hold."""

import io
import zipfile
from pathlib import Path

import pytest
from dumps import dump

from shared import CORPUS, WORKS
from tategumi.manuscript.archive import MOST_BYTES
from tategumi.manuscript.detect import detect, detect_all
from tategumi.manuscript.reader import READERS, load, read, read_asset, texts_in
from tategumi.manuscript.source import Notation, Unknown
from tategumi.model import Figure, Image
from tategumi.problems import Failed, Locale


def put(root: Path, name: str, content: str | bytes) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def told(path: Path, root: Path) -> str:
    with pytest.raises(Failed) as failed:
        read(path, root)
    return str(failed.value)


# --- notations
@pytest.mark.parametrize(
    ("text", "name", "notation"),
    [
        ("漢字《かんじ》", "a.md", Notation.MARKDOWN),
        ("海へ行った。\n", "a.txt", Notation.PLAIN),
        ("《題》という本。\n", "a.txt", Notation.PLAIN),
        ("海《うみ》へ行った。\n", "a.txt", Notation.AOZORA),
        ("海《うみ》へ［＃「へ」に傍点］。\n", "a.txt", Notation.AOZORA),
        ("海《うみ》へ《《行った》》。\n", "a.txt", Notation.KAKUYOMU),
        ("|あいつ《かれ》は海《うみ》へ。\n", "a.txt", Notation.KAKUYOMU),
        ("前書き\n" + "*" * 44 + "\n海《うみ》へ。\n", "a.txt", Notation.NAROU),
        ("｜お茶（ちゃ）を飲む。\n", "a.txt", Notation.NAROU),
        ("[[rb:海 > うみ]]へ\n[newpage]\n", "a.txt", Notation.PIXIV),
        ("# 題\n\n{海|うみ}へ**行った**。\n", "a.txt", Notation.MARKDOWN),
        ("---\ntitle: 題\n---\n海《うみ》へ。\n", "a", Notation.MARKDOWN),
    ],
)
def test_the_notation_is_told_by_its_signs(text: str, name: str, notation: Notation) -> None:
    assert detect(text, name).notation is notation


def test_every_notation_is_read() -> None:
    assert set(READERS) == set(Notation)


def test_what_was_chosen_is_said(tmp_path: Path) -> None:
    found = read(put(tmp_path, "a.txt", "海《うみ》へ《《行った》》。"), tmp_path).problems
    assert [problem.text(Locale.EN) for problem in found] == [
        "a.txt: read as kakuyomu (《《…》》 × 1, 漢字《かんじ》 × 1); "
        "name the notation if it is another"
    ]
    assert not read(put(tmp_path, "a.md", "海"), tmp_path).problems


def test_a_notation_that_is_named_is_taken(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", "海《うみ》へ")
    assert dump(read(path, tmp_path, Notation.PIXIV)) == "p: 海《うみ》へ\n! 1:2 literal.ruby"
    assert dump(read(path, tmp_path, Notation.KAKUYOMU)) == "p: ⟨ruby 海|うみ⟩へ"


@pytest.mark.parametrize("notation", [Notation.PLAIN, Notation.AOZORA, Notation.KAKUYOMU])
def test_a_reading_that_was_never_opened_is_told(tmp_path: Path, notation: Notation) -> None:
    path = tmp_path / "a.txt"
    path.write_text("題\n著者\n\n　山》と鐘《かね》。\n", "utf-8")
    found = read(path, tmp_path, notation).problems
    assert [(p.place.line, p.place.column) for p in found if p.code == "literal.close"] == [(4, 3)]


def test_unknown_notes_are_kept_or_set_as_asked(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", "海［＃波の絵］へ")
    assert dump(read(path, tmp_path, Notation.AOZORA)).startswith("p: 海⟨editorial ")
    literal = read(path, tmp_path, Notation.AOZORA, Unknown.LITERAL)
    assert dump(literal).startswith("p: 海［＃波の絵］へ\n")


@pytest.mark.needs("corpus")
def test_every_work_is_known_as_aozora() -> None:
    for file in WORKS:
        manuscript = read(file, CORPUS)
        assert manuscript.problems[0].values["notation"] == "aozora"
        assert manuscript.title
        assert manuscript.creators


# --- signs that are set as text
@pytest.mark.parametrize(
    ("text", "notation", "expected"),
    [
        ("彼《かれ\n彼｜は", Notation.AOZORA, ["1:2 open", "2:2 bar"]),
        ("これ《《が》》、｜竜《りゅう》の", Notation.PLAIN, ["1:3 emphasis", "1:9 ruby"]),
        ("海へ［＃「海」に傍点］", Notation.PLAIN, ["1:3 note"]),
        (
            "[[rb:海 > うみ]]へ[海](b.md)と**波**",
            Notation.PLAIN,
            ["1:1 ruby", "1:15 link", "1:25 strong"],
        ),
        ("<p>海</p>", Notation.PLAIN, ["1:1 tag", "1:5 tag"]),
        ("海《うみ》へ｜《行く》", Notation.KAKUYOMU, []),
        (r"海\《うみ\》", Notation.MARKDOWN, []),
        ("a < b、x > y", Notation.PLAIN, []),
    ],
)
def test_signs_that_are_set_as_text_are_told(
    tmp_path: Path, text: str, notation: Notation, expected: list[str]
) -> None:
    found = read(put(tmp_path, "a.txt", text), tmp_path, notation).problems
    told = [f"{p.place.line}:{p.place.column} {p.code.partition('.')[2]}" for p in found]
    assert told == expected
    assert all(str(problem.values["sign"]).removesuffix("…") in text for problem in found)


def test_the_texts_of_a_book_are_counted_together() -> None:
    texts = ["竜《りゅう》が来た。\n" * 9, "《《あれ》》が来る。\n"]
    assert detect_all(texts[:1]).notation is Notation.AOZORA
    assert detect_all(texts).notation is Notation.KAKUYOMU


def test_numbered_episodes_are_a_web_novel() -> None:
    assert (
        detect("第2話　石の橋\n\n竜《りゅう》が渡った。\n", "a.txt").notation is Notation.KAKUYOMU
    )


# --- files
def test_names_are_found_in_either_normal_form(tmp_path: Path) -> None:
    put(tmp_path, "本/か\u3099.txt", "海へ。")
    assert dump(read(tmp_path / "本/が.txt", tmp_path)) == "p: 海へ。"
    put(tmp_path, "ぎ.txt", "山へ。")
    assert dump(read(tmp_path / "き\u3099.txt", tmp_path)) == "p: 山へ。"


def test_encoding_is_told(tmp_path: Path) -> None:
    path = put(tmp_path, "a.md", "海へ行った。".encode("cp932"))
    assert dump(read(path, tmp_path)) == "p: 海へ行った。"


def test_missing_files_and_folders_are_told(tmp_path: Path) -> None:
    assert told(tmp_path / "a.md", tmp_path) == "a.md: no such file; check the name"
    assert told(tmp_path, tmp_path).startswith(".: the file can't be read")


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    put(tmp_path, "secret.md", "秘密")
    book = put(tmp_path, "book/a.md", "本").parent
    (book / "link.md").symlink_to(tmp_path / "secret.md")
    (book / "folder").symlink_to(tmp_path)
    for path in (book / "../secret.md", book / "link.md", book / "folder/secret.md"):
        assert (
            told(path, book) == f"{path}: the path leaves the book's folder; keep files inside it"
        )


def test_a_folder_reached_by_a_link_is_the_folder(tmp_path: Path) -> None:
    put(tmp_path, "book/a.txt", "海《うみ》")
    (tmp_path / "same").symlink_to(tmp_path / "book")
    manuscript = read(tmp_path / "same/a.txt", tmp_path / "same")
    assert manuscript.problems[0].place.path == "a.txt"


# --- images
def test_images_are_named_from_the_books_folder(tmp_path: Path) -> None:
    path = put(tmp_path, "texts/a.md", "![](../images/a.png)\n\n[^1]\n\n[^1]: ![](b.png) 注\n")
    assert "figure images/a.png" in dump(read(path, tmp_path))
    assert "⟨image texts/b.png []⟩" in dump(read(path, tmp_path))


@pytest.mark.parametrize("source", ["../a.png", "/etc/a.png", "x/../../a.png"])
def test_images_outside_the_folder_are_problems(tmp_path: Path, source: str) -> None:
    found = read(put(tmp_path, "a.md", f"![]({source})"), tmp_path).problems
    assert [(p.code, str(p.place)) for p in found] == [("image.outside", "a.md:1:5")]
    with pytest.raises(Failed):
        read_asset(source, tmp_path)


# --- zip
AOZORA = "題\n作者\n\n　海《うみ》\n［＃挿絵（fig1.png、横20×縦30）入る］\n".encode("cp932")


def test_a_zip_is_read_with_its_images(tmp_path: Path) -> None:
    path = put(tmp_path, "works/a.zip", zipped({"a.txt": AOZORA, "fig1.png": b"image"}))
    manuscript = read(path, tmp_path)
    assert manuscript.title == "題"
    image = next(block.image for block in manuscript.blocks if isinstance(block, Figure))
    assert image == Image("works/a.zip/fig1.png", "挿絵", 20, 30)
    assert read_asset(image.source, tmp_path) == b"image"
    with pytest.raises(Failed, match=r"works/a\.zip/none\.png: no such file"):
        read_asset("works/a.zip/none.png", tmp_path)


def test_a_file_without_a_name_in_a_damaged_zip_is_no_matter(tmp_path: Path) -> None:
    data = io.BytesIO(zipped({"fig1.png": b"image", "a.txt": AOZORA}))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr(zipfile.ZipInfo(""), b"")
        archive.writestr("b.md", b"")
    put(tmp_path, "a.zip", data.getvalue())
    assert read_asset("a.zip/fig1.png", tmp_path) == b"image"
    assert texts_in(tmp_path / "a.zip", tmp_path) == ["a.zip/a.txt", "a.zip/b.md"]


@pytest.mark.parametrize(
    ("stored", "name"),
    [
        ("海.txt".encode(), "海.txt"),
        ("海.txt".encode("cp932"), "海.txt"),
        (b"\x81\xff.txt", "ü\u00a0.txt"),
    ],
)
def test_names_in_a_zip_are_as_their_makers_saw_them(
    tmp_path: Path, stored: bytes, name: str
) -> None:
    """UTF-8 that says so or not, CP932, or what the format has."""
    data = zipped({"?" * (len(stored) - 4) + ".txt": AOZORA})
    data = data.replace(b"?" * (len(stored) - 4) + b".txt", stored)
    for one in (data, zipped({name: AOZORA})):
        put(tmp_path, "a.zip", one)
        assert texts_in(tmp_path / "a.zip", tmp_path) == [f"a.zip/{name}"]


def test_an_image_in_a_folder_named_like_a_zip(tmp_path: Path) -> None:
    put(tmp_path, "a.zip/b.png", b"image")
    assert read_asset("a.zip/b.png", tmp_path) == b"image"


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({}, "zip.texts"),
        ({"a.txt": b"", "b.TXT": b""}, "zip.texts"),
        ({"a.txt": b"", "../b.png": b""}, "zip.outside"),
        ({"a.txt": b"", "/b.png": b""}, "zip.outside"),
        ({"a.txt": b"", "..\\b.png": b""}, "zip.outside"),
        ({"a.txt": b" " * (MOST_BYTES + 1)}, "zip.too-large"),
        ({f"{n}.png": b"" for n in range(2_001)}, "zip.too-large"),
    ],
)
def test_a_zip_that_is_no_work_is_refused(
    tmp_path: Path, members: dict[str, bytes], code: str
) -> None:
    path = put(tmp_path, "a.zip", zipped(members))
    with pytest.raises(Failed) as failed:
        read(path, tmp_path)
    assert {problem.code for problem in failed.value.problems} == {code}


def test_a_broken_zip_is_told(tmp_path: Path) -> None:
    data = zipped({"a.txt": AOZORA * 50})
    assert told(put(tmp_path, "a.zip", data[:40]), tmp_path).startswith("a.zip: the zip file can't")
    broken = data[:60] + b"\0\0\0\0" + data[64:]
    assert told(put(tmp_path, "b.zip", broken), tmp_path).startswith("b.zip: the zip file can't")


def test_a_text_that_no_work_is_as_long_as_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tategumi.manuscript.archive.MOST_BYTES", 30)
    (tmp_path / "a.txt").write_text("　海は広い。" * 2, "utf-8")
    with pytest.raises(Failed) as failed:
        load(tmp_path / "a.txt", tmp_path)
    assert [problem.code for problem in failed.value.problems] == ["manuscript.too-large"]
