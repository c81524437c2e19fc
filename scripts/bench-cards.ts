import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sampleCardAtlas } from '../src/build/sample-cards.ts'
import { baseMap, renderCards } from '../src/cards/index.ts'

const usage = `npm run bench:cards -- [--papers N] [--content DIR]

Draws the preview cards of an atlas of N generated papers three times: with an empty cache, again, and with one
paper more. Prints wall and processor seconds of all threads, the greatest memory, and the files' sizes.
  --papers N     how many papers (default: 340)
  --content DIR  whose words, names and topics to use (default: content)`

const { values } = parseArgs({
  options: {
    papers: { type: 'string', default: '340' },
    content: { type: 'string', default: 'content' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
if (values.help) console.log(usage)
else await bench(Number(values.papers), values.content)

async function bench(papers: number, content: string): Promise<void> {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}; ${papers} papers`)
  const folder = mkdtempSync(join(tmpdir(), 'bench-cards-'))
  try {
    const atlas = sampleCardAtlas(papers, content)
    const base = baseMap(atlas)
    const run = (name: string, of = atlas) => measure(name, () => render(of))
    const render = (of: typeof atlas) =>
      renderCards(of, join(folder, 'site'), { cacheDir: join(folder, 'cache'), base: baseMap(of, base) })
    await run('cold')
    await run('warm')
    await run('one paper more', sampleCardAtlas(papers + 1, content))
    printSizes(join(folder, 'site', 'cards'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(name: string, task: () => ReturnType<typeof renderCards>): Promise<void> {
  const before = process.cpuUsage()
  const { drawn, cached, seconds } = await task()
  const { user, system } = process.cpuUsage(before)
  const memory = (process.resourceUsage().maxRSS / 1000).toFixed(0)
  const spent = `${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of processors`
  console.log(`${name}: ${drawn} drawn, ${cached} cached, ${spent}, at most ${memory} MB`)
}

function printSizes(folder: string): void {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.png'),
  )
  const sizes = names.map((name) => statSync(join(folder, name)).size).sort((a, b) => a - b)
  const [median = 0, most = 0] = [sizes[sizes.length >> 1], sizes.at(-1)]
  console.log(`PNG: ${(median / 1000).toFixed(1)} kB in the middle, ${(most / 1000).toFixed(1)} kB at most`)
}
