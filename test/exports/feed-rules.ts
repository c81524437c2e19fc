import { SaxesParser } from 'saxes'
import { z } from 'zod'

/** An element of a feed: children by their name with its prefix, text without that of children. */
export interface Tree {
  name: string
  attributes: Record<string, string>
  children: Tree[]
  own: string
  all: (name: string) => Tree[]
  text: (name: string) => string
}

/** A strict reader: throws on anything that is not well-formed XML with declared prefixes. */
export function readXml(content: string): Tree {
  const top = element('', {})
  const open = [top]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value] as const)
    const child = element(name, Object.fromEntries(values))
    open.at(-1)?.children.push(child)
    open.push(child)
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', (text) => {
    const last = open.at(-1)
    if (last) last.own += text
  })
  parser.write(content).close()
  const [root] = top.children
  if (!root) throw new Error('an empty document')
  return root
}

/** What in an Atom feed breaks RFC 4287, or is what the W3C's validator (https://validator.w3.org/feed/) warns of. */
export function atomFaults(content: string): string[] {
  const feed = readXml(content)
  const entries = feed.all('entry')
  const ids = entries.map((entry) => entry.text('id'))
  return [
    ...(feed.name === 'feed' && feed.attributes['xmlns'] === 'http://www.w3.org/2005/Atom'
      ? []
      : ['no Atom']),
    ...partFaults(feed, 'feed'),
    ...entries.flatMap((entry) => partFaults(entry, 'entry')),
    ...ids.filter((id, place) => ids.indexOf(id) < place).map((id) => `two entries ${id}`),
    ...entries
      .filter((entry) => feed.all('author').length + entry.all('author').length === 0)
      .map(() => 'an entry without author'),
  ]
}

const once = { least: 1, most: 1 }
const perhaps = { least: 0, most: 1 }
const any = { least: 0, most: Infinity }
const common = {
  id: once,
  title: once,
  updated: once,
  author: any,
  contributor: any,
  category: any,
  link: any,
}
const parts = {
  feed: {
    ...common,
    subtitle: perhaps,
    generator: perhaps,
    icon: perhaps,
    logo: perhaps,
    rights: perhaps,
    entry: any,
  },
  entry: {
    ...common,
    published: perhaps,
    summary: perhaps,
    content: perhaps,
    rights: perhaps,
    source: perhaps,
  },
}

/** Faults of a feed or an entry, its entries aside. */
function partFaults(part: Tree, kind: keyof typeof parts): string[] {
  const rules: Record<string, { least: number; most: number }> = parts[kind]
  const counted = Object.entries(rules).filter(([name, { least, most }]) => {
    const { length } = part.all(name)
    return length < least || length > most
  })
  const foreign = part.children.filter(({ name }) => !name.includes(':') && !(name in rules))
  const dates = ['updated', 'published'].flatMap((name) => part.all(name).map(({ own }) => own))
  const alternates = part
    .all('link')
    .filter(({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate')
  const kinds = alternates.map(({ attributes }) => `${attributes['type']} ${attributes['hreflang']}`)
  const people = [...part.all('author'), ...part.all('contributor')]
  return [
    ...counted.map(([name]) => `${kind}: ${part.all(name).length} × ${name}`),
    ...foreign.map(({ name }) => `${kind}: ${name} is none of Atom's`),
    ...dates.filter((date) => !isTime(date)).map((date) => `${kind}: no time: ${date}`),
    ...(URL.canParse(part.text('id')) ? [] : [`${kind}: id is no IRI`]),
    ...(new Set(kinds).size === kinds.length ? [] : [`${kind}: two alternates of a kind`]),
    ...(kind === 'entry' && part.all('content').length + alternates.length === 0
      ? ['entry: nothing to read']
      : []),
    ...people
      .filter((person) => person.text('name').trim() === '')
      .map(() => `${kind}: a person without name`),
    ...part
      .all('link')
      .filter(({ attributes }) => !attributes['href'])
      .map(() => `${kind}: a link to nowhere`),
    ...part
      .all('category')
      .filter(({ attributes }) => !attributes['term'])
      .map(() => `${kind}: a category without term`),
    ...(part.text('title').trim() === '' ? [`${kind}: an empty title`] : []),
    ...part.all('content').flatMap(contentFaults),
  ]
}

function contentFaults({ attributes: { type = 'text' }, own }: Tree): string[] {
  if (!['text', 'html', 'xhtml'].includes(type)) return [`entry: content of type ${type}`]
  return type === 'html' ? htmlFaults(own) : []
}

/** Readers strip these, or take the addresses for their own. */
function htmlFaults(html: string): string[] {
  const unsafe =
    html.match(/<(?:script|style|iframe|object|embed|form|meta|link)\b|\s(?:on\w+|style)=/gi) ?? []
  const addresses = [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, address = '']) => address)
  return [
    ...unsafe.map((piece) => `content: ${piece.trim()}`),
    ...addresses
      .filter((address) => !URL.canParse(address))
      .map((address) => `content: relative address ${address}`),
  ]
}

function isTime(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text) &&
    !Number.isNaN(Date.parse(text))
  )
}

const time = z.string().refine(isTime, 'no time')
const person = z.strictObject({
  name: z.string().min(1),
  url: z.url().optional(),
  avatar: z.url().optional(),
})
const item = z.strictObject({
  id: z.string().min(1),
  url: z.url().optional(),
  external_url: z.url().optional(),
  title: z.string().optional(),
  content_html: z.string().refine((html) => htmlFaults(html).length === 0, 'unsafe or relative'),
  summary: z.string().optional(),
  image: z.url().optional(),
  date_published: time.optional(),
  date_modified: time.optional(),
  authors: z.array(person).min(1).optional(),
  tags: z.array(z.string().min(1)).optional(),
  language: z.string().optional(),
  // An extension may have any name that starts with an underscore; these feeds have one.
  _paper: z.looseObject({}).optional(),
})

/** https://www.jsonfeed.org/version/1.1/, of which these feeds give each item's content as HTML. */
const jsonFeedSchema = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  description: z.string().optional(),
  home_page_url: z.url().optional(),
  feed_url: z.url().optional(),
  language: z.string().optional(),
  items: z
    .array(item)
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, 'ids repeat'),
})

/** What in a JSON Feed breaks its rules. */
export function jsonFeedFaults(content: string): string[] {
  const { error } = jsonFeedSchema.safeParse(JSON.parse(content))
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)
}

function element(name: string, attributes: Record<string, string>): Tree {
  const all = (wanted: string) => tree.children.filter((child) => child.name === wanted)
  const tree: Tree = {
    name,
    attributes,
    children: [],
    own: '',
    all,
    text: (wanted) => all(wanted)[0]?.own ?? '',
  }
  return tree
}
