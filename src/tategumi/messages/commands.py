"""The command line: its help, and what it says."""

from .message import Message, error, note, warning

COMMANDS: dict[str, Message] = {
    "made.file": note("made in {seconds} s", "できました（{seconds} 秒）"),
    "made.pages": note(
        "{pages} pages, {more} more to a multiple of four; made in {seconds} s",
        "{pages} ページ（4 の倍数まであと {more}）、{seconds} 秒でできました",
    ),
    "progress.set": note("setting", "組版"),
    "progress.pages": note(" pages", " ページ"),
    "progress.works": note("works", "作品"),
    "cli.tategumi": note(
        "Books in vertical Japanese: EPUB, vertical PDF and booklet.",
        "日本語の縦組みの本を、EPUB・縦組み PDF・小冊子に。",
    ),
    "cli.usage": note("usage: ", "使い方: "),
    "cli.help": note("show this help", "この説明を表示する"),
    "cli.arguments": note("arguments", "引数"),
    "cli.options": note("options", "オプション"),
    "cli.more": note("    more: {command}", "    詳しくは: {command}"),
    "cli.required": note("missing: {names}", "{names} を指定してください"),
    "cli.unrecognized": note("not known here: {names}", "{names} というオプションはありません"),
    "cli.expected": note("{name} wants a value", "{name} の値を書いてください"),
    "cli.choice": note("“{text}” is no value for {name}", "{name} に「{text}」は指定できません"),
    "cli.argument": note("{name}: {detail}", "{name}: {detail}"),
    "cli.unknown-near": note(
        "no such choice “{text}”; did you mean “{near}”?",
        "「{text}」はありません。「{near}」ですか",
    ),
    "cli.interrupted": note(
        "stopped; nothing half-done was left", "中断しました。書きかけのものはありません"
    ),
    "cli.new": note(
        "begin a book: a folder with all that doit needs",
        "本を始める: doit で作れるフォルダーを用意する",
    ),
    "cli.new-folder": note("the folder to make", "作るフォルダー"),
    "cli.new-from": note(
        "your texts: a file, a folder or a zip file of episodes",
        "手元の原稿: ファイル、または話ごとのファイルを入れたフォルダーか zip",
    ),
    "cli.add": note(
        "put new texts into the book here, in the order of their numbers",
        "ここにある本に原稿を番号の順に加える",
    ),
    "cli.build": note(
        "make the products of the book here, as doit does", "ここにある本を作る (doit と同じ)"
    ),
    "cli.tasks": note(
        "what to make, as doit list names it (default: {usual})",
        "作るもの。名前は doit list のとおり (既定は {usual})",
    ),
    "cli.check": note(
        "tell what is wrong in the book here; make nothing",
        "ここにある本の誤りを知らせる (何も作らない)",
    ),
    "cli.all": note("tell every place", "すべての箇所を知らせる"),
    "cli.shops": note("SHOPS", "書店"),
    "cli.profile": note(
        "tell what these e-book shops would send back: kindle,kobo,apple,google,dpfj",
        "電子書店に差し戻されそうなところも知らせる: kindle,kobo,apple,google,dpfj",
    ),
    "cli.open": note("open a product of the book here", "ここにある本のできあがりを開く"),
    "cli.product": note(
        "the file in dist/ (default: {usual})", "dist/ のファイル (既定は {usual})"
    ),
    "open.missing": error(
        "no such product; type tategumi build first. There is: {known}",
        "まだありません。先に tategumi build を実行してください。いまあるもの: {known}",
    ),
    "open.program": error(
        "{program} does not open it; open it by hand", "{program} で開けません。手で開いてください"
    ),
    "cli.files": note("texts", "原稿ファイル"),
    "cli.no-project": error(
        "there is no book here; go to the folder that holds book/, or begin one by tategumi new",
        "ここに本がありません。book/ のあるフォルダーに移るか、tategumi new で始めてください",
    ),
    "add.there": error(
        "another text of this name is there already; give the new one another name",
        "同じ名前の別の原稿があります。名前を変えてください",
    ),
    "add.by-hand": error(
        "no list of contents to put it into; write under contents:   - file: {name}",
        "contents に加える所が見つかりません。contents に書いてください:   - file: {name}",
    ),
    "add.added": note("{name} stands behind {before}", "{name} は {before} の次に入ります"),
    "add.first": note("{name} stands first", "{name} は最初に入ります"),
    "new.no-author": note(
        "the texts don't say who wrote them; write it under creators",
        "原稿に作者名がありません。creators に書いてください",
    ),
    "new.no-text": error(
        "no text in it; these are read: {kinds}",
        "原稿がありません。読めるのは {kinds} です",
    ),
    "new.many": error(
        "it holds more than {most} files; name the folder of the texts alone",
        "ファイルが {most} を超えます。原稿だけのフォルダーを指定してください",
    ),
    "new.left": warning(
        "{count} file(s) that are no text and no picture were left out: {names}",
        "原稿でも図でもないファイル {count} 個は入れませんでした: {names}",
    ),
    "new.read": note(
        "{documents} chapter(s), {characters} characters, about {pages} pages",
        "{documents} 章（話）、{characters} 字、およそ {pages} ページ",
    ),
    "cli.begun": note(
        "Your book is in {folder}: describe it in book/book.yaml, then type\n    {command}",
        "{folder} に本を用意しました。book/book.yaml を書き直し、次を実行してください。\n    {command}",
    ),
    "cli.there": error(
        "this is there already, and nothing was written; give a new folder",
        "すでにあるので、何も書きませんでした。新しいフォルダーを指定してください",
    ),
    "cli.convert": note(
        "make an EPUB and a PDF from one manuscript", "原稿ひとつから EPUB と PDF を作る"
    ),
    "cli.catalogue": note(
        "make books of all manuscripts in folders, going on where it stopped",
        "フォルダーの原稿をまとめて本にする (止めても続きから)",
    ),
    "cli.folders": note("folders of manuscripts", "原稿のフォルダー"),
    "cli.shelf": note("folder of the books, the report and the index", "本・報告・目録の出力先"),
    "cli.jobs": note("works at a time (default: one a core)", "同時に作る数 (既定は CPU の数)"),
    "cli.cluster": note(
        "a running Dask scheduler, as tcp://host:8786; its workers see the same folders",
        "Dask スケジューラーのアドレス (tcp://host:8786 など)。ワーカーから同じフォルダーが見えること",
    ),
    "cli.seconds": note(
        "the most seconds for a work (default: 900)", "一作にかける秒数の上限 (既定は 900)"
    ),
    "cli.memory": note(
        "the most memory for a work, in MB (default: 3000)",
        "一作のメモリーの上限、MB (既定は 3000)",
    ),
    "cli.typeset": note("set an HTML file as a vertical PDF", "HTML を縦組みの PDF に組む"),
    "cli.booklet": note(
        "put a PDF's pages on sheets to fold and staple", "PDF を中綴じの小冊子に面付けする"
    ),
    "cli.preview": note(
        "show the book in the browser while it is written; each save is seen at once",
        "書きながら、ブラウザーで本を見る。保存するとすぐに映る",
    ),
    "cli.book": note(
        "the book's folder, or one manuscript; this folder unless given",
        "本のフォルダー、または原稿一つ。省けばこのフォルダー",
    ),
    "cli.editor": note(
        "opens a clicked line, such as 'code -g {{file}}:{{line}}'; or TATEGUMI_EDITOR in the environment",
        "クリックした行を開くエディター。例 'code -g {{file}}:{{line}}'。環境変数 TATEGUMI_EDITOR でもよい",
    ),
    "cli.port": note(
        "the port to listen on; any free one unless given", "待ち受けるポート。省けば空いているもの"
    ),
    "cli.at": note(
        "begin where this line stands; a preview of the book that runs already turns to it",
        "この行のある所から始める。その本のプレビューが動いていれば、そこを開く",
    ),
    "cli.no-open": note("don't open the browser", "ブラウザーを開かない"),
    "cli.doctor": note(
        "see whether this machine has what is needed", "必要なものがそろっているか調べる"
    ),
    "cli.healthy": note(
        "All is there. Mincho fonts: {fonts}", "すべてそろっています。明朝体: {fonts}"
    ),
    "cli.file": note(
        "manuscript: text, Markdown, HTML, EPUB, .docx, or a zip file or folder of such",
        "原稿 (テキスト、Markdown、HTML、EPUB、Word の .docx、それらの zip かフォルダー)",
    ),
    "check.clean": note("nothing is wrong", "誤りも注意もありません"),
    "cli.to": note(
        "what to make, with commas: {known} (default: {usual})",
        "作るもの。コンマで区切る: {known} (既定は {usual})",
    ),
    "cli.out": note(
        "folder of the products (default: the manuscript's)", "出力先 (既定は原稿のフォルダー)"
    ),
    "cli.format": note("page format (default: a5)", "版面の型 (既定は a5)"),
    "cli.chapters": note(
        "where chapters begin in the PDF: leaf, page, spread or run-on, for many short pieces "
        "(default: page)",
        "PDF の章の始まり。改丁, 改ページ, 見開き, 短い作品の多い本のための追い込み (既定は改ページ)",
    ),
    "cli.notation": note(
        "plain, aozora, markdown, kakuyomu, narou or pixiv (default: by its signs)",
        "記法。plain, aozora, markdown, kakuyomu, narou, pixiv のどれか (既定は自動判定)",
    ),
    "cli.differences": note(
        "tell what differs between the pages on paper and the e-book",
        "紙のページと電子書籍とで違うところを知らせる",
    ),
    "cli.outline": note(
        "suggest contents for book.yaml from a plain text",
        "テキストの見出しから book.yaml の目次案を作る",
    ),
    "cli.readings": note("suggest readings for the words of a book", "本の語に読みの候補を挙げる"),
    "cli.suggest": note(
        "print candidates, to be checked and moved into book/readings.yaml",
        "候補を書き出す。確かめてから book/readings.yaml に移す",
    ),
    "cli.folder": note("the book project (default: this folder)", "本のフォルダー (既定はここ)"),
    "cli.reader": note(
        "leave out what grade-1 … grade-6 or joyo has learnt (default: as readings.yaml says)",
        "grade-1 … grade-6, joyo の習った字だけの語は除く (既定は readings.yaml のとおり)",
    ),
    "cli.css": note("a style sheet; may be repeated", "スタイルシート。何度でも書ける"),
    "cli.dump": note(
        "print each line with the rules that spaced it", "各行の字間とその規則を表示する"
    ),
    "cli.root": note(
        "the folder that the page may read (its own)",
        "ページが読んでよいフォルダー (既定はページのあるところ)",
    ),
    "cli.input": note("the file to read", "読むファイル"),
    "cli.output": note("the file to write", "書くファイル"),
    "cli.paper": note(
        "the sheet's size (default: the smallest with room)",
        "用紙の大きさ (既定は収まる最小のもの)",
    ),
    "cli.left": note("left-bound, for horizontal text (default: right)", "左綴じ (既定は右綴じ)"),
    "cli.cover": note(
        "make the cover of the book project here for a print shop, or its jacket or band",
        "ここの本の、印刷所に出す表紙・カバー・帯を作る",
    ),
    "cli.fit": note(
        "say how many pages the book project here takes in other page designs",
        "ここの本が、別の版面で何ページになるかを表にする",
    ),
    "cli.formats": note(
        "page designs (default: all of the book's trim size)", "版面の名前 (既定は同じ判型のすべて)"
    ),
    "cli.multiple": note(
        "the number of pages by which prices go up (default: 16)",
        "料金の刻みのページ数 (既定は 16)",
    ),
    "cli.press": note(
        "make the pages of the book project here for a print shop: black ink only",
        "ここの本の、印刷所に出す本文を作る（スミ一色）",
    ),
    "cli.press-in": note("the pages (default: {usual})", "本文の PDF (既定は {usual})"),
    "cli.preflight": note(
        "say what a print shop would send PDFs back for",
        "印刷所で差し戻されそうなところを PDF から探す",
    ),
    "cli.preflight-files": note("the book's pages, and its cover", "本文と表紙の PDF"),
    "cli.wrap": note("cover, jacket or band", "cover 表紙、jacket カバー、band 帯 のどれか"),
    "cli.shop": note(
        "the print shop whose rules hold (default: book.yaml's)",
        "印刷所の規定 (既定は book.yaml のもの)",
    ),
    "cli.stock": note("the text's paper, for the spine", "本文用紙 (背幅の計算に使う)"),
    "cli.pages": note(
        "how many pages the book has (default: as {usual})",
        "ページ数 (既定は {usual} のもの)",
    ),
    "cli.title": note(
        "the book's title, in place of the manuscript's", "書名。原稿の題の代わりに使う"
    ),
    "cli.author": note(
        "who made it, in place of whom the manuscript names: 'NAME', 'NAME　訳'; may stand more"
        " than once",
        "作者。原稿の名の代わりに使う。「名前　訳」のように役割も書け、何人でも並べられる",
    ),
    "cli.cover-picture": note(
        "your own picture for the cover of the EPUB (PNG or JPEG)",
        "EPUB の表紙にする自分の絵 (PNG か JPEG)",
    ),
    "cli.cover-out": note(
        "the file to write (default: in {folder})", "書くファイル (既定は {folder} の中)"
    ),
    "cli.template": note(
        "guides for the illustrator instead, as PDF and PNG",
        "代わりに、絵を描く人のためのガイドを PDF と PNG で作る",
    ),
    "cli.style": note(
        "saddle, 4up (two sheets on one, to be cut apart) or orihon (eight pages on one side)",
        "saddle 中綴じ、4up 四面付け（切ってから折る）、orihon 折本（片面に八面）",
    ),
    "cli.flip": note(
        "the edge on which the printer turns: short-edge or long-edge (default: about the fold)",
        "両面印刷の向き: short-edge 短辺とじ か long-edge 長辺とじ (既定は折り目に合うほう)",
    ),
    "cli.creep": note(
        "the paper's thickness, as 0.1mm: inner pages move nearer to the fold",
        "紙の厚さ (0.1mm など)。内側の紙ほどノドへ寄せる",
    ),
    "cli.blanks": note(
        "where blank pages stand: before-colophon or end",
        "白ページの位置: before-colophon 奥付の前 か end 終わり",
    ),
    "cli.by-hand": note(
        "three files for printers that print one side: fronts, backs, backs from the last",
        "片面印刷機のため、表、裏、逆順の裏の三つに分ける",
    ),
    "cli.test-sheet": note(
        "write also one sheet to try the printer with", "印刷の向きを試す紙一枚分も作る"
    ),
    "cli.same-file": error(
        "the product would be written over the file it is made from; give it another name",
        "読むファイルそのものに上書きしてしまいます。別の名前を指定してください",
    ),
    "cli.signature": note(
        "sheets in one folded bundle (default: all in one)", "一折りの枚数 (既定は全部で一折り)"
    ),
    "cli.itself": error(
        "the product would be written over the manuscript; give another folder with --out",
        "原稿そのものに上書きしてしまいます。--out で別のフォルダーを指定してください",
    ),
    "machine.fault": error(
        "{kind} in {where}: a fault of tategumi, not of your text; tell its makers, with the text if"
        " you may (TATEGUMI_TRACE=1 prints the whole)",
        "{kind}（{where}）: 原稿ではなく tategumi の誤りです。できれば原稿を添えて知らせてください"
        "（TATEGUMI_TRACE=1 を付けると詳しく出ます）",
    ),
    "machine.memory": error(
        "this machine has not enough memory for that; close other programs, or part the text",
        "メモリーが足りません。ほかのアプリを閉じるか、文を分けてください",
    ),
    "cli.unknown": error(
        "“{text}” is none of: {known}", "「{text}」は使えません。使えるもの: {known}"
    ),
    "cli.count": error("“{text}” is not a count from 1", "「{text}」は 1 以上の数ではありません"),
    "doctor.library": error(
        "the library {name} is missing; type: {command}",
        "ライブラリー {name} がありません。次の一行を実行してください: {command}",
    ),
    "doctor.library-elsewhere": error(
        "the library {name} is missing; install what Debian calls {packages}",
        "ライブラリー {name} がありません。Debian での名前で {packages} を入れてください",
    ),
    "doctor.windows": error(
        "the libraries and fonts are not on Windows itself; type: wsl --install, and go on in its window",
        "ライブラリーとフォントが Windows 自体にはありません。wsl --install を実行し、開いた窓で続けてください",
    ),
    "doctor.pango": error(
        "Pango {version} is too old; 1.50 or newer is needed",
        "Pango {version} は古すぎます。1.50 以上が必要です",
    ),
    "doctor.font": error(
        "no Japanese Mincho font was found; type: {command}",
        "明朝体のフォントがありません。次の一行を実行してください: {command}",
    ),
    "doctor.font-elsewhere": error(
        "no Japanese Mincho font was found; install what Debian calls {packages}",
        "明朝体のフォントがありません。Debian での名前で {packages} を入れてください",
    ),
}
