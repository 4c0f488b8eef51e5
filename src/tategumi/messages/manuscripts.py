"""Manuscripts of every notation: what is read of them, and written."""

from .message import Message, error, note, warning

MANUSCRIPTS: dict[str, Message] = {
    "manuscript.notation": note(
        "read as {notation} ({evidence}); name the notation if it is another",
        "{word}の記法で読みました（{evidence}）。違えば記法を指定してください",
    ),
    "manuscript.empty": error(
        "there is no text in it; write some first", "本文がありません。まず書いてください"
    ),
    "manuscript.too-large": error(
        "it has more than {most} MB of text; part it into several manuscripts",
        "文が {most} MB を超えます。いくつかの原稿に分けてください",
    ),
    "manuscript.title-only": warning(
        "there is no text below its title; write some, or give it the role part",
        "題のほかに本文がありません。本文を書くか、role を part にしてください",
    ),
    "literal.emphasis": warning(
        "“{sign}” looks like emphasis dots and is set as text; name the notation, or mark it as that has it",
        "「{sign}」は傍点のようですが文字のまま組みます。記法を指定するか、その記法の書き方にしてください",
    ),
    "literal.ruby": warning(
        "“{sign}” looks like ruby and is set as text; put ｜ before its base, or name the notation",
        "「{sign}」はルビのようですが文字のまま組みます。親文字の前に｜を書くか、記法を指定してください",
    ),
    "literal.open": warning(
        "《 is not closed on its line and is set as text; write 》 behind the reading",
        "《 が行の中で閉じていないため文字のまま組みます。読みの後に 》 を書いてください",
    ),
    "literal.close": warning(
        "no 《 stands before this 》 on its line, so it is set as text; write one behind the base",
        "この 》 の前に 《 がないため文字のまま組みます。親文字の後に 《 を書いてください",
    ),
    "literal.bar": warning(
        "no 《 follows this ｜, so it is set as text; write a reading, or delete it",
        "この ｜ の後に 《 がないため文字のまま組みます。読みを書くか、削ってください",
    ),
    "literal.note": warning(
        "“{sign}” looks like a note of another notation and is set as text; name the notation",
        "「{sign}」は別の記法の注記のようですが文字のまま組みます。記法を指定してください",
    ),
    "literal.link": warning(
        "“{sign}” looks like a link and is set as text; name the notation, markdown",
        "「{sign}」はリンクのようですが文字のまま組みます。記法に markdown を指定してください",
    ),
    "literal.strong": warning(
        "“{sign}” looks like bold text and is set with its stars; name the notation, markdown",
        "「{sign}」は太字のようですが記号のまま組みます。記法に markdown を指定してください",
    ),
    "literal.tag": warning(
        "the tag “{sign}” is set as text; save the manuscript as .html, or delete the tag",
        "タグ「{sign}」を文字のまま組みます。原稿を .html として保存するか、タグを削ってください",
    ),
    "html.dropped": warning(
        "{count} × {name} has no place in a book and was left out",
        "{name} は本に入らないため除きました（{count} か所）",
    ),
    "html.outside": warning(
        "the picture “{name}” lies outside the manuscript and was left out ({count} ×); save it "
        "beside the page",
        "画像「{name}」は原稿の外にあるため除きました（{count} か所）。原稿の隣に置いてください",
    ),
    "html.link": note(
        "the link to “{name}” was left out, its words stay ({count} ×)",
        "「{name}」へのリンクは除き、言葉だけ残しました（{count} か所）",
    ),
    "html.styles": note(
        "the page's own look is not taken over; marks beside the text and tate-chu-yoko are",
        "ページ独自の見た目は引き継ぎません（圏点・縦中横などは読み取りました）",
    ),
    "docx.broken": error(
        "this is no document of Word's, or it is damaged; save it again as .docx",
        "Word の文書として読めません。.docx で保存し直してください",
    ),
    "docx.locked": error(
        "the document has a password, or is an old .doc; save it as .docx without one",
        "パスワード付きか、古い .doc 形式です。パスワードを外し .docx で保存してください",
    ),
    "docx.unread": warning(
        "something in the document was left out ({detail}); check its place in the book",
        "文書の一部を読み取れませんでした（{detail}）。本で確かめてください",
    ),
    "html.seed": error(
        "documents are cut from plain texts; name this file as a whole, by file:",
        "seed から切り出せるのはテキストだけです。file: で丸ごと指定してください",
    ),
    "zip.broken": error(
        "the zip file can't be read ({detail}); download it again",
        "zip ファイルが読めません（{detail}）。取得し直してください",
    ),
    "zip.texts": error(
        "a zip file must hold one .txt, this one holds {count} ({names}); unpack it and name one",
        "zip には .txt が一つ必要ですが {count} あります（{names}）。展開して指定してください",
    ),
    "zip.too-large": error(
        "“{name}” is too large for a work; unpack it and look inside",
        "「{name}」は作品として大きすぎます。展開して中を確かめてください",
    ),
    "zip.outside": error(
        "the zip file holds a name that leaves it (“{name}”); don't trust it",
        "zip の中に外を指す名前があります（「{name}」）。信用しないでください",
    ),
    "zip.encrypted": error(
        "“{name}” is encrypted; unpack the zip file with its password first",
        "「{name}」は暗号化されています。先に展開してください",
    ),
    "novel.ruby-long": warning(
        "“{text}” is no ruby on this site, which sets at most {reading} characters on {base}; "
        "it is set as text, shorten or split it",
        "「{text}」はこのサイトではルビになりません（親文字 {base} 字、ルビ {reading} 字まで）。"
        "文字のまま組みます。短くするか分けてください",
    ),
    "novel.broken": warning(
        "“{text}” begins a notation that does not end on its line; it is set as text",
        "「{text}」で始まる記法が行の中で閉じていません。文字のまま組みます",
    ),
    "novel.kept": warning(
        "“{text}” means something only on the site; it is kept as a note and not set",
        "「{text}」はサイトでだけ働きます。注として残し、組みません",
    ),
    "ruby.base": warning(
        "“《{reading}》” may be a reading, but what it stands on is not clear; put ｜ before the base",
        "「《{reading}》」はルビかもしれませんが、親文字が分かりません。親文字の前に ｜ を入れてください",
    ),
    "markdown.attribute": warning(
        "“{word}” means nothing here; remove it",
        "「{word}」はここでは使えません。取り除いてください",
    ),
    "markdown.attribute-near": warning(
        "“{word}” means nothing here; did you mean “{near}”?",
        "「{word}」はここでは使えません。「{near}」ですか",
    ),
    "markdown.class-near": note(
        "“{word}” is taken for a class of your own; did you mean “{near}”?",
        "「{word}」は自分で付けたクラスとみなします。「{near}」のつもりなら直してください",
    ),
    "markdown.attribute-value": warning(
        "“{text}” is not a value for {key}; write a number",
        "「{text}」は {key} の値になりません。数を書いてください",
    ),
    "markdown.attribute-language": warning(
        "“{text}” is not a language code; write en, fr, zh-Hant …",
        "「{text}」は言語コードではありません。en、fr、zh-Hant などと書いてください",
    ),
    "steps.most": warning(
        "{steps} steps are set as {most}, the most there are; write {most} or fewer",
        "{steps} 段はありません。{most} 段として組みます。{most} までの数を書いてください",
    ),
    "markdown.broken": warning(
        "“{text}” begins ruby or dots that do not end on this line; it is set as text",
        "「{text}」で始まるルビか圏点が行の中で閉じていません。文字のまま組みます",
    ),
    "markdown.html": warning(
        "HTML is not read, “{tag}” is set as text; use Markdown, or \\< for the sign itself",
        "HTML は使えません。「{tag}」を文字のまま組みます。Markdown で書くか、記号なら \\< としてください",
    ),
    "markdown.head-key": warning(
        "the head's “{key}” is not used; it may say {known}",
        "冒頭の「{key}」は使われません。書けるもの: {known}",
    ),
    "markdown.image-remote": warning(
        "images are not fetched from the network ({source}); save it in the book's folder",
        "画像をネットワークから取り込みません（{source}）。本のフォルダーに保存してください",
    ),
    "markdown.image-empty": warning(
        "the image has no path; write it between the parentheses",
        "画像のパスがありません。丸括弧の中に書いてください",
    ),
    "markdown.link-refused": warning(
        "a book can't link to “{target}”; the words stay, the link goes",
        "本から「{target}」へはリンクできません。語句だけ残します",
    ),
    "markdown.note-unknown": warning(
        "no note is defined for [^{label}]; add a line “[^{label}]: …”",
        "[^{label}] の注がありません。「[^{label}]: …」の行を加えてください",
    ),
    "markdown.note-unused": warning(
        "the text has no mark [^{label}], so the note is set at the end; add the mark",
        "本文に [^{label}] がないので、注を末尾に組みます。本文に印を入れてください",
    ),
    "markdown.note-twice": warning(
        "the note [^{label}] is defined twice, this one is set at the end; give it another name",
        "注 [^{label}] が二つあり、こちらは末尾に組みます。別の名にしてください",
    ),
    "markdown.note-nested": warning(
        "a note can't hold another note; its mark is set as text",
        "注の中に注は置けません。印を文字のまま組みます",
    ),
    "markdown.definition-unused": warning(
        "“{text}” reads as a link's definition and is not set; put \\ before it if it is text",
        "「{text}」はリンクの定義と読め、組まれません。本文なら前に \\ を置いてください",
    ),
    "markdown.cells": warning(
        "the row has more cells than its table's head (“{text}”); write \\| for a bar in a cell",
        "行のセルが見出しより多くあります（「{text}」）。セルの中の縦線は \\| と書いてください",
    ),
    "markdown.group-open": warning(
        "the group opened with ::: is never closed; it ends here with its surroundings",
        "::: で始まるまとまりが閉じていません。::: の行で閉じてください",
    ),
    "markdown.group-end": warning(
        "::: closes nothing, it is set as text; open a group with “::: {{.name}}”",
        "::: に対応する始まりがなく、文字のまま組みます。始まりは「::: {{.name}}」です",
    ),
    "markdown.too-deep": warning(
        "lists, quotations or marks are nested too deeply; what is inside is set as it is written",
        "リストや引用、記号の入れ子が深すぎます。中は書かれたまま組みます",
    ),
    "aozora.unknown": warning(
        "the note {note} is not known and is kept out of the page; check its spelling",
        "注記 {note} は知らない書き方なので組みません。書き方を確かめてください",
    ),
    "aozora.remark": note(
        "{note} is taken for a remark and kept out of the page; check its spelling if it is an order",
        "{note} は覚え書きとみて組みません。組み方の注記なら、書き方を確かめてください",
    ),
    "aozora.apart": note(
        "what {note} tells of is set as the text around it; tables have no setting in this notation",
        "{note} の内容は前後の本文と同じに組みます。表はこの記法では組みません",
    ),
    "aozora.picture": warning(
        "{note} has no file to set; name one that lies in the book’s folder: ［＃…（fig.png）入る］",
        "{note} には画像のファイル名がないので、絵は入りません。［＃…（fig.png）入る］のように、"
        "本のフォルダーにあるファイルを書いてください",
    ),
    "aozora.letter": warning(
        "the note {note} has no effect: it is not clear which letter of “{word}” it means; "
        "say 最初の, 二つ目の or 最後の",
        "注記 {note} は効きません。「{word}」のどの字か決まりません。最初の、二つ目の、最後の、のように"
        "書いてください",
    ),
    "aozora.literal": warning(
        "the note {note} is not known and is set as text; check its spelling",
        "注記 {note} は知らない書き方なので、そのまま本文にしました。書き方を確かめてください",
    ),
    "aozora.unclosed": warning(
        "the note that begins {note} is not closed in its line and is set as text; end it with ］",
        "注記「{note}」が行内で閉じていないので本文にしました。］で閉じてください",
    ),
    "aozora.target": warning(
        "the note {note} has no effect: 「{target}」 does not stand before it in its line; "
        "quote the text without its ruby, or enclose it in notes",
        "注記 {note} は効きません。「{target}」が行内の前にありません。ルビを除いて引用するか、"
        "開始と終了の注記で挟んでください",
    ),
    "aozora.span-open": warning(
        "{note} is never ended; write the note …終わり behind the text that it holds for",
        "{note} が終わっていません。範囲の後に「…終わり」の注記を書いてください",
    ),
    "aozora.span-end": warning(
        "{note} ends what was not begun; write the beginning, or take it out",
        "{note} に対応する始まりがありません。始まりを書くか、取り除いてください",
    ),
    "aozora.block-open": warning(
        "{note} is not ended, or is ended out of order; end blocks in the reverse of their order",
        "{note} が終わっていないか、入れ子の順でありません。開いた逆の順に終えてください",
    ),
    "aozora.misplaced": warning(
        "the note {note} has no effect here; layout stands at the head of a line",
        "注記 {note} はここでは効きません。字下げなどは行の頭に書いてください",
    ),
    "aozora.depth": warning(
        "{note} is nested too deep and has no effect",
        "{note} は入れ子が深すぎるので効きません",
    ),
    "aozora.ruby-base": warning(
        "the reading {ruby} has no base and is set as text; write ｜ before its base",
        "{ruby} のルビを付ける文字がないので本文にしました。親文字の前に｜を書いてください",
    ),
    "aozora.gaiji": note(
        "no Unicode character is known for {description}; ※ stands for it, and a note describes it",
        "{description} に当たる Unicode の文字がないので、※ にして、形を注で説明します",
    ),
    "write.text": warning(
        "the note “{what}” ({count}) is left out of the text",
        "注「{what}」（{count}）は書き出しません",
    ),
    "write.aozora": warning(
        "Aozora notation can't hold “{what}” ({count} of its kind) as it stands in the book; "
        "look there by hand",
        "青空文庫の注記では「{what}」（同種 {count} 件）をそのまま表せません。手で確かめてください",
    ),
    "write.markdown": warning(
        "Markdown can't hold “{what}” as it stands in the book; look there by hand",
        "Markdown では「{what}」をそのまま表せません。手で確かめてください",
    ),
}
