"""Style sheets that come with tategumi; and rules made for amounts that these have no class for."""

import re

import pytest

from tategumi.epub.css_faults import faults
from tategumi.problems import Place
from tategumi.stylesheets import EPUB_STYLES, further_amounts, read_styles, with_amounts

CSS = """/* one, two; three */ .start-1em { margin-inline-start: 1em; } .start-2em { margin: 2em; }
.x .start-1em, .y { margin: 11em 0.1em 1em; }
@supports (a: 1em) {
  .h-indent-1em { text-indent: -1em; }
}
.measure-1 { max-inline-size: 1em; }
"""


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        (
            "start-1em40",
            [
                ".start-1em40 { margin-inline-start: 1.4em; }",
                ".x .start-1em40 { margin: 11em 0.1em 1.4em; }",
            ],
        ),
        ("start-2em", []),
        ("h-indent-45em", [".h-indent-45em { text-indent: -45em; }"]),
        ("h-indent-0em05", [".h-indent-0em05 { text-indent: -0.05em; }"]),
        ("measure-80", [".measure-80 { max-inline-size: 80em; }"]),
        ("start-x", []),
        ("restart-4em", []),
    ],
)
def test_a_rule_is_made_like_that_for_one_em(name: str, rules: list[str]) -> None:
    made = with_amounts(CSS, ["other", name])
    assert all(rule in made for rule in rules)
    assert len(made.split("{")) == len(CSS.split("{")) + len(rules)
    assert further_amounts(CSS, [name]).split("} ") == " ".join(["", *rules]).split("} ")


def test_lines_keep_their_numbers_and_conditions() -> None:
    made = with_amounts(CSS, ["h-indent-3em"]).split("\n")
    assert made[3] == "  .h-indent-1em { text-indent: -1em; } .h-indent-3em { text-indent: -3em; }"
    assert made[:3] + made[4:] == CSS.split("\n")[:3] + CSS.split("\n")[4:]


@pytest.mark.parametrize("name", ["start-0em50", "indent-0em50", "h-indent-1em50", "end-45em"])
def test_the_style_sheets_have_a_rule_to_follow(name: str) -> None:
    amount = "45" if "45" in name else name[-5] + ".5"
    for css in read_styles(["common.css"]).values():
        assert re.search(rf"\.{name} {{[^}}]*\b{amount}em", with_amounts(css, [name]))


@pytest.mark.parametrize("name", EPUB_STYLES)
def test_the_style_sheets_of_the_e_book_have_no_faults(name: str) -> None:
    """Builds look for them in those of authors alone."""
    assert not list(faults(read_styles([name])[name], Place(name, 1, 1)))
