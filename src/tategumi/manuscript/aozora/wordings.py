"""Replaces loose wordings of notes by those of the notation: ``下げて地より２字あきで``.

Before there was an official list, and after it, makers of files wrote orders in words of their own.
Counted over all works of Aozora Bunko; asked only where a note has no meaning as it stands.
"""

import re

from ...characters import KANJI_DIGITS

_N = f"([0-9０-９{KANJI_DIGITS}十]{{1,3}})"
_END = "(?=、|$)"
_BOX = "(?:表|破線|ミシン)?(?:枠囲み|枠囲い|枠線|罫囲い|罫囲み|罫で囲む)"

# In this order: each sees what those before it made.
_REWRITES = tuple(
    (re.compile(pattern), becomes)
    for pattern, becomes in (
        (r"^[ 　]+|[ 　]+$", ""),
        (r"、[0-9]+(?:-[0-9上中下段]+)+$", ""),  # page and line of the source
        (r"(?<=[0-9０-９])[ 　]+(?=字)", ""),
        # A quotation that does not end or begin.
        (r"^「(?=[^「」]*$)|^([^「」]*)」$", r"\1"),
        (rf"(?<=[げきぎりみ央付めえ])[でに]{_END}", ""),
        (rf"字(下|上)げて{_END}", r"字\1げ"),
        (r"字下げて?(?=地)", "字下げ、"),
        (r"^この行(?:全体)?[はも、]?", ""),
        (r"天より", "天から"),
        (r"^「([^「」]*字下げ)」$", r"\1"),
        (r"^(?:以下|ここから最後まで)、?(?=(?:.{1,3}字下げ|地付き)$)", "ここから"),
        (r"(?<=ここで)文(?=字下げ)", ""),
        (r"左から右への(?=横組)", ""),
        (r"(?<=、)文章は(?=横組)", ""),
        # The line's end.
        (r"ポイントを下げて(?=、)", "小さな文字"),
        (r"字上で地付き$", "字上げ"),
        (r"下げて、?(?=地)", ""),
        (rf"(?:文末|行末|(?<![一-鿿])下)(?:より|から){_N}(?=字)", r"地から\1"),
        (
            rf"地(?:より|から){_N}字(?:あき|アキ|空き|あけ|上がり|あがり|あげ|上げ揃え){_END}",
            r"地から\1字上げ",
        ),
        (rf"{_N}字空き地付き{_END}", r"地から\1字上げ"),
        (rf"(?:地寄せ|下揃え){_END}", "地付き"),
        (rf"地から{_N}字下げ", r"地から\1字上げ"),
        # Indents.
        (r"(?<=字下げ)(?=折り返して)", "、"),
        (r"(?<=から天付き)(?=折り返して)", "、"),
        (r"字下がる$", "字下げ"),
        (r"(?<=ここから)改行(?=.字下げ、折り返して)", ""),
        (
            rf"{_N}字下げ、(?:[^、]*は)?、?(?:２行目|二行目)(?:から|以降)は?{_N}字下げ",
            r"\1字下げ、折り返して\2字下げ",
        ),
        (
            rf"{_N}字下げ[、。](?:ただし)?(?:冒頭(?:の[^、]*)?|はじめの「[^「」]*」)のみは?{_N}字下げ",
            r"\2字下げ、折り返して\1字下げ",
        ),
        (rf"^数字は{_N}字下げ、説明文は(?={_N}字下げ$)", r"ここから\1字下げ、折り返して"),
        # The measure.
        (rf"(?:[1１一]行)?{_N}字(?:組み?|詰)(?:×{_N}行)?(?=、|$|終)", r"\1字詰め"),
        (rf"(?<=、)[1１一]行{_N}字$", r"\1字詰め"),
        (rf"^この註、[2２二]行目以降は{_N}字下げ$", r"折り返して\1字下げ"),
        (r"^直線は中央に配置$", "中央揃え"),
        # Size and face.
        (r"ポイント小さく右寄せ$", "行右小書き"),
        (rf"(?:文字の)?ポイントを?(?:下げる?|小さく){_END}", "小さな文字"),
        (r"(?:本文より)?小さ(?:い|め)の?(?:サイズの)?(?:活字|文字)(?=も?終|、|$)", "小さな文字"),
        (r"字のポイントはやや小さくしてある。$", "小さな文字"),
        (r"本文よりひとまわり大きい(?=太?ゴ[シチ]ック)", "１段階大きな文字、"),
        (rf"{_N}回り(?=大きな|小さな)", r"\1段階"),
        (r"(?<=文字)も(?=終)", ""),
        (r"体に(?=傍)", "体、"),
        (rf"{_BOX}(?=終|、|$)", "罫囲み"),
        (r"二重(?=罫囲み$)", ""),
        (r"(?<=罫囲み|横組み)の表", ""),
        (r"図表下部解説文", "キャプション"),
        (r"本文外に?(?=横書き)", ""),
        (r"(?<=」は)([上下]線)（[_￣]）付き$", r"\1"),
        (r"(?<=」は)「□」(?=囲み$)", "罫"),
        (r"(?<=」は)[1１一]マスに横並び$", "縦中横"),
        # Columns, one by one.
        (r"^(ここから.段組み?)、上段$", r"\1"),
        (r"^ここで.段組み?、上段終わり$", "１段目"),
        (r"^ここから.段組み?、下段$", "２段目"),
        (r"^(ここで.段組み?)、下段(?=終わり$)", r"\1"),
        # The line over what stands under a root.
        (r"^「√」の中に(「[^「」]*」)$", r"\1に傍線"),
        (r"(?<=」)は「√」の(?:記号の)?中に入っている$", "に傍線"),
        # What is named.
        (r"(?<=」)の「[・＝]」を除く部分(?=に傍点$)", ""),  # which have no marks anyway
        (r"(?<=」)の両側に(.*線)$", r"に\1、左に\1"),
        (r"」の部分(?=[はに])", "」"),
        (r"(?<=」は)それぞれ", ""),
        (r"(?<=」に)《([^《》]*)》(?=のルビ$)", r"「\1」"),
        (r"^（([^（）]+)）(?=は)", r"「（\1）」"),
        (r"」から「(?=[^「」]*」(?:まで)?[はに傍])", "」～「"),
        (r"」までに?(?=傍)", "」に"),
        (r"」(?=(?:傍|ゴシック|太字|斜体)[^「」]*$)", "」に"),
        # A small kana is no small letter.
        (r"^「([ぁ-ゖァ-ヺ])」[はの]小文字$", r"「\1」は小書き"),
        (r"(?:(?<=[らでは、])|^)小文字(?=終|、|$)", "小さな文字"),
    )
)
_LONGEST = 200  # characters; what is longer is no order


def usual_wording(body: str) -> str:
    """``body`` in the notation's own words, as far as the table goes; linear in its length."""
    if len(body) > _LONGEST:
        return body
    for pattern, becomes in _REWRITES:
        body = pattern.sub(becomes, body)
    return body


def is_of_line(body: str) -> bool:
    """Whether a note says itself that it holds for all of its line: ``この行はゴシック体``."""
    return body.lstrip(" 　").startswith("この行")
