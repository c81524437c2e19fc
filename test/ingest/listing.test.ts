import { describe, expect, test } from 'vitest'
import { hfListing } from '../../src/ingest/formats/hf-listing/index.ts'
import { linesOf } from '../../src/ingest/lines.ts'
import type { Entry } from '../../src/ingest/record.ts'
import { abstractOn } from './workspace.ts'

async function read(text: string): Promise<Entry[]> {
  async function* chunks() {
    for (let at = 0; at < text.length; at += 97) yield text.slice(at, at + 97)
  }
  const head = { name: 'x.txt', text, size: text.length, encoding: 'utf-8' }
  const entries: Entry[] = []
  for await (const entry of hfListing.read({ head, chunks, lines: () => linesOf(chunks()) }))
    entries.push(entry)
  return entries
}

const header = 'new\n\nSubscribe\n\nDaily Papers\n\nbyAK and the research community\n\nApr 10\n\n'
const block = (title: string, ...byline: string[]) =>
  [title, abstractOn(title.slice(0, 3)), ...byline].join('\n\n') + '\n\n'

describe('fields parted by empty lines', () => {
  test('reads authors, dates, comments and organizations, with and without a byline', async () => {
    const entries = await read(
      header +
        block('Alpha: First', '  • 3 authors\n·\nOct 22, 2022') +
        block('Beta Without Byline') +
        block('Gamma', 'tencent Tencent\n·\nOct 21, 2025 2') +
        block('Delta', 'google-labs Google Labs Europe\n·\nMay 4, 2025') +
        block('Epsilon', '  • 1 authors\n·\nSep 22, 2025 13'),
    )
    expect(entries.map(({ draft, problems }) => ({ ...draft, abstract: 0, problems }))).toEqual([
      { title: 'Alpha: First', abstract: 0, authorCount: 3, published: '2022-10-22', problems: [] },
      { title: 'Beta Without Byline', abstract: 0, problems: [] },
      {
        title: 'Gamma',
        abstract: 0,
        organization: 'Tencent',
        organizationAccount: 'tencent',
        published: '2025-10-21',
        discussion: 2,
        problems: [],
      },
      {
        title: 'Delta',
        abstract: 0,
        organization: 'Google Labs Europe',
        organizationAccount: 'google-labs',
        published: '2025-05-04',
        problems: [],
      },
      {
        title: 'Epsilon',
        abstract: 0,
        authorCount: 1,
        published: '2025-09-22',
        discussion: 13,
        problems: [],
      },
    ])
    expect(entries.map(({ line }) => line)).toEqual([11, 19, 23, 31, 39])
  })

  test('a date without a year belongs to the year after the newest one written', async () => {
    const listing = block('Old', '• 2 authors\n·\nNov 3, 2023') + block('New', '• 2 authors\n·\nFeb 5 4')
    const [, entry] = await read(header + listing)
    expect(entry?.draft).toMatchObject({ published: '2024-02-05', discussion: 4 })
    const [, dated] = await read(header.replace('Apr 10', 'Apr 10, 2026') + listing)
    expect(dated?.draft).toMatchObject({ published: '2026-02-05' })
  })

  test('a date that no year can be found for, or that is no day, is left out and told', async () => {
    const [entry] = await read(header + block('New', '• 2 authors\n·\nFeb 5'))
    expect(entry?.draft?.published).toBeUndefined()
    expect(entry?.problems?.[0]).toMatchObject({ line: 17, message: expect.stringContaining('no year') })
    const [second] = await read(header + block('New', '• 2 authors\n·\nFeb 30, 2024'))
    expect(second?.draft).toMatchObject({ title: 'New', authorCount: 2 })
    expect(second?.problems?.[0]?.message).toBe('date "Feb 30, 2024" is no date, and is left out; correct it')
  })

  test('a byline on one line, and a byline that makes no sense', async () => {
    const [first, second] = await read(
      block('One', '• 12 authors · Published on Mar 3, 2021') + block('Two', '• many authors\n·\nsoon'),
    )
    expect(first?.draft).toMatchObject({ authorCount: 12, published: '2021-03-03' })
    expect(second?.draft).toMatchObject({ title: 'Two' })
    expect(second?.problems?.map(({ message }) => message)).toEqual([
      '"• many authors" is no byline; write it as • 3 authors',
      '"soon" is no date; write it as Oct 21, 2025',
    ])
  })

  test('an abstract of several paragraphs stays one', async () => {
    const [first, second] = await read(
      block('One', abstractOn('more'), '• 12 authors\n·\nMar 3, 2021') + block('Two'),
    )
    expect(first?.draft?.abstract).toBe(`${abstractOn('One')}\n\n${abstractOn('more')}`)
    expect(second?.draft?.title).toBe('Two')
  })
})

describe('title and abstract on alternating lines', () => {
  const furniture =
    'Get trending papers in your email inbox once a day!\nGet trending papers in your email inbox!\n'

  test('the first title is cut free of the button', async () => {
    const text = `${furniture}SubscribeFirst Title\n${abstractOn('a')}\nSecond Title?\n${abstractOn('b')}`
    const entries = await read(text)
    expect(entries.map(({ draft, line }) => [draft?.title, line])).toEqual([
      ['First Title', 3],
      ['Second Title?', 5],
    ])
  })

  test('a title that starts with that very word stays whole', async () => {
    const [entry] = await read(`${furniture}Subscribers and Publishers\n${abstractOn('a')}`)
    expect(entry?.draft?.title).toBe('Subscribers and Publishers')
  })

  test('short abstracts are abstracts all the same', async () => {
    const entries = await read('• 1 authors\nOne\nWe do one.\nTwo\nWe do two.\nThree\nWe do three.\n')
    expect(entries.map(({ draft }) => draft?.abstract)).toEqual(['We do one.', 'We do two.', 'We do three.'])
  })

  test('a title without an abstract is told with its line, and the others go on', async () => {
    const entries = await read(`One\n${abstractOn('a')}\nLost\nTwo\n${abstractOn('b')}\nEnd`)
    expect(
      entries.map(({ draft, line, problems }) => draft?.title ?? [line, problems?.[0]?.message]),
    ).toEqual([
      'One',
      [3, 'title "Lost" has no abstract; save the listing whole or add it'],
      'Two',
      [6, 'title "End" has no abstract; save the listing whole or add it'],
    ])
  })

  test('a listing cut in the middle of an abstract loses that entry and says so', async () => {
    const entries = await read(`One\n${abstractOn('a')}\nTwo\n${abstractOn('b').slice(0, 300)}`)
    expect(entries.map(({ draft }) => draft?.title)).toEqual(['One', undefined])
    expect(entries[1]?.problems).toEqual([
      { line: 4, message: 'abstract of "Two" breaks off; save the listing whole' },
    ])
  })

  test('an abstract may end with an address instead of a full stop', async () => {
    const entries = await read(`One\n${abstractOn('a')} Code: https://github.com/a/b`)
    expect(entries[0]?.draft?.title).toBe('One')
  })
})

describe('what is a listing', () => {
  const head = (text: string) => ({ name: 'x', text, size: text.length, encoding: 'utf-8' })
  test.each([
    [true, `${header}One\n\n${abstractOn('a')}`],
    [true, `One\n${abstractOn('a')}\nTwo\n${abstractOn('b')}\n`],
    [true, `One\n\nShort abstract.\n\n• 3 authors\n·\nOct 3, 2024`],
    [false, 'Dear diary,\ntoday I read nothing.\nYours\n'],
    [false, '@article{a, title = {B}}\n'],
    [false, '{"title": "A"}\n{"title": "B"}\n'],
  ])('%s: %#', (expected, text) => {
    expect(hfListing.detect(head(text))).toBe(expected)
  })
})
