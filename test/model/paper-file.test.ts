import { evaluate } from '@mdx-js/mdx'
import fc from 'fast-check'
import { mdxToMdast } from 'satteri'
import { describe, expect, test } from 'vitest'
import {
  escapeMdx,
  notesMarker,
  parsePaperFile,
  printPaperFile,
  splitPaperFile,
  unescapeMdx,
  type PaperFile,
} from '../../src/model/paper-file.ts'
import { paperSchema } from '../../src/model/paper.ts'

/** Everything that Markdown, MDX, JSX, HTML and YAML could take for more than text. */
const dangerous = [
  ...'\\`*_{}[]<>&$~|#!^+-=:.)("\'%@/?;,0123456789 ',
  ...[
    'import x from "y"',
    'export const a = 1',
    'export default',
    '{/*',
    '*/}',
    '<!--',
    '-->',
    '---',
    '***',
    '===',
  ],
  ...[
    '<script>',
    '</script>',
    '<A b={c}/>',
    '<>',
    '</>',
    '{process.exit()}',
    '${x}',
    '```js',
    '~~~',
    ':::',
    '::x[]',
  ],
  ...[
    '- ',
    '+ ',
    '1. ',
    '1) ',
    '# ',
    '> ',
    '| a | b |',
    '![](x)',
    '[x]: y',
    '[^1]: z',
    '&amp;',
    '&#35;',
    '&lt;',
  ],
  ...['http://a.b', 'www.a.bc', 'a@b.cd', 'overrides:', 'title: x', '😀', 'é', '中文', '\u00a0', notesMarker],
]
const word = fc.oneof(
  fc.constantFrom(...dangerous),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
)
/** Text as ingest leaves it: paragraphs of single-spaced text without control characters. */
const abstract = fc
  .array(fc.array(word, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 })
  .map((paragraphs) =>
    paragraphs
      .map((words) =>
        words
          .join('')
          .replace(/[\p{Cc}\p{Cs}\p{Cn}\s]+/gu, ' ')
          .trim(),
      )
      .filter(Boolean)
      .join('\n\n'),
  )
  .filter((text) => text !== '')
const anyText = fc
  .array(fc.oneof(word, fc.constantFrom('\n', '\n\n', '\r\n', '\t', '  ')))
  .map((parts) => parts.join(''))

interface Element {
  type: unknown
  children: unknown[]
}

/** What a browser would show of a compiled file, element by element. */
async function shown(source: string): Promise<Element[]> {
  const jsx = (type: unknown, { children = [] }: { children?: unknown }): Element => ({
    type,
    children: [children].flat(),
  })
  const { default: content } = await evaluate(source, { Fragment: 'fragment', jsx, jsxs: jsx } as never)
  const root = (content as (props: object) => unknown)({}) as Element
  return (root.type === 'fragment' ? root.children : [root]).filter(
    (child): child is Element => typeof child === 'object',
  )
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return (value as Element).children.map(textOf).join('')
}

interface MdastNode {
  type: string
  value?: string
  children?: MdastNode[]
}

function mdastText(node: MdastNode): string {
  return node.value ?? (node.children ?? []).map(mdastText).join('')
}

describe('text in MDX', () => {
  test('is read back unchanged', () => {
    fc.assert(
      fc.property(fc.oneof(abstract, anyText), (text) => unescapeMdx(escapeMdx(text)) === text),
      { numRuns: 2000 },
    )
  })

  test('comes out of the MDX compiler as paragraphs of the same text', async () => {
    await fc.assert(
      fc.asyncProperty(abstract, async (text) => {
        const elements = await shown(escapeMdx(text))
        expect(elements.map(({ type }) => type)).toEqual(text.split('\n\n').map(() => 'p'))
        expect(elements.map(textOf).join('\n\n')).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  test('comes out of Astro’s compiler as the same text, with its extensions', () => {
    fc.assert(
      fc.property(abstract, (text) => {
        const features = {
          gfm: true,
          math: true,
          smartPunctuation: false,
          superscript: true,
          subscript: true,
        }
        const tree = mdxToMdast(escapeMdx(text), { features }) as unknown as MdastNode
        const blocks = tree.children ?? []
        expect(blocks.map(({ type }) => type)).toEqual(text.split('\n\n').map(() => 'paragraph'))
        expect(
          blocks
            .flatMap(({ children = [] }) => children.map(({ type }) => type))
            .filter((type) => type !== 'text' && type !== 'link'),
        ).toEqual([])
        expect(blocks.map(mdastText).join('\n\n')).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  test('acts as nothing, however it is broken into lines', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const elements = await shown(escapeMdx(text))
        const types = new Set<unknown>()
        const walk = (value: unknown) => {
          if (typeof value !== 'object') return
          types.add((value as Element).type)
          for (const child of (value as Element).children) walk(child)
        }
        for (const element of elements) walk(element)
        expect([...types].filter((type) => type !== 'p' && type !== 'br')).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    'import fs from "node:fs"',
    'export const a = 1',
    '{globalThis.hacked = true}',
    '<script>globalThis.hacked = true</script>',
    '{/* a comment */}',
    'a {b} <c> `d` **e** _f_ $g$ [h](javascript:alert(1)) ![i](j)',
    '# no heading',
    '- no list',
    '1. no list',
    '    no code',
    '| no | table |',
    '---',
    'a\\',
    'https://a.org/b_c and www.a.org/b_c and a_b@c.org',
    notesMarker,
  ])('%j stays text', async (text) => {
    const elements = await shown(escapeMdx(text))
    expect(elements.map(({ type }) => type)).toEqual(['p'])
    expect(textOf(elements[0])).toBe(text)
    expect('hacked' in globalThis).toBe(false)
  })
})

const line = fc.oneof(word, abstract).map((text) => text.replace(/\s+/g, ' ').toWellFormed().trim() || 'x')
const facts = fc
  .record({
    title: line,
    name: fc.option(line, { nil: undefined }),
    authors: fc.array(line),
    venue: fc.option(line, { nil: undefined }),
    otherTitles: fc.array(line),
    topics: fc.array(fc.constantFrom('one', 'two')),
    discussion: fc.option(fc.nat(), { nil: undefined }),
    sources: fc.array(fc.record({ file: line, line: fc.integer({ min: 1 }), fields: fc.array(line) })),
  })
  .map((value) => paperSchema.parse(value))

describe('a paper’s file', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(facts, abstract, anyText, (known, text, notes) => {
        const source = printPaperFile({ facts: known, abstract: text, ownSource: '', notes })
        const file = parsePaperFile(source)
        expect(file).toEqual({ facts: known, overrides: {}, ownSource: '', abstract: text, notes })
        expect(printPaperFile(file)).toBe(source)
      }),
      { numRuns: 500 },
    )
  })

  test('keeps the person’s part byte for byte wherever it stands, with either line end', () => {
    const own = fc.constantFrom(
      'overrides:\n  title: "Mine"   # why\n',
      'overrides:\r\n  title: Mine\r\n\r\n',
      'overrides: {}\n',
      'overrides:\n\n  # only a comment\n',
      'overrides:\n  authors:\n  - A B\n  - C D\n',
      'overrides:\n  abstract: |\n    a\n\n    b: c\n',
      'overrides:\n  links:\n    code: https://a.org/b\n# a comment at the margin\n  venue: X\n',
      '# only a comment\n',
      'rating: 5\nreading group:\n- Ann\n- Bo\n',
      '"quoted key": 1\noverrides:\n  venue: X\nafter: {x: 1}\n',
    )
    fc.assert(
      fc.property(facts, own, anyText, fc.nat(), (known, ownSource, notes, place) => {
        const source = printPaperFile({ facts: known, abstract: 'Text.', ownSource: '', notes })
        const { front } = splitPaperFile(source)
        const keys = [...front.matchAll(/^(?=\w)/gm)].map(({ index }) => index).concat(front.length)
        const at = '---\n'.length + (keys[place % keys.length] ?? 0)
        const file = parsePaperFile(source.slice(0, at) + ownSource + source.slice(at))
        expect(file.ownSource).toBe(ownSource)
        expect(file.facts).toEqual(known)
        expect(file.notes).toBe(notes)
        expect(parsePaperFile(printPaperFile(file))).toEqual(file)
      }),
      { numRuns: 500 },
    )
  })

  test('a file saved with Windows line ends is read', () => {
    const source = printPaperFile({
      facts: paperSchema.parse({ title: 'A' }),
      abstract: 'One.\n\nTwo.',
      ownSource: 'overrides:\n  venue: X\n',
      notes: 'Mine\n',
    }).replaceAll('\n', '\r\n')
    const file = parsePaperFile(source)
    expect(file).toMatchObject({ facts: { title: 'A' }, overrides: { venue: 'X' }, notes: 'Mine\r\n' })
    expect(file.ownSource).toBe('overrides:\r\n  venue: X\r\n')
  })

  test.each([
    ['text', 'has no frontmatter; it must start and end with a line ---'],
    ['---\ntitle: A\n---\n\nText', 'has lost its marker line; put this above your notes: '],
    [`---\ntitle: [\n---\n\nText\n\n${notesMarker}\n`, 'has YAML that cannot be read: '],
    [`---\nauthors: 3\n---\n\nText\n\n${notesMarker}\n`, 'frontmatter field "title" '],
    [`---\ntitle: A\noverrides: {authors: 3}\n---\n\nText\n\n${notesMarker}\n`, 'overrides field "authors" '],
    [`---\ntitle: A\noverrides: [\n---\n\nText\n\n${notesMarker}\n`, 'has YAML that cannot be read: '],
    [`---\n- a\n---\n\nText\n\n${notesMarker}\n`, 'frontmatter '],
  ])('%j is refused with a way out', (source, message) => {
    expect(() => parsePaperFile(source)).toThrow(message)
  })
})

test('what the frontmatter holds cannot pollute prototypes', () => {
  const source = `---\ntitle: A\n__proto__: {polluted: 1}\noverrides: {__proto__: {polluted: 1}}\n---\n\n\n\n${notesMarker}\n`
  const file: PaperFile = parsePaperFile(source)
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  expect((file.facts as Record<string, unknown>)['polluted']).toBeUndefined()
})
