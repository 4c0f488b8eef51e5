"""Inlines as Markdown: the short form where it reads back the same, else a span with attributes."""

import re
from collections.abc import Callable, Iterator

from ...model import (
    Editorial,
    Emphasis,
    Footnote,
    Foreign,
    Gaiji,
    Image,
    Indexed,
    Inline,
    Kaeriten,
    Layout,
    LineBreak,
    Link,
    Mark,
    Okurigana,
    Paragraph,
    Ruby,
    Side,
    SideLine,
    Style,
    Styled,
    Tcy,
    Text,
    Warichu,
)  # fmt: skip
from ...unicode import clusters
from . import vocabulary
from .attributes import write_attributes

Phrase = tuple[Inline, ...]

# Signs that mean something anywhere, and an ampersand that would begin an entity.
_SIGN = re.compile(r"[\\`*_\[\]{}^<~|《｜]|&(?=#|[A-Za-z][A-Za-z0-9]*;)")
# Signs that mean something at the beginning of a line.
_LINE_START = re.compile(r"(?:^|(?<=\n))(?:[#>+:=-]|(?P<number>[0-9]{1,9})(?P<point>[.)]))")
_URL = re.compile(r"[^\s<>()\\&\x00-\x20]+")
# What an image's path can't hold as it is, in Markdown or as a path.
_PATH_SIGN = re.compile(r"[%\s<>()\\\"'&*_`~^{}\[\]|:《｜!]|^//")
_IN_POINTS = re.compile(r"[\\<>&]")
_IN_QUOTES = re.compile(r'[\\"&]')
_IS_POWER = re.compile(r"[A-Za-z0-9)\]]$")
_TCY = re.compile(r"[^\s^\\\[\]]{1,12}")


def escaped(text: str) -> str:
    """The text with a backslash before each sign of Markdown."""
    return _SIGN.sub(lambda sign: "\\" + sign[0], text)


class InlineWriter:
    """Writes inlines; ``note`` puts a footnote's blocks elsewhere and gives its mark.

    ``report(what)`` hears of what Markdown can't hold.
    """

    def __init__(self, note: Callable[[Footnote], str], report: Callable[[str], None]) -> None:
        self._note = note
        self._report = report
        self._noting = False

    def paragraph(self, children: Phrase) -> str:
        """Inlines as lines of a paragraph, none of which looks like the start of another block."""
        text = _LINE_START.sub(_escaped_start, self.write(children))
        # At the end of a paragraph a backslash breaks no line.
        bare = text.rstrip("\\\n") if text.endswith("\\\n") else text
        breaks = text[len(bare) :].count("\n")
        return _guarded(text[: len(text) - 2 * breaks]) + breaks * _span("", vocabulary.BREAK)

    def line(self, children: Phrase) -> str:
        """Inlines on one line, for headings and cells."""
        text = self.write(children).replace("\\\n", _span("", vocabulary.BREAK))
        return _guarded_ends(text.replace("\n", " "))

    def write(self, children: Phrase) -> str:
        text = ""
        for child in _merged(children):
            written = self._one(child, text)
            # An exclamation mark before a bracket would make an image of it.
            if written.startswith("[") and text.endswith("!"):
                text = text[:-1] + "\\!"
            text += written
        return text

    def _one(self, inline: Inline, before: str) -> str:
        match inline:
            case Text(text):
                text = escaped(text.replace("\n", " "))
                return _coded(text) if before.endswith("\\\n") else text
            case LineBreak():
                return "\\\n"
            case Tcy(children) if _IS_POWER.search(before):
                return _span(self.write(children), vocabulary.TCY)
            case Styled():
                return self._styled(inline, before)
            case Ruby():
                return self._ruby(inline)
            case Link():
                return self._link(inline)
            case Footnote():
                return self._footnote(inline)
            case Image():
                return self.image(inline, "")
            case Editorial(text):
                return self._comment(text)
            case Gaiji(description, reference):
                values = {"ref": reference} if reference else {}
                return _span(escaped(description), vocabulary.GAIJI, **values)
        return self._marked(inline)

    def _marked(self, inline: Inline) -> str:
        match inline:
            case Tcy((Text(text),)) if _TCY.fullmatch(text):
                return f"^{text}^"
            case Tcy(children):
                return _span(self.write(children), vocabulary.TCY)
            case Emphasis(children, Mark.SESAME, Side.RIGHT) if _is_plain(children):
                return f"《《{self.write(children)}》》"
            case Emphasis(children, mark, side):
                return _span(self.write(children), mark.value, *_sided(side))
            case SideLine(children, stroke, side):
                return _span(self.write(children), stroke.value, *_sided(side))
            case Indexed(children, reading):
                values = {"reading": reading} if reading else {}
                return _span(self.write(children), vocabulary.INDEX, **values)
            case Foreign(children, language):
                return _span(self.write(children), **{vocabulary.LANG: language})
            case Warichu(children):
                return _span(self.write(children), vocabulary.WARICHU)
            case Kaeriten(text):
                return _span(escaped(text), vocabulary.KAERITEN)
            case Okurigana(text):
                return _span(escaped(text), vocabulary.OKURIGANA)
        raise AssertionError(inline)

    def _styled(self, styled: Styled, before: str) -> str:
        inner = self.write(styled.children)
        match styled:
            case Styled(Style.CODE, (Text(text),), 1) if _is_code(text, before):
                return _code(text)
            case Styled(style, _, 1) if style in _SIGNS and _is_word(inner, before):
                return f"{_SIGNS[style]}{inner}{_SIGNS[style]}"
        values = {"steps": styled.steps} if styled.steps != 1 else {}
        return _span(inner, styled.style.value, **values)

    def _ruby(self, ruby: Ruby) -> str:
        left = write_attributes((), {"left": ruby.left}) if ruby.left else ""
        bases = [self.write(part.base) for part in ruby.parts]
        if _is_mono(ruby) or len(ruby.parts) == 1:
            readings = [part.reading for part in ruby.parts]
            if all(map(_fits_braces, bases)) and any(readings):
                pieces = "|".join(["".join(bases), *map(_reading, readings)])
                return "{" + pieces + "}" + left
        values = {"left": ruby.left} if ruby.left else {}
        if len(ruby.parts) == 1:
            values["reading"] = ruby.parts[0].reading
            return _span(bases[0], vocabulary.RUBY, **values)
        inner = "".join(self._ruby(Ruby((part,))) for part in ruby.parts)
        return _span(inner, vocabulary.RUBY, **values)

    def _link(self, link: Link) -> str:
        inner = self.write(link.children)
        if vocabulary.REFUSED.match(link.target) or "\n" in link.target:
            self._report(link.target)
            return inner
        if _URL.fullmatch(link.target):
            return f"[{inner}]({link.target})"
        return f"[{inner}](<{_IN_POINTS.sub(_backslashed, link.target)}>)"

    def _footnote(self, footnote: Footnote) -> str:
        if self._noting:
            self._report("[^…]")
            return ""
        self._noting = True
        match footnote.blocks:
            case (Paragraph(children, layout),) if layout == Layout() and children:
                written = f"^[{_guarded_ends(self.write(children))}]"
            case _:
                written = self._note(footnote)
        self._noting = False
        return written

    def image(self, image: Image, caption: str, *names: str) -> str:
        """An image; ``caption`` is Markdown."""
        title = f' "{_IN_QUOTES.sub(_backslashed, caption)}"' if caption else ""
        sizes = {"width": image.width, "height": image.height}
        values = {key: size for key, size in sizes.items() if size is not None}
        alt = escaped(" ".join(image.alt.split("\n")))
        return f"![{alt}]({_path(image.source)}{title}){write_attributes(names, values)}"

    def _comment(self, text: str) -> str:
        if "-->" in text:
            self._report("-->")
        text = " ".join(text.split("\n"))
        return f"<!-- {text.replace('-->', '--&gt;')} -->"


_SIGNS = {Style.BOLD: "**", Style.ITALIC: "*", Style.STRIKE: "~~"}


def _span(inner: str, *names: str, **values: object) -> str:
    return f"[{inner}]{write_attributes(names, values)}"


def _sided(side: Side) -> tuple[str, ...]:
    return (side.value,) if side is not Side.RIGHT else ()


def _merged(children: Phrase) -> Iterator[Inline]:
    """Neighbouring texts as one: signs are seen only whole."""
    texts: list[str] = []
    for child in children:
        if isinstance(child, Text):
            texts.append(child.text)
            continue
        if texts:
            yield Text("".join(texts))
            texts = []
        yield child
    if texts:
        yield Text("".join(texts))


# --- what reads back the same
def _is_plain(children: Phrase) -> bool:
    """Whether emphasis dots can stand around them: text without angle brackets."""
    text = "".join(child.text for child in children if isinstance(child, Text))
    alone = all(isinstance(child, Text) for child in children)
    return alone and bool(text) and not re.search("[《》\n]", text)


def _is_word(inner: str, before: str) -> bool:
    """Whether stars work around it whatever follows: a word inside, no star before."""
    return (
        bool(inner)
        and inner[0].isalnum()
        and inner[-1].isalnum()
        and not before.endswith(("*", "~"))
        and not re.search(r"[*~]", inner)
        and not before.endswith("\\")
    )


def _is_code(text: str, before: str) -> bool:
    return bool(text.strip()) and text == text.strip() and "\n" not in text and before[-1:] != "`"


def _code(text: str) -> str:
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


def _is_mono(ruby: Ruby) -> bool:
    texts = tuple(
        only.text for part in ruby.parts for only in part.base[:1] if isinstance(only, Text)
    )
    if not 2 <= len(texts) == len(ruby.parts) or any(len(p.base) > 1 for p in ruby.parts):
        return False
    return clusters("".join(texts)) == list(texts)


def _fits_braces(base: str) -> bool:
    """Not with a brace that closes, even escaped: after a ruby it would close attributes."""
    return bool(base) and not re.search(r"(?<!\\)(?:\\\\)*[{|\n]|\}", base)


def _reading(text: str) -> str:
    return re.sub(r"[\\{}|]", _backslashed, text)


# --- escapes
# White space that Markdown cuts off at the ends of a line.
_MARGIN = " \t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_MARGIN += "\u2028\u2029"


def _backslashed(sign: re.Match[str]) -> str:
    return "\\" + sign[0]


def _escaped_start(start: re.Match[str]) -> str:
    return f"{start['number']}\\{start['point']}" if start["number"] else "\\" + start[0]


def _coded(text: str) -> str:
    """The margin of a line, which Markdown cuts off, as codes."""
    bare = text.lstrip(_MARGIN)
    return "".join(f"&#{ord(c)};" for c in text[: len(text) - len(bare)]) + bare


def _guarded_ends(text: str) -> str:
    bare = text.rstrip(_MARGIN)
    return _coded(bare) + "".join(f"&#{ord(c)};" for c in text[len(bare) :])


_SET_APART = re.compile(r"[\s\u00a0]|[＊※◇◆☆★○●◎□■△▲▽▼†‡§×⁂♢♦]")


def _guarded(text: str) -> str:
    """A paragraph's text whose first character would mean an indent, a blank or a scene by code."""
    text = _guarded_ends(text)
    if text and _SET_APART.match(text):
        return f"&#{ord(text[0])};" + text[1:]
    return text


def _path(source: str) -> str:
    return _PATH_SIGN.sub(lambda sign: "".join(f"%{b:02X}" for b in sign[0].encode()), source)
