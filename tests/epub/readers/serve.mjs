// What the proofs share: the book behind a local server (modules and fetch need one), and Chromium.
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const here = path.dirname(fileURLToPath(import.meta.url))
const TYPES = {
  '.js': 'text/javascript', '.mjs': 'text/javascript', '.html': 'text/html',
  '.epub': 'application/epub+zip', '.xhtml': 'application/xhtml+xml', '.css': 'text/css',
}

export const SCREENS = { phone: [390, 750], tablet: [800, 1100], landscape: [750, 500] }

// Serve this folder, and `books` under /books/; the address of its root.
export function serve(books) {
  const server = http.createServer((request, answer) => {
    const wanted = decodeURIComponent(new URL(request.url, 'http://local').pathname)
    const file = wanted.startsWith('/books/')
      ? path.join(books, wanted.slice('/books/'.length)) : path.join(here, wanted)
    if (!fs.existsSync(file) || !fs.statSync(file).isFile()) return answer.writeHead(404).end()
    answer.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' })
    fs.createReadStream(file).pipe(answer)
  })
  return new Promise(ready => server.listen(0, '127.0.0.1', () => {
    ready({ address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() })
  }))
}

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM,
  headless: true,
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

// A page of the engine, `foliate` or `epubjs`, with the book open.
export async function open(browser, address, engine, book, [width, height]) {
  const page = await browser.newPage({ viewport: { width, height } })
  await page.goto(`${address}/${engine}.html`)
  await page.waitForFunction('window.reader')
  const documents = await page.evaluate(at => reader.open(at), `/books/${book}`)
  return { page, documents }
}

// The frame that shows the document, once its fonts and pictures are there.
export async function shown(page, target) {
  await page.evaluate(to => reader.show(to), target)
  const frame = page.frames().findLast(frame => frame !== page.mainFrame())
  await frame.evaluate(async () => {
    await document.fonts.ready
    await Promise.all([...document.images].map(image => image.decode().catch(() => {})))
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
  })
  return frame
}
