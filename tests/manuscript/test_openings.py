"""Which paragraphs open with a bracket: EPUB, pages and text give one answer."""

import pytest

from tategumi.manuscript.openings import opens_with_bracket
from tategumi.manuscript.source import Manuscript
from tategumi.manuscript.write_text import write_text
from tategumi.model import (
    Book,
    Document,
    Editorial,
    Emphasis,
    Gaiji,
    Inline,
    Metadata,
    Paragraph,
    Role,
    Ruby,
    RubyPart,
    Text,
    plain_text,
)
from tategumi.xhtml import documents

OPEN = [
    "「山」",
    "『山』",
    "（山）",
    "〈山〉",
    "《山》",
    "【山】",
    "〔山〕",
    "［山］",
    "｛山｝",
    "〝山〟",
    "«山»",
    "｟山｠",
]
OPEN += ["“山”である", "‘山’である", "〘山〙"]
WITHIN = [
    "(注)山",
    "[1]山",
    "{山}",
    "“Sea” is",
    "‘Sea’ is",
    "山「海」",
    "」山",
    "",
    " 「山」",
    "<山>",
]


@pytest.mark.parametrize(
    ("text", "opens"), [*((text, True) for text in OPEN), *((text, False) for text in WITHIN)]
)
def test_brackets_of_line_composition_open(text: str, opens: bool) -> None:
    agree((Text(text),), opens)


def test_the_first_character_counts_whatever_holds_it() -> None:
    agree((Editorial("注"), Emphasis((Text(""), Text("「山」")))), True)
    agree((Ruby((RubyPart((Text("山"),), "「やま"),)), Text("「海」")), False)
    agree((Gaiji("口＋世"), Text("「海」")), False)


def agree(inlines: tuple[Inline, ...], opens: bool) -> None:
    assert opens_with_bracket(inlines) is opens
    paragraph = Paragraph(inlines)
    (document,) = documents(Book(Metadata("本"), (Document("a", Role.CHAPTER, (), (paragraph,)),)))
    assert ("opening-bracket" in document.facts.classes) is opens
    if text := plain_text(inlines).strip():
        written, _ = write_text(Manuscript((paragraph,)), "a.txt")
        assert (written[0] == text[0]) is opens or text[0] != plain_text(inlines)[0]
