import { el, render, type Child, type Element } from './element.ts'
import { narrowWidth, wideWidth } from './types.ts'

export type Layout = 'wide' | 'narrow'

interface Frame {
  /** What the picture is, for a screen reader: the chart's title. */
  label: string
  /** Names the chart to the stylesheet and the client script. */
  kind: string
  layout: Layout
  height: number
  width?: number
  attributes?: Record<string, string | number | undefined>
}

/**
 * The SVG element around a layout. It is a labelled group, not an image, because its marks are links that a
 * screen reader must reach (https://www.w3.org/TR/graphics-aria-1.0/).
 */
export function frame(
  { label, kind, layout, height, width, attributes }: Frame,
  ...children: Child[]
): string {
  const w = width ?? (layout === 'wide' ? wideWidth : narrowWidth)
  return render(
    el(
      'svg',
      {
        class: `chart chart-${kind} chart--${layout}`,
        viewBox: `0 0 ${w} ${Math.ceil(height)}`,
        width: w,
        height: Math.ceil(height),
        role: 'group',
        'aria-label': label,
        ...attributes,
      },
      ...children,
    ),
  )
}

/** A mark that leads somewhere. Its `<title>` is its accessible name and its tooltip without JavaScript. */
export function link(
  href: string,
  name: string,
  attributes: Record<string, string | number | undefined>,
  ...marks: Child[]
): Element {
  return el('a', { href, ...attributes }, el('title', {}, name), ...marks)
}

/** What a screen reader need not hear: rules, grids, coasts. */
export function decoration(
  attributes: Record<string, string | number | undefined>,
  ...children: Child[]
): Element {
  return el('g', { ...attributes, 'aria-hidden': 'true' }, ...children)
}

/**
 * Lines of one text. Between two stands a space without size, which keeps their words apart for a screen reader
 * and does not move the line that it ends.
 */
export function textLines(lines: string[], place: (i: number) => { x: number; y: number }): Child[] {
  return lines.map((line, i) => [
    el('tspan', place(i), line),
    i < lines.length - 1 && el('tspan', { 'font-size': 0 }, ' '),
  ])
}

/** Text that stands in for the marks when there are none. */
export function emptyNote(layout: Layout, text: string): Element {
  const w = layout === 'wide' ? wideWidth : narrowWidth
  return el('text', { class: 'note', x: w / 2, y: 48, 'text-anchor': 'middle' }, text)
}
