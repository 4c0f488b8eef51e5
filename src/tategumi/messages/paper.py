"""Paper: the press, the booklet, the cover's plan, and what a print shop asks."""

from .message import Message, error, note, warning

PAPER: dict[str, Message] = {
    "press.made": note(
        "{pages} pages for the press, {blanks} of them added blank, {hidden} with a hidden folio;"
        " spine {spine} mm",
        "入稿用 {pages} ページ（補った白ページ {blanks}、隠しノンブル {hidden}）、背幅 {spine} mm",
    ),
    "press.coarse": warning(
        "pictures on pages {pages} have {dpi} dpi at their printed size, where the shop asks for {least}"
        " ({lines} of line art); use larger ones, or print them smaller",
        "{pages} ページの画像は印刷寸法で {dpi} dpi です（印刷所の求めは {least} dpi、線画は {lines} dpi）。"
        "大きい画像に替えるか、小さく載せてください",
    ),
    "press.colophon": warning(
        "the colophon does not name “{row}”, for want of which shops refuse books; add it under"
        " metadata, colophon",
        "奥付に「{row}」がありません。ないと受け付けない印刷所があります。metadata の colophon に加えてください",
    ),
    "press.transparent": error(
        "pages {pages} have transparency, which PDF/X-1a can't hold; make those pictures and styles opaque,"
        " or write pdf: x-4",
        "{pages} ページに透明効果があり、PDF/X-1a にできません。画像やスタイルを不透明にするか、"
        "pdf: x-4 にしてください",
    ),
    "press.screen-colours": error(
        "the cover has colours of the screen (RGB), which PDF/X-1a does not take; give the press's"
        " profile as press: icc, which turns them into inks, or a picture in CMYK or grey",
        "表紙に画面の色（RGB）があり、PDF/X-1a では出せません。press: icc に印刷所のプロファイルを書けば変換します。"
        "または、CMYK かグレースケールの絵にしてください",
    ),
    "press.inside": error(
        "“{text}” can't be the inner sides of a cover; write blank, or front and back with their"
        " pictures",
        "「{text}」は表紙の内側になりません。「白」と書くか、front と back に絵を書いてください",
    ),
    "press.icc": error(
        "“{name}” is no ICC profile of four inks (CMYK); ask the shop for its profile",
        "「{name}」は CMYK の ICC プロファイルではありません。印刷所の指定するものを使ってください",
    ),
    "press.icc-wanted": error(
        "four inks and PDF/X-4 need the profile of the press; name its file as icc under press",
        "カラー（cmyk）と PDF/X-4 には印刷条件のプロファイルが必要です。"
        "press の icc にそのファイルを書いてください",
    ),
    "press.first-page": error(
        "“{text}” can't be the first page's number; write 1, another number, or cover (= 3) where the"
        " cover counts",
        "「{text}」は最初のページ番号になりません。1 などの数か、表紙を数えるなら 表紙から（3）と書いてください",
    ),
    "press.shop": error(
        "no print shop “{text}” is known; write general, or set bleed and paper yourself",
        "「{text}」という印刷所の規定はありません。一般 として、塗り足しや用紙を自分で指定してください",
    ),
    "press.stock": error(
        "no paper “{text}” is known; write a name like 上質70kg, or a thickness like 0.1mm",
        "「{text}」という用紙はありません。上質70kg などの名前か、0.1mm のような厚さを書いてください",
    ),
    "press.too-large": error(
        "the type block of {width} × {height} mm leaves less than 3 mm to the trim; "
        "set fewer or smaller characters, or change the margins",
        "版面 {width} × {height} mm では仕上がり線まで 3 mm 残りません。"
        "字数・行数・文字サイズか余白を見直してください",
    ),
    "press.full-page": error(
        "the {page} takes {pages} pages even when it is set closest; shorten it or choose a larger format",
        "{page} は最も詰めて組んでも {pages} ページになります。短くするか、大きい判型を選んでください",
    ),
    "press.long-line": warning(
        "lines of {count} characters are hard to read; 52 is the usual limit",
        "1行 {count} 字は長すぎて読みにくくなります。52字までが目安です",
    ),
    "press.pitch": error(
        "the line pitch is less than the character size; 1.5 to 2 times is usual",
        "行送りが文字サイズより小さくなっています。1.5〜2倍が普通です",
    ),
    "booklet.unreadable": error(
        "this is not a PDF that can be read; give an unprotected PDF",
        "PDF として読めません。保護されていない PDF を指定してください",
    ),
    "booklet.thick": warning(
        "{sheets} sheets folded in one are too thick to fold and staple (about {most} will do); "
        "`tategumi booklet --signature 4` makes bundles of four",
        "一折り {sheets} 枚は厚くて折りにくくなります（目安は {most} 枚まで）。"
        "tategumi booklet --signature 4 で四枚ずつの折りに分けられます",
    ),
    "booklet.short-edge": note(
        "{sheets} sheets of {paper}, {blanks} pages of them blank; print both sides at the actual"
        " size, turning on the short edge",
        "{paper} {sheets} 枚、うち白ページ {blanks}。実際のサイズで両面印刷し、短辺とじを選んでください",
    ),
    "booklet.long-edge": note(
        "{sheets} sheets of {paper}, {blanks} pages of them blank; print both sides at the actual"
        " size, turning on the long edge",
        "{paper} {sheets} 枚、うち白ページ {blanks}。実際のサイズで両面印刷し、長辺とじを選んでください",
    ),
    "booklet.one-side": note(
        "{sheets} sheets of {paper}, {blanks} pages of them blank; print one side at the actual size,"
        " slit the middle between the two rows and fold",
        "{paper} {sheets} 枚、うち白ページ {blanks}。実際のサイズで片面に印刷し、中央の二面分に切れ目を入れて折ってください",
    ),
    "booklet.test": note(
        "Fold the sheet so that this page is outside. The pages must read in order, all upright. "
        "If others stand on their heads, choose the other edge in the printer's settings.",
        "このページが表になるように紙を折ってください。番号順に、すべて同じ向きに読めれば正しい設定です。"
        "上下が逆のページがあれば、プリンターの設定で短辺とじと長辺とじを入れ替えてください。",
    ),
    "booklet.by-hand": error(
        "an orihon has no backs; leave the option out",
        "折本には裏面がありません。この指定を外してください",
    ),
    "booklet.too-large": error(
        "pages of {width} × {height} mm are larger than half the sheet; choose a larger paper",
        "{width} × {height} mm のページは用紙の半分に収まりません。大きい用紙を選んでください",
    ),
    "plan.title": note("title", "書名"),
    "plan.trim": note("trim size", "判型"),
    "plan.pages": note("pages", "本文ページ数"),
    "plan.with-cover": note("pages with the cover", "表紙込みのページ数"),
    "plan.binding": note("binding", "綴じ"),
    "plan.right": note("right-bound", "右綴じ"),
    "plan.spine": note("spine", "背幅"),
    "plan.bleed": note("bleed", "塗り足し"),
    "plan.ink": note("ink", "刷り色"),
    "plan.file": note("file", "入稿データ"),
    "plan.four-inks": note("four inks (CMYK)", "カラー（CMYK）"),
    "plan.black": note("black (K) only", "スミ一色"),
    "plan.white": note("(white)", "（白）"),
    "plan.hidden": note("hidden folio", "隠しノンブル"),
    "preflight.rotated": error(
        "pages {pages} are turned by the file (/Rotate), which imposition may ignore; save them upright",
        "{pages} ページが回転指定つきです。面付けで無視されることがあります。正しい向きで保存してください",
    ),
    "preflight.rgb": error(
        "pages {pages} have text or lines in RGB, which prints in four inks and may misregister; use black (K) only, or CMYK",
        "{pages} ページの文字や線が RGB です。四色に分かれ版ずれのおそれがあります。K 一色か CMYK にしてください",
    ),
    "preflight.rgb-picture": error(
        "pages {pages} have pictures in RGB; convert them to grey or CMYK",
        "{pages} ページの画像が RGB です。グレースケールか CMYK に変換してください",
    ),
    "preflight.four-blacks": error(
        "pages {pages} have black text of four inks; make it 100 % black (K) only",
        "{pages} ページの文字が四色の黒です。K100% だけにしてください",
    ),
    "preflight.coarse": error(
        "pages {pages} have pictures of {dpi} dpi at their printed size; use larger ones",
        "{pages} ページの画像は印刷寸法で {dpi} dpi しかありません。大きい画像に替えてください",
    ),
    "preflight.type3": error(
        "pages {pages} have Type 3 fonts, which presses set coarsely; export with real fonts",
        "{pages} ページに Type 3 フォントがあります。通常のフォントで書き出してください",
    ),
    "preflight.fonts": error(
        "fonts on pages {pages} are not embedded ({fonts}); export with all fonts embedded",
        "{pages} ページのフォントが埋め込まれていません（{fonts}）。すべて埋め込んで書き出してください",
    ),
    "preflight.annotation": error(
        "pages {pages} have annotations or links; take them out for print",
        "{pages} ページに注釈やリンクがあります。印刷用には取り除いてください",
    ),
    "preflight.transparent": error(
        "pages {pages} have transparency; flatten it, or ask the shop for PDF/X-4",
        "{pages} ページに透明効果があります。分割・統合するか、PDF/X-4 で入稿できるか確かめてください",
    ),
    "preflight.hairline": error(
        "pages {pages} have lines thinner than 0.25 pt, which may not print; make them at least 0.1 mm",
        "{pages} ページに 0.25pt 未満の細い線があり、印刷で消えるおそれがあります。0.1mm 以上にしてください",
    ),
    "preflight.no-bleed": error(
        "art on pages {pages} ends at the trim and may leave white edges; let it run on into the bleed",
        "{pages} ページの絵柄が仕上がり線で終わり、断裁で白が出るおそれがあります。塗り足しまで伸ばしてください",
    ),
    "preflight.folio-beyond": error(
        "the folio of pages {pages} stands in the bleed and is cut off; move it inside the trim",
        "{pages} ページのノンブルが塗り足しの中にあり、断ち落とされます。仕上がりの内側に置いてください",
    ),
    "preflight.text-beyond": error(
        "text on pages {pages} stands beyond the trim and is cut off; move it inside",
        "{pages} ページの文字が仕上がりの外にあり、断ち落とされます。内側に置いてください",
    ),
    "preflight.near-trim": error(
        "text on pages {pages} is nearer than 3 mm to the trim; move it inwards",
        "{pages} ページの文字が仕上がりから 3mm 以内にあります。内側に寄せてください",
    ),
    "preflight.encrypted": error(
        "the file is encrypted; save it without protection",
        "ファイルが保護されています。パスワードと制限を外して保存してください",
    ),
    "preflight.multiple": error(
        "{count} pages are no multiple of {multiple}; add blank pages",
        "{count} ページは {multiple} の倍数ではありません。白ページを足してください",
    ),
    "preflight.size": error(
        "pages {pages} are not {size} like the others; export them at the same size",
        "{pages} ページの大きさが他（{size}）と違います。同じ大きさで書き出してください",
    ),
    "preflight.no-folios": error(
        "the pages have no folios that go up by one; shops ask for one on every page",
        "通しのノンブルが見つかりません。すべてのページに付けてください",
    ),
    "preflight.folio": error(
        "pages {pages} have no folio, or not the one of their place; give every page its number (a hidden one will do)",
        "{pages} ページにノンブルがないか、通し番号と合いません。全ページに付けてください（隠しノンブルでもよい）",
    ),
    "preflight.colophon": error(
        "the colophon does not name “{row}”; add it, for shops refuse books without",
        "奥付に「{row}」が見当たりません。入れてください（ないと受け付けない印刷所があります）",
    ),
    "preflight.spine": error(
        "the spine is {spine} mm where {pages} pages make {wanted} mm; make the cover again",
        "背幅が {spine} mm ですが、{pages} ページでは {wanted} mm です。表紙を作り直してください",
    ),
    "preflight.front-right": error(
        "the front stands on the right, as for left-bound books; a right-bound book's is on the left",
        "表1が右にあります。右綴じの本では表1は左です。左右を入れ替えてください",
    ),
    "preflight.clean": note(
        "nothing to complain of",
        "指摘はありません",
    ),
    "fit.format": note("format", "版面"),
    "fit.grid": note("grid", "字×行"),
    "fit.pages": note("pages", "ページ"),
    "fit.missing": note("to next", "端数"),
    "fit.spine": note("spine", "背幅mm"),
}
