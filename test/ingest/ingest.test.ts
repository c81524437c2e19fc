import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ingest } from '../../src/ingest/index.ts'
import { formatReport, type IngestReport } from '../../src/ingest/report.ts'
import { extractClaims } from '../../src/claims/index.ts'
import { abstractOn, line, surname, tree, workspace } from './workspace.ts'

/** Every entry is accounted for. */
function expectSums({ files }: IngestReport) {
  for (const file of files)
    expect(file.new + file.merged + file.unchanged + file.skipped, file.file).toBe(file.entries)
}

describe('the repository’s own seeds', () => {
  test('379 entries and their metadata are 340 papers, each entry accounted for', async () => {
    const { content } = workspace()
    const report = await ingest({ seeds: 'seeds', content })
    expectSums(report)
    const listings = report.files.filter(({ file }) => file.endsWith('.txt'))
    expect(listings.map(({ entries }) => entries)).toEqual([45, 119, 215])
    expect(report).toMatchObject({ papers: 340, problems: [] })
    expect(Object.keys(tree(join(content, 'papers')))).toHaveLength(340)
  })

  test('content/papers is what ingest writes today', async () => {
    const { content } = workspace()
    await ingest({ seeds: 'seeds', content })
    const undated = (text = '') => text.replace(/^added: .*\n/m, '')
    const [fresh, committed] = [tree(join(content, 'papers')), tree('content/papers')]
    const stale = Object.keys(fresh).filter((name) => undated(fresh[name]) !== undated(committed[name]))
    expect(stale, 'run npm run ingest and commit content/papers').toEqual([])
  })
})

const two =
  line({ title: 'Net: A Title', abstract: abstractOn('net'), arxiv: '2401.00001' }) +
  line({ title: 'Other', abstract: abstractOn('other') })

describe('again and again', () => {
  test('the day on which a paper entered stays its day', async () => {
    const { run, seed, paper } = workspace({
      'a.jsonl': line({ title: 'Net: A Title', abstract: abstractOn('net') }),
    })
    await run({ today: '2024-02-29' })
    seed('a.jsonl', two)
    await run({ today: '2024-03-01' })
    expect(paper('net-a-title').facts.added).toBe('2024-02-29')
    expect(paper('other').facts.added).toBe('2024-03-01')
  })

  test('a generated field that a person changed is written anew, and the person told', async () => {
    const { run, path, content, paper } = workspace({ 'a.jsonl': two })
    const cache = join(content, 'cache')
    await run({ cache })
    const file = path('net-a-title')
    writeFileSync(file, readFileSync(file, 'utf8').replace('title: ', 'venue: ICML\ntitle: '))
    const { problems } = await run({ cache })
    const message = 'venue was changed by hand to "ICML", which ingest undoes; set it under overrides:'
    expect(problems).toEqual([{ file, message }])
    expect(paper('net-a-title').facts.venue).toBeUndefined()
    expect(await run({ cache })).toMatchObject({ problems: [], changed: [] })
  })

  test('an ingest without changes touches no file', async () => {
    const { run, path, content } = workspace({ 'a.jsonl': two })
    const cache = join(content, 'cache')
    expect(await run({ cache })).toMatchObject({ papers: 2, added: ['net-a-title', 'other'] })
    const before = statSync(path('net-a-title')).mtimeMs
    for (const options of [{ cache }, {}, { cache }]) {
      const report = await run(options)
      expectSums(report)
      expect(report).toMatchObject({
        papers: 2,
        added: [],
        changed: [],
        files: [{ entries: 2, unchanged: 2 }],
      })
      expect(statSync(path('net-a-title')).mtimeMs).toBe(before)
    }
  })

  test('a hundred papers of one title keep their files, whatever else tells them apart', async () => {
    const editorials = Array.from({ length: 100 }, (_, at) =>
      line({
        title: 'Editorial',
        abstract: abstractOn(`topic${at}`),
        authors: [`Ada ${surname(at)}`],
        published: String(1900 + at),
        doi: at % 2 ? `10.1000/${at}` : undefined,
      }),
    )
    const { run, seed, files } = workspace({ 'a.jsonl': editorials.join('') })
    expect((await run()).papers).toBe(100)
    const before = files()
    expect(Object.keys(before)).toContain('editorial-100.mdx')
    expect(await run()).toMatchObject({ papers: 100, added: [], changed: [] })
    seed('a.jsonl', editorials.toReversed().join(''))
    expect(await run()).toMatchObject({ papers: 100, added: [] })
    expect(Object.keys(files())).toEqual(Object.keys(before))
  })

  test('a torn memo only costs time', async () => {
    const { run, content, files } = workspace({ 'a.jsonl': two })
    const cache = join(content, 'cache')
    await run({ cache })
    const before = files()
    for (const name of Object.keys(tree(cache))) writeFileSync(join(cache, name), '{"engine":')
    expect(await run({ cache })).toMatchObject({ changed: [] })
    expect(files()).toEqual(before)
  })

  test('with a memo, edits and better engines are seen', async () => {
    const { run, content, paper, path } = workspace({ 'a.jsonl': two })
    const cache = join(content, 'cache')
    await run({ cache })
    const source = readFileSync(path('net-a-title'), 'utf8')
    writeFileSync(path('net-a-title'), source.replace('A Title', 'Edited by Hand'))
    expect(await run({ cache })).toMatchObject({ changed: ['net-a-title'] })
    expect(paper('net-a-title').facts.title).toBe('Net: A Title')
    const topics = () => [['one'], ['two']]
    rmSync(cache, { recursive: true })
    expect(await run({ cache, topics })).toMatchObject({ changed: ['net-a-title', 'other'] })
  })

  test('the order of the files’ names decides, not the order of reading', async () => {
    const { run, files, seeds } = workspace({
      'a.jsonl': two,
      'b.jsonl': line({ title: 'Other', arxiv: '2401.00002' }),
    })
    await run({ seeds: [join(seeds, 'b.jsonl'), join(seeds, 'a.jsonl')] })
    const first = files()
    const {
      run: again,
      files: others,
      seeds: same,
    } = workspace({ 'a.jsonl': two, 'b.jsonl': line({ title: 'Other', arxiv: '2401.00002' }) })
    await again({ seeds: [join(same, 'a.jsonl'), join(same, 'b.jsonl')] })
    expect(others()).toEqual(first)
  })
})

test('claims that a thread reads are those of any other ingest', async () => {
  const claim = (at: number) =>
    `Our system trains models ${at}.5x faster than the baseline and saves ${1 + (at % 90)}% of memory.`
  const records = Array.from({ length: 2100 }, (_, at) =>
    line({ title: `Paper of ${at}`, abstract: claim(at) }),
  )
  const inThread = workspace({ 'a.jsonl': records.join('') })
  await inThread.run({ claims: extractClaims })
  const here = workspace({ 'a.jsonl': records.join('') })
  await here.run({ claims: (abstract) => extractClaims(abstract) })
  expect(inThread.files()).toEqual(here.files())
  expect(inThread.paper('paper-of-7').facts.claims.length).toBeGreaterThan(0)
}, 60_000)

describe('what the person wrote', () => {
  const notes = 'My note\r\n\n<b>not mine to change</b>  \n\n---\n'
  const overrides = 'overrides:\n  venue: "Here"   # a comment\n\n  links: { code: https://a.org/b }\n'

  test('survives byte for byte while the rest changes', async () => {
    const { run, seed, path } = workspace({ 'a.jsonl': two })
    await run()
    const source = readFileSync(path('other'), 'utf8')
    writeFileSync(path('other'), source.replace('sources:', `${overrides}sources:`) + notes)
    seed('b.jsonl', line({ title: 'Other', arxiv: '2401.00002', abstract: 'x' }))
    expect(await run()).toMatchObject({ changed: ['other'] })
    const after = readFileSync(path('other'), 'utf8')
    expect(after).toContain(`\n${overrides}---\n`)
    expect(after.endsWith(`}\n${notes}`)).toBe(true)
    expect(after).toContain("arxiv: '2401.00002'")
    expect(await run()).toMatchObject({ changed: [] })
  })

  test('claims are found in the person’s abstract where there is one', async () => {
    const { run, path, paper } = workspace({ 'a.jsonl': two })
    await run()
    const source = readFileSync(path('other'), 'utf8')
    const own = 'Our system trains models 3.5x faster than the baseline.'
    writeFileSync(path('other'), source.replace('sources:', `overrides:\n  abstract: ${own}\nsources:`))
    await run({ claims: extractClaims })
    expect(paper('other').facts.claims).toEqual(extractClaims(own))
  })

  test('a file that cannot be read is left alone, and said so', async () => {
    const { run, path } = workspace({ 'a.jsonl': two })
    await run()
    writeFileSync(path('other'), '---\ntitle: [\n---\n\nmy text')
    const report = await run()
    expectSums(report)
    expect(report.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('until then ingest leaves the file alone'),
      expect.stringContaining('cannot be read; mend it'),
    ])
    expect(readFileSync(path('other'), 'utf8')).toBe('---\ntitle: [\n---\n\nmy text')
  })
})

describe('papers that change', () => {
  test('a renamed paper keeps its address and is found under its new name', async () => {
    const { run, seed, paper, files } = workspace({ 'a.jsonl': two })
    await run()
    seed('a.jsonl', two.replace('Net: A Title', 'NetX: A New Title'))
    expect(await run()).toMatchObject({ added: [], changed: ['net-a-title'] })
    expect(Object.keys(files())).toEqual(['net-a-title.mdx', 'other.mdx'])
    const renamed = { title: 'NetX: A New Title', name: 'NetX', aliases: ['netx-a-new-title'] }
    expect(paper('net-a-title').facts).toMatchObject(renamed)
    expect(await run()).toMatchObject({ added: [], changed: [] })
    seed('b.jsonl', line({ title: 'NetX: a new title!', abstract: abstractOn('x'), arxiv: '2401.00009' }))
    expect(await run()).toMatchObject({ added: ['netx-a-new-title-2'], changed: [] })
  })

  test('a paper whose seed is gone keeps all it knew', async () => {
    const { run, files, seeds } = workspace({
      'a.jsonl': two,
      'b.jsonl':
        line({ title: 'Third', abstract: abstractOn('third'), venue: 'V' }) +
        line({ title: 'Other', venue: 'W', code: 'https://a.org/x' }),
    })
    await run()
    const before = files()
    const report = await run({ seeds: join(seeds, 'a.jsonl') })
    expect(report).toMatchObject({ papers: 3, orphans: ['third'], changed: [] })
    expect(files()).toEqual(before)
    expect(formatReport(report)).toContain('1 paper in no seed file any longer, kept: third')
  })

  test('listings ingested one by one give what they give together', async () => {
    const a = two
    const b =
      line({ title: 'OTHER!', arxiv: '2401.00002', published: '2024-01' }) +
      line({ title: 'Third', abstract: abstractOn('third') })
    const together = workspace({ 'a.jsonl': a, 'b.jsonl': b })
    await together.run()
    const apart = workspace({ 'a.jsonl': a, 'b.jsonl': b })
    for (const name of ['b.jsonl', 'a.jsonl', 'b.jsonl']) await apart.run({ seeds: join(apart.seeds, name) })
    expect(Object.keys(apart.files()).length).toBe(3)
    await apart.run()
    expect(apart.files()).toEqual({ ...together.files(), ...renamed(together.files(), apart.files()) })
  })

  test('two files that prove to be one paper become one, and the other address an alias', async () => {
    const { run, seed, files, paper } = workspace({ 'a.jsonl': two })
    await run()
    seed('b.jsonl', line({ title: 'Other', arxiv: '2401.00001', otherTitles: ['Net: A Title'] }))
    await run()
    expect(Object.keys(files())).toEqual(['net-a-title.mdx'])
    expect(paper('net-a-title').facts.aliases).toEqual(['other'])
    expect(await run()).toMatchObject({ changed: [], papers: 1 })
  })

  test('two such files with notes in one keep the one with notes', async () => {
    const { run, seed, files, paper, path } = workspace({ 'a.jsonl': two })
    await run()
    writeFileSync(path('other'), `${readFileSync(path('other'), 'utf8')}My note`)
    seed('b.jsonl', line({ title: 'Other', arxiv: '2401.00001', otherTitles: ['Net: A Title'] }))
    await run()
    expect(Object.keys(files())).toEqual(['other.mdx'])
    expect(paper('other')).toMatchObject({ notes: 'My note', facts: { aliases: ['net-a-title'] } })
  })
})

/** Files that differ only in their slug; none is expected. */
function renamed(a: Record<string, string>, b: Record<string, string>): Record<string, string> {
  const missing = Object.keys(b).filter((name) => !(name in a))
  expect(missing.map((name) => basename(name))).toEqual([])
  return {}
}

describe('addresses', () => {
  test('titles of one spelling, of symbols, of another script, of a device’s name', async () => {
    const { run, files } = workspace({
      'a.jsonl': [
        { title: 'A Survey', arxiv: '2401.00001' },
        { title: 'A survey', arxiv: '2301.00001' },
        { title: '∞ ≠ ∅', arxiv: '2401.00003' },
        { title: '并行训练综述' },
        { title: '???' },
        { title: 'CON' },
        { title: 'Index' },
        { title: '../../etc/passwd' },
      ]
        .map((record) => line({ ...record, abstract: abstractOn(record.title) }))
        .join(''),
    })
    await run()
    const names = Object.keys(files())
    expect(names).toEqual(
      expect.arrayContaining([
        'a-survey.mdx',
        'a-survey-2.mdx',
        'arxiv-2401-00003.mdx',
        'con-paper.mdx',
        'index-paper.mdx',
        'etc-passwd.mdx',
      ]),
    )
    expect(names.filter((name) => /^paper-[\da-f]{10}\.mdx$/.test(name))).toHaveLength(2)
    expect(names).toHaveLength(8)
  })
})
