"""Reads one line of notation into inlines: its text, ruby, characters that Unicode lacks, notes.

Every character ends in the inlines or in a note that is kept. Knows no layout of blocks.
"""

import re
from collections.abc import Callable

from ...model import (
    Gaiji,
    Text,
)
from ..source import Unknown
from .accents import accented, has_accents
from .ahead import Ahead
from .blocks import BlockBuilder
from .following import Follower, resolved
from .gaiji import bare_description, read_gaiji
from .meanings import (
    Reading,
)
from .notes import understand
from .report import Report
from .resolve import KUNOJI, kunoji_at, resolve
from .scan import SPECIAL, pairs_of
from .targets import wrap_target


class LineReader(Follower):
    """Reads lines in order; spans that end in a later line go on from line to line."""

    def __init__(
        self, ahead: Ahead, blocks: BlockBuilder, report: Report, unknown: Unknown
    ) -> None:
        super().__init__(ahead, blocks, report, unknown)
        self.answered = -1  # where a note stands that a reading before it has followed
        self.handlers: dict[str, Callable[[int], int]] = {
            "｜": self._bar,
            "《": self._ruby,
            "［": self._note,
            "※": self._gaiji,
            "〔": self._open_accents,
            "〕": self._close_accents,
            "／": self._kunoji,
        }

    def read(self, number: int, offset: int, line: str) -> None:
        """``number`` counts from 1; ``offset`` is where the line begins in the text."""
        if not line.strip() or not (self.spans.frames or SPECIAL.search(line)):
            self.blocks.plain_line(line)
            return
        self.begin(number, offset, line)
        self.pairs = pairs_of(line)
        self.accents_until = -1
        position = 0
        while found := SPECIAL.search(line, position):
            at = found.start()
            self._write(position, at)
            position = self.handlers[line[at]](at)
        self._write(position, len(line))
        self.end_part(len(line))

    # --- text
    def _write(self, start: int, stop: int) -> None:
        if start < stop:
            text = self.line[start:stop]
            self.run.write(accented(text) if start < self.accents_until else text)

    def _kunoji(self, at: int) -> int:
        sign = kunoji_at(self.line, at)
        self.run.write(KUNOJI.get(sign, "／"))
        return at + (len(sign) or 1)

    def _open_accents(self, at: int) -> int:
        """``〔E'tude〕``; a reading that follows the bracket belongs to all that it holds."""
        end = self.pairs.get(at, -1)
        if end < 0 or not has_accents(self.line[at:end]):
            self.run.write("〔")
            return at + 1
        self.accents_until = end
        if self.line.startswith("《", end + 1) and not self.spans.has_bar:
            self.spans.set_bar(is_text=False)
        return at + 1

    def _close_accents(self, at: int) -> int:
        if at != self.accents_until:
            self.run.write("〕")
        return at + 1

    # --- ruby
    def _bar(self, at: int) -> int:
        self.spans.keep_bar()
        self.spans.set_bar(is_text=True)
        return at + 1

    def _ruby(self, at: int) -> int:
        end = self.pairs.get(at, -1)
        if end > at + 1 and self._reaches(at, end):
            return end + 1
        if end > at + 1 and not self.spans.has_bar and self._set_reading(at, end):
            return end + 1
        start = self.spans.take_base() if end > at + 1 else None
        if start is None:
            if end > 0:
                self.say(at, "aozora.ruby-base", ruby=self.line[at : end + 1])
            self.spans.keep_bar()
            self.run.write("《")
            return at + 1
        reading = resolve(self.line[at + 1 : end], readings=True)
        if reading.text:
            self.run.wrap_from(start, Reading(reading.text))
        self.keep_notes(reading.notes, at)
        return end + 1

    def _reaches(self, at: int, end: int) -> bool:
        """Set a reading whose base a note behind it names: ``《…》［＃ルビは「X」にかかる］``."""
        note = _REACHES.match(self.line, end + 1)
        if note is None:
            return False
        if self.spans.has_bar:  # which says it better
            self.answered = note.start("note")
            return False
        reading, notes = resolved(Reading(self.line[at + 1 : end]))
        if reading is None or not wrap_target(self.spans, note["base"], reading):
            return False
        self.keep_notes(notes, at)
        self.answered = note.start("note")
        return True

    def _set_reading(self, at: int, end: int) -> bool:
        reading = self.line[at + 1 : end]
        plain = not SPECIAL.search(reading) and self.spans.has_room()
        return plain and self.run.set_reading(reading)

    # --- notes
    def _gaiji(self, at: int) -> int:
        end = self.pairs.get(at + 1, -1)
        if end < 0 or not self.line.startswith("［＃", at + 1):
            self.run.write("※")
            return at + 1
        body = self.line[at + 3 : end]
        found = read_gaiji(body)
        if found is None and body and understand(body) is None:
            found = Gaiji(bare_description(body))
        match found:
            case None:
                self.say(at, "aozora.gaiji", description=self.line[at : end + 1])
                self.run.write("※")
                return at + 1
            case Text(text):
                self.run.write(text)
            case Gaiji():
                self.run.add(found)
                self.say(at, "aozora.gaiji", description=self.line[at : end + 1])
            case sign:
                self.run.add(sign)
        return end + 1

    def _note(self, at: int) -> int:
        if not self.line.startswith("＃", at + 1):
            self.run.write("［")
            return at + 1
        end = self.pairs.get(at, -1)
        if at == self.answered:
            self.answered = -1
            return end + 1
        if end < 0:
            self.say(at, "aozora.unclosed", note=self.line[at : at + 20])
            self.run.write("［")
            return at + 1
        self.follow(understand(self.line[at + 2 : end]), at, end + 1)
        return end + 1


_QUOTED = "(?:[^「」［］]|「[^「」［］]*」)+"
_REACHES = re.compile(
    rf"[」』]?(?P<note>［＃(?:ルビは)?「(?P<base>{_QUOTED})」"
    r"(?:に(?:かかる|掛かる|付く|ルビ)|のルビ)］)"
)
