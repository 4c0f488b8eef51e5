// notes.mjs FOLDER BOOK…: each mark of a note opens a window with the note alone, vertical as the text.
// Prints what does not, as JSON.
import { SCREENS, launch, open, serve, shown } from './serve.mjs'

const [folder, ...books] = process.argv.slice(2)
const server = await serve(folder)
const browser = await launch()
const faults = []
const plain = text => text.replace(/\s/g, '')

for (const book of books) {
  const { page, documents } = await open(browser, server.address, 'foliate', book, SCREENS.phone)
  let count = 0
  for (let number = 0; number < documents; number++) {
    const frame = await shown(page, number)
    const notes = await frame.evaluate(() => [...document.querySelectorAll('a.noteref')].map(mark =>
      document.getElementById(mark.getAttribute('href').split('#')[1]).textContent))
    for (const [index, note] of notes.entries()) {
      count++
      const { type, text, mode, error } = await page.evaluate(at => reader.note(at), index)
      if (error || type !== 'footnote' || plain(text) !== plain(note) || mode !== 'vertical-rl') {
        faults.push({ book, document: number, note, type, text, mode, error })
      }
    }
  }
  if (!count) faults.push({ book, notes: 0 })
  await page.close()
}
console.log(JSON.stringify(faults))
await browser.close()
server.close()
