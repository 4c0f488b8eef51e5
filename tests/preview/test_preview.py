"""The preview as an author has it: the server, and a browser that looks at it."""

import http.client
import json
import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest

from tategumi.cli import main

from .browser import CHROMIUM, Page, browser
from .server import Served, rewrite, served

pytestmark = pytest.mark.needs("machine", "preview")
in_chromium = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")

CHAPTERS, PARAGRAPHS = 3, 40


def chapter(number: int) -> Path:
    return Path(f"book/{number}.md")


def make_book(root: Path) -> None:
    assert main(["new", str(root)]) == 0
    entries = ""
    for number in range(1, CHAPTERS + 1):
        rows = [f"# 第{number}の渡し", ""]
        for row in range(1, PARAGRAPHS + 1):
            rows += [
                f"{number}の章の{row}番目の段落では、渡し守が川のほとりで舟を待っていた。" * 2,
                "",
            ]
        (root / chapter(number)).write_text("\n".join(rows), "utf-8")
        entries += f"  - file: {chapter(number)}\n"
    book = root / "book/book.yaml"
    contents = f"contents:\n  - title-page\n  - toc\n{entries}  - colophon\n\n"
    text = re.sub(r"^contents:\n(?:[ \t].*\n)*\n?", contents, book.read_text("utf-8"), flags=re.M)
    book.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = tmp_path_factory.mktemp("preview") / "book"
    make_book(root)
    yield from served(root)


@pytest.fixture
def page(book: Served) -> Iterator[Page]:
    with browser() as one:
        one.resize(1360, 860)
        one.open(book.address)
        one.until("document.querySelector('.leaf img') && !document.querySelector('.working')")
        yield one


# --- what is served, and to whom
def test_pages_come_as_pictures(book: Served) -> None:
    state = book.settled()
    assert len(state["pages"]) > 10
    status, data = book.ask(f"/pages/paper/{state['number']}/0.png?height=300")
    assert (status, data[:4]) == (200, b"\x89PNG")


@pytest.mark.parametrize("host", ["example.org", "example.org:80", "127.0.0.1", "localhost:1", ""])
def test_other_hosts_are_refused(book: Served, host: str) -> None:
    assert book.ask("/state", Host=host)[0] in (400, 403)


def test_its_own_names_are_known(book: Served) -> None:
    for name in ("127.0.0.1", "localhost"):
        assert book.ask("/state", Host=f"{name}:{book.port}")[0] == 200


@pytest.mark.parametrize(
    "origin", ["http://example.org", "null", "http://127.0.0.1", "https://localhost"]
)
def test_other_origins_are_refused(book: Served, origin: str) -> None:
    assert book.ask("/state", Origin=origin)[0] == 403
    assert book.ask("/at", "POST", {"index": 0, "x": 1, "y": 1}, Origin=origin)[0] == 403


def test_other_sites_may_lead_here_but_not_look(book: Served) -> None:
    assert book.ask("/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate")[0] == 200
    assert book.ask("/state", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors")[0] == 403


@pytest.mark.parametrize(
    "path",
    [
        "/book/book.yaml", "/../book/book.yaml", "/web/../serving.py", "/web/%2e%2e/serving.py",
        "/web/..%2fserving.py", "/web//etc/passwd", "/web/", "/web", "/pages/paper/1/99999.png",
        "/pages/other/1/0.png", "/pages/paper/1/-1.png", "/pages/paper/1/..%2f0.png",
        "/marks/99999",
    ],
)  # fmt: skip
def test_nothing_else_is_served(book: Served, path: str) -> None:
    assert book.ask(path)[0] == 404


@pytest.mark.parametrize(
    "body",
    [
        None,
        {},
        [],
        {"index": "x", "x": 1, "y": 1},
        {"index": -1, "x": 1, "y": 1},
        {"index": 1e400, "x": 0, "y": 0},
    ],
)
def test_what_makes_no_sense_is_refused(book: Served, body: object) -> None:
    assert book.ask("/at", "POST", body)[0] in (400, 404)


def test_the_caret_of_an_editor_finds_its_page(book: Served) -> None:
    line = 2 * 9 + 3  # of the tenth paragraph
    status, answer = book.ask(f"/show?file={chapter(2)}&line={line}", "POST")
    spot = json.loads(answer)
    assert (status, spot["path"], spot["line"]) == (200, str(chapter(2)), line)
    assert spot["words"].startswith("2の章の10番目")
    follow = book.state()["follow"]
    assert (follow["page"], follow["asked"]) == (spot["page"], True)


def test_the_command_turns_the_preview_that_runs(
    book: Served, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(book.root)
    first = next(c["page"] for c in book.settled()["chapters"] if c["path"] == str(chapter(3)))
    for named in (f"{chapter(3)}:1", f"{book.root / chapter(3)}:1:2"):
        assert main(["preview", "--at", named]) == 0
        assert f"the preview shows page {first}" in capsys.readouterr().out
        follow = book.state()["follow"]
        assert (follow["path"], follow["page"], follow["asked"]) == (str(chapter(3)), first, True)
    assert main(["preview", "--at", "none.md:3"]) == 1
    assert "none.md: error: no such file in the book's folder" in capsys.readouterr().err
    (book.root / "other.md").write_text("外。\n", "utf-8")
    main(["preview", "--at", "other.md:1"])
    assert "other.md:1:1: warning: this line stands on no page" in capsys.readouterr().err


def test_a_preview_may_begin_at_a_line(tmp_path: Path) -> None:
    make_book(tmp_path / "book")
    for one in served(tmp_path / "book", "--at", f"{chapter(2)}:9"):
        follow = one.settled()["follow"]
        assert (follow["path"], follow["line"]) == (str(chapter(2)), 9)
        assert (one.root / ".tategumi/preview.port").read_text() == str(one.port)
    assert not (tmp_path / "book/.tategumi/preview.port").exists()


@pytest.mark.parametrize("file", ["../secret.txt", "/etc/passwd", "", "book/none.md"])
def test_the_caret_of_another_file_finds_none(book: Served, file: str) -> None:
    status, answer = book.ask(f"/show?file={file}&line=1", "POST")
    assert status == 404 or json.loads(answer) is None


def test_other_sites_turn_no_page(book: Served) -> None:
    address = f"/show?file={chapter(2)}&line=1"
    assert book.ask(address, "POST", Origin="http://example.org")[0] == 403
    assert book.ask(address)[0] == 405


def test_the_epub_is_handed_out_file_by_file_and_runs_nothing(book: Served) -> None:
    book.settled()
    made = json.loads(book.ask("/epub")[1])
    assert "item/standard.opf" in made["files"]
    connection = http.client.HTTPConnection("127.0.0.1", book.port, timeout=30)
    connection.request("GET", f"/epub/{made['version']}/item/xhtml/p-toc.xhtml")
    answer = connection.getresponse()
    assert answer.status == 200 and b"<nav" in answer.read()
    # Opened by itself it is no page: a script in it, or one that it leads to, can't be run.
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox;")
    for path in (f"{made['version'] - 1}/mimetype", f"{made['version']}/../book/book.yaml"):
        assert book.ask(f"/epub/{path}")[0] == 404


# --- what an author sees
@in_chromium
def test_a_word_changed_on_disk_is_seen_on_its_page(book: Served, page: Page) -> None:
    before = page.run("document.querySelector('.leaf img').src")
    word = f"2の章の{PARAGRAPHS}番目"
    rewrite(book.root / chapter(2), word, f"{word}の霧深い")
    page.until("document.getElementById('folio').value.slice(0, 2) !== '1 '")
    page.until(f"document.querySelector('.leaf img')?.src !== {json.dumps(before)}")
    shown = page.run("[...document.querySelectorAll('.leaf[data-page]')].map(e => +e.dataset.page)")
    chapters = book.settled()["chapters"]
    begin, end = (
        next(one["page"] for one in chapters if one["path"] == str(chapter(n))) for n in (2, 3)
    )
    assert all(begin < index + 1 <= end for index in shown)


@in_chromium
def test_a_click_leads_to_its_line(book: Served, page: Page) -> None:
    first = next(
        one["page"] for one in book.settled()["chapters"] if one["path"] == str(chapter(3))
    )
    page.run(f"document.querySelectorAll('#contents button')[{CHAPTERS + 1}].click()")
    page.until(f"document.querySelector('.leaf[data-page=\"{first - 1}\"]')")
    # The heading is the first line; that of the second paragraph is further on, to the left.
    box = page.run(
        f"(({{x, y, width, height}}) => [x, y, width, height])"
        f"(document.querySelector('.leaf[data-page=\"{first - 1}\"]').getBoundingClientRect())"
    )
    found = set()
    for part in (0.75, 0.6, 0.5, 0.4, 0.3):
        page.run("document.getElementById('toast').hidden = true")
        page.click(box[0] + box[2] * part, box[1] + box[3] * 0.3)
        found.add(
            page.until(
                "(({hidden, textContent}) => !hidden && textContent)"
                "(document.getElementById('toast'))"
            )
        )
    lines = [int(text.split(":")[1]) for text in found]
    assert {text.split(":")[0] for text in found} == {str(chapter(3))}
    assert len(lines) > 1 and all(line == 1 or line % 2 for line in lines)


@in_chromium
def test_keys_turn_as_in_a_right_bound_book(page: Page) -> None:
    page.press("Home")
    page.until("document.getElementById('folio').value.startsWith('1 /')")
    page.press("ArrowLeft")
    page.until("document.getElementById('folio').value.startsWith('2–3')")
    right, left = page.run(
        '[1, 2].map(n => document.querySelector(`.leaf[data-page="${n}"]`))'
        ".map(leaf => leaf.getBoundingClientRect().x)"
    )
    assert right > left
    page.press("ArrowRight")
    page.until("document.getElementById('folio').value.startsWith('1 /')")
    page.press("2")
    page.until("document.querySelector('.leaf.booklet img')")
    page.press("1")
    page.until("document.querySelector('.leaf.paper img')")


# --- the EPUB in a reader
SHOWN = "document.querySelector('#reader foliate-view:not(.coming)')"
READ = f"{SHOWN}?.lastLocation?.range.startContainer.ownerDocument.body.textContent ?? ''"
FOLIO = "document.getElementById('folio').value"


def seen_in_reader(page: Page) -> str:
    """The text of what the reader shows, digits in their usual form."""
    return normalize("NFKC", str(page.run(f"{SHOWN}.lastLocation.range.toString()")))


@in_chromium
def test_the_epub_opens_where_the_pages_are_and_leads_back(book: Served, page: Page) -> None:
    chapters = book.settled()["chapters"]
    first = next(one["page"] for one in chapters if one["path"] == str(chapter(2)))
    page.run(f"document.querySelectorAll('#contents button')[{CHAPTERS}].click()")
    page.until(f"document.querySelector('.leaf[data-page=\"{first - 1}\"]')")
    page.press("3")
    page.until(f"{READ}.includes('第２の渡し')")
    page.until(f"{FOLIO}.startsWith('第２の渡し')")
    # Its text stands vertically, and ← is forward.
    assert page.run(
        f"getComputedStyle({SHOWN}.lastLocation.range.startContainer.ownerDocument.body).writingMode"
    ) == "vertical-rl"  # fmt: skip
    before = seen_in_reader(page)
    page.press("ArrowLeft")
    page.until(f"!{SHOWN}.lastLocation.range.toString().includes('第２の渡し')")
    after = seen_in_reader(page)
    assert "2の章の1番目" in before and "2の章の1番目" not in after
    # A click tells the line of the manuscript.
    x, y, width, height = page.run(
        f"(r => [r.x, r.y, r.width, r.height])({SHOWN}.getBoundingClientRect())"
    )
    page.click(x + width / 2, y + height / 3)
    told = page.until("!document.getElementById('toast').hidden && toast.textContent")
    path, line, _ = str(told).split(":")
    row = (int(line) - 1) // 2
    assert path == str(chapter(2)) and f"2の章の{row}番目" in after
    page.press("1")
    page.until("!document.getElementById('spread').hidden")
    assert int(str(page.run(FOLIO)).split(" ")[0].split("–")[0]) >= first


@in_chromium
def test_the_epub_follows_saves_and_keeps_the_place(book: Served, page: Page) -> None:
    page.press("3")
    page.until(SHOWN)
    word = "3の章の20番目"
    rewrite(book.root / chapter(3), word, f"{word}の月の出る")
    page.until(f"{READ}.includes('月の出る')")
    page.until(f"{SHOWN}.lastLocation.range.toString().includes('20番目の月の出る')")
    page.run("document.getElementById('follow').click()")
    book.settled()
    shown = seen_in_reader(page)
    page.run(f"void (window.last = {SHOWN})")
    rewrite(book.root / chapter(1), "1の章の3番目", "1の章の三番目")
    page.until(f"{SHOWN} && {SHOWN} !== window.last")
    assert seen_in_reader(page)[:20] == shown[:20]
    rewrite(book.root / chapter(3), f"{word}の月の出る", word)
    rewrite(book.root / chapter(1), "1の章の三番目", "1の章の3番目")


@in_chromium
def test_what_a_book_holds_runs_no_script(page: Page) -> None:
    """The engine gives documents to frames that may run scripts: the policy alone forbids it."""
    markup = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><head/><body onload="parent.ran = 1">'
        '<script>parent.ran = 1</script><img src="x" onerror="parent.ran = 1"/></body></html>'
    )
    ran = page.run(
        "new Promise(done => {"
        " const frame = document.createElement('iframe');"
        " frame.sandbox = 'allow-same-origin allow-scripts';"
        f" const blob = new Blob([{json.dumps(markup)}], {{ type: 'application/xhtml+xml' }});"
        " frame.src = URL.createObjectURL(blob);"
        " frame.onload = () => setTimeout(() => done("
        " [frame.contentDocument.body.childElementCount, window.ran ?? 0]), 200);"
        " document.body.append(frame) })"
    )
    assert ran == [2, 0]


@in_chromium
def test_a_broken_book_keeps_its_pages_and_tells_why(book: Served, page: Page) -> None:
    count = len(book.settled()["pages"])
    rewrite(book.root / "book/book.yaml", "\ncontents:", "\ncontentz:")
    page.until("document.querySelector('#status.broken')")
    assert page.until("document.querySelector('#problems .error .place')?.textContent").startswith(
        "book/book.yaml:"
    )
    assert (
        page.run("document.querySelectorAll('.leaf img').length")
        and len(book.state()["pages"]) == count
    )
    rewrite(book.root / "book/book.yaml", "\ncontentz:", "\ncontents:")
    page.until(
        "!document.querySelector('#status.broken') && !document.querySelector('#status.working')"
    )


@in_chromium
def test_a_problem_stands_beside_its_line(book: Served, page: Page) -> None:
    word = "1の章の9番目の段落"
    rewrite(book.root / chapter(1), word, f"{word}の｜これは")
    row = page.until(
        "[...document.querySelectorAll('#problems .place')]"
        f".findIndex(e => e.textContent.startsWith('{chapter(1)}:')) + 1"
    )
    page.run(f"document.querySelectorAll('#problems button')[{row - 1}].click()")
    page.until("document.querySelector('.mark')")
    rewrite(book.root / chapter(1), f"{word}の｜これは", word)


# --- one manuscript, and none
def test_one_manuscript_is_a_book(tmp_path: Path) -> None:
    file = tmp_path / "渡し場.txt"
    file.write_text("渡し場\n\n　舟は向こう岸にあった。\n", "utf-8")
    (tmp_path / "other.txt").write_text("別の話", "utf-8")
    for one in served(tmp_path, file.name):
        number = one.settled()["number"]
        assert {chapter["path"] for chapter in one.state()["chapters"]} == {file.name}
        file.write_text("渡し場\n\n　舟は流されていた。\n", "utf-8")
        assert one.changed(number)["number"] > number


def test_what_is_no_book_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preview", str(tmp_path), "--no-open"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
