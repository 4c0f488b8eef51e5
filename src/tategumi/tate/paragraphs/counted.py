"""The composer's paragraph, made of what was collected: each part of it by its clusters, in em."""

from collections.abc import Callable, Iterator

from weasyprint.css import Style
from weasyprint.formatting_structure import boxes

from ... import jlreq
from ...jlreq import CharClass, Paragraph, Ruby, RubyKind, RubyRun, Tab
from ..cascade.controls import letter_spacing, own_ruby
from ..glyphs.marks import mark_of, takes_mark
from ..glyphs.reading import RubyElement
from ..glyphs.runs import snapped
from ..glyphs.shaped import Shaped
from ..glyphs.small_text import SmallText
from .collect import Collected, Piece

_SPACES = frozenset({CharClass.WORD_SPACE, CharClass.IDEOGRAPHIC_SPACE})


def paragraph_of(
    collected: Collected,
    shaped: Shaped,
    rubies: list[RubyElement],
    hyphens: dict[int, SmallText],
    at: Callable[[int], int],
    style: Style,
    tabs: dict[int, Tab],
) -> Paragraph:
    """Put the parallel lists of ``jlreq.Paragraph`` together; ``at`` finds
    clusters, lengths are em.
    """
    count, em = len(shaped.texts), style["font_size"] or 1
    ems = {width: snapped(width / em) for width in set(shaped.advances)}
    classes = _classes(collected, shaped, at, style["lang"] or "")
    return Paragraph(
        texts=shaped.texts,
        classes=classes,
        advances=[ems[width] for width in shaped.advances],
        sizes=[face.size / em if face else 1.0 for face in shaped.faces],
        rubies=tuple(_ruby(ruby, em, style) for ruby in rubies),
        edges={at(i): width / em for i, width in collected.edges.items()},
        closing={at(i): width / em for i, width in collected.closing.items()},
        breaks=frozenset(at(i) for i in collected.breaks if 0 < at(i) < count),
        hyphens={i: sum(one.shaped.advances) / em for i, one in hyphens.items()},
        bound=frozenset(_bound(collected, at)),
        scripts=tuple(range(at(a), at(b)) for a, b in collected.scripts),
        spaces={
            i: hangs
            for a, b, hangs in collected.preserved
            for i in range(at(a), at(b))
            if classes[i] in _SPACES and shaped.texts[i] not in jlreq.GLUE
        },
        tabs={at(i): tab for i, tab in tabs.items()},
        upright=tuple(_upright(collected, at)),
        marked=frozenset(_clusters_with_marks(collected, shaped.texts, at)),
        letter_spacing=dict(_spaced(collected.pieces, at, style)),
        choices=[(range(at(a), at(b)), choices) for a, b, choices in collected.choices],
        boxed=[at(i) for i in collected.boxes],
    )


def _classes(
    collected: Collected, shaped: Shaped, at: Callable[[int], int], language: str
) -> bytes:
    """Return the classes of the clusters, one byte each.

    Those that only mark-up can give are set here (cl-28 to cl-30): brackets of inline notes, and
    tate-chu-yoko.
    """
    classes = bytearray(jlreq.classify(shaped.texts, language, collected.vertical))
    for start in collected.combined:
        classes[at(start)] = CharClass.TATE_CHU_YOKO
    for note in collected.warichu:
        for i, usual, own in (
            (at(note.start) - 1, CharClass.OPENING_BRACKET, CharClass.WARICHU_OPENING),
            (at(note.start + note.slots), CharClass.CLOSING_BRACKET, CharClass.WARICHU_CLOSING),
        ):
            if 0 <= i < len(classes) and classes[i] == usual:
                classes[i] = own
    return bytes(classes)


_FULL_WIDTH = {
    code: code + 0xFEE0 for code in range(0x21, 0x7F)
}  # the full-width form of each ASCII character


def _may_part(before: int, after: int) -> bool:
    """Return whether a line may end between two classes of full-width text (JLReq table 2)."""
    return jlreq.may_break(before, after, jlreq.LineBreak.STRICT, jlreq.WordBreak.NORMAL)


def _bound(collected: Collected, at: Callable[[int], int]) -> Iterator[int]:
    """Yield the clusters before which no line may end.

    They are those in what is not to be broken, and those beside tate-chu-yoko that begin or end
    with a mark. A line breaks there as it would beside the content (CSS Writing Modes 4, 9.1),
    taken for full-width; letters and digits keep to those beside them.
    """
    text = collected.text if collected.combined else ""
    for start, stop in collected.unbroken:
        yield from range(at(start) + 1, at(stop))
    for start, combined in collected.combined.items():
        edges = combined.texts[0][0] + combined.texts[-1][-1]
        first, last = jlreq.classify(edges.translate(_FULL_WIDTH))
        before, after = text[start - 1 : start], text[start + 1 : start + 2]
        if not _may_part(CharClass.IDEOGRAPHIC, first) or _are_one_word(before, edges[0]):
            yield at(start)
        if not _may_part(last, CharClass.IDEOGRAPHIC) or _are_one_word(edges[1], after):
            yield at(start) + 1


def _are_one_word(before: str, after: str) -> bool:
    """Return whether two characters are letters or digits of one Western word."""
    both = before + after
    return len(both) == 2 and both.isascii() and both.isalnum()


def _upright(collected: Collected, at: Callable[[int], int]) -> Iterator[range]:
    """Yield the clusters of vertical text that stand upright by their style, Western or not."""
    for piece in collected.pieces if collected.vertical else ():
        box = piece.box
        if isinstance(box, boxes.TextBox) and box.style["text_orientation"] == "upright":
            yield range(at(piece.start), at(piece.stop))


def _clusters_with_marks(
    collected: Collected, texts: list[str], at: Callable[[int], int]
) -> Iterator[tuple[int, bool]]:
    """Yield the clusters that carry an emphasis mark, and whether it stands under them."""
    for piece in collected.pieces:
        box = piece.box
        if isinstance(box, boxes.TextBox) and (mark := mark_of(box.style, collected.vertical)):
            for i in range(at(piece.start), at(piece.stop)):
                if takes_mark(texts[i]):
                    yield i, mark.under


def _spaced(
    pieces: list[Piece], at: Callable[[int], int], style: Style
) -> Iterator[tuple[int, float]]:
    """Yield the clusters whose letter spacing differs from the paragraph's, and theirs in em.

    The spacing stands behind its cluster (CSS Text 3, 8.2).
    """
    usual, em = letter_spacing(style), style["font_size"] or 1
    for piece in pieces:
        if isinstance(piece.box, boxes.TextBox):
            spacing = letter_spacing(piece.box.style)
            if spacing != usual:
                for i in range(at(piece.start), at(piece.stop)):
                    yield i, spacing / em


def _ruby(ruby: RubyElement, em: float, style: Style) -> Ruby:
    """Make a ruby element for the composer, in a paragraph of this style; lengths are in em.

    Several readings are mono ruby, or jukugo ruby where they may be merged. One reading is mono
    ruby over one cluster, else group ruby (JLReq 3.3.5 to 3.3.7).
    """
    runs = tuple(
        RubyRun(
            a,
            b,
            tuple(width / em for width in reading.shaped.advances),
            reading.box.style["font_size"] / em,
        )
        for a, b, reading in ruby.runs
    )
    if len(runs) > 1:
        kind = RubyKind.MONO if ruby.merge == "separate" else RubyKind.JUKUGO
    else:
        kind = RubyKind.MONO if runs[0].stop - runs[0].start == 1 else RubyKind.GROUP
    *_, reading = ruby.runs[0]
    return Ruby(kind, runs, ruby.under, *own_ruby(reading.box.style, style))
