"""The pipeline: doit's commands in the user's language, and its tasks."""

from .message import Message, error, note, warning

PIPELINE: dict[str, Message] = {
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
    "doit.choice": error(
        "{name} has no such value; “doit help” with the command says which it has",
        "{name} にその値はありません。「doit help コマンド」で選べる値が分かります",
    ),
    "doit.which-task": error(
        "{name} is for one task; write its name behind it",
        "{name} には作業の名前が要ります。一つ、後ろに書いてください",
    ),
    "doit.no-program": error(
        "“{name}” calls no program whose files could be traced; “doit info {name}” says what it was"
        " made from",
        "「{name}」はプログラムを呼ばないので、追えるファイルがありません。「doit info {name}」を使ってください",
    ),
    "doit.no-dump": error(
        "the database of this dodo.py is none that can be printed; set backend to tategumi",
        "この dodo.py の記録は表示できません。backend を tategumi にしてください",
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
    "doit.to-clean": note("would be taken away", "取り除く対象です"),
    "doit.info-task": note("{task}: {what}", "{task}: {what}"),
    "doit.info-current": note("It is as it was made.", "前のままです。"),
    "doit.info-run": note("It would run:", "次に実行されます。その訳:"),
    "doit.info-after": note("It comes after: {names}", "先に要るもの: {names}"),
    "doit.info-makes": note("It makes: {names}", "作るもの: {names}"),
    "doit.why-new": note("it was not made yet", "まだ作られていません"),
    "doit.why-absent": note("{name} is not there", "{name} がありません"),
    "doit.why-changed": note("{name} has changed", "{name} が変わりました"),
    "doit.why-variable": note(
        "the environment variable {name} has changed", "環境変数 {name} が変わりました"
    ),
    "doit.why-program": note(
        "tategumi, Python or a library is another",
        "tategumi か Python かライブラリーが変わりました",
    ),
    "doit.why-own": note("its own condition asks for it", "作業が自分で求めています"),
    "doit.why-always": note("it runs each time", "毎回実行されます"),
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
    "doit.help-info": note("say why a task would run", "作業を実行する訳を示します"),
    "doit.help-ignore": note(
        "pass a task over until doit forget", "doit forget まで、その作業を飛ばします"
    ),
    "doit.help-reset-dep": note(
        "take all as made, without making it", "作り直さずに、できているものとします"
    ),
    "doit.help-dumpdb": note(
        "print what is known of the tasks that were run", "実行した作業の記録を表示します"
    ),
    "doit.help-strace": note(
        "print the files that a task of your own reads and writes",
        "自分で加えた作業が読み書きするファイルを示します",
    ),
    "doit.help-tabcompletion": note(
        "print a script that completes what is typed in the shell",
        "シェルで入力を補う設定を出力します",
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
}
