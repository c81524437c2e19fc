import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from '@mdx-js/mdx'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePaperFile, splitPaperFile } from '../../src/model/paper-file.ts'
import { line, tree, workspace, type Workspace } from './workspace.ts'

const folder = join(import.meta.dirname, 'fixtures')
const names = readdirSync(folder).sort()
const texts = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))

/** What attackers and broken programs write. */
const traps = [
  '{globalThis.pwned = 1}',
  '<script>globalThis.pwned = 1</script>',
  '</script>',
  'export const a = 1',
  'import "node:fs"',
  'javascript:alert(1)',
  'data:text/html,x',
  '../../../etc/passwd',
  '..\\..\\x',
  '/etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  '"__proto__": {"pwned": 1},',
  '&lol9;',
  '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
  '<!ENTITY x SYSTEM "file:///etc/passwd">',
  '\u0000',
  '\uD800',
  '\u202E',
  '\uFEFF',
  '\u2028',
  '---\n',
  'overrides:\n',
  '{/* Your notes go below this line. Ingest never changes them. */}',
  '!!js/function >',
  '&anchor *alias',
  '@string{a = a # a}',
  '%',
  '\\',
  '$'.repeat(40),
  '{'.repeat(200),
  '['.repeat(200),
  '"',
  '\t',
  '\r\n',
  'x'.repeat(5000),
  '-1e999',
  '9999-99-99',
  'con',
  'ER  - ',
  'TY  - ',
]

interface Mutation {
  at: number
  cut: number
  insert: string
}
const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.constantFrom(0, 0, 0, 1, 3, 30, 300),
  insert: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('', ...traps) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  ),
})

function mutate(text: string, mutations: readonly Mutation[]): string {
  return mutations.reduce((all, { at, cut, insert }) => {
    const place = Math.floor(at * all.length)
    return all.slice(0, place) + insert + all.slice(place + cut)
  }, text)
}

/** Everything that must hold of what an ingest wrote, whatever came in. */
function expectSound({ content, files }: Workspace): void {
  if (!existsSync(content)) return
  expect(readdirSync(content)).toEqual(['papers'])
  for (const [name, source] of Object.entries(files())) {
    expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*\.mdx$/)
    const { facts } = parsePaperFile(source)
    for (const link of Object.values(facts.links)) expect(link).toMatch(/^https?:\/\/[^\s<>"]+$/)
    expect(source).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u202A-\u202E]/)
    expect(source.isWellFormed()).toBe(true)
  }
  expect('pwned' in globalThis || 'pwned' in {}).toBe(false)
}

/** True when the MDX compiler finds nothing but text in a file. */
async function isInert(source: string): Promise<boolean> {
  const code = String(await compile(splitPaperFile(source).body, { jsx: true }))
  return (
    !/^(?:import|export(?! default))/m.test(code) &&
    !/_components\.(?!p\b)/.test(code) &&
    !code.includes('pwned = 1}</')
  )
}

describe('10,000 broken and malicious records over every format', () => {
  test.each(names)(
    '%s: no crash, no hang, nothing executed, all accounted for',
    async (name) => {
      const share = 10_000 / names.length
      const original = texts.get(name) ?? ''
      let entries = 0
      const space = workspace()
      await fc.assert(
        fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 6 }), async (mutations) => {
          if (entries >= share) return
          space.seed(name, mutate(original, mutations))
          rmSync(space.content, { recursive: true, force: true })
          const started = performance.now()
          const report = await space.run()
          const [file] = report.files
          expect(file?.entries).toBe(
            (file?.new ?? 0) + (file?.merged ?? 0) + (file?.unchanged ?? 0) + (file?.skipped ?? 0),
          )
          const skipped = report.problems.length
          expect(skipped).toBeGreaterThanOrEqual(Math.min(1, file?.skipped ?? 0))
          entries += Math.max(1, file?.entries ?? 0)
          expect(performance.now() - started).toBeLessThan(1000 * Math.max(1, file?.entries ?? 0))
          expectSound(space)
        }),
        { numRuns: Math.ceil(share) },
      )
      expect(entries).toBeGreaterThanOrEqual(share)
    },
    120_000,
  )
})

describe('traps', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${'abcdefghij'[at + 1]} "${`&${'abcdefghij'[at]};`.repeat(10)}">`).join('')}]>\n<feed><entry><title>&j;</title><id>http://arxiv.org/abs/2401.00001</id></entry></feed>`
  const million = Array.from({ length: 1_000_000 }, (_, at) => at)

  test.each([
    ['billion laughs', 'x.xml', bomb, /is not XML/],
    [
      'an external entity',
      'x.xml',
      '<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed><entry><title>&x;</title></entry></feed>',
      /is not XML/,
    ],
    [
      'an inverted index that inflates',
      'x.jsonl',
      line({ id: 'https://openalex.org/W1', title: 'T', abstract_inverted_index: { inflate: million } }),
      /abstract is longer than any/,
    ],
    [
      'a title of 1 MB',
      'x.jsonl',
      line({ title: 'T '.repeat(500_000), abstract: 'A' }),
      /title has 999999 characters/,
    ],
    [
      'a million authors in BibTeX',
      'x.bib',
      `@article{a, title={T}, author={${'A. B and '.repeat(400_000)}C. D}}`,
      /authors are more than/,
    ],
    ['a million braces', 'x.bib', `@article{a, title={${'{'.repeat(1_000_000)}}}`, /not BibTeX/],
    [
      'deep JSON',
      'x.json',
      `[{"title": "T", "x": ${'['.repeat(50_000)}${']'.repeat(50_000)}}]`,
      /"x" is not known|not JSON/,
    ],
    [
      'deep XML',
      'x.xml',
      `<feed><entry><title>T</title>${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}</entry></feed>`,
      undefined,
    ],
    ['a million columns', 'x.csv', `title,doi\n${'a,'.repeat(1_000_000)}b\n`, /cells for/],
    [
      'quotes that never close',
      'x.csv',
      `title,doi\n"${'a\n'.repeat(200_000)}`,
      /cannot be read from here on/,
    ],
    [
      'an address that is none',
      'x.html',
      `<html>huggingface<a href="http://[">x</a><article><h3><a href="/papers/2510.00001">T</a></h3></article>`,
      undefined,
    ],
    [
      'names of JSON keys that no path can hold',
      'x.json',
      '{"..": {"": {"data": [{"title": "T"}]}}, "x": 1}',
      /no field \("\.\., x"\) is a title/,
    ],
    [
      'deep HTML',
      'x.html',
      `<html>huggingface${'<div>'.repeat(100_000)}<article><h3><a href="/papers/2510.00001">T</a></h3></article>`,
      /elements nest deeper/,
    ],
  ])(
    '%s',
    async (_, name, text, message) => {
      const space = workspace({ [name]: text })
      const started = performance.now()
      const report = await space.run()
      expect(performance.now() - started).toBeLessThan(10_000)
      if (message) expect(report.problems.map((problem) => problem.message).join('\n')).toMatch(message)
      else expect(report.papers).toBe(1)
      expectSound(space)
      for (const text of Object.values(existsSync(space.content) ? space.files() : {}))
        expect(text.length).toBeLessThan(200_000)
    },
    30_000,
  )

  test('code in any field of any format is text in the file', async () => {
    const nasty = [
      '{globalThis.pwned = 1}',
      'export const pwned = 1',
      'import "node:fs"',
      '<Script src="x">{pwned}</Script>',
      '`${pwned}`',
    ].join(' ')
    const fields = {
      title: `T ${nasty}`,
      abstract: `${nasty}\n\n${nasty}`,
      authors: [nasty],
      venue: nasty,
      organization: nasty,
      otherTitles: [nasty],
    }
    const space = workspace({ 'x.jsonl': line(fields) })
    await space.run()
    expectSound(space)
    const [source = ''] = Object.values(tree(join(space.content, 'papers')))
    expect(await isInert(source)).toBe(true)
    expect(parsePaperFile(source).facts.title).toBe(fields.title)
  })
})

describe('what a person wrote survives any order of ingests', () => {
  const own = fc.constantFrom(
    '',
    'overrides:\n  venue: "Mine"  # really\n',
    'overrides: {}\n',
    'overrides:\r\n  title: Mine\r\n',
    'overrides:\n  abstract: |\n    a\n\n    b\n',
  )
  const notes = fc
    .array(
      fc.constantFrom(
        'word ',
        '\n',
        '\r\n',
        '---\n',
        '<b>x</b>',
        '{1 + 1}',
        'overrides:\n',
        '\t',
        'é😀',
        '{/* x */}',
      ),
    )
    .map((parts) => parts.join(''))

  test('1,000 random edits, byte for byte', async () => {
    const seeds = {
      'a.jsonl': line({ title: 'One', abstract: 'First.' }) + line({ title: 'Two', arxiv: '2401.00002' }),
      'b.jsonl': line({ title: 'one', arxiv: '2401.00001', venue: 'V' }) + line({ title: 'Three' }),
      'c.jsonl':
        line({ title: 'One Renamed', arxiv: '2401.00001', authors: ['A B'] }) +
        line({ title: 'Two', published: '2024' }),
    }
    const space = workspace(seeds)
    const all = Object.keys(seeds).map((name) => join(space.seeds, name))
    await space.run()
    const edit = fc.record({ slug: fc.constantFrom('one', 'two', 'three'), own, notes })
    const round = fc.tuple(
      fc.array(edit, { minLength: 10, maxLength: 10 }),
      fc.subarray(all, { minLength: 1 }),
    )
    let edits = 0
    await fc.assert(
      fc.asyncProperty(round, async ([changes, some]) => {
        const expected = new Map<string, { own: string; notes: string }>()
        for (const change of changes) {
          space.edit(change.slug, change.own, change.notes)
          expected.set(change.slug, change)
          edits++
        }
        await space.run({ seeds: some })
        for (const [slug, change] of expected) {
          const { ownSource, notes } = space.paper(slug)
          expect({ ownSource, notes }).toEqual({ ownSource: change.own, notes: change.notes })
          expect(readFileSync(space.path(slug), 'utf8').endsWith(change.notes)).toBe(true)
        }
      }),
      { numRuns: 100, endOnFailure: true },
    )
    expect(edits).toBeGreaterThanOrEqual(1000)
    expect(Object.keys(space.files())).toEqual(['one.mdx', 'three.mdx', 'two.mdx'])
  }, 60_000)
})
