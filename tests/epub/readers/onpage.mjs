// onpage.mjs FOLDER BOOK[@SCREEN]…: every character and picture of every document stands whole on one page,
// and the cover on exactly one; each caption on the page of its picture; what is short and horizontal in one
// line; on the screen or on all of them.
// Prints what does not, as JSON.
import { SCREENS, launch, open, serve, shown } from './serve.mjs'

const [folder, ...books] = process.argv.slice(2)
const server = await serve(folder)
const browser = await launch()
const faults = []

// In the document: the pages are `size` long along `axis` ('y' where the text is vertical).
function strays([width, height, axis]) {
  const slack = 1.5
  const [along, across, length, breadth] = axis === 'y'
    ? [['top', 'bottom'], ['left', 'right'], height, width]
    : [['left', 'right'], ['top', 'bottom'], width, height]
  const pageOf = box => Math.floor((box[along[0]] + slack) / length)
  const whole = box => !box.width || !box.height
    || (box[across[0]] >= -slack && box[across[1]] <= breadth + slack
      && box[along[0]] >= -slack && box[along[1]] <= (pageOf(box) + 1) * length + slack)
  const found = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  let count = 0
  for (let text; (text = walker.nextNode());) {
    for (let i = 0; i < text.length; i++) {
      if (!text.data[i].trim()) continue
      range.setStart(text, i)
      range.setEnd(text, i + 1)
      count++
      if (!whole(range.getBoundingClientRect())) found.push(text.data.slice(Math.max(i - 3, 0), i + 4))
    }
  }
  for (const image of document.images) {
    if (!whole(image.getBoundingClientRect())) found.push(`picture ${image.alt}`)
  }
  for (const caption of document.querySelectorAll('figcaption')) {
    const picture = caption.parentElement.querySelector('img')
    const [a, b] = [picture, caption].map(e => pageOf(e.getBoundingClientRect()))
    if (a !== b) found.push(`caption ${caption.textContent}`)
  }
  for (const phrase of document.querySelectorAll('.vrtl span.yokogumi')) {
    range.selectNodeContents(phrase)
    const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)))
    if (lines.size > 1) found.push(`broken ${phrase.textContent}`)
  }
  return { count, pictures: document.images.length, found }
}

for (const [book, only] of books.map(one => one.split('@'))) {
  for (const engine of ['foliate', 'epubjs']) {
    for (const [screen, size] of Object.entries(SCREENS)) {
      if (only && only !== screen) continue
      const { page, documents } = await open(browser, server.address, engine, book, size)
      for (let number = 0; number < documents; number++) {
        const frame = await shown(page, number)
        const vertical = await frame.evaluate(
          () => getComputedStyle(document.documentElement).writingMode.startsWith('vertical'))
        const [width, height] = await frame.evaluate(() => [innerWidth, innerHeight])
        const long = engine === 'foliate' ? await page.evaluate(() => reader.size()) : 0
        const measure = vertical
          ? [engine === 'foliate' ? width : size[0], long || size[1], 'y']
          : [long || size[0], engine === 'foliate' ? height : size[1], 'x']
        const { count, pictures, found } = await frame.evaluate(strays, measure)
        const pages = await page.evaluate(() => reader.pages())
        // Each picture may take a page of its own, and so may the heading before the first.
        const most = number === 0 ? 1 : Math.max(3, count / 20 + pictures + 1)
        if (found.length || pages > most) {
          faults.push({ book, engine, screen, document: number, pages, found: found.slice(0, 5) })
        }
      }
      await page.close()
    }
  }
}
console.log(JSON.stringify(faults))
await browser.close()
server.close()
