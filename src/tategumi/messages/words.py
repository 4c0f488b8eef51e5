"""What is said of words: their readings and links, wordings to avoid, lint."""

from .message import Message, error, note, warning

WORDS: dict[str, Message] = {
    "readings.missing": error(
        "“{word}” has no reading; write one, or “policy: none”",
        "「{word}」に読みがありません。読みか policy: none を書いてください",
    ),
    "readings.empty": error(
        "“{base}” of “{word}” has no reading; write {base}|… with its kana",
        "「{word}」の「{base}」に読みがありません。{base}|… と読みを書いてください",
    ),
    "readings.bases": error(
        "the pieces make “{bases}”, the word is “{word}”; write the word piece by piece",
        "区切った親文字は「{bases}」ですが、語は「{word}」です。語のとおりに区切ってください",
    ),
    "readings.count": error(
        "{readings} readings for the {characters} characters of “{word}”; write one for each",
        "「{word}」は{characters}字ですが、読みは{readings}個です。一字に一つ書いてください",
    ),
    "readings.conflict": error(
        "“{word}” has another reading in line {first}; give “before” or “after” to tell them apart",
        "「{word}」には{first}行目に別の読みがあります。before か after で書き分けてください",
    ),
    "readings.sudachi": error(
        "SudachiPy is missing (the extra “furigana”); type: {python} -m pip install {names}",
        "SudachiPy がありません（furigana）。{python} -m pip install {names} で入れてください",
    ),
    "readings.kana": warning(
        "“{reading}”, the reading of “{word}”, is not all kana; check it",
        "「{word}」の読み「{reading}」に仮名でない字があります。確かめてください",
    ),
    "readings.differing": note(
        "“{word}” is read {own} here and {reading} in the dictionary; the text's own ruby stays",
        "「{word}」の読みは、ここでは「{own}」、辞書では「{reading}」です。本文のルビのままにします",
    ),
    "readings.unused": warning(
        "“{word}” does not stand in the book; check its spelling and context, or remove it",
        "「{word}」は本にありません。表記と前後を確かめるか、取り除いてください",
    ),
    "link.unknown": warning(
        "nothing in the book is called “{target}”, so the link is set as its words; write #heading,"
        " a manuscript's file, or file#heading",
        "リンク先「{target}」が本の中にないため、語句だけ残します。「#見出し」「原稿のファイル」「ファイル#見出し」のどれかで書いてください",
    ),
    "link.address": warning(
        "“{target}” is no address of the web that leads anywhere, so the link is set as its words;"
        " correct it",
        "「{target}」は正しいウェブのアドレスではないため、語句だけ残します。書き直してください",
    ),
    "link.id-twice": warning(
        "#{id} is already at {first}, where links lead; give one of them another id",
        "#{id} は {first} にもあり、リンクはそちらへ行きます。どちらかを別の id にしてください",
    ),
    "link.several": warning(
        "several headings are called “{target}”, the link leads to the first;"
        " give them different words, or write file#heading",
        "「{target}」という見出しがいくつもあり、最初のものへリンクします。見出しを変えるか「ファイル#見出し」と書いてください",
    ),
    "wording.leaders": warning(
        "“{run}” is an odd number of marks; write {even} (or typography: leaders: true)",
        "「{run}」が奇数です。{even} としてください（typography の leaders でも直せます）",
    ),
    "wording.exclamations": warning(
        "half-width {marks} lies on its side in a vertical line; write {wide} (or typography:"
        " exclamations: true, which sets them in one em)",
        "半角の {marks} は縦組みで横に寝ます。{wide} と書いてください（typography の exclamations で一字分に並べられます）",
    ),
    "wording.mixed": warning(
        "“{word}” mixes full and half width; write it in one of them",
        "「{word}」に全角と半角が混ざっています。どちらかにそろえてください",
    ),
    "wording.half": warning(
        "“{mark}” is half-width; write {wide}",
        "「{mark}」が半角です。{wide} と書いてください",
    ),
    "wording.unclosed": warning(
        "{mark} is not closed by {other}; close it, or delete it",
        "{mark} が {other} で閉じていません。閉じるか、削ってください",
    ),
    "wording.unopened": warning(
        "{mark} closes no {other}; open it, or delete it",
        "{mark} に対する {other} がありません。補うか、削ってください",
    ),
    "wording.particles": warning(
        "the particle {word} stands twice (“{sample}”); write another one, or divide the sentence",
        "助詞「{word}」が重なっています（「{sample}」）。どちらかを変えるか、文を分けてください",
    ),
    "wording.listed": warning(
        "“{word}” is to be spelt “{wanted}” by the list in book.yaml; mend it here or there",
        "「{word}」は book.yaml の表では「{wanted}」です。どちらかを直してください",
    ),
    "wording.spellings": warning(
        "“{word}” is spelt “{usual}” elsewhere ({times} ×); choose one, or name it under lint: but",
        "「{word}」はほかでは「{usual}」です（{times} か所）。どちらかにそろえるか、lint の but に挙げてください",
    ),
    "lint.digits": warning(
        "{count} half-width number(s) lie on their side, first “{sample}”; write them full-width"
        " or in kanji numerals, or mark them as tate-chu-yoko (a book project: typography, digits)",
        "半角の数字が{count}か所で横に寝ます（最初は「{sample}」）。"
        "全角か漢数字で書くか、縦中横にしてください（本のフォルダーでは typography の digits）",
    ),
    "lint.marks": warning(
        "{count} half-width mark(s) among Japanese, first “{sample}”; write them full-width"
        " (a book project: typography, punctuation)",
        "和文の中に半角の約物が{count}か所あります（最初は「{sample}」）。"
        "全角で書いてください（本のフォルダーでは typography の punctuation）",
    ),
    "lint.quotes": warning(
        "{count} curly quote(s), which readers turn differently in vertical lines, first"
        " “{sample}”; write 〝〟 or 「」",
        "“ ” が{count}か所あり、縦組みでの向きが端末で違います（最初は「{sample}」）。"
        "〝〟か「」にしてください",
    ),
    "lint.katakana": warning(
        "{count} run(s) of half-width katakana, first “{sample}”; write it full-width"
        " (a book project: typography, katakana)",
        "半角カタカナが{count}か所あります（最初は「{sample}」）。"
        "全角で書いてください（本のフォルダーでは typography の katakana）",
    ),
    "lint.spaces": warning(
        "{count} space(s) of a width that many fonts lack, first “{sample}”; use U+3000 or none",
        "多くのフォントにない幅の空白が{count}か所あります（最初は「{sample}」）。"
        "全角空白にするか、取ってください",
    ),
    "lint.radicals": warning(
        "{count} radical(s) in place of the characters that look like them, as text copied from"
        " PDF files has them, first “{sample}”; write the characters, which a search finds",
        "見た目が同じ漢字の代わりに部首の文字が{count}か所あります（最初は「{sample}」）。"
        "PDF から写した文に多く、検索できません。漢字に直してください",
    ),
    "lint.variants": warning(
        "{count} variation selector(s), which some readers show as the plain character, first"
        " “{sample}”; check that the plain form may stand",
        "異体字セレクターが{count}か所あり、端末によっては普通の字形になります"
        "（最初は「{sample}」）。それでよいか確かめてください",
    ),
}
