"""What a forward note names: one text, several, a part of one, or from one to another."""

from collections.abc import Sequence

from ...model import Kaeriten, LineBreak, Text, Warichu
from .meanings import Becomes, Beside, Letter, LineLayout, Placed, Point, Template
from .resolve import resolve
from .run import Range
from .spans import Spans

_LISTS = ("」と「", "」、「", "」「")  # ``「甲」と「乙」に傍点``
_PART = "」の「"  # ``「甲乙」の「乙」に傍点``
_NO_CODE = "※"
_PARTED = "／"  # what the file has between two texts that stand side by side
_TO = ("」〜「", "」～「")  # ``「甲」〜「乙」に傍点``


def wrap_target(spans: Spans, target: str, template: Template) -> bool:
    """Put the template around what the note names; False if that is not there."""
    if (found := _find(spans, target) or _without_code(spans, target)) is not None:
        return _wrap(spans, found, template)
    for between in _LISTS:
        if between in target:
            spans.keep_bar()
            places = [_find(spans, part) for part in target.split(between)]
            # From the last on: what stands before it keeps its place.
            ordered = sorted({place for place in places if place}, reverse=True)
            if None in places:
                return False
            done = [_wrap(spans, place, template) for place in ordered]
            return bool(done) and all(done)
    found = _between(spans, target) or _part(spans, target)
    return found is not None and _wrap(spans, found, template)


def mark_letters(spans: Spans, letters: Sequence[Letter]) -> Letter | None:
    """Give letters of words before the note their marks; gives one that is not clear, if any is.

    All are looked for before the first is changed: ``二つ目`` counts letters as they are written.
    """
    places = []
    for letter in letters:
        if (place := _place_of(spans, letter)) is None:
            return letter
        places.append((place, letter))
    for place, letter in sorted(places, key=lambda one: one[0], reverse=True):
        if not spans.run.replace(place, letter.becomes):
            return letter
    return None


def _place_of(spans: Spans, letter: Letter) -> Range | None:
    words = [letter.word]
    if not letter.word:
        whole = spans.run.last_word(spans.floor)
        words = [whole, whole.rpartition("-")[2]]
    if letter.which is None and letter.at is None:
        words.reverse()  # a letter that stands only once is looked for in the least
    for word in filter(None, words):
        found, at = _find(spans, word), _letter_of(word, letter)
        if found is not None and at is not None:
            return spans.run.part_of(found, at, at + 1)
    return None


def _letter_of(word: str, letter: Letter) -> int | None:
    """Where in a word the letter stands; capitals count where they are needed to get so far."""
    if letter.at is not None:
        return letter.at if word[letter.at : letter.at + 1] == letter.letter else None
    for fold in (str, str.lower):
        places = [at for at, other in enumerate(word) if fold(other) == fold(letter.letter)]
        which = 0 if letter.which is None and len(places) == 1 else letter.which
        if which is not None and -len(places) <= which < len(places):
            return places[which] if word[places[which]] == letter.letter else None
    return None


def follow_target(spans: Spans, note: Becomes | Placed | Beside | Point) -> bool:
    """Set what the note names as it says; False if that is not there."""
    run = spans.run
    match note:
        case Becomes(target, character):
            found = _find(spans, target)
            return found is not None and run.replace(found, character)
        case Placed(target, end):
            found = _find(spans, target)
            layout = LineLayout({"end": end})
            return found is not None and run.is_last(found) and run.insert_before(found, layout)
        case Beside(first, second):
            lines = Warichu((Text(first), LineBreak(), Text(second)))
            found = _find(spans, first + second) or _find(spans, f"{first}{_PARTED}{second}")
            return found is not None and run.put(found, lines)
        case Point(text):
            found = _find(spans, text)
            return found is not None and run.is_last(found) and run.put(found, Kaeriten(text))


def _wrap(spans: Spans, found: Range, template: Template) -> bool:
    if not spans.has_room(spans.run.depth(found.first, found.last)):
        return False
    spans.run.wrap(found, template)
    return True


def _find(spans: Spans, target: str, part: str = "") -> Range | None:
    text = resolve(target).text
    found = spans.run.find(text, spans.after_bar, part)
    if found is None and spans.has_bar:
        spans.keep_bar()
        found = spans.run.find(text, spans.floor, part)
    return found


def _without_code(spans: Spans, target: str) -> Range | None:
    """``※［＃…］［＃「※」に傍点］``: the character before the note, which has no code there."""
    return spans.run.last_character(spans.floor) if target == _NO_CODE else None


def _part(spans: Spans, target: str) -> Range | None:
    whole, found, part = target.partition(_PART)
    return _find(spans, whole, resolve(part).text) if found else None


def _between(spans: Spans, target: str) -> Range | None:
    to = next((to for to in _TO if to in target), None)
    if to is None:
        return None
    first, _, last = target.partition(to)
    spans.keep_bar()
    stop = _find(spans, last)
    start = _find(spans, first)
    return spans.run.between(start, stop) if start and stop and start <= stop else None
