"""What stands in the contents: files by patterns in the order of their numbers, parts, chapters."""

from pathlib import Path

import pytest

from tategumi.contents import read_texts
from tategumi.entries import Generated, Item, Titled, Whole, entries_of
from tategumi.located import parse, read
from tategumi.model import Role, plain_text
from tategumi.natural import natural_key
from tategumi.problems import Problem


def entries(root: Path, yaml: str) -> tuple[list[str], list[str]]:
    """What each entry means, and the problems."""
    problems: list[Problem] = []
    items = read(parse(yaml, "b.yaml"), tuple[Item, ...], problems)
    found = entries_of(root, items or (), problems)
    return list(map(shown, found)), [f"{p.code} {p.place.line}:{p.place.column}" for p in problems]


def shown(entry: object) -> str:
    match entry:
        case Generated():
            return entry.value
        case Titled(title, role):
            return f"{role.value} {title.value}"
        case Whole(file, role):
            return file.value if role is Role.CHAPTER else f"{role.value} {file.value}"
    raise AssertionError(entry)


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    names = ("第10話.txt", "第2話.txt", "第一話.txt", "あとがき.txt", "プロローグ.txt", ".隠し.txt")
    for name in (*names, "図.png", "二章/２.txt", "二章/十.txt", "二章/1.txt"):
        path = tmp_path / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{path.stem}\n\n　本文。\n", "utf-8")
    return tmp_path


ALL = ["プロローグ", "第一話", "第2話", "第10話", "あとがき"]


def test_a_pattern_means_its_files_in_the_order_of_their_numbers(novel: Path) -> None:
    expected = ["toc", *(f"seeds/{name}.txt" for name in ALL), "colophon"]
    assert entries(novel, "- 目次\n- seeds/*.txt\n- colophon\n") == (expected, [])
    assert entries(novel, "- seeds/二章/*\n")[0] == [f"seeds/二章/{n}.txt" for n in "1２十"]


def test_a_file_that_is_named_is_none_of_a_patterns(novel: Path) -> None:
    yaml = "- file: seeds/*.txt\n- {file: seeds/あとがき.txt, role: afterword}\n- seeds/第2話.txt\n"
    found, problems = entries(novel, yaml)
    names = ["プロローグ", "第一話", "第10話"]
    ends = ["afterword seeds/あとがき.txt", "seeds/第2話.txt"]
    assert (found, problems) == ([*(f"seeds/{name}.txt" for name in names), *ends], [])


def test_parts_stand_over_chapters(novel: Path) -> None:
    yaml = "- part: 第一部\n  contents: [seeds/第*.txt]\n- part: 第二部\n  contents:\n"
    yaml += "    - part: 下巻\n      contents: [seeds/二章/*.txt]\n"
    found, problems = entries(novel, yaml)
    first = ["part 第一部", *(f"seeds/{name}.txt" for name in ("第一話", "第2話", "第10話"))]
    second = ["part 第二部", "part 下巻", *(f"seeds/二章/{name}.txt" for name in "1２十")]
    assert (found, problems) == ([*first, *second], [])


@pytest.mark.parametrize(
    ("yaml", "code"),
    [
        ("- seeds/*.md", "contents.no-match 1:3"),
        ("- ../*.txt", "file.outside 1:3"),
        ("- file: /etc/*.txt", "file.outside 1:9"),
        ("- title-pgae", "yaml.choice-near 1:3"),
    ],
)
def test_what_means_no_file_is_told(novel: Path, yaml: str, code: str) -> None:
    assert entries(novel, yaml) == ([], [code])


def test_a_link_that_leaves_the_folder_is_none_of_the_files(novel: Path, tmp_path: Path) -> None:
    (novel / "secret.txt").write_text("秘密\n", "utf-8")
    inner = novel / "inner"
    (inner / "seeds").mkdir(parents=True)
    (inner / "seeds/a.txt").symlink_to(novel / "secret.txt")
    assert entries(inner, "- seeds/*.txt")[1] == ["contents.no-match 1:3"]


def test_a_file_is_split_at_its_highest_headings(tmp_path: Path) -> None:
    first = "星の話\n\n作者　岬花\n\n\n第1話　朝\n\n　朝だ。\n\n1\n\n　昼だ。\n"
    text = f"{first}\n第2話　夜\n\n　夜だ。\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    items = read(parse("- {file: a.txt, split: true}", "b.yaml"), tuple[Item, ...], [])
    texts = read_texts(tmp_path, entries_of(tmp_path, items, []))
    titles = [plain_text(document.title) for document in texts.documents]
    assert titles == ["第1話　朝", "第2話　夜"]
    assert [block.level for block in texts.documents[0].blocks if hasattr(block, "level")] == [2]


@pytest.mark.parametrize(
    "names",
    [
        ["1", "2", "10", "１１", "100"],
        ["一", "二", "九", "十", "十一", "二十", "百", "百二", "千"],
        ["第一話", "第2話", "第三話 夜", "第10話"],
        ["一章/10", "二章/1", "二章/2"],
        ["海 上", "海 中", "海 下"],
        ["序章", "第1話", "終章"],
        ["01_プロローグ", "02_本文", "03_あとがき", "04_付記"],
        ["秩序 1", "秩序 2"],
    ],
)
def test_names_count(names: list[str]) -> None:
    backwards = list(reversed(names))
    assert sorted(backwards, key=natural_key) == names


@pytest.mark.parametrize("role", ["toc", "index", "colophon"])
def test_a_page_that_the_build_makes_may_have_a_title_of_its_authors(
    novel: Path, role: str
) -> None:
    yaml = f"- {{title: わが題, role: {role}}}\n- title: 第一部\n"
    assert entries(novel, yaml) == ([f"{role} わが題", "part 第一部"], [])
