"""Turns CSS values into settings of the composer (``jlreq.Settings``)."""

from weasyprint.css import Style

from ...jlreq.settings import (
    Align,
    Hanging,
    LineBreak,
    MonoRuby,
    OverflowWrap,
    Overhang,
    Reduction,
    RubyAlign,
    Settings,
    SpacingTrim,
    WordBreak,
)
from .styles import by_style

_ALIGN: dict[str, Align] = {
    "start": Align.START,
    "left": Align.START,
    "end": Align.END,
    "right": Align.END,
    "center": Align.CENTER,
    "justify": Align.JUSTIFY,
}
# Values that ask for the typographer's choice, and values that the composer knows by another name.
_LINE_BREAK = {"auto": LineBreak.STRICT}
_WORD_BREAK = {"auto-phrase": WordBreak.NORMAL, "break-word": WordBreak.NORMAL}
_NO_WRAP = frozenset({"nowrap", "pre"})
_REDUCTION = {
    "jlreq": Reduction.JLREQ,
    "jis-x-4051": Reduction.JIS_X_4051,
    "books": Reduction.BOOKS,
}


@by_style
def settings_of(style: Style, indent: float) -> Settings:
    """Return the composer's settings for a paragraph with this computed style.

    ``indent`` is that of its first line, in em. The result is remembered for the style.
    """
    hanging = style["hanging_punctuation"]
    ends = [Hanging(value) for value in hanging if value.endswith("-end")]
    align = _ALIGN[style["text_align_all"]]
    last = style["text_align_last"]
    usual = Align.START if align is Align.JUSTIFY else align
    align_last = usual if last == "auto" else _ALIGN[last]
    line_break, word_break = style["line_break"], style["word_break"]
    # ``break-word`` is an old name of it (CSS Text 3, 5.1).
    wrap = "anywhere" if word_break == "break-word" else style["overflow_wrap"]
    ruby_align = RubyAlign(style["ruby_align"])
    return Settings(
        wraps=style["white_space"] not in _NO_WRAP,
        line_break=_LINE_BREAK.get(line_break) or LineBreak(line_break),
        word_break=_WORD_BREAK.get(word_break) or WordBreak(word_break),
        overflow_wrap=OverflowWrap(wrap),
        hanging=ends[0] if ends else Hanging.NONE,
        hang_first="first" in hanging,
        hang_last="last" in hanging,
        spacing_trim=SpacingTrim(style["text_spacing_trim"]),
        autospace=style["text_autospace"] != "no-autospace",
        align=align,
        align_last=align_last,
        indent=indent,
        letter_spacing=letter_spacing(style) / (style["font_size"] or 1),
        reduction=_REDUCTION[style["space_reduction"]],
        ruby_overhang=Overhang(style["ruby_overhang"]),
        ruby_align=ruby_align,
        mono_ruby=MonoRuby.HEAD if ruby_align is RubyAlign.START else MonoRuby.CENTER,
    )


# The settings that an inline box may have of its own. All others are about lines, so that they are
# the paragraph's.
_OF_INLINES = ("wraps", "line_break", "word_break", "overflow_wrap", "spacing_trim", "autospace")


@by_style
def own_choices(style: Style, paragraph: Style) -> dict[str, object]:
    """Return the settings in which an inline box differs from its paragraph, by their names.

    Only those that can differ within a line are looked at (``_OF_INLINES``).
    """
    mine, its = settings_of(style, 0.0), settings_of(paragraph, 0.0)
    return {
        name: getattr(mine, name)
        for name in _OF_INLINES
        if getattr(mine, name) is not getattr(its, name)
    }


def letter_spacing(style: Style) -> float:
    """Return the space after each character, in px."""
    spacing = style["letter_spacing"]
    return 0.0 if spacing == "normal" else spacing


def own_ruby(style: Style, paragraph: Style) -> tuple[RubyAlign | None, Overhang | None]:
    """Return how a reading is aligned and how far it may overhang, where its style says so itself.

    Each is None where the reading's style agrees with the paragraph's.
    """
    align, overhang = style["ruby_align"], style["ruby_overhang"]
    return (
        None if align == paragraph["ruby_align"] else RubyAlign(align),
        None if overhang == paragraph["ruby_overhang"] else Overhang(overhang),
    )
