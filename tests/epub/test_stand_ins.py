"""Pictures that are not there become words, each with a warning; those that are there stay."""

from pathlib import Path

from shore_book import METADATA, picture

from tategumi.model import (
    Book,
    Document,
    Emphasis,
    Figure,
    Footnote,
    Group,
    GroupKind,
    Image,
    ListBlock,
    Paragraph,
    Role,
    Text,
)
from tategumi.stand_ins import missing_pictures, with_stand_ins


def book(*blocks: object) -> Book:
    return Book(METADATA, (Document("a", Role.CHAPTER, (), blocks),))


def test_missing_pictures_become_words_wherever_they_stand(tmp_path: Path) -> None:
    there, gone = Image("a.png", "浜"), Image("fig/b.png", "沖の図")
    (tmp_path / "a.png").write_bytes(picture())
    note = Footnote((Paragraph((gone,)),))
    whole = book(
        Paragraph((Text("見よ"), Emphasis((gone,)), there, note)),
        Group(GroupKind.QUOTE, (Figure(gone, (Text("沖"),)), Figure(there))),
        ListBlock(((Paragraph((Image("c.png"),)),),)),
    )
    problems = missing_pictures(whole, tmp_path)
    made = with_stand_ins(whole, problems)
    words = Text("［沖の図］")
    assert made == book(
        Paragraph(
            (Text("見よ"), Emphasis((words,)), there, Footnote((Paragraph((words,)),))),
        ),
        Group(GroupKind.QUOTE, (Paragraph((words,)), Paragraph((Text("沖"),)), Figure(there))),
        ListBlock(((Paragraph((Text("［c.png］"),)),),)),
    )
    assert [(p.code, p.place.path) for p in problems] == [
        ("picture.stand-in", "fig/b.png"),
        ("picture.stand-in", "c.png"),
    ]


def test_a_book_with_all_its_pictures_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    whole = book(Paragraph((Image("a.png"),)))
    assert missing_pictures(whole, tmp_path) == ()
    assert with_stand_ins(whole, ()) == whole
