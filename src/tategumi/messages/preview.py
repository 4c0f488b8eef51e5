"""The preview."""

from .message import Message, error, note, warning

PREVIEW: dict[str, Message] = {
    "preview.turned": note(
        "the preview shows page {page}", "プレビューの {page} ページを開きました"
    ),
    "preview.nowhere": warning(
        "this line stands on no page; save the file, and see whether the book names it",
        "この行はどのページにもありません。保存したか、本がこの原稿を使っているかを確かめてください",
    ),
    "preview.no-file": error(
        "no such file in the book's folder; write FILE:LINE",
        "本のフォルダーにこのファイルはありません。「ファイル:行」の形で書いてください",
    ),
    "preview.serving": note(
        "the preview is here; Ctrl-C ends it", "プレビューはここです。Ctrl-C で終わります"
    ),
    "preview.missing": error(
        "the server's libraries are missing (the extra “preview”); type: {python} -m pip install {names}",
        "サーバーのライブラリーがありません（preview）。{python} -m pip install {names} で入れてください",
    ),
    "preview.no-book": error(
        "neither a book's folder (no book/book.yaml) nor a manuscript; name one of them",
        "本のフォルダー（book/book.yaml）でも原稿でもありません。どちらかを指定してください",
    ),
    "preview.port": error(
        "can't listen there ({detail}); choose another port, or leave --port out",
        "待ち受けられません（{detail}）。別のポートにするか、--port を省いてください",
    ),
    "preview.no-port": error(
        "'{text}' is no port; give a number from 0 to 65535",
        "「{text}」はポートではありません。0 から 65535 の数にしてください",
    ),
    "preview.editor": error(
        "'{text}' can't open a file; write a command such as 'code -g {{file}}:{{line}}'",
        "「{text}」では開けません。'code -g {{file}}:{{line}}' のように書いてください",
    ),
    "preview.page.preview": note("Preview", "プレビュー"),
    "preview.page.paper": note("Pages", "紙面"),
    "preview.page.booklet": note("Sheets", "面付け"),
    "preview.page.epub": note("E-book", "電子書籍"),
    "preview.page.no-epub": note("The e-book can't be made", "電子書籍を作れません"),
    "preview.page.problems": note("Problems", "問題"),
    "preview.page.contents": note("Contents", "目次"),
    "preview.page.setting": note("Setting…", "組んでいます…"),
    "preview.page.beginning": note("The rest is being set…", "続きを組んでいます…"),
    "preview.page.current": note("Up to date", "最新"),
    "preview.page.broken": note(
        "The book can't be made; these are the last good pages",
        "本を作れません。直前の紙面を見せています",
    ),
    "preview.page.lost": note("The server has ended", "サーバーは終わりました"),
    "preview.page.none": note("Nothing wrong was found", "問題は見つかりません"),
    "preview.page.nowhere": note(
        "This was not written in a manuscript", "原稿の文字ではありません"
    ),
    "preview.page.no-sheets": note("These pages can't be imposed", "この紙面は面付けできません"),
    "preview.page.error": note("error", "誤り"),
    "preview.page.warning": note("warning", "警告"),
    "preview.page.note": note("note", "お知らせ"),
    "preview.page.keys": note(
        "← forward · → back · Home, End · 1 2 3 views · P problems · F follow the writing",
        "← 次へ · → 前へ · Home End 始めと終わり · 1 2 3 表示 · P 問題 · F 書いている所を追う",
    ),
    "preview.page.follow": note("Follow the writing", "書いている所を追う"),
}
