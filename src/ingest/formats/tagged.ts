import type { Entry } from '../record.ts'
import type { Format } from './format.ts'
import { draftOf } from './ris.ts'

/** The tags of a format, by those of RIS that mean the same. */
interface Dialect {
  /** A line that starts a record; without it, the first line behind an empty one does. */
  start?: RegExp
  /** A tag and its value. */
  tagged: RegExp
  tags: Record<string, string>
  /** Tags of RIS whose every further line is a further value. */
  lists?: string
  /** What its titles end with that is no part of them. */
  titleEnd?: RegExp
}

const medlineDialect: Dialect = {
  start: /^PMID- /,
  tagged: /^([A-Z]{2,4}) *- (.*)$/,
  tags: {
    ...{ TI: 'TI', BTI: 'TI', AB: 'AB', FAU: 'AU', CN: 'AU', JT: 'T2', BTIT: 'T2' },
    ...{ DP: 'DA', DEP: 'DA', AID: 'DO', LID: 'DO' },
  },
  titleEnd: /\.$/,
}

const referDialect: Dialect = {
  start: /^%0 /,
  tagged: /^%(\S)(?:\s(.*))?$/,
  tags: { T: 'TI', A: 'AU', J: 'T2', B: 'T2', D: 'DA', 8: 'DA', R: 'DO', U: 'UR', X: 'AB' },
}

const webOfScienceDialect: Dialect = {
  start: /^PT [A-Z]$/,
  tagged: /^([A-Z][A-Z0-9])(?: (.*))?$/,
  tags: { TI: 'TI', AF: 'AU', AB: 'AB', SO: 'T2', PY: 'PY', DI: 'DO', ER: 'ER' },
  lists: 'AU',
}

/** https://www.nlm.nih.gov/bsd/mms/medlineelements.html */
export const medline: Format = {
  kind: 'ris',
  title: 'MEDLINE, as PubMed saves it (.nbib)',
  detect: ({ text }) => /^\uFEFF?\s*PMID- /.test(text),
  read: ({ lines }) => records(lines(), medlineDialect),
}

/** https://en.wikipedia.org/wiki/Refer_(software); EndNote starts each record with its kind, older programs do not. */
export const refer: Format = {
  kind: 'ris',
  title: 'Refer, as EndNote exports it (.enw)',
  detect: ({ text }) => isRefer(text),
  read: ({ lines, head }) =>
    records(lines(), /^\uFEFF?\s*%0 /.test(head.text) ? referDialect : { ...referDialect, start: undefined }),
}

/** TeX's remarks start with the same sign, but not each with a letter, and none with a title. */
function isRefer(text: string): boolean {
  const [record = ''] = text.replace(/^\uFEFF?\s*/, '').split(/\n\s*\n/, 1)
  const [first, ...others] = record.split('\n').map((line) => /^%(\S) \S/.exec(line)?.[1])
  return first === '0' || (first !== undefined && others.some(Boolean) && [first, ...others].includes('T'))
}

/** https://webofscience.help.clarivate.com/en-us/Content/export-records.htm */
export const webOfScience: Format = {
  kind: 'ris',
  title: 'plain text of Web of Science',
  detect: ({ text }) => /^\uFEFF?FN .*\r?\nVR /.test(text),
  read: ({ lines }) => records(lines(), webOfScienceDialect),
}

async function* records(
  lines: AsyncIterable<{ number: number; text: string }>,
  dialect: Dialect,
): AsyncGenerator<Entry> {
  const { start, tagged, tags, lists = '' } = dialect
  let isParted = true
  let open: { line: number; tags: Map<string, string[]>; last?: string[]; isList?: boolean } | undefined
  for await (const { number, text } of lines) {
    const line = text.replace(/^\uFEFF/, '')
    if (start ? start.test(line) : isParted && tagged.test(line)) {
      if (open) yield entryOf(open, dialect)
      open = { line: number, tags: new Map() }
    }
    isParted = line.trim() === ''
    const [, tag = '', value = ''] = tagged.exec(line) ?? []
    if (open && tag) {
      const meaning = Object.hasOwn(tags, tag) ? tags[tag] : undefined
      open.last = add(open.tags, meaning, value)
      open.isList = meaning === lists
    } else if (open?.last && line.trim())
      open.last.push(open.isList ? line.trim() : `${open.last.pop() ?? ''} ${line.trim()}`)
  }
  if (open) yield entryOf(open, dialect)
}

function entryOf(
  { line, tags }: { line: number; tags: Map<string, string[]> },
  { titleEnd }: Dialect,
): Entry {
  const draft = draftOf(tags)
  const { title } = draft
  return {
    line,
    draft: titleEnd && typeof title === 'string' ? { ...draft, title: title.replace(titleEnd, '') } : draft,
  }
}

/** @returns where a continued line goes: nowhere behind a tag that says nothing of the paper */
function add(found: Map<string, string[]>, tag: string | undefined, value: string): string[] | undefined {
  // MEDLINE names the kind of an id behind it.
  const isOtherId = tag === 'DO' && / \[(?!doi\])[a-z]+\]$/.test(value)
  if (!tag || isOtherId) return undefined
  const values = found.get(tag) ?? []
  values.push(tag === 'DO' ? value.trim().replace(/ \[doi\]$/, '') : value.trim())
  found.set(tag, values)
  return values
}
