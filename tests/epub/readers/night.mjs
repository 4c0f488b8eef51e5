// night.mjs FOLDER BOOK…: the pictures of characters on the dark page of a night mode, each as a PNG in base64.
import { SCREENS, launch, open, serve, shown } from './serve.mjs'

const NIGHT = 'html { color: #e0e0e0; background: #222 !important }'
const [folder, ...books] = process.argv.slice(2)
const server = await serve(folder)
const browser = await launch()
const pictures = []

for (const book of books) {
  const { page, documents } = await open(browser, server.address, 'foliate', book, SCREENS.tablet)
  await page.evaluate(css => reader.style(css), NIGHT)
  for (let number = 0; number < documents; number++) {
    const frame = await shown(page, number)
    const glyphs = await frame.$$('.gaiji, .gaiji-line, .gaiji-wide')
    for (const index of glyphs.keys()) {
      await page.evaluate(at => reader.see('.gaiji, .gaiji-line, .gaiji-wide', at), index)
      pictures.push((await glyphs[index].screenshot()).toString('base64'))
    }
  }
  await page.close()
}
console.log(JSON.stringify(pictures))
await browser.close()
server.close()
