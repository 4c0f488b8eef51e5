"""The table of notes: every name that the notation knows, and what it stands for.

Source: the official list of notes (青空文庫 注記一覧), and the older wordings that files hold,
counted over all works of Aozora Bunko.
"""

from ...model import (
    Break,
    Emphasis,
    GroupKind,
    HeadingForm,
    Mark,
    Side,
    SideLine,
    Stroke,
    Style,
    Styled,
    Tcy,
    Warichu,
)
from .meanings import CaptionSpan, Changes, HeadingSpan, Template

# --- the table: names of spans
MARKS = {
    "傍点": Mark.SESAME,
    "白ゴマ傍点": Mark.OPEN_SESAME,
    "丸傍点": Mark.DOT,
    "白丸傍点": Mark.CIRCLE,
    "黒三角傍点": Mark.TRIANGLE,
    "白三角傍点": Mark.OPEN_TRIANGLE,
    "二重丸傍点": Mark.DOUBLE_CIRCLE,
    "蛇の目傍点": Mark.FISHEYE,
    "ばつ傍点": Mark.CROSS,
}
STROKES = {
    "傍線": Stroke.SOLID,
    "二重傍線": Stroke.DOUBLE,
    "鎖線": Stroke.DOTTED,
    "破線": Stroke.DASHED,
    "波線": Stroke.WAVY,
}
RANKS = {"大": 1, "中": 2, "小": 3}
FORMS = {"": HeadingForm.NORMAL, "同行": HeadingForm.RUN_IN, "窓": HeadingForm.WINDOW}

# Beside the text: ``「X」に傍点``, ``「X」の左に傍点``; as a span ``傍点``, ``左に傍点``.
BESIDE: dict[str, Template] = {
    **{name: Emphasis((), mark) for name, mark in MARKS.items()},
    **{f"左に{name}": Emphasis((), mark, Side.LEFT) for name, mark in MARKS.items()},
    **{name: SideLine((), stroke) for name, stroke in STROKES.items()},
    **{f"左に{name}": SideLine((), stroke, Side.LEFT) for name, stroke in STROKES.items()},
    "取消線": Styled(Style.STRIKE, ()),
}
# What the text itself is: ``「X」は太字``; as a span ``太字``.
BEING: dict[str, Template] = {
    **{
        f"{form}{size}見出し": HeadingSpan((), rank, kind)
        for form, kind in FORMS.items()
        for size, rank in RANKS.items()
    },
    "太字": Styled(Style.BOLD, ()),
    "斜体": Styled(Style.ITALIC, ()),
    "縦中横": Tcy(()),
    "横組み": Styled(Style.HORIZONTAL, ()),
    "罫囲み": Styled(Style.BOXED, ()),
    "割り注": Warichu(()),
    "行右小書き": Styled(Style.SMALL_RIGHT, ()),
    "行左小書き": Styled(Style.SMALL_LEFT, ()),
    "上付き小文字": Styled(Style.SUPERSCRIPT, ()),
    "下付き小文字": Styled(Style.SUBSCRIPT, ()),
    "キャプション": CaptionSpan(()),
}
# Sizes go by steps: ``２段階大きな文字``, ended by ``大きな文字終わり``.
SIZES = {"大きな文字": Style.LARGER, "小さな文字": Style.SMALLER}
MOST_STEPS = 99
# One sign with what it holds (①, ㊙): ``「秘」は○付き文字``.
IN_CIRCLE = frozenset({"丸付き", "丸付き文字", "○付き", "○付き文字", "丸囲み", "○囲み"})

# Other wordings that files hold, by their name in the tables.
SYNONYMS = {
    "×傍点": "ばつ傍点",
    "傍点◎": "二重丸傍点",
    "傍点○": "白丸傍点",
    "傍点●": "丸傍点",
    "傍点△": "白三角傍点",
    "傍点（白丸）": "白丸傍点",
    "黒丸傍点": "丸傍点",
    "ゴマ傍点": "傍点",
    "見出し": "中見出し",
    **{f"{form}{size}見出": f"{form}{size}見出し" for form in FORMS for size in RANKS},
    "同行見出し": "同行中見出し",
    "窓見出し": "窓中見出し",
    "ゴシック": "太字",
    "ゴチック": "太字",
    "ゴシック体": "太字",
    "ゴチック体": "太字",
    "イタリック体": "斜体",
    "横書き": "横組み",
    "罫線囲み": "罫囲み",
    "割注": "割り注",
    "割書": "割り注",
    "取り消し線": "取消線",
    "行右小文字": "行右小書き",
    "行左小文字": "行左小書き",
    "小書き": "行右小書き",
    "小書き右寄せ": "行右小書き",
    "小書き左寄せ": "行左小書き",
    "右小書き": "行右小書き",
    "左小書き": "行左小書き",
    "上付き": "上付き小文字",
    "下付き": "下付き小文字",
    "上付き文字": "上付き小文字",
    "上付き小書き": "上付き小文字",
    "下付き小書き": "下付き小文字",
    "下付き文字": "下付き小文字",
    "大きい文字": "大きな文字",
    "大文字": "大きな文字",
    "中文字": "大きな文字",
    "小さい文字": "小さな文字",
    "小さい活字": "小さな文字",
    "太ゴシック体": "太字",
    "イタリック文字": "斜体",
    "斜体字": "斜体",
    "枠囲み": "罫囲み",
    "枠線": "罫囲み",
    "上線": "傍線",
    "下線": "左に傍線",
    "指数": "上付き小文字",
    "注釈番号": "行右小書き",
    # Side by side, as far as a line has room for it.
    "横一列": "縦中横",
    "横並び": "縦中横",
    "縦中横組み": "縦中横",
    "一字": "縦中横",
    "一文字": "縦中横",
    "分数": "横組み",
}

WORDINGS = {
    name: (name, *(other for other, named in SYNONYMS.items() if named == name))
    for name in (*BESIDE, *BEING, *SIZES)
}
# Other words before and after a block's name.
BEGINNINGS = {"ここより": "ここから", "これより": "ここから", "ここまで": "ここで"}

# --- the table: layout of lines and blocks
BLOCK_GROUPS = {
    "罫囲み": GroupKind.BOXED,
    "横組み": GroupKind.HORIZONTAL,
    "太字": GroupKind.BOLD,
    "斜体": GroupKind.ITALIC,
    "キャプション": GroupKind.CAPTION,
    "大きな文字": GroupKind.LARGER,
    "小さな文字": GroupKind.SMALLER,
    "段組み": GroupKind.COLUMNS,
}
COLUMNS_NAME = "段組み"
COLUMNS = frozenset({"段組", "段組み", "N段組", "N段組み"})
# What a block holds, said and not set.
CONTENTS = frozenset({
    "表", "表組", "表組み", "図表", "数式", "引用文", "手紙文", "プログラム", "罫無し",
    "手書き文字",
})  # fmt: skip
N = -1  # stands for the number in the note
# The name of the note that ends it, and what it sets.
LAYOUTS: dict[str, tuple[str, Changes]] = {
    "N字下げ": ("字下げ", {"indent": N, "turn": None}),
    "天からN字下げ": ("字下げ", {"indent": N, "turn": None}),
    "天付き": ("字下げ", {"indent": 0, "turn": None}),
    "改行天付き": ("字下げ", {"indent": 0, "turn": None}),
    "折り返してN字下げ": ("字下げ", {"turn": N}),  # after what first lines have, else 天付き
    "N字詰め": ("字詰め", {"measure": N}),
    "地付き": ("地付き", {"end": 0}),
    "下げて地付き": ("地付き", {"end": 0}),
    "右寄せ": ("地付き", {"end": 0}),  # of lines across
    "地からN字上げ": ("字上げ", {"end": N}),
    "地よりN字上げ": ("字上げ", {"end": N}),
    "N字上げ": ("字上げ", {"end": N}),
    "中央揃え": ("中央揃え", {"centred": True}),
    "中央寄せ": ("中央揃え", {"centred": True}),
}
# What the end of a layout takes back.
LAYOUT_ENDS: dict[str, Changes] = {
    "字下げ": {"indent": None, "turn": None, "centred": False},
    "字詰め": {"measure": None},
    "地付き": {"end": None},
    "字上げ": {"end": None},
    "中央揃え": {"centred": False},
}
TURNS = {
    "改ページ": Break.PAGE,
    "改頁": Break.PAGE,
    "改丁": Break.LEAF,
    "改見開き": Break.SPREAD,
    "改段": Break.COLUMN,
}
CENTRED = frozenset({
    "ページの左右中央", "ページ左右中央", "左右中央", "ページの中央", "ページ上段の左右中央",
    "ページの天地左右中央", "ページの天地中央",
})  # fmt: skip
CENTRED_END = "左右中央"

# --- the table: notes that are not typeset
COMMENT_WORDS = (
    "底本", "親本", "原本", "原文", "初出", "ママ", "のまま", "誤植",
    "誤記", "脱字", "欠字", "欠落", "衍字", "脱落", "判読", "入力者",
    "校正者", "版では", "本では", "伏字", "伏せ字", "欄外",
    "初版発行", "忘れか", "判然せず", "を挿入", "〈原〉の注記",
)  # fmt: skip
# Words of orders: a note without any of them is a remark, which no page can follow.
ORDER_WORDS = (
    "傍", "罫", "囲", "字下", "字上", "字詰", "字組", "小書", "文字", "段組", "横組", "縦組",
    "横書", "縦中横", "横並", "横に並", "行に", "行組", "行目", "２行", "２列", "付き",
    "上げ", "下げ",
    "揃え", "寄せ", "中央", "上部", "下部", "ルビ", "返り点", "分数", "アクセント", "ドット",
    "改行", "改段", "改丁", "改頁", "改ページ", "アキ", "線", "太字", "斜体", "字体", "ゴシック",
    "イタリック", "入る", "組み", "√",
)  # fmt: skip
KAERITEN = frozenset(
    {point + re for point in "一二三四五六七八九十上中下甲乙丙丁戊天地人" for re in ("", "レ")}
    | {"レ"}
)
# A note that is only quoted: ``［＃「［＃傍点終わり］」という注記］``. Our own; the writer needs it
# to keep what would take effect.
QUOTING = "という注記"
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp")
