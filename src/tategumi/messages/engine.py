"""The engine: what can't be set, and what is set badly."""

from .message import Message, error, warning

ENGINE: dict[str, Message] = {
    "tate.glyph": error(
        "no font has the character {char} ({code}); choose another character or install a font",
        "{char}（{code}）の字形を持つフォントがありません。字を替えるか、フォントを追加してください",
    ),
    "tate.font": error(
        "none of the fonts {names} is installed; install one or name another in the style",
        "フォント {names} がどれもありません。インストールするか、スタイルで別の名を指定してください",
    ),
    "tate.leftward": warning(
        "text that is written to the left ({char}) is set word by word; check its order",
        "右から左に書く文字（{char}）は語ごとに並べました。順序を確かめてください",
    ),
    "tate.long-word": warning(
        "“{words}{more}” is longer than its line of {measure} em; let it break (a soft hyphen,"
        " overflow-wrap: anywhere) or make the line longer",
        "「{words}{more}」が一行（{measure} 字）に収まりません。"
        "切れる所を作るか（ソフトハイフン、overflow-wrap: anywhere）、行を長くしてください",
    ),
    "tate.long-ruby": warning(
        "the reading “{words}{more}” is longer than its line of {measure} em; shorten it or divide"
        " the ruby",
        "ルビ「{words}{more}」が一行（{measure} 字）に収まりません。短くするか、分けてください",
    ),
    "tate.lost": error(
        "“{words}{more}” is on no page; let what holds it break over pages, or make it smaller",
        "「{words}{more}」がどのページにも入っていません。入れている箱をページで分けられるようにするか、小さくしてください",
    ),
    "tate.doubled": error(
        "“{words}{more}” is set twice; simplify the style of what holds it",
        "「{words}{more}」が二度組まれています。入れている箱のスタイルを簡単にしてください",
    ),
    "tate.far-float": warning(
        "“{words}{more}” stands {pages} pages behind its place in the text, where it has no room;"
        " make it and what is before it smaller, or set them further apart",
        "「{words}{more}」が、書かれた所に入らず、{pages} ページ後に置かれました。"
        "前の図とともに小さくするか、原稿で間を空けてください",
    ),
    "tate.large-ruby": warning(
        "the reading “{words}{more}” has no room between the lines, so its line is wider than the"
        " others; make it smaller (rt, font-size) or the lines wider (line-height)",
        "ルビ「{words}{more}」が行間に収まらないため、その行を広げました。"
        "ルビを小さくするか（rt の font-size）、行送り（line-height）を広げてください",
    ),
    "tate.warichu-ruby": warning(
        "the reading “{words}{more}” in a note of two small lines (warichu) would be too small, so"
        " it stands in brackets; write it in the text of the note, or take it away",
        "割注の中のルビ「{words}{more}」は小さくなりすぎるため、括弧に入れました。"
        "割注の文に書くか、ルビを外してください",
    ),
    "tate.off-page": error(
        "“{words}{more}” runs off page {page}; make it smaller, or let it turn",
        "「{words}{more}」が {page} ページの紙からはみ出しています。小さくするか、折り返せるようにしてください",
    ),
    "tate.beside-page": warning(
        "“{words}{more}” is placed off page {page}; check its style",
        "「{words}{more}」が {page} ページの紙の外に置かれています。スタイルを確かめてください",
    ),
    "tate.overprint": error(
        "“{words}{more}” on page {page} is printed over other text; give both room",
        "{page} ページの「{words}{more}」がほかの文字に重なっています。間を空けてください",
    ),
    "tate.overlaid": warning(
        "“{words}{more}” on page {page} is placed over other text; check its style",
        "{page} ページの「{words}{more}」がほかの文字の上に置かれています。スタイルを確かめてください",
    ),
    "tate.lost-note": error(
        "the note “{words}{more}” stands on no page; move its mark into the text of a page",
        "注「{words}{more}」がどのページにも置けません。合印をページの本文へ移してください",
    ),
    "tate.short-lines": warning(
        "lines of {measure} em are too short to break well, as in “{words}{more}”; give them four"
        " characters or more",
        "一行が {measure} 字では短くて、きれいに折り返せません（「{words}{more}」）。四字以上にしてください",
    ),
    "tate.ruby-reading": warning(
        "the ruby on “{words}{more}” has no reading; write one in rt, or take the ruby away",
        "「{words}{more}」のルビに読みがありません。rt に読みを書くか、ruby を外してください",
    ),
    "tate.ruby-base": warning(
        "the reading “{words}{more}” stands over nothing; write its base before rt",
        "ルビ「{words}{more}」に親文字がありません。rt の前に親文字を書いてください",
    ),
    "tate.nesting": error(
        "its elements are nested too deep; check that they are closed",
        "要素の入れ子が深すぎます。閉じ忘れがないか確かめてください",
    ),
    "tate.too-long": error(
        "the text that begins with “{words}{more}” has more than {pages} pages without a chapter;"
        " part it with headings that begin pages",
        "「{words}{more}」から始まる文が、区切りなしで {pages} ページを超えます。改ページする見出しで分けてください",
    ),
    "tate.unbalanced": warning(
        "{tag} comes while {open} is open; close each element in its turn",
        "{open} が閉じないうちに {tag} があります。要素を開いた順と逆に閉じてください",
    ),
    "tate.image": error(
        "the picture “{what}” is missing or can't be read; check its name and that it is inside the"
        " book's folder",
        "画像「{what}」がないか、読めません。ファイル名と、本のフォルダーの中にあることを確かめてください",
    ),
    "tate.stylesheet": error(
        "the style sheet “{what}” is missing or can't be read; check its name",
        "スタイルシート「{what}」がないか、読めません。ファイル名を確かめてください",
    ),
    "tate.outside": error(
        "{address} is outside the document's folder and is not read; put a copy inside",
        "{address} は文書のフォルダーの外にあり、読みません。中に写しを置いてください",
    ),
    "tate.font-face": warning(
        "{text}; check the file that @font-face names",
        "フォント {what} を読めません。@font-face のファイルを確かめてください",
    ),
    "assembly.process": error(
        "the process that set this part of the book was killed, perhaps for want of memory; close other programs, or set one part at a time with TATEGUMI_JOBS=1",
        "本のこの部分を組む処理が途中で止められました（メモリー不足かもしれません）。ほかのアプリを閉じるか、環境変数 TATEGUMI_JOBS=1 で一つずつ組んでください",
    ),
    "tate.anchor": warning(
        "{text}; check the link's target",
        "リンク先 #{what} がありません。リンクを確かめてください",
    ),
    "tate.property": warning(
        "{text}; no style of that name has an effect here, so remove it or mend its name",
        "「{what}」は効きません（この名前のプロパティはありません）。名前を直すか、取り除いてください",
    ),
    "tate.value": warning(
        "{text}; write a value that the property takes",
        "「{what}」は効きません（このプロパティの値になりません）。値を直してください",
    ),
    "tate.selector": warning(
        "{text}; write the selector in another way",
        "このセレクターは使えません。書き方を変えてください",
    ),
    "tate.parse": warning(
        "{text}; is a bracket, a colon or a semicolon missing there?",
        "スタイルシートとして読めません。括弧、「:」「;」の抜けがないか確かめてください",
    ),
    "tate.rule": warning(
        "{text}; remove the rule or mend its name",
        "この規則は使えません（{what}）。名前を直すか、取り除いてください",
    ),
    "tate.other": warning(
        "the typesetter says: {text}; check the style or the text there",
        "組版の警告：{text}。スタイルか本文を確かめてください",
    ),
}
