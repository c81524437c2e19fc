import { parseHTML } from 'linkedom'
import type { Chart } from '../../src/charts/index.ts'

/** One element on a line, so that a person and a diff can read the picture. */
export function pretty(svg: string): string {
  return `${svg.replaceAll('><', '>\n<')}\n`
}

/** A layout as elements. */
export function parse(svg: string): Element {
  const { document } = parseHTML(`<html><body>${svg}</body></html>`)
  const root = document.querySelector('svg')
  if (!root) throw new Error('no svg')
  return root
}

export function links(svg: string): Element[] {
  return [...parse(svg).querySelectorAll('a')]
}

/** A link's accessible name. */
export function nameOf(link: Element): string {
  return link.querySelector('title')?.textContent ?? ''
}

export function layouts({ svg }: Chart): [string, string][] {
  return [
    ['wide', svg.wide],
    ['narrow', svg.narrow],
  ]
}
