// seconds.mjs FOLDER BOOK…: how long a turn of a page takes in each document, the least of several.
import { SCREENS, launch, open, serve, shown } from './serve.mjs'

const TURNS = 5
const [folder, ...books] = process.argv.slice(2)
const server = await serve(folder)
const browser = await launch()
const taken = []

for (const book of books) {
  const { page, documents } = await open(browser, server.address, 'foliate', book, SCREENS.phone)
  for (let number = 0; number < documents; number++) {
    await shown(page, number)
    const turns = []
    for (let turn = 0; turn < TURNS; turn++) {
      const begun = Date.now()
      await page.evaluate(() => reader.next())
      if (await page.evaluate(() => reader.index()) !== number) break // into the next document
      turns.push((Date.now() - begun) / 1000)
    }
    if (turns.length) taken.push({ book, document: number, seconds: Math.min(...turns) })
  }
  await page.close()
}
console.log(JSON.stringify(taken))
await browser.close()
server.close()
