"""The roles of a book's makers: MARC relator codes, and the Japanese words for them."""

# Code -> label in the colophon, word after the name on the title page.
CREATORS = {
    "aut": ("著者", "著"),
    "edt": ("編者", "編"),
    "com": ("編者", "編"),
    "trl": ("訳者", "訳"),
    "ann": ("校注", "校注"),
    "ill": ("挿画", "画"),
    "art": ("画", "画"),
    "pht": ("写真", "写真"),
    "bkd": ("造本", "造本"),
    "cov": ("装丁", "装丁"),
    "aui": ("序文", "序"),
    "aft": ("解説", "解説"),
    "win": ("解説", "解説"),
    "ths": ("監修", "監修"),
    "pbl": ("発行者", "発行"),
}
_OTHER = ("制作", "制作")

# Of codes with the same words the first is meant.
_CODES = {word: code for code, words in reversed(CREATORS.items()) for word in words}
_CODES |= {"装幀": "cov", "翻訳": "trl", "編集": "edt"}

# Behind a name in the head of a text, the longest first: 大久保ゆう訳.
_BEHIND_NAMES = (
    *(
        (word, "trl")
        for word in ("編訳", "著訳", "改訳", "新訳", "訳編", "訳著", "共訳", "訳注", "翻訳", "訳")
    ),
    *((word, "ann") for word in ("校注", "校註", "注釈", "評釈")),
    *((word, "edt") for word in ("校訂", "編集", "編纂", "編著", "共編", "編")),
    *((word, "ths") for word in ("監修",)),
    *((word, "ill") for word in ("挿画", "挿絵", "画", "絵")),
    *((word, "aut") for word in ("原作", "共著", "著", "作")),
)
# Names end in these too (栄作), so they stand apart, or behind kana or Latin letters.
_ENDS_OF_NAMES = frozenset({"作", "絵"})


def creator_label(role: str) -> str:
    return CREATORS.get(role, _OTHER)[0]


def creator_suffix(role: str) -> str:
    return CREATORS.get(role, _OTHER)[1]


def relator(word: str) -> str:
    """The code that a Japanese word (著, 訳者 …) stands for; any other word as it is."""
    return _CODES.get(word.strip(), word)


def name_and_role(line: str) -> tuple[str, str]:
    """The name in a byline, and the code of the role behind it: 見本太郎訳 names a translator."""
    for word, code in _BEHIND_NAMES:
        name = line.removesuffix(word)
        bare = name.rstrip()
        apart = bare != name or word not in _ENDS_OF_NAMES or not _is_kanji(bare[-1:])
        if name != line and len(bare) > 1 and apart:
            # 校訂・編纂: two words, of which the first counts.
            return name_and_role(bare[:-1]) if bare.endswith("・") else (bare, code)
    return line, "aut"


def _is_kanji(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
