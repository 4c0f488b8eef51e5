// turning.mjs FOLDER BOOK…: each line of the contents leads to its place, they stand in the order of the
// book, and turning page after page passes every document to the end. Prints what does not, as JSON.
import { SCREENS, launch, open, serve, shown } from './serve.mjs'

const [folder, ...books] = process.argv.slice(2)
const server = await serve(folder)
const browser = await launch()
const faults = []
// Lines of the contents that are gone to, out of a long list.
const TRIED = 6

const tried = items =>
  items.filter((_, i) => i % Math.max(1, Math.floor(items.length / TRIED)) === 0)
const lines = items => (items ?? []).flatMap(item => [item, ...lines(item.subitems)])

for (const book of books) {
  const { page, documents } = await open(browser, server.address, 'foliate', book, SCREENS.phone)
  const contents = lines(await page.evaluate(() => reader.toc()))
  const places = await page.evaluate(at => at.map(one => reader.find(one)), contents.map(c => c.href))
  const astray = contents.filter((_, i) => places[i] < 0 || places[i] < places[i - 1])
  if (!contents.length || astray.length) faults.push({ book, astray: astray.map(one => one.label) })
  for (const { href } of tried(contents.filter(one => !astray.includes(one)))) {
    await shown(page, href)
    const [now, at] = await page.evaluate(() => [reader.shown(), reader.index()])
    if (at !== places[contents.findIndex(one => one.href === href)]) faults.push({ book, href, at })
    else if (!now) faults.push({ book, href, now })
  }
  await shown(page, 0)
  const seen = new Set([0])
  let turned = 0
  for (let last = ''; turned < 2000; turned++) {
    await page.evaluate(() => reader.next())
    const [at, where] = await page.evaluate(() => [reader.index(), reader.place()])
    if (`${at} ${where}` === last) break
    last = `${at} ${where}`
    seen.add(at)
  }
  if (seen.size !== documents) faults.push({ book, documents, seen: [...seen], turned })
  await page.close()

  const other = await open(browser, server.address, 'epubjs', book, SCREENS.phone)
  const shelf = lines(await other.page.evaluate(() => reader.toc()))
  if (shelf.length !== contents.length) faults.push({ book, contents: shelf.length })
  for (const { href } of tried(shelf)) {
    await shown(other.page, href)
    const at = await other.page.evaluate(() => reader.shown())
    if (at !== href.split('#')[0]) faults.push({ book, engine: 'epubjs', href, at })
  }
  await other.page.close()
}
console.log(JSON.stringify(faults))
await browser.close()
server.close()
