"""What holds for any text at any measure under any choice."""

from dataclasses import replace
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from counting import calls
from tategumi.jlreq import (
    Align,
    CharClass,
    Hanging,
    Line,
    LineBreak,
    MonoRuby,
    OverflowWrap,
    Overhang,
    Paragraph,
    PlacedRuby,
    Prepared,
    Reduction,
    Ruby,
    RubyAlign,
    RubyKind,
    RubyRun,
    Settings,
    SpacingTrim,
    Tab,
    WordBreak,
    classify,
    compose,
    compose_line,
    explain,
    prepare,
)
from tategumi.jlreq.prepared import UNSEEN
from tategumi.unicode import clusters

JAPANESE = "あいうかのにはをアイウ日本語漢字縦組々ーっょ、。「」『』（）・？！―…〳〵　"
TEXTS = st.text(st.sampled_from(JAPANESE + "abcXYZ 012.,%-\u200b\u00a0か\u309a"), max_size=120)
ANY = st.one_of(TEXTS, st.text(max_size=40))
MEASURES = st.one_of(st.integers(1, 45).map(float), st.floats(0.1, 45))
SETTINGS = st.builds(
    Settings,
    line_break=st.sampled_from(LineBreak),
    word_break=st.sampled_from(WordBreak),
    overflow_wrap=st.sampled_from(OverflowWrap),
    hanging=st.sampled_from(Hanging),
    hang_first=st.booleans(),
    hang_last=st.booleans(),
    spacing_trim=st.sampled_from(SpacingTrim),
    autospace=st.booleans(),
    align=st.sampled_from(Align),
    align_last=st.sampled_from(Align),
    indent=st.sampled_from([0.0, 1.0, 2.0, -1.0]),
    letter_spacing=st.sampled_from([0.0, 0.0, 0.25, -0.25]),
    reduction=st.sampled_from(Reduction),
    ruby_overhang=st.sampled_from(Overhang),
    ruby_align=st.sampled_from(RubyAlign),
    mono_ruby=st.sampled_from(MonoRuby),
)
CHOICES = st.fixed_dictionaries(
    {},
    optional={
        "line_break": st.sampled_from(LineBreak),
        "word_break": st.sampled_from(WordBreak),
        "overflow_wrap": st.sampled_from(OverflowWrap),
        "spacing_trim": st.sampled_from(SpacingTrim),
        "autospace": st.booleans(),
    },
)
PLAIN = st.builds(
    Settings,
    hanging=st.sampled_from(Hanging),
    reduction=st.sampled_from(Reduction),
)


@st.composite
def paragraphs(draw: st.DrawFn, texts: st.SearchStrategy[str] = ANY) -> Paragraph:
    """Any text, with sizes, ruby (also empty or long), fixed spaces, forced and bound places.

    Ranges of it may have choices of their own.
    """
    parts = clusters(draw(texts))
    count = len(parts)
    sizes = draw(st.sampled_from([1.0, 1.0, 0.5, 2.0]))
    advances = [(0.5 if part.isascii() else 1.0) * sizes for part in parts]
    places = st.sets(st.integers(0, count), max_size=3) if count else st.just(set())
    return Paragraph(
        parts,
        classify(parts),
        advances,
        [sizes] * count,
        draw(rubies(count)),
        draw(st.dictionaries(st.integers(0, count), st.floats(0, 3), max_size=2)),
        frozenset(draw(places)),
        frozenset(draw(places)),
        choices=draw(st.lists(st.tuples(ranges(count), CHOICES), max_size=2)),
    )


def ranges(count: int) -> st.SearchStrategy[range]:
    return st.builds(range, st.integers(0, count), st.integers(0, count))


@st.composite
def preformatted(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> Paragraph:
    """The same with preserved spaces, and tabs of any size among them."""
    text = draw(paragraphs(texts))
    spaces = [i for i, part in enumerate(text.texts) if part.isspace()]
    tabs = [i for i in spaces if text.texts[i] == "\t"]
    size = draw(st.sampled_from([0.0, 0.4, 2.0, 4.0, 30.0]))
    return replace(
        text,
        advances=[0.0 if i in tabs else width for i, width in enumerate(text.advances)],
        spaces=dict.fromkeys(spaces, draw(st.booleans())),
        tabs=dict.fromkeys(tabs, Tab(size, 0.25)),
    )


@st.composite
def rubies(draw: st.DrawFn, count: int) -> tuple[Ruby, ...]:
    found, at = [], 0
    while at < count and draw(st.booleans()):
        start = draw(st.integers(at, count - 1))
        stop = draw(st.integers(start + 1, min(start + 4, count)))
        kind = draw(st.sampled_from(RubyKind))
        cuts = range(start, stop) if kind is RubyKind.JUKUGO else [start]
        runs = tuple(
            RubyRun(cut, cut + 1 if kind is RubyKind.JUKUGO else stop, (0.5,) * draw(_LENGTHS))
            for cut in cuts
        )
        found.append(Ruby(kind, runs, draw(st.booleans())))
        at = stop
    return tuple(found)


_LENGTHS = st.integers(0, 9)


TABBED = st.text(st.sampled_from("山は川、。「」a　 \t\t"), max_size=60)
COLUMNS = st.lists(
    st.sampled_from(["山は", "川、青く", "「空」", "a", "\t", "\t"]), min_size=9
).map("".join)


@given(paragraphs() | preformatted(TABBED), MEASURES, SETTINGS)
def test_nothing_is_lost(text: Paragraph, measure: float, settings: Settings) -> None:
    """Every cluster stands on one line, in order; every reading with its base; no exception."""
    lines = compose(text, measure, settings)
    assert [i for line in lines for i in range(line.start, line.stop)] == [*range(len(text.texts))]
    assert all(len(line.origins) == line.stop - line.start for line in lines)
    placed = [
        (ruby.ruby, ruby.run, i)
        for line in lines
        for ruby in line.rubies
        for i, _ in enumerate(ruby.origins, ruby.first)
    ]
    readings = [
        (i, k, n)
        for i, ruby in enumerate(text.rubies)
        for k, run in enumerate(ruby.runs)
        for n, _ in enumerate(run.advances)
    ]
    assert sorted(placed) == readings


def _run(text: Paragraph, placed: PlacedRuby) -> RubyRun:
    return text.rubies[placed.ruby].runs[placed.run]


def _tab_with_reading(before: str) -> Paragraph:
    """A tab without stops under a reading that needs an eighth of an em more on either side."""
    texts, base = [*before, "\t", "a"], len(before)
    return Paragraph(
        texts,
        classify([*before]) + b"\x13\x13",
        [*[1.0] * base, 0.0, 0.5],
        [1.0] * len(texts),
        rubies=(Ruby(RubyKind.MONO, (RubyRun(base, base + 1, (0.5,)),)),),
        tabs={base: Tab(0.0, 0.25)},
    )


@example(_tab_with_reading(""), 2, Settings(indent=1))
@example(_tab_with_reading("山"), 6, Settings())
@given(paragraphs() | preformatted(TABBED), MEASURES, SETTINGS)
def test_origins_ascend(text: Paragraph, measure: float, settings: Settings) -> None:
    """No cluster begins before the one before it, where the letter spacing isn't negative."""
    if settings.letter_spacing < 0:
        return
    for line in compose(text, measure, settings):
        lead = prepare(text, settings).lead[line.start : line.stop]
        bodies = [origin + space for origin, space in zip(line.origins, lead, strict=True)]
        assert all(a <= b + 1e-6 for a, b in pairwise(bodies))


def _plain(texts: str) -> Paragraph:
    advances = [0.5 if text.isascii() else 1.0 for text in texts]
    return Paragraph([*texts], classify([*texts]), advances, [1.0] * len(texts))


@example(
    _plain("0\u200b0\u00a0\u200b0\u200b\u200b"),
    6,
    Settings(hanging=Hanging.NONE, reduction=Reduction.JLREQ),
)
@given(paragraphs(TEXTS), st.integers(6, 45), PLAIN)
def test_justified_lines_meet_the_measure(
    text: Paragraph, measure: float, settings: Settings
) -> None:
    """A justified line is as long as the measure, unless nothing in it may be adjusted.

    It may miss it by what no reader sees, and it isn't torn open.
    """
    prepared = prepare(text, settings)
    lines = compose(text, measure, settings)
    for line in lines[:-1]:
        rest = measure - line.width
        if line.stop in text.breaks:
            assert rest > -UNSEEN or _is_stiff(prepared, line, rest)
        else:
            assert abs(rest) < UNSEEN or _is_stiff(prepared, line, rest)


def _is_stiff(p: Prepared, line: Line, rest: float) -> bool:
    """Whether no gaps of the line may take so much, or its clusters must overflow together.

    An only gap may take an em, several two each; a word space takes before it, not behind it too.
    """
    head, tail = p.heads.get(line.start, line.start), p.tails.get(line.stop, line.stop)
    gaps = (i for i in range(head + 1, tail) if i not in p.stiff)
    able = sum(map(partial(_takes, p), gaps))
    torn = rest > (1 if able == 1 else 2 * able) - 1e-6
    return not able or torn or not any(line.start < at < line.stop for at in p.breaks)


def _takes(p: Prepared, gap: int) -> bool:
    if CharClass.WORD_SPACE in p.classes[gap - 1 : gap + 1]:
        return p.classes[gap] == CharClass.WORD_SPACE
    return p.rules_at(gap)[1].expand_step[p.pairs[gap]] > 0


@pytest.mark.parametrize(("numerals", "width"), [("0000", 5.0), ("000", 3.5)])
@pytest.mark.parametrize("bound", ["\u00a0", "\u00a0\u200b"])
def test_an_only_word_space_takes_an_em_and_no_hole(
    bound: str, numerals: str, width: float
) -> None:
    """What may not break, and a zero-width space behind it, are one place for the line's rest."""
    parts = [*"000", *bound, *numerals, "\u200b", *"00000000"]
    advances = [0.0 if part == "\u200b" else 0.5 for part in parts]
    text = Paragraph(parts, classify(parts), advances, [1.0] * len(parts))
    line = compose(text, 5.0, Settings(hanging=Hanging.NONE, reduction=Reduction.JLREQ))[0]
    assert (line.stop, line.width) == (4 + len(bound) + len(numerals), width)


@given(
    TEXTS,
    st.integers(8, 45),
    st.sampled_from([LineBreak.STRICT, LineBreak.NORMAL, LineBreak.LOOSE]),
)
def test_no_forbidden_break(text: str, measure: int, level: LineBreak) -> None:
    """A line breaks where the rules forbid it only if they allow no break that fits."""
    parts = clusters(text)
    given_text = Paragraph(parts, classify(parts), [1.0] * len(parts), [1.0] * len(parts))
    settings = Settings(line_break=level)
    prepared = prepare(given_text, settings)
    for line in compose(given_text, measure, settings)[:-1]:
        if line.stop not in prepared.breaks:
            inside = [at for at in prepared.breaks if line.start < at <= line.stop]
            assert not inside


@given(paragraphs() | preformatted(TABBED), MEASURES, SETTINGS)
def test_line_by_line(text: Paragraph, measure: float, settings: Settings) -> None:
    """Lines asked for one at a time cover the text too, and each can be explained."""
    prepared = prepare(text, settings)
    at, turns = 0, 0
    while line := compose_line(prepared, at, measure + turns % 3, first=at == 0):
        assert line.start == at < line.stop
        assert len(explain(prepared, line)) == line.stop - line.start
        at, turns = line.stop, turns + 1
    assert at == len(text.texts)


@given(paragraphs(TEXTS), st.integers(4, 40), PLAIN)
def test_rubies_never_overlap(text: Paragraph, measure: int, settings: Settings) -> None:
    """On one side of a line no two readings overlap, unless a line is too short for them."""
    for line in compose(text, measure, settings):
        for under in (False, True):
            spans = sorted(
                (placed.origins[0], placed.origins[-1] + 0.5)
                for placed in line.rubies
                if text.rubies[placed.ruby].under is under
            )
            assert all(a[1] <= b[0] + 1e-6 for a, b in pairwise(spans))


@given(preformatted(COLUMNS), st.integers(6, 30), PLAIN)
def test_what_follows_a_tab_begins_at_a_stop(
    text: Paragraph, measure: float, settings: Settings
) -> None:
    """A tab moves on by at least what is not too near, and never past a second stop."""
    text = replace(text, rubies=())  # ruby longer than its base moves what stands before it
    for line in compose(text, measure, settings):
        for i in range(line.start, line.stop - 1):
            hangs = text.spaces.get(i) and "".join(text.texts[i + 1 : line.stop]).isspace()
            if i in text.tabs and text.tabs[i].size and not hangs:
                size, nearest = text.tabs[i]
                here, there = line.origins[i - line.start], line.origins[i + 1 - line.start]
                way = there - here - text.edges.get(i + 1, 0.0)
                assert abs(there / size - round(there / size)) < 1e-6
                assert nearest - 1e-6 <= way <= size + nearest + 1e-6


def test_lines_behind_the_last_tab_stand_as_ever() -> None:
    """A stop far beyond the measure: the lines after it are summed from their own head."""
    letters = "山は山は山は川、青く川、青く「空」「空」\t山は"
    tab = letters.index("\t")
    text = Paragraph(
        letters,
        classify(list(letters)),
        [0.0 if letter == "\t" else 1.0 for letter in letters],
        [1.0] * len(letters),
        spaces={tab: False},
        tabs={tab: Tab(30.0, 0.25)},
    )
    *_, last = compose(text, 15, Settings())
    assert list(last.origins) == [0, 1]


def test_hyphens() -> None:
    """A divided word takes its hyphen's width at the line end, and only there."""
    parts = list("日本の") + list("hyphenation") + list("とは")
    text = Paragraph(
        parts,
        classify(parts),
        [0.5 if part.isascii() else 1.0 for part in parts],
        [1.0] * len(parts),
        hyphens={5: 0.25, 9: 0.25},
    )
    first, second = compose(text, 6.5, Settings())
    assert (first.stop, first.width) == (9, 6.5)
    assert first.origins[-1] == 6.5 - 0.25 - 0.5
    assert second.origins[0] == 0


def test_a_divided_word_has_a_price() -> None:
    """Word spaces that open a little more are better than a word in two parts."""
    parts = list("of stood windmills the green wind")
    word = parts.index("w")
    text = Paragraph(
        parts,
        classify(parts),
        [0.5] * len(parts),
        [1.0] * len(parts),
        hyphens={word + 4: 0.25},
    )
    stops = [line.stop for line in compose(text, 6.5, Settings())]
    assert word + 4 not in stops


def test_linear_time() -> None:
    """A paragraph ten times as long takes about ten times the calls."""
    part = "川は流れる、「海は広い」と言う。山は高く、空は青い・雲は白い。"
    few, many = (calls(lambda turns=turns: _composed(part * turns)) for turns in (50, 500))
    assert many < 12 * few


def test_linear_time_with_tabs() -> None:
    """So does one with tabs, though each of its lines is summed for itself."""
    part = "川は流れる、\t海は広い\t山は高く、空は青い。"
    few, many = (calls(lambda turns=turns: _tabbed(part * turns)) for turns in (50, 500))
    assert many < 12 * few


def _tabbed(text: str) -> None:
    tabs = [i for i, char in enumerate(text) if char == "\t"]
    ones = [0.0 if char == "\t" else 1.0 for char in text]
    kept = {"spaces": dict.fromkeys(tabs, True), "tabs": dict.fromkeys(tabs, Tab(4.0, 0.25))}
    compose(Paragraph(text, classify(text), ones, [1.0] * len(text), **kept), 17, Settings())


def _composed(text: str) -> None:
    parts = clusters(text)
    ones = [1.0] * len(parts)
    compose(Paragraph(parts, classify(parts), ones, ones), 17, Settings())
