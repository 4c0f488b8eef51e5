"""Checks the wording (校正) by rules that an author asks for in book.yaml; changes nothing.

Knows texts with the places of their characters, but no file. Doubled particles and spellings of
words are found by SudachiPy, the author's own list of spellings without it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .characters import HIRAGANA
from .choices import Choice
from .manuscript.origins import PlacedText, Run
from .problems import Place, Problem
from .readings.sudachi import Analyse, Morpheme, analyser
from .typography.house import Typography
from .typography.punctuation import JAPANESE, leader_edits
from .unicode import normalize


class Rule(Choice):
    """The rules, by their English and Japanese words."""

    ALL = "all", "すべて"
    SPELLINGS = "spellings", "表記ゆれ"
    PARTICLES = "particles", "二重助詞"
    BRACKETS = "brackets", "括弧"
    LEADERS = "leaders", "三点リーダー", "ダッシュ"
    WIDTHS = "widths", "全角半角"
    EXCLAMATIONS = "exclamations", "感嘆符"


@dataclass(frozen=True, slots=True)
class Wording:
    """What book.yaml asks for.

    ``spellings`` are pairs of how a word is to be spelt, and how not; ``but`` are words to leave
    alone.
    """

    rules: tuple[Rule, ...] = ()
    spellings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    but: tuple[str, ...] = ()

    def asks(self, rule: Rule) -> bool:
        return rule in self.rules or Rule.ALL in self.rules


# A setting of the typography -> the rule whose findings it mends by itself.
_MENDED = {
    "leaders": Rule.LEADERS,
    "exclamations": Rule.EXCLAMATIONS,
    "punctuation": Rule.EXCLAMATIONS,
}


def mended_by(typography: Typography) -> list[Rule]:
    """The rules whose findings the build mends by these typography rules."""
    return [rule for name, rule in _MENDED.items() if getattr(typography, name)]


@dataclass(frozen=True, slots=True)
class _Finding:
    """What is found at a character of a run."""

    at: int
    code: str
    values: Mapping[str, object]


def wording(
    texts: Sequence[PlacedText], asked: Wording, mended: Iterable[Rule] = ()
) -> list[Problem]:
    """What the rules that are asked for find.

    Rules in ``mended`` are left out, because the build mends what they find. Raises ``Failed`` if a
    rule needs SudachiPy and it is not installed.
    """
    wanted = [rule for rule in _OF_RUNS if asked.asks(rule) and rule not in {*mended}]
    problems: list[Problem] = []
    for text in texts:
        for run in text.runs:
            for find in (_OF_RUNS[rule] for rule in wanted):
                problems += _problems(text, run, find(run.text))
            problems += _problems(text, run, _listed(run.text, asked.spellings))
        if asked.asks(Rule.BRACKETS):
            problems += _brackets(text)
    if asked.asks(Rule.WIDTHS):
        problems += _two_widths(texts)
    own = asked.asks(Rule.SPELLINGS) and not asked.spellings
    if own or asked.asks(Rule.PARTICLES):
        words = _words(texts, analyser())
        if asked.asks(Rule.PARTICLES):
            for text, run, found in words:
                problems += _problems(text, run, _particles(found, run.text))
        if own:
            problems += _spellings(words, {*asked.but})
    return problems


def _problems(text: PlacedText, run: Run, findings: Iterable[_Finding]) -> Iterator[Problem]:
    for one in findings:
        yield Problem(text.place(run, one.at), one.code, one.values)


# --- rules for a run by itself
def _leaders(text: str) -> Iterator[_Finding]:
    for edit in leader_edits(text):
        run = text[edit.start : edit.stop]
        yield _Finding(edit.start, "wording.leaders", {"run": run, "even": run + run[0]})


_LYING = re.compile(f"(?<={JAPANESE.pattern})[!?]+")


def _exclamations(text: str) -> Iterator[_Finding]:
    for found in _LYING.finditer(text):
        wide = found[0].translate({0x21: "！", 0x3F: "？"})
        yield _Finding(found.start(), "wording.exclamations", {"marks": found[0], "wide": wide})


_ONE_KIND = re.compile("[0-9０-９]+|[A-Za-zＡ-Ｚａ-ｚ]+")
_HALF_MARKS = re.compile("[｡｢｣､･]")


def _widths(text: str) -> Iterator[_Finding]:
    """Numbers and words whose own characters have two widths, and half-width marks of Japanese."""
    for found in _ONE_KIND.finditer(text):
        if 0 < sum(character.isascii() for character in found[0]) < len(found[0]):
            yield _Finding(found.start(), "wording.mixed", {"word": found[0]})
    for found in _HALF_MARKS.finditer(text):
        values: dict[str, object] = {"mark": found[0], "wide": normalize("NFKC", found[0])}
        yield _Finding(found.start(), "wording.half", values)


_OF_RUNS: dict[Rule, Callable[[str], Iterator[_Finding]]] = {
    Rule.LEADERS: _leaders,
    Rule.EXCLAMATIONS: _exclamations,
    Rule.WIDTHS: _widths,
}


def _listed(text: str, spellings: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[_Finding]:
    """The author's list; what is part of the word as it is to be spelt is no other spelling."""
    for wanted, others in spellings:
        words = sorted({wanted, *others}, key=len, reverse=True)
        for found in re.finditer("|".join(map(re.escape, words)), text) if any(words) else ():
            if found[0] != wanted:
                yield _Finding(
                    found.start(), "wording.listed", {"word": found[0], "wanted": wanted}
                )


# --- brackets, over a document
_PAIRS = dict(zip("「『（［｛〈《【〔〘〝", "」』）］｝〉》】〕〙〟", strict=True))
_CLOSERS = {close: mark for mark, close in _PAIRS.items()}
# 1）, a）, （1）: what stands before the text of an item.
_ITEM = re.compile("[ 　]*[0-9０-９a-zA-Zａ-ｚＡ-Ｚ〇一二三四五六七八九十ア-ンⅰ-ⅻ]{1,3}）")


def _brackets(text: PlacedText) -> Iterator[Problem]:
    """Those that lack their other half; a speech may go on over paragraphs."""
    opened: list[tuple[str, Run, int]] = []

    def unclosed(one: tuple[str, Run, int]) -> Problem:
        mark, run, at = one
        values = {"mark": mark, "other": _PAIRS[mark]}
        return Problem(text.place(run, at), "wording.unclosed", values)

    for run in text.runs:
        item = _ITEM.match(run.text)
        for at, mark in enumerate(run.text):
            if mark in _PAIRS:
                # A paragraph that opens with the same mark says that the one before was closed.
                if not at and opened and opened[-1][0] == mark and opened[-1][1] is not run:
                    yield unclosed(opened.pop())
                opened.append((mark, run, at))
            elif mark in _CLOSERS:
                levels = [level for level, one in enumerate(opened) if one[0] == _CLOSERS[mark]]
                if levels:
                    for one in opened[levels[-1] + 1 :]:
                        yield unclosed(one)
                    del opened[levels[-1] :]
                elif not (item and at < item.end()):
                    values = {"mark": mark, "other": _CLOSERS[mark]}
                    yield Problem(text.place(run, at), "wording.unopened", values)
    for one in opened:
        yield unclosed(one)


# --- over the whole book
def _rarer(places: dict[str, list[Place]], code: str) -> Iterator[Problem]:
    """Each place of all spellings but the one that is used most, of which the first wins."""
    usual = max(places, key=lambda word: len(places[word]))
    for word, found in places.items():
        if word != usual:
            values = {"word": word, "usual": usual, "times": len(places[usual])}
            yield from (Problem(place, code, values) for place in found)


_LATIN = re.compile("[A-Za-z]{2,}|[Ａ-Ｚａ-ｚ]{2,}")


def _two_widths(texts: Iterable[PlacedText]) -> Iterator[Problem]:
    """The same Latin word in both widths."""
    words: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for text in texts:
        for run in text.runs:
            for found in _LATIN.finditer(run.text):
                place = text.place(run, found.start())
                words[normalize("NFKC", found[0])][found[0]].append(place)
    for spelt in words.values():
        yield from _rarer(spelt, "wording.spellings")


_Words = list[tuple[PlacedText, Run, list[Morpheme]]]


def _words(texts: Iterable[PlacedText], analyse: Analyse) -> _Words:
    return [(text, run, list(analyse(run.text))) for text in texts for run in text.runs]


# What may not stand twice before one predicate; の, に, で, も and と do, in good style.
_ONCE = frozenset({"は", "が", "を", "へ"})
_PREDICATES = frozenset({"動詞", "形容詞", "助動詞", "形状詞", "接続詞"})
_BREAKS = re.compile("[、。，．！？!?「」『』（）…―：\ufffc\n]")


def _particles(words: Sequence[Morpheme], text: str) -> Iterator[_Finding]:
    """The same particle twice in a row, or twice with neither comma nor predicate between."""
    seen: set[str] = set()
    before = Morpheme(0, 0, "", False)
    for word in words:
        surface = text[word.start : word.stop]
        if word.kind[0] in _PREDICATES or _BREAKS.search(surface):
            seen.clear()
        elif word.kind[0] == "助詞" and word.kind[1] in ("格助詞", "係助詞"):
            follows = before.kind[:1] == ("助詞",)  # には and では are other particles than は
            again = follows and surface == text[before.start : before.stop]
            alone = surface in _ONCE and not follows
            if again or (alone and surface in seen):
                sample = text[max(word.start - 10, 0) : word.stop + 4].replace("\ufffc", "…")
                yield _Finding(word.start, "wording.particles", {"word": surface, "sample": sample})
            if alone:
                seen.add(surface)
        before = word


# Words whose spelling is a choice of style, not of the moment: a voice, a use as a form.
_SPELT = (("名詞", "普通名詞"), ("動詞", "一般"), ("形容詞", "一般"), ("副詞",))
_FORMAL = frozenset("事物者時所方訳筈為内儘様程位上中後前人家気間") | {"通り"}

# So few kana are many words, and parts of others: いう, だす, また.
_SHORT = re.compile(f"[{HIRAGANA}ー]{{1,2}}")


def _spellings(words: _Words, but: set[str]) -> Iterator[Problem]:
    """Words that are spelt in several ways, where they are spelt in a rarer one."""
    spelt: dict[tuple[str, ...], dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for text, run, found in words:
        for word in found:
            kinds = any(word.kind[: len(kind)] == kind for kind in _SPELT)
            said = kinds and word.usual not in _FORMAL and not _SHORT.fullmatch(word.plain)
            if said and word.plain not in but:
                place = text.place(run, word.start)
                ending = "" if word.kind[0] == "名詞" else word.plain[-1:]  # 言える is not 言う
                spelt[(*word.kind[:2], word.usual, ending)][word.plain].append(place)
    for places in spelt.values():
        yield from _rarer(places, "wording.spellings")
