"""What a book's makers did: MARC relator codes, and the Japanese words for them."""

# Code -> label in the colophon, word after the name on the title page.
CREATORS = {
    "aut": ("著者", "著"),
    "edt": ("編者", "編"),
    "com": ("編者", "編"),
    "trl": ("訳者", "訳"),
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


def creator_label(role: str) -> str:
    return CREATORS.get(role, _OTHER)[0]


def creator_suffix(role: str) -> str:
    return CREATORS.get(role, _OTHER)[1]


def relator(word: str) -> str:
    """The code that a Japanese word (著, 訳者 …) stands for; any other word as it is."""
    return _CODES.get(word.strip(), word)
