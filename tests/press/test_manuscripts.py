"""What a manuscript says of pages and lines, read back from the PDF: nothing is lost there."""

from itertools import pairwise
from pathlib import Path

import pytest

import pypdfium2
from tategumi.cli import main

from ..pdf_text import Glyph, body, columns, glyphs, text_of

pytestmark = pytest.mark.needs("noto")

SENTENCE = "岸の柳は風を待ち、渡し守は舟を待つ。"


def converted(folder: Path, text: str) -> list[list[Glyph]]:
    """The pages of a manuscript's chapter, in the notation of Aozora Bunko: glyphs of its size."""
    file = folder / "kishi.txt"
    file.write_text(f"岸\n見本太郎\n\n　章。\n{text}\n\n底本：「岸」見本社\n", "utf-8")
    assert main(["convert", str(file), "--to", "pdf", "--notation", "aozora"]) == 0
    found = body(glyphs((folder / "kishi.pdf").read_bytes()), 9)
    return [[g for g in found if g.page == page] for page in range(3, found[-1].page + 1)]


@pytest.mark.parametrize(("note", "raised"), [("地付き", 0), ("地から３字上げ", 3)])
@pytest.mark.parametrize("count", range(0, 36, 5))
def test_the_end_of_a_line_never_stands_over_its_beginning(
    note: str, raised: int, count: int, tmp_path: Path
) -> None:
    text = f"　{SENTENCE * 4}{'々' * count}［＃{note}］（川の人）\n　次。"
    (page,) = converted(tmp_path, text)
    assert text_of(page) == f"章。{SENTENCE * 4}{'々' * count}（川の人）次。"
    lines = columns(page)
    foot = min(line[-1].y for line in lines)
    (end,) = (line for line in lines if text_of(line).endswith("（川の人）"))
    assert end[-1].y == pytest.approx(foot + raised * 9, abs=4.6)  # the bracket's own half
    for line in lines:
        places = sorted((glyph.y for glyph in line), reverse=True)
        assert all(above - below > 4.4 for above, below in pairwise(places))
    assert text_of(lines[-1]) == "次。"


def test_a_text_at_the_line_end_may_be_longer_than_a_line(tmp_path: Path) -> None:
    (page,) = converted(tmp_path, f"　拝啓［＃地付き］{SENTENCE * 4}\n　次。")
    assert text_of(page) == f"章。拝啓{SENTENCE * 4}次。"


def test_texts_at_the_line_end_go_on_over_pages(tmp_path: Path) -> None:
    rows = [f"{SENTENCE * 3}［＃地付き］（人{n}）" for n in range(30)]
    pages = converted(tmp_path, "\n".join(f"　{row}" for row in rows))
    assert len(pages) > 2
    assert "".join(map(text_of, pages)).count("（人") == 30


@pytest.mark.parametrize("frame", ["", "罫囲み"])
@pytest.mark.parametrize("count", [3, 60, 200])
def test_a_centred_page_longer_than_a_page_goes_on(frame: str, count: int, tmp_path: Path) -> None:
    begin, end = (f"［＃ここから{frame}］\n", f"［＃ここで{frame}終わり］\n") if frame else ("", "")
    text = f"［＃ページの左右中央］\n{begin}　{SENTENCE * count}\n{end}［＃改ページ］\n　次。"
    first, *centred, last = converted(tmp_path, text)
    assert "".join(map(text_of, centred)) == SENTENCE * count
    assert (text_of(first), text_of(last)) == ("章。", "次。")
    assert len(centred) > 1 or count == 3


@pytest.mark.parametrize("before", [0, 1, 5])
def test_a_frame_is_closed_on_each_page_and_keeps_the_grid(before: int, tmp_path: Path) -> None:
    text = f"［＃ここから罫囲み］\n　{SENTENCE * 90}\n［＃ここで罫囲み終わり］\n　次。"
    grid = _lines(converted(tmp_path, f"　{SENTENCE * 100}")[1])
    pages = converted(tmp_path, "　川。\n" * before + text)
    assert "".join(map(text_of, pages)) == f"章。{'川。' * before}{SENTENCE * 90}次。"
    assert len(pages) > 2
    assert all(_lines(page) < grid for page in pages)
    assert [_rules(tmp_path / "kishi.pdf", 2 + n) for n in range(len(pages))] == [2] * len(pages)


def _lines(page: list[Glyph]) -> set[float]:
    return {round(glyph.x) for glyph in page}


def _rules(file: Path, number: int) -> int:
    """How many rules are on a page that are as long as a line."""
    picture = pypdfium2.PdfDocument(file)[number].render(scale=2, grayscale=True).to_pil()
    dark = picture.point(lambda level: 255 * (level < 160)).reduce((1, picture.height // 12))
    columns = [dark.crop((x, 1, x + 1, 11)).getextrema()[0] > 128 for x in range(dark.width)]
    return sum(now and not last for last, now in pairwise(columns))


def test_a_centred_page_stands_in_the_middle(tmp_path: Path) -> None:
    _, full, *_ = converted(tmp_path, f"［＃改ページ］\n　{SENTENCE * 100}")
    _, page, *_ = converted(
        tmp_path, "［＃ページの左右中央］\n　川。\n　岸。\n　海。\n［＃改ページ］\n　次。"
    )
    right, left = (pick(glyph.x for glyph in full) for pick in (max, min))
    _, middle, _ = sorted({glyph.x for glyph in page})
    assert middle == pytest.approx((right + left) / 2, abs=0.5)


def test_a_column_break_turns_the_page_of_one_column(tmp_path: Path) -> None:
    pages = converted(tmp_path, "［＃改段］\n　第二段。\n　続き。")
    assert list(map(text_of, pages)) == ["章。", "第二段。続き。"]


def test_a_sentence_across_the_line_leaves_room_on_its_page(tmp_path: Path) -> None:
    words = " ".join(f"word《ことば》 number{n}《ばんごう》" for n in range(12))
    (page,) = converted(tmp_path, f"　前。\n　［＃横組み］{words}［＃横組み終わり］\n　後。")
    assert text_of(page).endswith("後。")


@pytest.mark.parametrize(("number", "count"), [("２", 2), ("三", 3)])
def test_text_in_columns_stands_in_columns(number: str, count: int, tmp_path: Path) -> None:
    """改段 begins the next one; what is longer than a page goes on in the columns of the next."""
    rows = "\n［＃改段］\n".join("甲乙丙"[:count])
    block = f"［＃ここから{number}段組み］\n{rows}\n［＃ここで段組み終わり］\n"
    (page,) = converted(tmp_path, f"{block}　後。")
    found = {glyph.text: glyph for glyph in page}
    assert len({round(found[sign].x) for sign in "甲乙丙"[:count]}) == 1
    steps = [above.y - below.y for above, below in pairwise(found[s] for s in "甲乙丙"[:count])]
    assert min(steps) > 90
    assert found["後"].x < found["甲"].x
    long = (
        f"［＃ここから{number}段組み］\n"
        + f"　{SENTENCE * 3}\n" * 60
        + "［＃ここで段組み終わり］\n　後。"
    )
    pages = converted(tmp_path, long)
    assert len(pages) > 2
    assert "".join(map(text_of, pages)).count("風") == 180


@pytest.mark.parametrize(
    ("kana", "mark", "length"), [("ム", "レ", 0.5), ("ンデ", "レ", 1), ("ム", "一レ", 1)]
)
def test_kana_and_return_mark_of_kanbun_share_one_gap(
    kana: str, mark: str, length: float, tmp_path: Path
) -> None:
    """Both begin under the character before them, one on its right, one on its left."""
    file = tmp_path / "kanbun.txt"
    text = f"岸\n見本太郎\n\n　甲［＃（{kana}）］［＃{mark}］乙。\n\n底本：「岸」見本社\n"
    file.write_text(text, "utf-8")
    assert main(["convert", str(file), "--to", "pdf", "--notation", "aozora"]) == 0
    found = glyphs(file.with_suffix(".pdf").read_bytes())
    (before,) = (glyph for glyph in found if glyph.text == "甲")
    (after,) = (glyph for glyph in found if glyph.text == "乙")
    right, left = (
        next(glyph for glyph in body(found, before.size / 2) if glyph.text == one)
        for one in (kana[0], mark[0])
    )
    assert right.y == pytest.approx(left.y) == pytest.approx(before.y - before.size)
    assert left.x < before.x < right.x
    assert before.y - after.y == pytest.approx((1 + length) * before.size)


def test_rules_of_a_drawn_table_join_and_its_columns_hold(tmp_path: Path) -> None:
    """Each character has its em, and each line follows the one before without a gap."""
    rows = ["┌───┬───┐", "│（甲）│一、〇│", "├───┼───┤", "│乙、　│・「丙│", "└───┴───┘"]
    (page,) = converted(tmp_path, "\n".join(["岸の柳。", *rows, "渡し守。"]))
    first = next(glyph for glyph in page if glyph.text == "┌")
    # Turned glyphs begin at their baseline, a third of an em from where upright ones do.
    found = {(one.text, (first.x + 6 - one.x) // 9, round(first.y - one.y)) for one in page}
    wanted = {(text, at, 9 * n) for at, row in enumerate(rows) for n, text in enumerate(row)}
    assert {one for one in wanted if one[0] not in "─　"} <= found


@pytest.mark.parametrize(("text", "scale"), [("ABCDEF", 0.5), ("第一章", 0.5), ("12", 1)])
def test_long_tate_chu_yoko_is_smaller_and_keeps_its_form(
    text: str, scale: float, tmp_path: Path
) -> None:
    """Its characters stand side by side across the line, none of them squeezed."""
    file = tmp_path / "kishi.txt"
    note = f"甲{text}［＃「{text}」は縦中横］乙。"
    file.write_text(f"岸\n見本太郎\n\n　{note}\n\n底本：「岸」見本社\n", "utf-8")
    assert main(["convert", str(file), "--to", "pdf", "--notation", "aozora"]) == 0
    found = glyphs(file.with_suffix(".pdf").read_bytes())
    (before,) = (glyph for glyph in found if glyph.text == "甲")
    across = [one for one in found if one.page == before.page and one.text in text]
    across = [one for one in across if abs(one.size - before.size * scale) < 0.1]
    assert text_of(sorted(across, key=lambda one: one.x)) == text
    assert len({round(one.y) for one in across}) == 1
    middle = (across[0].x + across[-1].x + across[-1].advance) / 2
    assert middle == pytest.approx(before.x, abs=1.5)


@pytest.mark.parametrize("indent", ["", "　"])
def test_columns_of_a_drawn_table_hold_without_rules_at_its_edges(
    tmp_path: Path, indent: str
) -> None:
    rows = ["　甲、│一、〇", "───┼───", "「乙」│・「丙"]
    text = "\n".join(["　岸の柳。", *(indent + row for row in rows), "　渡し守。"])
    (page,) = converted(tmp_path, text)
    first = next(glyph for glyph in page if glyph.text == "甲")
    # Turned glyphs begin at their baseline, a third of an em from where upright ones do.
    found = {(one.text, (one.x - first.x) // -9, round(first.y - one.y)) for one in page}
    wanted = {(text, at, 9 * n - 9) for at, row in enumerate(rows) for n, text in enumerate(row)}
    assert {one for one in wanted if one[0] not in "─　"} <= found
