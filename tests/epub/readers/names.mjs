// names.mjs FOLDER PAGE…: no name that a screen reader says holds the reading of a ruby beside its base.
// The pages are those of an unpacked book. Prints those that do, as JSON.
import { launch, serve } from './serve.mjs'

const [folder, ...pages] = process.argv.slice(2)
const server = await serve(folder)
const browser = await launch()
const page = await browser.newPage()
const client = await page.context().newCDPSession(page)
await client.send('Accessibility.enable')
const found = []
const bare = text => text.replace(/\s/g, '')
// Pieces of the text itself, which are what is read, not names.
const TEXT = new Set(['StaticText', 'InlineTextBox'])

for (const name of pages) {
  await page.goto(`${server.address}/books/${name}`)
  const rubies = await page.evaluate(
    () => [...document.querySelectorAll('ruby')].map(ruby => ruby.textContent))
  const { nodes } = await client.send('Accessibility.getFullAXTree')
  const said = nodes.filter(node => !node.ignored && node.name?.value && !TEXT.has(node.role.value))
  if (!said.some(node => node.role.value !== 'RootWebArea')) found.push({ page: name, role: 'none' })
  for (const { role, name: { value } } of said) {
    if (rubies.some(ruby => bare(value).includes(bare(ruby)))) {
      found.push({ page: name, role: role.value, name: value })
    }
  }
}
console.log(JSON.stringify(found))
await browser.close()
server.close()
