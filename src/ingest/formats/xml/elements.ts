import { decodeHTMLStrict } from 'entities'
import { SaxesParser } from 'saxes'

/** A part of an XML document. */
export interface Element {
  /** Name without prefix. */
  name: string
  prefix: string
  attributes: Record<string, string>
  children: Element[]
  /** The text directly inside and in all children. */
  text: string
  /** 1-based line of the start tag. */
  line: number
}

/** What reading a document gives: an element asked for, or what is wrong with the document. */
export type Found = { element: Element } | { line: number; error: string }

const deepest = 50
const longestText = 2_000_000

/** The character that HTML calls so: DBLP's and others' documents use its names without saying what they mean. */
const htmlEntities = new Proxy<Record<string, string>>(
  {},
  {
    get(_, name) {
      const reference = `&${String(name)};`
      const character = decodeHTMLStrict(reference)
      return character === reference ? undefined : character
    },
  },
)

/**
 * The elements of these names, streamed; elements inside them are their children. Entities that a document
 * defines for itself are not expanded, so that none can grow.
 */
export async function* elements(
  chunks: AsyncIterable<string>,
  names: ReadonlySet<string>,
): AsyncGenerator<Found> {
  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false })
  parser.ENTITIES = htmlEntities
  const found: Found[] = []
  const stack: Element[] = []
  let depth = 0
  let broken = false
  parser.on('error', ({ message }) => {
    // Only the first error tells what is wrong; the others follow from it.
    if (!broken) found.push({ line: parser.line, error: message.replace(/^\d+:\d+: /, '') })
    broken = true
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth++
    const [prefix, local] = name.includes(':') ? name.split(':', 2) : ['', name]
    if (stack.length === 0 && !names.has(local ?? '')) return
    if (stack.length < deepest)
      stack.push({
        name: local ?? '',
        prefix: prefix ?? '',
        attributes,
        children: [],
        text: '',
        line: parser.line,
      })
  })
  const addText = (text: string) => {
    const open = stack.at(-1)
    if (open && open.text.length < longestText) open.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', ({ name }) => {
    depth--
    const element = stack.at(-1)
    if (!element || name !== (element.prefix ? `${element.prefix}:${element.name}` : element.name)) return
    stack.pop()
    const parent = stack.at(-1)
    if (!parent) found.push({ element })
    else {
      parent.children.push(element)
      addText(marked(element))
    }
  })
  for await (const chunk of chunks) {
    parser.write(chunk)
    yield* found.splice(0)
    if (broken) return
  }
  if (depth > 0) found.push({ line: parser.line, error: 'the document ends too early' })
  yield* found
}

/** An element's text as a part of its parent's: raised and lowered letters and formulas keep their marks. */
function marked({ name, attributes, text }: Element): string {
  if (name === 'tex-math') return `$${text}$`
  const face = name === 'style' ? attributes['face'] : name
  if (face === 'sup' || face === 'superscript') return `<sup>${text}</sup>`
  if (face === 'sub' || face === 'subscript') return `<sub>${text}</sub>`
  return text
}

/** The text of the first child of a name, a prefix's only if given (`dc:title`). */
export function textOf(element: Element, name: string): string | undefined {
  return childrenOf(element, name)[0]?.text.trim()
}

/** The first child of a name; one without anything in it when there is none. */
export function childOf(element: Element, name: string): Element {
  return (
    childrenOf(element, name)[0] ?? {
      name,
      prefix: '',
      attributes: {},
      children: [],
      text: '',
      line: element.line,
    }
  )
}

export function childrenOf(element: Element, name: string): Element[] {
  const [local, prefix] = name.split(':').reverse()
  return element.children.filter((child) => child.name === local && (!prefix || child.prefix === prefix))
}
