// measure.mjs FOLDER BOOK…: in both engines columns run down and to the left, readings stand right of
// their bases, tate-chu-yoko is one em tall, and emphasis has marks. Prints what does not, as JSON.
import { launch, open, serve, shown } from './serve.mjs'

const SIZE = [600, 900]
const [folder, ...books] = process.argv.slice(2)
const server = await serve(folder)
const browser = await launch()
const faults = []

// In the document, of its longest paragraph and of all small parts that stand in one.
function measured() {
  const size = parseFloat(getComputedStyle(document.body).fontSize)
  const small = '.tcy, rt, sub, sup, .noteref, .warichu, .yokogumi, .fit, .gaiji, [class^=font-], code'
  const middle = box => [box.x + box.width / 2, box.y + box.height / 2]
  const boxOf = (start, end) => {
    const range = document.createRange()
    range.setStartBefore(start)
    range.setEndBefore(end)
    return range.getBoundingClientRect()
  }
  const steps = { down: 0, left: 0, page: 0 }
  const wrong = []
  const long = [...document.querySelectorAll('p')]
    .sort((a, b) => b.textContent.length - a.textContent.length)[0]
  const walker = document.createTreeWalker(long ?? document.createElement('p'), NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  let before
  for (let text; (text = walker.nextNode());) {
    if (text.parentElement.closest(small)) continue
    for (let i = 0; i < text.length; i++) {
      range.setStart(text, i)
      range.setEnd(text, i + 1)
      const box = range.getBoundingClientRect()
      if (!box.width || !text.data[i].trim()) continue
      const [x, y] = middle(box)
      if (before) {
        const [right, down] = [x - before[0], y - before[1]]
        if (Math.abs(right) < size * 0.4 && down > 0) steps.down++
        else if (right < -size * 0.5 && down <= 0) steps.left++
        else if (right > 0 && down > 0) steps.page++ // pages lie below each other
        else wrong.push(`order ${text.data.slice(Math.max(i - 3, 0), i + 3)}`)
      }
      before = [x, y]
    }
  }
  const plain = [...document.querySelectorAll('ruby')]
    .filter(ruby => !ruby.closest('h1, h2, h3, h4, .ruby-left') && !ruby.querySelector('ruby'))
  for (const ruby of plain) {
    for (const rt of ruby.querySelectorAll('rt')) {
      const first = rt.previousElementSibling?.tagName === 'RT'
        ? rt.previousElementSibling.nextSibling : ruby.firstChild
      const [base, reading] = [boxOf(first, rt), rt.getBoundingClientRect()].map(middle)
      const own = parseFloat(getComputedStyle(ruby).fontSize)
      const off = (reading[0] - base[0]) / own
      const parted = boxOf(first, rt).width > own * 2 // at the end of one column and the next
      if (!parted && !(off > 0.5 && off < 1.2)) wrong.push(`reading ${ruby.textContent} ${off}`)
    }
  }
  for (const tcy of document.querySelectorAll('.tcy')) {
    const tall = tcy.getBoundingClientRect().height / parseFloat(getComputedStyle(tcy).fontSize)
    if (Math.abs(tall - 1) > 0.1) wrong.push(`tate-chu-yoko ${tcy.textContent} ${tall}`)
  }
  for (const em of document.querySelectorAll('em')) {
    if (getComputedStyle(em).textEmphasisStyle === 'none') wrong.push(`emphasis ${em.textContent}`)
  }
  const mode = getComputedStyle(document.documentElement).writingMode
  const wanted = document.documentElement.className.split(' ')[0]
  if (mode !== { vrtl: 'vertical-rl', hltr: 'horizontal-tb' }[wanted]) wrong.push(`${wanted} ${mode}`)
  return { steps, wrong: wanted === 'vrtl' ? wrong : wrong.filter(one => one.startsWith('hltr')) }
}

for (const book of books) {
  for (const engine of ['foliate', 'epubjs']) {
    const { page, documents } = await open(browser, server.address, engine, book, SIZE)
    const all = { down: 0, left: 0, page: 0 }
    for (let number = 0; number < documents; number++) {
      const { steps, wrong } = await (await shown(page, number)).evaluate(measured)
      for (const kind in all) all[kind] += steps[kind]
      if (wrong.length) faults.push({ book, engine, document: number, wrong: wrong.slice(0, 5) })
    }
    if (all.down < 3 * all.left) faults.push({ book, engine, all })
    await page.close()
  }
}
console.log(JSON.stringify(faults))
await browser.close()
server.close()
