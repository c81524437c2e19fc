import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { dump } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { detectFormat } from '../../src/ingest/formats/index.ts'
import { readHead } from '../../src/ingest/lines.ts'
import { readSeeds } from '../../src/ingest/seeds.ts'
import { workspace } from './workspace.ts'

const folder = join(import.meta.dirname, 'fixtures')

/** What a file says, as a person can read it: its records, then its problems. */
async function readable(name: string): Promise<string> {
  const { records, problems, files } = await readSeeds([{ path: join(folder, name), name }])
  const shown = records.map(({ line, kind, supplement, facts }) => {
    const { otherTitles, authors, links, ...known } = facts
    const lists = { otherTitles, authors, links }
    const full = Object.entries(lists).filter(([, value]) => Object.keys(value).length > 0)
    return { line, kind, ...(supplement && { supplement }), ...known, ...Object.fromEntries(full) }
  })
  const told = problems.map(({ line, message }) => `${line ?? ''}: ${message}`)
  const counts = files.map(({ format, entries, skipped }) => ({ format, entries, skipped }))[0]
  return dump({ ...counts, records: shown, problems: told }, { lineWidth: 100, noRefs: true })
}

describe('what each fixture says', () => {
  test.each(readdirSync(folder).sort())('%s', async (name) => {
    await expect(await readable(name)).toMatchFileSnapshot(`snapshots/${name}.yaml`)
  })
})

test.each(readdirSync(folder).sort())('%s is recognized by its content, whatever its name', async (name) => {
  const head = await readHead(join(folder, name), name)
  const format = detectFormat(head)
  expect(format).toBeDefined()
  expect(detectFormat({ ...head, name: 'x.unknown' })).toBe(format)
})

test('a line that only looks like BibTeX makes no bibliography', async () => {
  const { seed } = workspace()
  const table = await readHead(seed('a.csv', 'title,abstract\n@SUM(A1),Text\n'), 'a.csv')
  expect(detectFormat(table)?.kind).not.toBe('bibtex')
  const real = await readHead(seed('b.txt', '@String(x = "y")\n@Article(key,\n title = "T")\n'), 'b.txt')
  expect(detectFormat(real)?.kind).toBe('bibtex')
})

test.each(['\n', ' ', '[x]\n', '<!---->', '<html>', '{"a":', '@a\n', '%a\n', '<?xml '])(
  'no beginning of a file takes long to tell: %j over and over',
  (piece) => {
    for (const start of ['', '[Desktop Entry]\n', '<?xml version="1.0"?>', '{']) {
      const text = (start + piece.repeat(65_536)).slice(0, 65_536)
      const used = process.cpuUsage().user
      detectFormat({ name: 'x', text, size: text.length, encoding: 'utf-8' })
      expect(process.cpuUsage().user - used).toBeLessThan(1_000_000)
    }
  },
)

test('all fixtures together become papers, and nothing is written beside them', async () => {
  const { run, files, content } = workspace()
  const report = await run({ seeds: folder })
  for (const file of report.files)
    expect(file.new + file.merged + file.unchanged + file.skipped, file.file).toBe(file.entries)
  expect(Object.keys(files())).toHaveLength(report.papers)
  expect(readdirSync(content)).toEqual(['papers'])
  expect(Object.keys(files()).every((name) => /^[a-z0-9-]+\.mdx$/.test(name))).toBe(true)
  expect(await run({ seeds: folder })).toMatchObject({ added: [], changed: [], papers: report.papers })
})
