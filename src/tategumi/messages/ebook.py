"""The EPUB: its pictures, cover and style sheets."""

from .message import Message, error, note, warning

EBOOK: dict[str, Message] = {
    "epub.broken": error(
        "the e-book can't be read: {name} is damaged or missing; get it again",
        "電子書籍が読めません。{name} が壊れているか、ありません。入手し直してください",
    ),
    "epub.locked": error(
        "the e-book is locked (DRM); only one without a lock can be read",
        "電子書籍に鍵（DRM）がかかっています。鍵のないものだけを読めます",
    ),
    "epub.missing": warning(
        "the e-book names the page “{name}”, which it does not hold",
        "電子書籍が挙げているページ「{name}」が中にありません",
    ),
    "epub.made-anew": note(
        "left out, for the build makes them anew: {names}",
        "次のページは新しく作るため読みません: {names}",
    ),
    "picture.missing": error(
        "there is no picture “{source}” that can be read; check its name, or put the file there",
        "画像「{source}」がないか、読めません。名前を確かめるか、そこにファイルを置いてください",
    ),
    "image.outside": error(
        "the picture “{source}” leaves the book's folder; keep pictures inside it",
        "画像「{source}」が本のフォルダーの外を指しています。中に置いてください",
    ),
    "picture.kind": error(
        "“{source}” is not a picture that e-readers show; save it as PNG, JPEG, GIF, WebP, TIFF, BMP or SVG",
        "「{source}」は電子書籍で表示できる画像ではありません。"
        "PNG・JPEG・GIF・WebP・TIFF・BMP・SVG で保存してください",
    ),
    "picture.broken": error(
        "the picture “{source}” is broken off or damaged; save or copy it again",
        "画像「{source}」が途中で切れているか、壊れています。保存かコピーをし直してください",
    ),
    "picture.svg": error(
        "{what} in a drawing runs, or reaches or leads out of it, which no book may; take it out, or save"
        " the drawing as plain SVG or PNG",
        "図の {what} は動いたり外に届いたりするもので、本には入れられません。取り除くか、プレーン SVG や PNG で保存し直してください",
    ),
    "picture.svg-stand-in": warning(
        "{what} in a drawing runs, or reaches outside it, so the drawing's description stands in its"
        " place; take it out, or save the drawing as plain SVG or PNG",
        "図の {what} は動いたり外に届いたりするので、代わりに説明を入れました。取り除くか、プレーン SVG や PNG で保存し直してください",
    ),
    "picture.svg-endless": error(
        "the drawing repeats its parts without end, or a million times and more; make it simpler, or"
        " save it as PNG",
        "図が部品を際限なく、または百万回以上くり返しています。簡単にするか、PNG で保存し直してください",
    ),
    "picture.svg-broken": error(
        "the drawing is not well-formed XML ({detail}); save it again",
        "図が正しい XML ではありません（{detail}）。保存し直してください",
    ),
    "picture.svg-encoding": error(
        "the drawing is in {what}, and those of an EPUB are in UTF-8; save it as UTF-8",
        "図の文字コードが {what} です。EPUB に入れる図は UTF-8 で保存してください",
    ),
    "picture.svg-namespace": error(
        '{what} does not say that it is SVG, so it is shown nowhere; write <svg xmlns="http://www.w3.org/2000/svg"',
        '{what} が SVG と名乗っていないため、表示されません。<svg xmlns="http://www.w3.org/2000/svg" と書いてください',
    ),
    "picture.svg-id": error(
        "the id “{what}” of the drawing is another element's too, begins with a digit, or holds a"
        " space; give each a name of its own",
        "図の id「{what}」がほかと重なっているか、数字で始まるか、空白を含んでいます。別の名前にしてください",
    ),
    "picture.svg-lost": error(
        "the drawing has no part with the id “{what}” that it uses here; correct the id, or save the"
        " drawing again",
        "図がここで使っている id「{what}」の部品がありません。id を直すか、図を保存し直してください",
    ),
    "picture.converted": note(
        "“{source}” goes into the EPUB as {now}, for not all e-readers show {was}",
        "「{source}」は {was} で、表示できない電子書籍リーダーがあるので、EPUB には {now} にして入れました",
    ),
    "picture.scaled": note(
        "“{source}” has more than {most} pixels, the most that shops take, so it goes into the EPUB"
        " with {width} × {height}",
        "「{source}」は書店の上限 {most} 画素を超えるので、EPUB には {width} × {height} 画素にして入れました",
    ),
    "picture.stilled": warning(
        "“{source}” holds several pictures, and only the first goes into the EPUB; give an animation as"
        " a GIF in RGB without comments, pages as a file each",
        "「{source}」には絵が何枚かあり、EPUB には1枚目だけが入ります。動く絵は説明を含まない GIF に、ページは別々のファイルにしてください",
    ),
    "picture.resized": note(
        "“{source}” has the width and height that its author gives on paper only; in the EPUB its pixels"
        " say how much of the page it takes",
        "「{source}」の幅と高さの指定は紙だけで使います。EPUB での大きさは画素数から決めます",
    ),
    "picture.no-alt": warning(
        "the picture “{source}” has no description, so a reader who can't see it learns nothing of"
        " it; write one, as ![description](…)",
        "図「{source}」に説明がなく、見えない読者には伝わりません。![説明](…) のように書いてください",
    ),
    "picture.stand-in": warning(
        "the picture “{source}” can't be shown, so its description stands in its place; put a"
        " picture there that can be read",
        "画像「{source}」を表示できないため、説明の文に代えました。"
        "読める画像をそこに置いてください",
    ),
    "glyph.stand-in": warning(
        "no font has the character {char} ({code}), so 〓 stands in its place; choose another"
        " character or install a font",
        "{char}（{code}）の字形を持つフォントがないため、〓にしました。"
        "字を替えるか、フォントを追加してください",
    ),
    "cover.kind": error(
        "“{source}” can't be a cover; save it as PNG or JPEG",
        "「{source}」は表紙に使えません。PNG か JPEG で保存してください",
    ),
    "cover.coarse": warning(
        "the picture has {dpi} dpi at its printed size, where {least} are asked for; use a larger one",
        "印刷寸法での解像度が {dpi} dpi です（{least} dpi 必要）。大きい画像を使ってください",
    ),
    "cover.size": warning(
        "the cover is {width} × {height} pixels; shops ask for {least} on the shorter side and take"
        " {most} on the longer one",
        "表紙が {width} × {height} 画素です。書店は短辺 {least} 以上、長辺 {most} 以下を求めます",
    ),
    "cover.ratio": warning(
        "the cover is {ratio} times as high as it is wide; shops show books of 1.4 to 1.6 whole",
        "表紙の高さが幅の {ratio} 倍です。書店の棚では 1.4〜1.6 倍の表紙が全部見えます",
    ),
    "cover.pages": error(
        "how thick the book is is not known; make the pages with doit first, or give --pages",
        "本の厚さがわかりません。先に doit で本文を作るか、--pages で指定してください",
    ),
    "cover.made": note(
        "{kind}: {width} × {height} mm, spine {spine} mm of {pages} pages, bleed {bleed} mm",
        "{kind}: {width} × {height} mm、背幅 {spine} mm（{pages} ページ）、塗り足し {bleed} mm",
    ),
    "cover.full": warning(
        "title and names do not all fit on the cover; set a smaller size in your own styles/cover.css",
        "書名や名前が表紙に収まりません。本の styles/cover.css で小さくしてください",
    ),
    "style.outside": error(
        "“{url}” is outside the book's folder; a book takes files of its own folder only",
        "「{url}」は本のフォルダーの外です。本のフォルダーの中に置いてください",
    ),
    "style.missing": error(
        "there is no file “{url}” as seen from this style sheet; put it there or correct the address",
        "このスタイルシートから見た「{url}」がありません。ファイルを置くか、書き直してください",
    ),
    "style.loop": error(
        "“{url}” imports itself by way of others; take one @import out",
        "「{url}」の @import が一周して自分に戻ります。どれかを消してください",
    ),
    "style.kind": error(
        "“{url}” is no picture and no font that an EPUB can hold; give TTF, OTF, WOFF, PNG, JPEG or SVG",
        "「{url}」は EPUB に入れられる画像でもフォントでもありません。TTF、OTF、WOFF、PNG、JPEG、SVG にしてください",
    ),
    "style.font": error(
        "the font “{url}” can't be read; give another file",
        "フォント「{url}」を読めません。別のファイルにしてください",
    ),
    "style.font-licence": error(
        "the font “{url}” says that it must not be embedded (OS/2 fsType); choose another font",
        "フォント「{url}」は埋め込みを許していません (OS/2 の fsType)。別のフォントにしてください",
    ),
    "style.direction": error(
        "an EPUB must not have “{name}” in its styles; take it out",
        "EPUB のスタイルに「{name}」は書けません。除いてください",
    ),
    "style.empty": error(
        "url() names no file; write one, or take the line out",
        "url() にファイルの名前がありません。書くか、この行を除いてください",
    ),
    "style.import": error(
        "@import can't stand inside another rule; put it at the beginning of the style sheet",
        "@import はほかの規則の中に書けません。スタイルシートの初めに書いてください",
    ),
    "style.namespace": error(
        "@namespace has no place in an EPUB's one style sheet; take it out, and the prefixes of its selectors",
        "EPUB の一つのスタイルシートに @namespace は書けません。セレクターの接頭辞とともに消してください",
    ),
    "style.face": error(
        "@font-face has no src, so there is no font; write one, or take the rule out",
        "@font-face に src がなく、フォントが決まりません。書くか、規則ごと除いてください",
    ),
    "style.selector": error(
        "“{selector}” is no selector that e-readers know; correct it",
        "「{selector}」は電子書籍リーダーが読めるセレクターではありません。直してください",
    ),
    "style.nested": error(
        "e-readers know no rules inside a rule; write it as a rule of its own",
        "規則の中の規則は電子書籍リーダーでは読めません。別の規則にしてください",
    ),
    "style.value": error(
        "“{name}” has no value that e-readers can read; write one, or take the declaration out",
        "「{name}」に読める値がありません。書くか、この宣言を除いてください",
    ),
    "style.open": error(
        "this rule is not closed at the end of the style sheet; write the }} that is missing",
        "スタイルシートの終わりでこの規則が閉じていません。抜けている }} を書いてください",
    ),
    "style.unclosed": error(
        "{name} has no block in braces; look for a bracket that is not closed",
        "{name} に波括弧の中身がありません。閉じていない括弧がないか見てください",
    ),
    "style.syntax": error(
        "this is no CSS: {detail}; correct it, or EPUBs with it are refused",
        "CSS として読めません: {detail}。このままでは EPUB が受け付けられません。直してください",
    ),
    "epub.uncertified": warning(
        "the EPUB does not say that it conforms, as certified-by asks, for it has pictures without a"
        " description; write one for each",
        "certified-by がありますが、説明のない図があるので、適合の表示は EPUB に入れません。図に説明を書いてください",
    ),
    "epub.modified": note(
        "the book changed since its last EPUB, and its day of the last change is {day} as before;"
        " before you publish it, give the new day as metadata: modified, or devices keep the old book",
        "前に作った EPUB から内容が変わりましたが、更新日は {day} のままです。"
        "出す前に metadata の modified を新しい日にしてください。同じ日のままだと、読者の端末に古い本が残ることがあります",
    ),
    "epub.turned": note(
        "“{words}…” is horizontal on paper and vertical in the EPUB, whose pages have no known width;"
        " long groups and wide tables have horizontal pages of their own",
        "「{words}…」は紙では横組み、EPUBでは縦組みです (端末の紙幅が決まらないため)。"
        "長い横組みと幅の広い表は、横組みのページになります",
    ),
    "epub.long": warning(
        "this file of the EPUB is larger than stores and devices take, and has no paragraph to part it at;"
        " divide the paragraph, list item or table",
        "EPUB のこのファイルは大きすぎますが、分けられる段落がありません。段落・項目・表を分けてください",
    ),
    "epub.many": warning(
        "the EPUB has {count} files of text, and the most are {most}; join parts, or give a greater number"
        " under epub: documents",
        "EPUB の本文ファイルが {count} 個あり、上限の {most} 個を超えます。"
        "部を減らすか、epub の documents に大きい数を書いてください",
    ),
    "epub.kobo-link": note(
        "the EPUB for Kobo has the words of this link without its address, which Rakuten Kobo refuses:"
        " {address}",
        "Kobo 用の EPUB では、楽天 Kobo が認めない本の外へのリンクを語句だけにしました: {address}",
    ),
}
