import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Atlas } from '../../src/atlas/index.ts'
import { versionsOf } from '../../src/atlas/trace.ts'
import { openPaperLists } from '../../src/build/paper-lists.ts'
import { paperList, type PaperList } from '../../src/exports/paper-list.ts'
import { atlasOf } from '../fixtures/atlas.ts'

const folder = mkdtempSync(join(tmpdir(), 'atlas-lists-'))
let sites = 0

afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface OwnPaper {
  title: string
  abstract: string
  published: string
}

const own = (name: string, day: number): OwnPaper => {
  return { title: name, abstract: `«${name}» says so.`, published: `2024-01-${String(day).padStart(2, '0')}` }
}
const papers = ['Ash', 'Beech', 'Cedar', 'Dogwood', 'Elm', 'Fir'].map((name, at) => own(name, 20 - at))

/** A list that tells which papers' texts were made. */
function countedList({ papers: all }: Atlas, head: string): { list: PaperList; made: string[] } {
  const made: string[] = []
  const list = paperList({
    ...{ head, between: ' · ', foot: '.' },
    papers: all,
    text: ({ title, abstract }) => {
      made.push(title)
      return `${title} ${abstract}`
    },
  })
  return { list, made }
}

/** What of a list is made after a change of its papers, and whether its file is the text. */
function relisted(
  after: OwnPaper[],
  spoil: (file: string) => void = () => {},
  { head = 'List: ', program = 'p' } = {},
) {
  const place = join(folder, String(sites++))
  const [last, next, notes] = ['last', 'next', 'notes.json'].map((name) => join(place, name)) as [
    string,
    string,
    string,
  ]
  for (const site of [last, next]) mkdirSync(site, { recursive: true })
  const before = atlasOf({ papers })
  const first = openPaperLists(notes, before, {
    ...{ last: next, next: last, program: 'p' },
    version: versionsOf(before),
  })
  first.put('list.txt', countedList(before, 'List: ').list, false)
  first.save()
  spoil(join(last, 'list.txt'))
  const atlas = atlasOf({ papers: after })
  const { list, made } = countedList(atlas, head)
  openPaperLists(notes, atlas, { last, next, program, version: versionsOf(atlas) }).put(
    'list.txt',
    list,
    false,
  )
  const text = readFileSync(join(next, 'list.txt'), 'utf8')
  const told = [...made]
  return { made: told, isRight: text === [...list].join('') }
}

const changed = (at: number, fields: object) =>
  papers.map((paper, place) => (place === at ? { ...paper, ...fields } : paper))

test.each<[string, OwnPaper[], string[]]>([
  ['nothing', papers, []],
  ['the first', changed(0, { abstract: 'Other words — longer ones.' }), ['Ash']],
  ['one in the middle', changed(2, { abstract: '' }), ['Cedar']],
  ['the last', changed(5, { abstract: 'ß' }), ['Fir']],
  [
    'two that stand together',
    changed(2, { abstract: 'x' }).map((paper, at) => (at === 3 ? { ...paper, abstract: 'y' } : paper)),
    ['Cedar', 'Dogwood'],
  ],
  ['the order', changed(4, { published: '2024-02-01' }), ['Elm']],
  ['one more', [...papers, own('Ginkgo', 17)], ['Ginkgo']],
  ['one less', papers.slice(1), []],
  ['none left', [], []],
])('after a change of %s only that is made', (_, after, expected) => {
  expect(relisted(after)).toEqual({ made: expected, isRight: true })
})

test('another beginning does not shift the papers', () => {
  expect(relisted(changed(1, { abstract: '' }), undefined, { head: 'A much longer list: ' })).toEqual({
    made: ['Beech'],
    isRight: true,
  })
})

test.each<[string, (file: string) => void, string]>([
  ['was touched', (file) => writeFileSync(file, 'mine'), 'p'],
  ['is gone', (file) => rmSync(file), 'p'],
  ['is of another program', () => {}, 'q'],
])('all is made when the last list %s', (_, spoil, program) => {
  const { made, isRight } = relisted(papers, spoil, { program })
  expect(made).toHaveLength(papers.length)
  expect(isRight).toBe(true)
})
