"""Catalogues: many works in one go."""

from .message import Message, error, note

CATALOGUE: dict[str, Message] = {
    "catalogue.no-folder": error(
        "this is no folder; give the folders that hold the manuscripts",
        "フォルダーではありません。原稿のあるフォルダーを指定してください",
    ),
    "catalogue.empty": error(
        "there are no manuscripts (.txt, .md, .zip) in it; check the folder's name",
        "原稿（.txt、.md、.zip）がありません。フォルダーの名前を確かめてください",
    ),
    "catalogue.busy": error(
        "another catalogue is being made in this folder; wait for its end",
        "このフォルダーでは別の catalogue が動いています。終わるまで待ってください",
    ),
    "catalogue.no-dask": error(
        "a cluster needs Dask's distributed; install tategumi[cluster]",
        "クラスターには Dask の distributed が要ります。tategumi[cluster] を入れてください",
    ),
    "catalogue.no-cluster": error(
        "there is no Dask scheduler to reach ({detail}); check its address",
        "Dask スケジューラーにつながりません（{detail}）。アドレスを確かめてください",
    ),
    "catalogue.time": error(
        "the work was ended after {seconds} seconds; give it more with --seconds",
        "{seconds} 秒を超えたので打ち切りました。--seconds で延ばせます",
    ),
    "catalogue.memory": error(
        "the work needs more than {memory} MB of memory; give it more with --memory",
        "メモリーが {memory} MB を超えました。--memory で増やせます",
    ),
    "catalogue.killed": error(
        "the process of this work died ({detail}); start again to try it once more",
        "この作品の処理が途中で止まりました（{detail}）。もう一度実行するとやり直します",
    ),
    "catalogue.failed": error(
        "{failed} of {works} works failed; mend them and start again",
        "{works} 作のうち {failed} 作が失敗しました。直してもう一度実行してください",
    ),
    "catalogue.summary": note(
        "{works} works: {made} made, {before} made before, {failed} failed; {pages} pages, {seconds} s of work",
        "{works} 作: 今回 {made}、前回まで {before}、失敗 {failed}。{pages} ページ、のべ {seconds} 秒",
    ),
    "catalogue.warned": note("{warning}: in {works} works", "{warning}: {works} 作"),
    "catalogue.is-failed": note("failed", "失敗"),
    "catalogue.is-killed": note("killed", "中断"),
    "catalogue.is-time": note("too slow", "時間切れ"),
    "catalogue.is-memory": note("too large", "メモリー超過"),
    "catalogue.index": note("Catalogue", "目録"),
    "catalogue.pages": note("{pages} pages", "{pages} ページ"),
}
