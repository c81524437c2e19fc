/**
 * A tiny element tree for SVG. A chart stands on each of up to 10,000 pages, so it has to be written in well
 * under a millisecond; a DOM takes several.
 */
export interface Element {
  name: string
  attributes: Attributes
  children: Child[]
}

export type Attributes = Record<string, string | number | undefined | false>
export type Child = Element | string | false | undefined | Child[]

/** An element; attributes that are undefined or false are left out, numbers are rounded to 0.1. */
export function el(name: string, attributes: Attributes = {}, ...children: Child[]): Element {
  return { name, attributes, children }
}

/** SVG source on one line; text and attribute values are escaped. */
export function render(node: Child): string {
  if (node === false || node === undefined) return ''
  if (typeof node === 'string') return escapeText(node)
  if (Array.isArray(node)) return node.map(render).join('')
  let source = `<${node.name}`
  for (const [name, value] of Object.entries(node.attributes)) {
    if (value === undefined || value === false) continue
    source += ` ${name}="${typeof value === 'number' ? round(value) : escapeAttribute(value)}"`
  }
  const inner = render(node.children)
  return inner ? `${source}>${inner}</${node.name}>` : `${source}/>`
}

/** To a tenth: a tenth of a CSS pixel is finer than a screen shows. */
export function round(value: number): number {
  return Math.round(value * 10) / 10 || 0
}

function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (char) => references[char] ?? char).replace(control, '')
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"]/g, (char) => references[char] ?? char).replace(control, '')
}

const references: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
// Characters that are no part of an XML document even as references (https://www.w3.org/TR/xml/#charsets).
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g
