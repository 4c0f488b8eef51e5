"""Files, and the description of a book: ``book.yaml``, contents, settings, the pipeline."""

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
    "doit.no-task": error(
        "there is no task “{name}”; choose one of: {known}",
        "「{name}」という作業はありません。次から選んでください: {known}",
    ),
    "doit.no-task-near": error(
        "there is no task “{name}”; did you mean “{near}”?",
        "「{name}」という作業はありません。「{near}」ですか",
    ),
    "doit.option": error(
        "there is no option {name} here; “doit help” says what there is",
        "{name} というオプションはここにはありません。「doit help」で使い方が分かります",
    ),
    "doit.no-value": error(
        "{name} takes a value; write it after the option",
        "{name} には値が要ります。後ろに書いてください",
    ),
    "doit.value": error(
        "the value of {name} can't be read; write a number",
        "{name} の値を読めません。数を書いてください",
    ),
    "doit.no-dodo": error(
        "there is no {name} here; type it in the folder of a book (cd …), or begin one with"
        " “tategumi new”",
        "{name} がここにありません。本のフォルダーに移って（cd …）実行するか、「tategumi new」で始めてください",
    ),
    "doit.dodo": error(
        "it can't be run ({kind}: {detail}); mend it, or go back to the one line"
        " “from tategumi.pipeline import *”",
        "実行できません（{kind}: {detail}）。直すか、「from tategumi.pipeline import *」の一行だけに戻してください",
    ),
    "doit.wrong": error(
        "{name}; mend what it names",
        "実行できません（{name}）。そこを直してください",
    ),
    "doit.failed": error(
        "“{task}” stopped: {detail}; mend what it names",
        "「{task}」が途中で止まりました: {detail}。そこを直してください",
    ),
    "doit.begun": note(".  {task}", "→ {task}"),
    "doit.begun-own": note(".  {task}", "→ {task}: {what}"),
    "doit.kept": note("-- {task}", "  {task}: 前のまま"),
    "doit.skipped": note(
        "!! {task}", "  {task}: 飛ばす指定になっています（doit forget {task} で戻ります）"
    ),
    "doit.forgotten": note("forgetting {task}", "{task}: 次は作り直します"),
    "doit.forgotten-all": note("forgetting all tasks", "すべて、次は作り直します"),
    "doit.ignored": note("ignoring {task}", "{task}: 次から飛ばします"),
    "doit.reset": note("{task}: noted as it is", "{task}: いまの状態を記録しました"),
    "doit.not-made": note("{task}: not made yet", "{task}: まだ作られていません"),
    "doit.cleaned": note("taken away", "取り除きました"),
    "doit.help": note(
        "doit [TASK…]: makes what changed; all of the book without names. doit's commands:",
        "doit [作業…]: 変わったものを作ります。名前がなければ本のすべてを作ります。ほかの使い方:",
    ),
    "doit.help-run": note(
        "run tasks, as doit does without a command", "作業を実行します（doit だけと同じ）"
    ),
    "doit.help-list": note("list the tasks", "作業の一覧を出します"),
    "doit.help-forget": note("make tasks again the next time", "次の実行で作り直すようにします"),
    "doit.help-clean": note("take away what tasks have made", "作業が作ったものを取り除きます"),
    "doit.help-help": note(
        "this; or of one task: doit help pdf", "この説明。一つの作業なら doit help pdf"
    ),
    "doit.help-more": note(
        "Options of a command: doit help COMMAND (more at https://pydoit.org)",
        "細かなオプション（英語）: https://pydoit.org",
    ),
    "task.check": note("read the book and say what is wrong in it", "本を読み、誤りを知らせます"),
    "task.xhtml": note("make the markup of the pages", "紙面のもとになる HTML を作ります"),
    "task.picture": note(
        "make the picture of the cover for e-readers and for shops",
        "電子書籍と書店の表紙の画像を作ります",
    ),
    "task.epub": note(
        "make the EPUB for e-readers, with the page numbers of the PDF",
        "電子書籍（EPUB）を作ります",
    ),
    "task.horizontal": note(
        "make the EPUB in horizontal lines, if the book asks for it (epub: flavours)",
        "横組みの電子書籍を作ります（epub の flavours に書いたとき）",
    ),
    "task.kobo": note(
        "make the EPUB for Kobo devices, if the book asks for it (epub: flavours)",
        "Kobo 用の電子書籍を作ります（epub の flavours に書いたとき）",
    ),
    "task.epubcheck": note("check the EPUB with EPUBCheck", "電子書籍を EPUBCheck で検査します"),
    "task.epublint": note(
        "check the EPUB against what shops ask for: --profile kindle,kobo,apple,google,dpfj",
        "電子書店に差し戻されないか調べます（--profile kindle,kobo,apple,google,dpfj）",
    ),
    "task.pdf": note("set the vertical pages as a PDF", "縦組みの PDF を作ります"),
    "task.proof": note(
        "put each page on a sheet with line numbers and room for the pen",
        "行番号と書き込みの余白の付いた校正紙を作ります",
    ),
    "task.press": note(
        "make the pages for a print shop: black ink only, every page numbered",
        "印刷所に出す本文を作ります（スミ一色、全ページにノンブル）",
    ),
    "task.plan": note(
        "write what stands on each page (台割) and what an order form asks for",
        "台割と、入稿の注文書に要る数を書き出します",
    ),
    "task.cover": note(
        "make the cover for a print shop: back, spine and front as one sheet",
        "印刷所に出す表紙（表4・背・表1の見開き）を作ります",
    ),
    "task.booklet": note(
        "put the pages on sheets to print on both sides, fold and staple",
        "両面に刷り、折って綴じる小冊子に面付けします",
    ),
    "doit.damaged": warning(
        "the note of what is made already is damaged; everything is made again",
        "作成済みの記録が壊れています。すべて作り直します",
    ),
    "doit.gone": error(
        "a file that “{task}” needs was taken away while it was at work; please run it again",
        "「{task}」に必要なファイルが作業中になくなりました。もう一度実行してください",
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
    "print.paper": error(
        "“{text}” is not a paper size; write a name like A5 or 四六判, or width × height as in"
        " 127mm × 188mm",
        "「{text}」という判型はありません。"
        "A5、四六判などの名前か、127mm × 188mm のように幅 × 高さを書いてください",
    ),
    "print.count": error(
        "“{text}” is not a whole number from 1 on",
        "「{text}」は 1 以上の整数ではありません",
    ),
    "print.gap": error(
        "pitch and gap are both given; the pitch is the size and the gap, so give only one of them",
        "行送りと行間の両方が指定されています。行送りは文字サイズ＋行間です。どちらか一方だけを書いてください",
    ),
    "print.font": error(
        "“{text}” can't be a list of fonts; write names of families or files, parted by commas",
        "「{text}」は書体の指定になりません。書体名かフォントファイルを、コンマで区切って書いてください",
    ),
    "print.font-outside": error(
        "the font {name} lies outside the book's folder; put it inside",
        "フォント {name} は本のフォルダーの外にあります。中に置いてください",
    ),
    "print.font-missing": error(
        "there is no font file {name}; check the name",
        "フォントファイル {name} がありません。名前を確かめてください",
    ),
    "print.font-absent": error(
        "none of the fonts of “{part}” is installed ({names}); install one or name another",
        "「{part}」の書体がどれも入っていません（{names}）。入れるか、別の書体を書いてください",
    ),
    "print.archive-inks": error(
        "pages {pages} have pictures or colours in CMYK, which PDF/A for the screen does not take; give"
        " them in RGB, or leave out archive",
        "{pages} ページの画像か色が CMYK で、画面用の PDF/A には入れられません。RGB にするか、archive を外してください",
    ),
    "print.thumbs-side": error(
        "thumb index and running head or folio can't both stand at the fore-edge;"
        " put these at the head or the foot",
        "爪見出しと、小口の柱やノンブルは重なります。柱とノンブルを天か地に移してください",
    ),
    "print.notes-columns": error(
        "notes above their lines (頭注) need a page of one column; choose another format or place",
        "頭注は一段組みの版面でだけ組めます。別の版面か、別の注の位置を選んでください",
    ),
    "print.margins": error(
        "{near} and {far} are {sum} mm together, but the type block leaves {room} mm;"
        " give only one of them",
        "{near} と {far} の和は {sum} mm ですが、版面の外は {room} mm です。"
        "どちらか一方だけを書いてください",
    ),
    "yaml.broken": error(
        "this is not YAML: {detail}",
        "YAML として読めません（{detail}）",
    ),
    "yaml.wide-colon": error(
        "a full-width “：” stands here; write “: ”, half-width and with a space behind it",
        "全角の「：」があります。半角の「: 」（コロンと空白）にしてください",
    ),
    "yaml.wide-space": error(
        "a full-width space stands at the head of the line; write half-width spaces",
        "行の頭に全角空白があります。半角の空白にしてください",
    ),
    "yaml.tab": error(
        "a tab stands at the head of the line; write half-width spaces",
        "行の頭にタブがあります。半角の空白にしてください",
    ),
    "yaml.wide-dash": error(
        "a full-width dash begins the line; begin items with “- ”, half-width",
        "行が全角の横棒で始まっています。項目は半角の「- 」で始めてください",
    ),
    "yaml.colon-space": error(
        "no space behind the “:”; write “key: value”",
        "「:」の後に空白がありません。「キー: 値」のように書いてください",
    ),
    "yaml.colon-in-value": error(
        "a second “: ” on the line, or wrong spaces at its head; put a value that holds “: ” into"
        " quotation marks, and begin keys of one level in one column",
        '一行に「: 」が二つあるか、行の頭の空白がずれています。「: 」を含む値は "…" で囲み、同じ段のキーは'
        "同じ桁から始めてください",
    ),
    "yaml.no-colon": error(
        "no “: ” on this line; write “key: value”",
        "この行に「: 」がありません。「キー: 値」のように書いてください",
    ),
    "yaml.margin": error(
        "the line begins in another column than those of its level; mend the spaces at its head",
        "行の頭の空白が、同じ段のほかの行とずれています。桁をそろえてください",
    ),
    "yaml.quote": error(
        "a quotation mark that opens here is not closed; close it",
        "ここで開いた引用符が閉じていません。閉じてください",
    ),
    "yaml.bracket": error(
        "a list in [ ] or a mapping in {{ }} is not closed, or lacks a comma",
        "[ ] や {{ }} が閉じていないか、区切りの「,」がありません",
    ),
    "yaml.sign": error(
        "the value begins with a sign that means something to YAML; put it into quotation marks",
        'YAML で意味を持つ記号で値が始まっています。値を "…" で囲んでください',
    ),
    "yaml.character": error(
        "the control character {code} may not stand here; delete it",
        "制御文字 {code} は使えません。削除してください",
    ),
    "yaml.tag": error(
        "the tag {tag} is not read here; write the value without it",
        "タグ {tag} は使えません。タグなしで書いてください",
    ),
    "yaml.alias": error(
        "aliases like *{name} are not read here; write the value out",
        "*{name} のような別名は使えません。値をそのまま書いてください",
    ),
    "yaml.key": error(
        "a key must be one word or text",
        "キーは語か文字列にしてください",
    ),
    "yaml.twice": error(
        "the key “{key}” stands already on line {first}; keep one of them",
        "キー「{key}」は {first} 行目にもあります。一つだけ残してください",
    ),
    "yaml.same-key": error(
        "the key “{key}” says the same as “{other}” on line {first}; keep one of them",
        "キー「{key}」は {first} 行目の「{other}」と同じ意味です。どちらかだけにしてください",
    ),
    "yaml.want-scalar": error(
        "expected one value, not a list or a mapping",
        "リストやマッピングではなく、一つの値を書いてください",
    ),
    "yaml.want-sequence": error(
        "expected a list; begin each item with “- ”, or write [one, two]",
        "リストを書いてください。項目は「- 」で始めるか、[一つ, 二つ] のように書きます",
    ),
    "yaml.want-mapping": error(
        "expected “key: value” lines",
        "「キー: 値」の行を書いてください",
    ),
    "yaml.missing-key": error(
        "the key “{key}” is missing; add it here",
        "キー「{key}」がありません。ここに加えてください",
    ),
    "yaml.unknown-key": error(
        "no such key “{word}”; the keys here are: {known}",
        "「{word}」というキーはありません。使えるキー: {known}",
    ),
    "yaml.unknown-key-near": error(
        "no such key “{word}”; did you mean “{near}”?",
        "「{word}」というキーはありません。「{near}」ですか",
    ),
    "yaml.choice": error(
        "no such choice “{word}”; choose from: {known}",
        "「{word}」は選べません。選べるもの: {known}",
    ),
    "yaml.choice-near": error(
        "no such choice “{word}”; did you mean “{near}”?",
        "「{word}」は選べません。「{near}」ですか",
    ),
    "yaml.text": error(
        "expected text",
        "文字列を書いてください",
    ),
    "yaml.integer": error(
        "“{text}” is not a whole number",
        "「{text}」は整数ではありません",
    ),
    "yaml.number": error(
        "“{text}” is not a number",
        "「{text}」は数ではありません",
    ),
    "yaml.flag": error(
        "“{text}” is neither true nor false",
        "「{text}」は true でも false でもありません",
    ),
    "yaml.date": error(
        "“{text}” is not a date; write it as 2025-03-20",
        "「{text}」は日付ではありません。2025-03-20 の形で書いてください",
    ),
    "yaml.length": error(
        "“{text}” is not a length; write a number with mm, Q, pt, cm or in, as in 9pt",
        "「{text}」は長さではありません。9pt のように、数に mm、Q、pt、cm、in を付けてください",
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
