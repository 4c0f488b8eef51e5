"""CSS properties of vertical and Japanese text that WeasyPrint does not know.

Rules are rows of ``PROPERTIES``: name, initial value, inheritance and the grammar of its value.
Prefixed names that e-readers want are aliases, so that one stylesheet serves both outputs.
Knows no layout; ``seams`` installs the rows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, product
from typing import Any

from tinycss2.ast import Declaration, Node
from tinycss2.color5 import parse_color
from weasyprint.css.tokens import InvalidValues, get_keyword

from ...unicode import lookup, name

Validator = Callable[[Sequence[Node]], object]


def keywords(*allowed: str) -> Validator:
    """Return a grammar that takes exactly one of these keywords."""

    def validate(tokens: Sequence[Node]) -> str | None:
        keyword = get_keyword(tokens[0]) if len(tokens) == 1 else None
        return keyword if keyword in allowed else None

    return validate


def keyword_sets(*groups: tuple[str, ...], alone: tuple[str, ...] = ()) -> Validator:
    """Return a grammar that takes at most one keyword of each group, in any order.

    Of the keywords in ``alone`` one may be given instead, without others.
    """
    allowed = {frozenset(filter(None, choice)) for choice in product(*((*g, "") for g in groups))}

    def validate(tokens: Sequence[Node]) -> tuple[str | None, ...] | None:
        found = tuple(get_keyword(token) for token in tokens)
        if found and found[0] in alone:
            return found if len(found) == 1 else None
        return found if len(set(found)) == len(found) and frozenset(found) in allowed else None

    return validate


def text_combine(tokens: Sequence[Node]) -> object:
    """Take ``none``, ``all``, or ``digits n`` as a pair (n is 2 where it is not given)."""
    head = get_keyword(tokens[0])
    if head in ("none", "all") and len(tokens) == 1:
        return head
    if head == "digits" and len(tokens) == 1:
        return ("digits", 2)
    if head == "digits" and len(tokens) == 2 and tokens[1].type == "number":
        count = tokens[1].int_value
        return ("digits", count) if count in (2, 3, 4) else None
    return None


def emphasis_style(tokens: Sequence[Node]) -> object:
    """Take ``none``, a string, or a fill and a shape."""
    if len(tokens) == 1 and tokens[0].type == "string":
        return ("string", tokens[0].value)
    return keyword_sets(
        ("filled", "open"),
        ("dot", "circle", "double-circle", "triangle", "sesame"),
        alone=("none",),
    )(tokens)


# In the order in which they apply (CSS Text 4, 2.1).
_TRANSFORMS = (("capitalize", "uppercase", "lowercase"), ("full-width",), ("full-size-kana",))


def text_transform(tokens: Sequence[Node]) -> object:
    """Take ``none``, or keywords, which come back in the order in which they apply."""
    found: Any = keyword_sets(*_TRANSFORMS, alone=("none",))(tokens)
    if found in (None, ("none",)):
        return found and "none"
    return tuple(keyword for keyword in chain(*_TRANSFORMS) if keyword in found)


# Small kana and the full-size ones (CSS Text 4, appendix G): their names in Unicode differ by the
# word SMALL. Two are younger than the names that Python 3.11 knows.
_KANA = (
    range(0x3041, 0x3100),
    range(0x31F0, 0x3200),
    range(0xFF67, 0xFF70),
    range(0x1B130, 0x1B168),
)
FULL_SIZE_KANA = {0x1B132: "こ", 0x1B155: "コ"} | {
    code: lookup(name(chr(code)).replace(" SMALL ", " "))
    for code in chain(*_KANA)
    if " LETTER SMALL " in name(chr(code), "")
}


def color(tokens: Sequence[Node]) -> object:
    """Take a single colour, as CSS Color 4 writes it; ``currentcolor`` stays a keyword."""
    return parse_color(tokens[0]) if len(tokens) == 1 else None


def nothing(tokens: Sequence[Node]) -> object:
    """Take no value: the property is the engine's own and no style sheet may set it."""
    return None


@dataclass(frozen=True, slots=True)
class Property:
    """One longhand property: a row of ``PROPERTIES``.

    ``validate`` takes the tokens of a value, without white space, and gives the value that is kept,
    or None for an invalid one.
    """

    name: str
    initial: object
    validate: Validator
    inherited: bool = True


PROPERTIES = (
    # CSS Writing Modes 4
    Property("writing-mode", "horizontal-tb", keywords("horizontal-tb", "vertical-rl")),
    Property("text-orientation", "mixed", keywords("mixed", "upright", "sideways")),
    Property("text-combine-upright", "none", text_combine),
    # CSS Text Decoration 4
    Property("text-emphasis-style", ("none",), emphasis_style),
    Property("text-emphasis-color", "currentcolor", color),
    Property(
        "text-emphasis-position",
        ("over", "right"),
        keyword_sets(("over", "under"), ("right", "left"), alone=("auto",)),
    ),
    Property(
        "text-underline-position",
        ("auto",),
        keyword_sets(("under", "from-font"), ("left", "right"), alone=("auto",)),
    ),
    # What ``paragraphs.side_lines`` makes of an element's text-decoration, for what is inside it.
    Property("side-lines", (), nothing),
    # CSS Ruby 1
    Property("ruby-position", ("over",), keyword_sets(("alternate",), ("over", "under"))),
    Property(
        "ruby-align", "space-around", keywords("start", "center", "space-between", "space-around")
    ),
    Property("ruby-merge", "separate", keywords("separate", "merge", "auto")),
    Property("ruby-overhang", "auto", keywords("auto", "none")),
    # CSS Text 4
    Property("line-break", "auto", keywords("auto", "loose", "normal", "strict", "anywhere")),
    Property(
        "hanging-punctuation",
        ("none",),
        keyword_sets(("first",), ("allow-end", "force-end"), ("last",), alone=("none",)),
    ),
    Property(
        "text-spacing-trim",
        # CSS leaves the default of a Japanese text to the typographer: JLReq's spacing.
        "auto",
        keywords(
            "auto", "normal", "space-all", "space-first", "trim-start", "trim-both", "trim-all"
        ),
    ),
    Property("text-autospace", "normal", keywords("normal", "no-autospace", "auto")),
    Property("text-transform", "none", text_transform),
    # CSS Text 3, whose ``break-spaces`` WeasyPrint lacks.
    Property(
        "white-space",
        "normal",
        keywords("normal", "pre", "nowrap", "pre-wrap", "break-spaces", "pre-line"),
    ),
    Property(
        "word-break",
        "normal",
        keywords("normal", "break-all", "keep-all", "break-word", "auto-phrase"),
    ),
    # Ours, for which CSS has nothing: an inline note in two small lines (割注, warichu; JLReq 3.4),
    # a block over whole lines (行取り, gyou-dori; 4.1.6), and the table of what a line may reduce
    # (appendix D, tables 3, 4 and 5).
    Property("warichu", "none", keywords("none", "split"), inherited=False),
    Property("gyodori", "none", keywords("none", "lines"), inherited=False),
    Property("space-reduction", "jlreq", keywords("jlreq", "jis-x-4051", "books")),
)  # fmt: skip

# The names that e-readers know, and older names, for the same thing.
ALIASES = {
    **{f"{prefix}{p.name}": p.name for prefix in ("-webkit-", "-epub-") for p in PROPERTIES},
    **{f"-tategumi-{name}": name for name in ("warichu", "gyodori", "space-reduction")},
    "-webkit-text-combine": "text-combine-upright",
    "-epub-text-combine": "text-combine-upright",
    "-epub-text-combine-horizontal": "text-combine-upright",
    "-webkit-text-emphasis": "text-emphasis",
    "-epub-text-emphasis": "text-emphasis",
}
# ``text-combine: horizontal`` of EPUB 3.0 is ``text-combine-upright: all``.
VALUE_ALIASES = {("text-combine-upright", "horizontal"): "all"}


def validator_of(row: Property) -> Validator:
    """Return a row's grammar in the form in which WeasyPrint calls it."""

    def validate(tokens: Sequence[Node]) -> object:
        return row.validate(tokens)

    setattr(validate, "wants_base_url", False)  # noqa: B010 (functions have no such attribute)
    return validate


def expand_text_emphasis(
    tokens: Sequence[Node], name: str, base_url: str | None
) -> list[tuple[str, object]]:
    """Expand the shorthand ``text-emphasis``: a style, a colour, or both in any order.

    Return the longhands with their values. Raises ``InvalidValues``.
    """
    for cut in range(len(tokens) + 1):
        for style, tint in ((tokens[:cut], tokens[cut:]), (tokens[cut:], tokens[:cut])):
            found = emphasis_style(style) if style else ("none",)
            shade = color(tint) if tint else "currentcolor"
            if found is not None and shade is not None:
                return [("text-emphasis-style", found), ("text-emphasis-color", shade)]
    raise InvalidValues


def rename_alias(declaration: object) -> object:
    """Give a declaration under an alias its standard name, and its value with it.

    Anything else that stands among declarations comes back as it is.
    """
    if not isinstance(declaration, Declaration) or declaration.lower_name not in ALIASES:
        return declaration
    name = ALIASES[declaration.lower_name]
    declaration.name = declaration.lower_name = name
    for token in declaration.value:
        if token.type == "ident" and (name, token.lower_value) in VALUE_ALIASES:
            token.value = token.lower_value = VALUE_ALIASES[name, token.lower_value]
    return declaration
