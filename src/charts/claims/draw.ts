import { el, type Child, type Element } from '../element.ts'
import { decoration, emptyNote, frame, link, textLines, type Layout } from '../frame.ts'
import { fitText, textWidth, wrapText } from '../text-width.ts'
import { narrowWidth, wideWidth, type Href } from '../types.ts'
import { count } from '../../model/links.ts'
import type { Box } from '../labels.ts'
import { binLimit, binMarks, laneBins } from './bins.ts'
import { type ClaimLane, factorScale, factorTicks } from './lanes.ts'
import { labelLargest, layoutLanes, type LaneLayout, type PlacedLabel } from './layout.ts'
import { claimMark, claimShape, keyEntries } from './marks.ts'

interface Design {
  layout: Layout
  width: number
  left: number
  radius: number
  least: number
  gap: number
  labels: number
  widest: number
}

/** Lane names stand beside the lanes when there is room, above them when there is not. */
const designs: Record<Layout, Design> = {
  wide: {
    layout: 'wide',
    width: wideWidth,
    left: 170,
    radius: 4.2,
    least: 34,
    gap: 8,
    labels: 28,
    widest: 230,
  },
  narrow: {
    layout: 'narrow',
    width: narrowWidth,
    left: 8,
    radius: 4.5,
    least: 24,
    gap: 27,
    labels: 12,
    widest: 150,
  },
}

export interface ClaimsDrawing {
  title: string
  href: Href
  layout: Layout
  /** The table that a bar of a large atlas leads to. */
  tableHref: string
}

/** The claims chart in one layout. */
export function drawClaims(lanes: ClaimLane[], { title, href, layout, tableHref }: ClaimsDrawing): string {
  const design = designs[layout]
  if (lanes.length === 0)
    return frame(
      { label: title, kind: 'claims', layout, height: 90 },
      emptyNote(layout, 'No measured factors yet'),
    )
  const key = drawKey(design, lanes)
  const top = key.height + 26
  const largest = Math.max(...lanes.map((lane) => lane.points[0]?.factor ?? 1))
  const x = factorScale(largest, [design.left + 8, design.width - 28])
  const binned = lanes.reduce((sum, lane) => sum + lane.points.length, 0) > binLimit
  const shown = binned ? lanes.map((lane) => ({ ...lane, points: lane.points.slice(0, 4) })) : lanes
  const least = (lane: ClaimLane) => (binned ? 64 : Math.max(design.least, nameHeight(lane, design)))
  const layouts = layoutLanes(shown, { x, top, radius: design.radius, gap: design.gap, least })
  const last = layouts.at(-1)
  const bottom = (last?.bottom ?? 0) + 6
  const bounds = { x: design.left, y: top, width: design.width - design.left, height: bottom - top }
  const names = layouts.map((row, i) => nameBox(row, lanes[i]?.points.length ?? 0, design))
  const bins = layouts.map((row, i) =>
    binned ? laneBins(lanes[i] ?? row.lane, { x, y: row.y, height: (row.y - row.top) * 2 }) : [],
  )
  const taken = [...names, ...bins.flat().map(({ box }) => box)]
  const labels = labelLargest(layouts, bounds, { limit: design.labels, widest: design.widest, taken })
  const byKey = new Map(labels.map((label) => [label.point.key, label]))
  return frame(
    { label: title, kind: 'claims', layout, height: bottom + 22 },
    key.element,
    factorGrid(x, top - 4, bottom),
    layouts.map((row, i) => [
      laneName(row, lanes[i]?.points.length ?? 0, design, href),
      binMarks(row.lane, bins[i] ?? [], tableHref),
      row.marks
        .toSorted((a, b) => b.point.factor - a.point.factor)
        .map(({ point, place }) => withLabel(claimMark(point, place, href), byKey.get(point.key))),
    ]),
  )
}

function withLabel(mark: Element, label: PlacedLabel | undefined): Element {
  if (!label) return mark
  const { x, y, anchor, text } = label
  // The link's name says it in full.
  const attributes = {
    'aria-hidden': 'true',
    class: 'label',
    x,
    y,
    'text-anchor': anchor === 'start' ? undefined : anchor,
  }
  return { ...mark, children: [...mark.children, el('text', attributes, text)] }
}

function factorGrid(x: ReturnType<typeof factorScale>, top: number, bottom: number): Element {
  return decoration(
    { class: 'axis' },
    factorTicks(x).map(({ at, label }) => [
      el('line', { x1: at, x2: at, y1: top, y2: bottom }),
      el('text', { x: at, y: top - 5, 'text-anchor': 'middle' }, label),
      el('text', { x: at, y: bottom + 14, 'text-anchor': 'middle' }, label),
    ]),
  )
}

function laneName(
  { lane, y, top: laneTop }: LaneLayout,
  claims: number,
  { layout, left, width }: Design,
  href: Href,
): Child {
  const size = 13
  const narrow = layout === 'narrow'
  const lines = narrow
    ? [fitText(lane.title, size, width - 90, 'semibold')]
    : wrapText(lane.title, size, left - 20, 2, 'semibold')
  const top = narrow ? laneTop - 8 : y + 4 - (lines.length * 15) / 2
  const at = narrow ? { x: 0 } : { x: left - 12 }
  const beside = narrow
    ? { x: textWidth(lines[0] ?? '', size, 'semibold') + 8, y: top }
    : { ...at, y: top + lines.length * 15 }
  const text = el(
    'text',
    { class: 'name', 'text-anchor': narrow ? undefined : 'end' },
    textLines(lines, (i) => ({ ...at, y: top + i * 15 })),
    el('tspan', { ...beside, class: 'count', 'data-lane': lane.key }, count(claims, 'claim')),
  )
  const rule = decoration({ class: 'axis' }, el('line', { class: 'base', x1: left, x2: width, y1: y, y2: y }))
  if (!lane.path) return [rule, text]
  return [
    rule,
    el(
      'g',
      { class: lane.hue },
      link(href(lane.path), `${lane.title}, ${count(claims, 'claim')}`, { class: 'lane' }, text),
    ),
  ]
}

/** Where a lane's name stands, which no label may cover. */
function nameBox({ lane, y, top }: LaneLayout, claims: number, { layout, left }: Design): Box {
  if (layout === 'wide') return { x: 0, y: y - 20, width: left - 8, height: 40 }
  const width = textWidth(lane.title, 13, 'semibold') + 8 + textWidth(count(claims, 'claim'), 12)
  return { x: 0, y: top - 21, width: width + 6, height: 17 }
}

/** Beside a lane its name takes one or two lines and the count of its claims. */
function nameHeight(lane: ClaimLane, { layout, left }: Design): number {
  return layout === 'narrow' ? 0 : (wrapText(lane.title, 13, left - 20, 2, 'semibold').length + 1) * 15 - 4
}

/** The key shows only the shapes that occur. */
function drawKey({ width }: Design, lanes: ClaimLane[]): { element: Element; height: number } {
  const used = new Set<string>(lanes.flatMap((lane) => lane.points.map((point) => point.claim.qualifier)))
  if (used.has('average')) used.add('exact')
  let x = 0
  let y = 12
  const entries = keyEntries
    .filter(([qualifier]) => used.has(qualifier))
    .map(([qualifier, text]) => {
      const from = qualifier === 'range' ? 22 : 6
      const needed = from + 10 + textWidth(text, 12) + 18
      if (x > 0 && x + needed > width) {
        x = 0
        y += 20
      }
      const place = { cx: x + from, cy: y - 4, r: 4.2, low: qualifier === 'range' ? x + 4 : undefined }
      const entry = el(
        'g',
        { class: `sample ${qualifier}` },
        claimShape(qualifier, place),
        el('text', { x: x + from + 10, y }, text),
      )
      x += needed
      return entry
    })
  return { element: el('g', { class: 'key' }, entries), height: y + 8 }
}
