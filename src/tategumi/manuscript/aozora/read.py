"""Aozora Bunko notation to the model."""

from ...model import Block, Inline, Ruby, children_of, plain_text
from ..source import Manuscript, Unknown
from .ahead import Ahead
from .blocks import BlockBuilder
from .line import LineReader
from .report import Report
from .sheet import Sheet, is_indented, sheet_of, titles_of


def read_aozora(text: str, path: str, *, unknown: Unknown = Unknown.KEPT) -> Manuscript:
    """Read a manuscript in Aozora notation; ``path`` is its name in problems.

    Never fails, in time linear in the length of the text. A note that is not known or has no
    meaning where it stands is kept, or set as text, as ``unknown`` says, and reported in either
    case. Source: the official list of notes (青空文庫 注記一覧).
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.removesuffix("\n").split("\n")
    sheet = sheet_of(lines)
    report = Report(path)
    blocks = _read_text(text, lines, sheet, report, unknown)
    title, subtitle, creators = titles_of([_plain(line) for line in sheet.head])
    return Manuscript(
        blocks=blocks,
        problems=tuple(report.problems),
        title=title,
        subtitle=subtitle,
        creators=creators,
        colophon=tuple(_plain(line, readings=True) for line in sheet.colophon),
    )


def _read_text(
    text: str, lines: list[str], sheet: Sheet, report: Report, unknown: Unknown
) -> tuple[Block, ...]:
    indented = sheet.has_legend or is_indented(lines, sheet.start, sheet.stop)
    builder = BlockBuilder(report, is_indented=indented)
    reader = LineReader(Ahead(text), builder, report, unknown)
    offset = sum(len(line) + 1 for line in lines[: sheet.start])
    for index in range(sheet.start, sheet.stop):
        reader.read(index + 1, offset, lines[index])
        offset += len(lines[index]) + 1
    reader.finish()
    return builder.finish()


def _plain(line: str, *, readings: bool = False) -> str:
    """A line of the head or of the source data as plain text; readings in brackets, or left out."""
    report = Report("")
    builder = BlockBuilder(report, is_indented=True)
    LineReader(Ahead(line), builder, report, Unknown.LITERAL).read(1, 0, line)
    lines = [getattr(block, "children", ()) for block in builder.finish()]
    text = "".join(_told(inlines) if readings else plain_text(inlines) for inlines in lines)
    return text.strip() or line


def _told(inlines: tuple[Inline, ...]) -> str:
    pieces = []
    for inline in inlines:
        if isinstance(inline, Ruby):
            readings = "".join(part.reading for part in inline.parts) + inline.left
            pieces.append(f"{plain_text((inline,))}（{readings}）")
        else:
            pieces.append(_told(children_of(inline)) or plain_text((inline,)))
    return "".join(pieces)
