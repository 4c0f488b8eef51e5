"""Inline notation of the sites: one scanner, and the rules that it asks at each sign.

A rule is given a sign's place and says what the notation there stands for, or None where there is
none. It never looks past the next sign of its own kind, so that the scan is linear.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ...characters import is_kana
from ...model import Editorial, Emphasis, Inline, LineBreak, Link, Mark, Ruby, RubyPart, Text

# report(position, code, values)
Report = Callable[[int, str, dict[str, object]], None]


@dataclass(frozen=True, slots=True)
class Found:
    """Characters ``start:end`` stand for ``inlines``."""

    start: int
    end: int
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class At:
    """A sign at ``position`` of ``text``; what was found before ends at ``free``."""

    text: str
    free: int
    position: int
    report: Report


Rule = Callable[[At], Found | None]


class Scanner:
    """Reads a text by the rules that stand for each sign, asked in their order."""

    def __init__(self, rules: Mapping[str, tuple[Rule, ...]]) -> None:
        self._rules = rules
        self._signs = re.compile("[" + re.escape("".join(rules)) + "]")

    def scan(self, text: str, report: Report) -> tuple[Inline, ...]:
        """The text's inlines; signs that mean nothing stay text."""
        inlines: list[Inline] = []
        free = position = 0
        while sign := self._signs.search(text, position):
            at = At(text, free, sign.start(), report)
            found = next((found for rule in self._rules[sign[0]] if (found := rule(at))), None)
            if found:
                inlines += (Text(text[free : found.start]), *found.inlines)
            free, position = (found.end,) * 2 if found else (free, sign.end())
        return _joined([*inlines, Text(text[free:])])


def _joined(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Neighbouring texts as one, and neighbouring emphasis of one kind."""
    joined: list[Inline] = []
    for inline in inlines:
        match joined[-1] if joined else None, inline:
            case _, Text(""):
                pass
            case Text(before), Text(text):
                joined[-1] = Text(before + text)
            case Emphasis(before, mark, side), Emphasis(children, same) if same is mark:
                joined[-1] = Emphasis(_joined([*before, *children]), mark, side)
            case _:
                joined.append(inline)
    return tuple(joined)


# --- ruby
@dataclass(frozen=True, slots=True)
class Limits:
    """The most characters that the site sets as base and as reading."""

    base: int
    kana: int  # readings in kana
    other: int  # all other readings


# A reading of nothing but these is emphasis, put in by hand.
_DOTS = {"・": Mark.DOT, "、": Mark.SESAME}


def ruby(base: str, reading: str) -> tuple[Inline, ...]:
    if len(set(reading)) == 1 and (mark := _DOTS.get(reading[0])):
        return (Emphasis((Text(base),), mark),)
    return (Ruby((RubyPart((Text(base),), reading),)),)


def bar_ruby(bars: str, brackets: str, reading: str, limits: Limits) -> Rule:
    """``｜base《reading》`` with these bars, brackets (a pair) and characters of the reading."""
    opening, closing = tuple(brackets)
    pattern = re.compile(
        f"[{bars}](?P<base>[^{bars}《》\n{re.escape(brackets)}]++)"
        f"{re.escape(opening)}(?P<reading>(?:{reading})++){re.escape(closing)}"
    )

    def rule(at: At) -> Found | None:
        match = pattern.match(at.text, at.position)
        if not match:
            return None
        if _too_long(at, match["base"], match["reading"], limits):
            return Found(at.position, match.end(), (Text(match[0]),))
        return Found(at.position, match.end(), ruby(match["base"], match["reading"]))

    return rule


def implicit_ruby(base: str, brackets: str, reading: str, limits: Limits, spaces: str = "") -> Rule:
    """``base《reading》``, the base being the run of such characters before the bracket.

    With ``spaces``, one of them may part a name and its reading alike, which makes two ruby.
    """
    opening, closing = map(re.escape, brackets)
    space = f"[{spaces}]" if spaces else "(?!)"
    pattern = re.compile(
        f"{opening}(?P<first>(?:{reading})++)(?:{space}(?P<second>(?:{reading})++))?{closing}"
    )
    in_base = re.compile(f"[{base}]")

    def rule(at: At) -> Found | None:
        match = pattern.match(at.text, at.position)
        start = _run_start(in_base, at.text, at.free, at.position)
        if not match or start == at.position:
            return None
        pairs = [(at.text[start : at.position], match[0][1:-1])]
        if match["second"] and at.text[start - 1 : start] in tuple(spaces):
            first = _run_start(in_base, at.text, at.free, start - 1)
            if first < start - 1:
                pairs = [(at.text[first : start - 1], match["first"])]
                pairs += [(at.text[start : at.position], match["second"])]
        if any(_too_long(at, *pair, limits) for pair in pairs):
            return Found(at.position, match.end(), (Text(match[0]),))
        gap = at.text[start - 1 : start] if len(pairs) == 2 else ""
        inlines = [*ruby(*pairs[0]), *([Text(gap), *ruby(*pairs[1])] if gap else [])]
        return Found(start if not gap else first, match.end(), tuple(inlines))

    return rule


def _run_start(in_base: re.Pattern[str], text: str, free: int, end: int) -> int:
    start = end
    while start > free and in_base.match(text, start - 1):
        start -= 1
    return start


def _too_long(at: At, base: str, reading: str, limits: Limits) -> bool:
    most = limits.kana if is_kana(reading) else limits.other
    longer = len(base) > limits.base or len(reading) > most
    if longer:
        values = {"text": f"{base}《{reading}》"[:40], "base": limits.base, "reading": most}
        at.report(at.position, "novel.ruby-long", values)
    return longer


# --- the rest
def emphasis(at: At) -> Found | None:
    """``《《text》》``."""
    match = _EMPHASIS.match(at.text, at.position)
    return Found(at.position, match.end(), (Emphasis((Text(match[1]),)),)) if match else None


_EMPHASIS = re.compile(r"《《([^《》\n]++)》》")


def literal(pattern: str) -> Rule:
    """A bar before an opening bracket: the bracket itself."""
    expression = re.compile(pattern)

    def rule(at: At) -> Found | None:
        match = expression.match(at.text, at.position)
        return Found(at.position, match.end(), (Text(match[1]),)) if match else None

    return rule


def paired(pattern: str, make: Callable[[str, str], tuple[Inline, ...]]) -> Rule:
    """A notation of two texts, such as ``[[rb:base > reading]]``."""
    expression = re.compile(pattern)

    def rule(at: At) -> Found | None:
        match = expression.match(at.text, at.position)
        texts = [text.strip() for text in match.groups()] if match else []
        if not match or not texts or not all(texts):
            return None
        return Found(at.position, match.end(), make(*texts))

    return rule


def link(text: str, address: str) -> tuple[Inline, ...]:
    return (Link(address, (Text(text),)),)


def kept(pattern: str) -> Rule:
    """A notation that only means something on the site: kept as a note, never set, and reported."""
    expression = re.compile(pattern)

    def rule(at: At) -> Found | None:
        match = expression.match(at.text, at.position)
        if not match:
            return None
        at.report(at.position, "novel.kept", {"text": match[0]})
        return Found(at.position, match.end(), (Editorial(match[0]),))

    return rule


def broken(pattern: str) -> Rule:
    """The beginning of a notation that no rule before could read: text, and a problem."""
    expression = re.compile(pattern)

    def rule(at: At) -> Found | None:
        if match := expression.match(at.text, at.position):
            at.report(at.position, "novel.broken", {"text": match[0][:20]})
        return None

    return rule


def line_break(pattern: str) -> Rule:
    expression = re.compile(pattern)

    def rule(at: At) -> Found | None:
        match = expression.match(at.text, at.position)
        return Found(at.position, match.end(), (LineBreak(),)) if match else None

    return rule
