import { parseArgs } from 'node:util'
import { loadAtlas } from '../src/atlas/index.ts'
import { drawContactSheet } from '../src/cards/contact-sheet.ts'

const { values } = parseArgs({
  options: { content: { type: 'string' }, out: { type: 'string', default: 'test-output/contact-sheet.png' } },
})
const cards = await drawContactSheet(loadAtlas(values.content), values.out)
console.log(`${values.out}: ${cards.length} cards`)
