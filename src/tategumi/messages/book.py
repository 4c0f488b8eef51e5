"""Files, and what a book holds: contents, seeds, names, the index."""

from .message import Message, error, note, warning

BOOK: dict[str, Message] = {
    "file.missing": error(
        "no such file; check the name",
        "ファイルがありません。名前を確かめてください",
    ),
    "file.unwritable": error(
        "the file can't be written ({detail}); check the folder, its rights and the room on the disk",
        "書き込めません（{detail}）。フォルダーと権限、ディスクの空きを確かめてください",
    ),
    "file.outside": error(
        "the path leaves the book's folder; keep files inside it",
        "本のフォルダーの外を指しています。中に置いてください",
    ),
    "file.encoding": error(
        "the text is not readable as {encodings}; save it as UTF-8",
        "{encodings} として読めません。UTF-8 で保存してください",
    ),
    "file.not-text": error(
        "this is not a text file ({kind}); save the manuscript as text in UTF-8",
        "テキストファイルではありません（{kind}）。原稿を UTF-8 のテキストで保存してください",
    ),
    "file.utf8-broken": error(
        "UTF-8 breaks off here (byte {byte}); save the file again as UTF-8",
        "ここで UTF-8 として壊れています（バイト {byte}）。UTF-8 で保存し直してください",
    ),
    "file.unreadable": error(
        "the file can't be read ({detail}); check its rights",
        "読めません（{detail}）。読み取りの権限を確かめてください",
    ),
    "file.control": warning(
        "the control character {code} was taken out; check the text here",
        "制御文字 {code} を取り除きました。この箇所を確かめてください",
    ),
    "seed.number": error(
        "“{text}” is not a line number; put a line that holds “: ” in quotes",
        "「{text}」は行番号ではありません。「: 」を含む行は引用符で囲んでください",
    ),
    "seed.one-line": error(
        "quote one line here, that with which the document begins",
        "文書の始まる一行だけを引用してください",
    ),
    "seed.no-line": error(
        "{seed} has no line “{line}”; quote a line as it stands there",
        "{seed} に「{line}」という行はありません。行をそのまま引用してください",
    ),
    "seed.no-line-near": error(
        "{seed} has no line “{line}”; did you mean line {number}, “{near}”?",
        "{seed} に「{line}」という行はありません。{number} 行目「{near}」ですか",
    ),
    "seed.repeated": error(
        "“{line}” stands on lines {numbers} of {seed}; say which, as in “{number}: {line}”",
        "「{line}」は {seed} の {numbers} 行目にあります。"
        "「{number}: {line}」のように行番号を添えてください",
    ),
    "seed.elsewhere": error(
        "“{line}” stands on line {numbers} of {seed}, outside this document or not on the line"
        " named; quote it in the document that holds it",
        "「{line}」は {seed} の {numbers} 行目にあり、この文書の中でないか、指定の行と違います。"
        "その行を含む文書で引用してください",
    ),
    "seed.quoted-twice": error(
        "“{line}” is quoted already at {first}; quote a line once",
        "「{line}」は {first} で引用済みです。一つの行は一度だけ引用してください",
    ),
    "seed.swallowed": warning(
        "“{line}” looks like a heading and is running text of “{title}”;"
        " begin a document with it or name it under headings",
        "「{line}」は見出しのようですが、「{title}」の本文になっています。"
        "文書の最初の行にするか、headings に挙げてください",
    ),
    "seed.unclaimed": error(
        "no entry of the contents claims line {number}, “{line}”; "
        "begin a document with it or name it under drop",
        "{number} 行目「{line}」がどの文書にも入っていません。"
        "文書の最初の行にするか、drop に挙げてください",
    ),
    "seed.unclaimed-more": error(
        "{count} more lines, up to line {last}, are claimed by no entry",
        "ほかに {last} 行目まで {count} 行が、どの文書にも入っていません",
    ),
    "project.title": error(
        "the title is empty; write the book's title",
        "書名が空です。書名を書いてください",
    ),
    "project.blank": error(
        "“{key}” is empty; write something, or take the line out",
        "「{key}」が空です。書くか、この行を消してください",
    ),
    "project.isbn": error(
        "“{text}” is no ISBN of thirteen digits with its check digit; write it as it was given",
        "「{text}」は 13 桁の ISBN ではないか、検査数字が合いません。割り当てられたとおりに書いてください",
    ),
    "project.identifier": error(
        "the book needs an identifier of its own; write urn:isbn: and its ISBN, or urn:uuid: and a"
        " UUID (uuidgen makes one)",
        "この本だけの識別子が要ります。"
        "urn:isbn: と ISBN か、urn:uuid: と UUID（uuidgen で作れます）を書いてください",
    ),
    "project.language": error(
        "“{text}” is not a language code; write ja for Japanese",
        "「{text}」は言語コードではありません。日本語なら ja と書いてください",
    ),
    "project.qr": error(
        "“{text}” can't be a QR code; write an address of the web, https://…, of at most 240"
        " characters",
        "「{text}」は QR コードにできません。240 文字までの URL（https://…）を書いてください",
    ),
    "project.relator": error(
        "“{text}” is not a MARC relator code; write aut (author), edt (editor), trl (translator) …",
        "「{text}」は MARC の役割コードではありません。"
        "aut（著）、edt（編）、trl（訳）などと書いてください",
    ),
    "project.no-colophon": warning(
        "the book has no colophon, which shops and events ask for; add “- colophon” at the end",
        "奥付がありません。書店や即売会で求められます。最後に「- colophon」を加えてください",
    ),
    "project.volume-alone": warning(
        "the volume has no series, so the EPUB does not tell it; write series too",
        "volume がありますが series がないので、EPUB には入りません。series も書いてください",
    ),
    "project.nobody": warning(
        "neither creators nor a publisher are named; the colophon will name no one",
        "作者も発行所もありません。奥付に名前が載りません",
    ),
    "contents.no-file": error(
        "no such file “{word}”; paths begin at the project's folder",
        "「{word}」というファイルはありません。パスはプロジェクトのフォルダーから書いてください",
    ),
    "contents.no-file-near": error(
        "no such file “{word}”; did you mean “{near}”?",
        "「{word}」というファイルはありません。「{near}」ですか",
    ),
    "contents.path": error(
        "“{text}” is no page that the build makes, and no file; name a file as seeds/1.txt, files as"
        " seeds/*.txt, or one of half-title, title-page, toc, figures, index, colophon",
        "「{text}」は自動で作る頁でもファイルでもありません。seeds/1.txt や seeds/*.txt のように書くか、"
        "half-title・title-page・toc・figures・index・colophon のどれかにしてください",
    ),
    "contents.name": error(
        "“{text}” can't name a file of the EPUB; use small letters, digits and hyphens, a letter first,"
        " and no name of the build's own pages (cover, titlepage, toc, figures, index, colophon)",
        "「{text}」は EPUB のファイル名になりません。英小文字で始め、英小文字・数字・ハイフンで書いてください"
        "（cover・titlepage・toc・figures・index・colophon は自動で作る頁の名前です）",
    ),
    "contents.class": error(
        "“{text}” can't be a class; begin with a letter, go on with letters, digits and hyphens, and"
        " part several by spaces",
        "「{text}」はクラス名になりません。文字で始め、文字・数字・ハイフンで書いてください（いくつもなら空白で区切ります）",
    ),
    "contents.no-match": error(
        "no file is named like {pattern}; write the folder and the ending as they are on the disk",
        "{pattern} に当たるファイルがありません。フォルダーと拡張子を実際の名前に合わせてください",
    ),
    "contents.twice": error(
        "{path} is read here as a whole and by another entry too; keep one of them",
        "{path} の全体を読むこの項目のほかにも、同じファイルを読む項目があります。"
        "一つだけ残してください",
    ),
    "seed.unused": error(
        "no entry of the contents names this file; cut a document from it or move it elsewhere",
        "目次のどの項目もこのファイルを使っていません。文書を切り出すか、別の場所へ移してください",
    ),
    "index.nowhere": warning(
        "words are marked for an index, but the contents have none; add `index` to them",
        "索引に載せる語がありますが、目次に索引がありません。contents に「索引」を書き足してください",
    ),
    "index.absent": warning(
        "“{word}” of the index stands nowhere in the texts; check how it is written",
        "索引の語「{word}」が本文にありません。表記を確かめてください",
    ),
    "index.unread": warning(
        "how “{words}” is read is not known, so it stands last in the index; give its reading",
        "索引の語「{words}」の読みがわからず、末尾に並びます。読みを書き足してください",
    ),
    "told.error": note("error", "誤り"),
    "told.warning": note("warning", "注意"),
    "told.more": note(
        " (and {count} more: {places} …; TATEGUMI_ALL=1 tells all)",
        "（ほか {count} か所: {places} …。TATEGUMI_ALL=1 を付けるとすべて知らせます）",
    ),
    "told.count": note(
        "{errors} error(s), {warnings} warning(s)", "誤り {errors}、注意 {warnings}"
    ),
    "told.warnings": note("{warnings} warnings", "注意 {warnings}"),
    "clock.epoch": error(
        "“{text}” is not a time; give seconds since 1970, or unset the variable",
        "「{text}」は時刻ではありません。1970年からの秒数にするか、変数を消してください",
    ),
    "project.eshop": error(
        "“{text}” is no e-book shop whose rules are known; write kindle, kobo, apple, google or dpfj",
        "「{text}」という電子書店の規定はありません。kindle、kobo、apple、google、dpfj のどれかを書いてください",
    ),
    "project.documents": error(
        "“{text}” is no number of files of an EPUB; write a whole number from 10",
        "「{text}」は EPUB のファイル数になりません。10以上の整数で書いてください",
    ),
}
