"""The inner sides of the cover (表2, 表3): pictures or white, as a page of its file or as files."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

import pypdfium2
from tategumi import for_press, press
from tategumi.located import parse, read
from tategumi.model import Metadata
from tategumi.paper import PAPERS
from tategumi.preflight import File, preflight
from tategumi.pressing import Pressing, Standard, Wrap
from tategumi.problems import Failed

pytestmark = pytest.mark.needs("noto")

BUNKO, MM = PAPERS["文庫"], 72 / 25.4
RED, BLUE = (200, 30, 30), (30, 30, 200)


def settings(text: str) -> Pressing:
    problems: list = []
    made = read(parse(f"inside: {text}", "book.yaml"), Pressing, problems)
    if problems:
        raise Failed(problems)
    return made


@pytest.fixture
def root(tmp_path: Path) -> Path:
    size = (1530, 2122)
    Image.new("RGB", size, RED).save(tmp_path / "front.png")
    Image.new("RGB", size, BLUE).save(tmp_path / "back.png")
    Image.new("RGB", (100, 150), RED).save(tmp_path / "small.png")
    return tmp_path


def cover(pressing: Pressing, root: Path, kind: Wrap = Wrap.COVER):
    spread = press.spread(kind, BUNKO, 200, pressing)
    return for_press.wrap(kind, Metadata("渡し場"), spread, pressing, "", root), spread


def colours(data: bytes, page: int) -> list[tuple[int, ...]]:
    """At the left edge, in the middle, at the right edge."""
    shown = pypdfium2.PdfDocument(data)[page].render(scale=2).to_pil().convert("RGB")
    return [shown.getpixel((x, shown.height // 3)) for x in (1, shown.width // 2, shown.width - 2)]


def sizes(data: bytes) -> list[tuple[float, float]]:
    return [tuple(side / MM for side in page.get_size()) for page in pypdfium2.PdfDocument(data)]


def test_the_second_page_of_the_cover_is_its_inner_side(root: Path) -> None:
    made, spread = cover(settings("{front: front.png, back: back.png}"), root)
    first, second = sizes(made.data)
    assert first == second == pytest.approx((spread.sheet.width, spread.sheet.height), abs=0.01)
    assert colours(made.data, 1) == [
        BLUE,
        (255, 255, 255),
        RED,
    ]  # 表3 on the left, 表2 on the right
    assert made.parts == {}


@pytest.mark.parametrize(("side", "found"), [("front", 2), ("back", 0)])
def test_a_side_without_a_picture_is_white(side: str, found: int, root: Path) -> None:
    made, _ = cover(settings(f"{{{side}: {side}.png}}"), root)
    white = [colour == (255, 255, 255) for colour in colours(made.data, 1)]
    assert white == [place != found for place in range(3)]


@pytest.mark.parametrize("word", ["blank", "白"])
def test_a_blank_inner_side_is_a_white_page(word: str, root: Path) -> None:
    made, _ = cover(settings(word), root)
    assert colours(made.data, 1) == [(255, 255, 255)] * 3


@pytest.mark.parametrize("word", ["pages", "単ページ"])
def test_shops_may_get_a_file_for_each(word: str, root: Path) -> None:
    made, spread = cover(settings(f"{{front: front.png, back: back.png, files: {word}}}"), root)
    assert len(sizes(made.data)) == 1
    assert [*made.parts] == ["002.pdf", "003.pdf"]
    assert [colours(part, 0)[0] for part in made.parts.values()] == [RED, BLUE]
    for part in made.parts.values():
        wanted = (BUNKO.width + 2 * spread.bleed, BUNKO.height + 2 * spread.bleed)
        assert sizes(part) == [pytest.approx(wanted, abs=0.01)]


def test_nothing_is_made_unless_asked_for_and_never_of_a_jacket(root: Path) -> None:
    assert len(sizes(cover(Pressing(), root)[0].data)) == 1
    inside = settings("{front: front.png}")
    assert len(sizes(cover(inside, root, Wrap.JACKET)[0].data)) == 1


def test_what_is_wrong_is_told(root: Path) -> None:
    made, _ = cover(settings("{front: small.png}"), root)
    assert [problem.code for problem in made.problems] == ["cover.coarse"]
    with pytest.raises(Failed) as failed:
        cover(settings("{front: none.png}"), root)
    assert [problem.code for problem in failed.value.problems] == ["picture.missing"]
    with pytest.raises(Failed) as failed:
        settings("red")
    assert [problem.code for problem in failed.value.problems] == ["press.inside"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("none.png", "picture.missing"),
        ("../front.png", "file.outside"),
        ("text.png", "cover.kind"),
        ("drawn.svg", "cover.kind"),
        ("head.png", "picture.broken"),
        ("half.png", "picture.broken"),
    ],
)
@pytest.mark.parametrize("key", ["inside: {back: %s}", "inside: {front: %s}", "spread: %s"])
def test_a_picture_that_is_none_is_told_at_its_place(
    key: str, name: str, code: str, root: Path
) -> None:
    """Before anything is made, and where the cover is."""
    whole = (root / "front.png").read_bytes()
    (root / "text.png").write_text("本文", "utf-8")
    (root / "drawn.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    (root / "head.png").write_bytes(whole[:12])
    (root / "half.png").write_bytes(whole[: len(whole) // 2])
    line = key % name
    pressing = read(parse(line, "book.yaml"), Pressing, [])
    (problem,) = for_press.mistakes(pressing, root)
    place = (problem.place.path, problem.place.line, problem.place.column)
    assert (problem.code, place) == (code, ("book.yaml", 1, line.index(name) + 1))
    with pytest.raises(Failed) as failed:
        cover(pressing, root)
    assert [one.code for one in failed.value.problems] == [code]


def test_a_cover_of_two_pages_is_a_cover_for_preflight(root: Path) -> None:
    made, _ = cover(replace(settings("白")), root)
    found = {problem.code for problem in preflight([File("c.pdf", made.data)], Pressing())}
    assert not found & {
        "preflight.pages",
        "preflight.multiple",
        "preflight.folio",
        "preflight.size",
    }


def test_colours_of_the_screen_are_refused_for_x_1a_without_a_profile(root: Path) -> None:
    """The typographic cover is of inks; a picture may be of grey or of inks itself."""
    x_1a = replace(Pressing(), pdf=Standard.X1A)
    assert cover(x_1a, root)[0].data
    for name in ("front.png", "side"):
        spread = press.spread(Wrap.COVER, BUNKO, 200, x_1a)
        inside = replace(x_1a, inside=settings("{front: front.png}").inside)
        chosen, picture = (inside, "") if name == "side" else (x_1a, name)
        with pytest.raises(Failed) as failed:
            for_press.wrap(Wrap.COVER, Metadata("渡し場"), spread, chosen, picture, root)
        assert [problem.code for problem in failed.value.problems] == ["press.screen-colours"]
    Image.new("L", (1530, 2122), 90).save(root / "grey.png")
    spread = press.spread(Wrap.COVER, BUNKO, 200, x_1a)
    grey = for_press.wrap(Wrap.COVER, Metadata("渡し場"), spread, x_1a, "grey.png", root)
    assert grey.data
