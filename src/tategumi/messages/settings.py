"""What ``book.yaml`` says, and how: its keys and values, and the settings of print."""

from .message import Message, error

SETTINGS: dict[str, Message] = {
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
    "print.thumb-pages": error(
        "the tabs of the thumb index take {pages} pages, not {wanted}: each section must be one page, with"
        " a break after it",
        "爪見出しの紙面が {wanted} ページにならず、{pages} ページになります。section を一つずつ改ページしてください",
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
}
