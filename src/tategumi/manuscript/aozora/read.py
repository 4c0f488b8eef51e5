"""Reads Aozora Bunko notation into the model."""

from ...model import Block, Inline, Ruby, Text, children_of, plain_text, runs_of
from ..source import Manuscript, Unknown
from .ahead import Ahead
from .blocks import BlockBuilder
from .file_parts import FileParts, is_indented, parts_of, titles_of
from .line import LineReader
from .report import Report
from .wrap import joined


def read_aozora(text: str, path: str, *, unknown: Unknown = Unknown.KEPT) -> Manuscript:
    """Read a manuscript in Aozora notation; ``path`` is its name in problems.

    Never fails, in time linear in the length of the text. A note that is not known or has no
    meaning where it stands is kept, or set as text, as ``unknown`` says, and reported in either
    case. Source: the official list of notes (青空文庫 注記一覧).
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.removesuffix("\n").split("\n")
    parts = parts_of(lines)
    report = Report(path)
    blocks = _read_text(text, lines, parts, report, unknown)
    head = [_inlines(line) for line in parts.head]
    title, subtitle, creators = titles_of(list(map(_text, head)))
    return Manuscript(
        blocks=blocks,
        problems=tuple(report.problems),
        title=title,
        subtitle=subtitle,
        creators=creators,
        colophon=tuple(_with_readings(_inlines(line)).strip() for line in parts.colophon),
        heading=head[0] if head and any(map(_has_ruby, head[0])) else (),
    )


def read_passage(text: str, title: str, path: str, unknown: Unknown = Unknown.KEPT) -> Manuscript:
    """A part of a manuscript, without head and source data, and its title. Never fails."""
    lines, report = text.split("\n"), Report(path)
    blocks = _read_text(text, lines, FileParts((), False, 0, len(lines), ()), report, unknown)
    heading = _inlines(title)
    return Manuscript(blocks, tuple(report.problems), title=_text(heading), heading=heading)


def _read_text(
    text: str, lines: list[str], parts: FileParts, report: Report, unknown: Unknown
) -> tuple[Block, ...]:
    indented = parts.has_legend or is_indented(lines, parts.start, parts.stop)
    builder = BlockBuilder(report, is_indented=indented)
    reader = LineReader(Ahead(text), builder, report, unknown)
    offset = sum(len(line) + 1 for line in lines[: parts.start])
    for index in range(parts.start, parts.stop):
        reader.read(index + 1, offset, lines[index])
        offset += len(lines[index]) + 1
    reader.finish()
    return builder.finish()


# --- lines of the head and of the source data
def _inlines(line: str) -> tuple[Inline, ...]:
    """A line by itself; where it is no text but layout or a page break, as written."""
    report = Report("")
    builder = BlockBuilder(report, is_indented=True)
    LineReader(Ahead(line), builder, report, Unknown.LITERAL).read(1, 0, line)
    inlines = joined(inline for run in runs_of(builder.finish()) for inline in run)
    return inlines if plain_text(inlines).strip() else (Text(line),)


def _text(inlines: tuple[Inline, ...]) -> str:
    return plain_text(inlines).strip()


def _has_ruby(inline: Inline) -> bool:
    return isinstance(inline, Ruby) or any(map(_has_ruby, children_of(inline)))


def _with_readings(inlines: tuple[Inline, ...]) -> str:
    """The text with each reading in brackets behind its base."""
    pieces = []
    for inline in inlines:
        if isinstance(inline, Ruby):
            readings = "".join(part.reading for part in inline.parts) + inline.left
            pieces.append(f"{plain_text((inline,))}（{readings}）")
        else:
            pieces.append(_with_readings(children_of(inline)) or plain_text((inline,)))
    return "".join(pieces)
