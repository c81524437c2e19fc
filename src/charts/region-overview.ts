import type { AtlasRegion, AtlasTopic } from '../atlas/types.ts'
import { count } from '../model/links.ts'
import { el, type Element } from './element.ts'
import { emptyNote, frame, type Layout, link, textLines } from './frame.ts'
import { hueClass, outside, regionPath } from './palette.ts'
import { fitText, wrapText } from './text-width.ts'
import { formatNumber } from './wording.ts'
import { narrowWidth, wideWidth, type Chart, type ChartOptions, type ChartSource } from './types.ts'

interface Block {
  title: string
  region?: AtlasRegion
  hue: string
  papers: number
  topics: AtlasTopic[]
}

/** Papers by region and topic as bars to one scale, each region a block of its topics, the largest topic first. */
export function regionOverview(source: ChartSource, options: ChartOptions): Chart {
  const blocks = regionBlocks(source)
  const title = finding(blocks)
  return {
    id: options.id,
    title,
    sentence: 'Each paper counts once, in its primary topic.',
    source: "Topics found by each topic's vocabulary in title and abstract.",
    axes: "A bar's length is the number of papers.",
    svg: { wide: draw(blocks, title, options, 'wide'), narrow: draw(blocks, title, options, 'narrow') },
    table: {
      columns: [
        { label: 'Region', numeric: false },
        { label: 'Topic', numeric: false },
        { label: 'Papers', numeric: true },
      ],
      rows: blocks.flatMap((block) =>
        block.topics.map((topic) => ({
          cells: [block.title, topic.title, topic.primary],
          href: options.href(`topics/${topic.slug}.html`),
        })),
      ),
    },
  }
}

function regionBlocks({ topics, regions }: ChartSource): Block[] {
  const known = new Set(regions.map((region) => region.slug))
  return [...regions, undefined].flatMap((region) => {
    const own = topics
      .filter(({ regionSlug }) =>
        region ? regionSlug === region.slug : regionSlug === undefined || !known.has(regionSlug),
      )
      .sort((a, b) => b.primary - a.primary)
    if (own.length === 0) return []
    const papers = own.reduce((sum, topic) => sum + topic.primary, 0)
    const title = region?.title ?? (regions.length > 0 ? outside : 'Topics')
    return { title, region, hue: hueClass(region), papers, topics: own }
  })
}

function finding(blocks: Block[]): string {
  const all = blocks.reduce((sum, block) => sum + block.papers, 0)
  const [largest] = blocks.filter((block) => block.region).sort((a, b) => b.papers - a.papers)
  if (all === 0) return 'No papers yet'
  if (!largest) return `${count(all, 'paper')} by topic`
  return `${largest.title} is the largest region, with ${formatNumber(largest.papers)} of ${count(all, 'paper')}`
}

const designs = {
  wide: { width: wideWidth, columns: 3, gap: 40 },
  narrow: { width: narrowWidth, columns: 1, gap: 0 },
}
const lineHeight = 15
/** From a name's last line to the next name, with the bar between them. */
const barRoom = 18

function draw(blocks: Block[], title: string, { href }: ChartOptions, layout: Layout): string {
  const design = designs[layout]
  if (blocks.length === 0)
    return frame({ label: title, kind: 'overview', layout, height: 90 }, emptyNote(layout, 'No topics yet'))
  const column = (design.width - design.gap * (design.columns - 1)) / design.columns
  const most = Math.max(1, ...blocks.flatMap((block) => block.topics.map((topic) => topic.primary)))
  const heights = Array.from({ length: design.columns }, () => 0)
  const drawn = blocks.map((block) => {
    // Each block goes on top of the shortest column, so that the columns end near each other.
    const at = heights.indexOf(Math.min(...heights))
    const y = heights[at] ?? 0
    let below = 44
    const bars = block.topics.map((topic) => {
      const lines = wrapText(topic.title, 12.5, column - 34, 3)
      const from = below
      below += lines.length * lineHeight + barRoom
      return bar(topic, { y: from, lines, column, most, href })
    })
    heights[at] = y + below + 10
    return el(
      'g',
      { class: block.hue, transform: `translate(${Math.round(at * (column + design.gap))} ${y})` },
      heading(block, column, href),
      bars,
    )
  })
  return frame({ label: title, kind: 'overview', layout, height: Math.max(...heights) - 10 }, drawn)
}

function heading({ title, region, papers }: Block, column: number, href: ChartOptions['href']): Element[] {
  const name = el('text', { class: 'name', y: 16 }, fitText(title, 13.5, column - 50, 'semibold'))
  const label = `${title}, ${count(papers, 'paper')}`
  return [
    region ? link(href(regionPath(region.slug)), label, { class: 'lane' }, name) : name,
    el('text', { class: 'count', x: column, y: 16, 'text-anchor': 'end' }, formatNumber(papers)),
    el('line', { class: 'base', x2: column, y1: 23.5, y2: 23.5 }),
  ]
}

interface Bar {
  y: number
  lines: string[]
  column: number
  most: number
  href: ChartOptions['href']
}

function bar(topic: AtlasTopic, { y, lines, column, most, href }: Bar): Element {
  const under = y + (lines.length - 1) * lineHeight + 5
  return link(
    href(`topics/${topic.slug}.html`),
    `${topic.title}, ${count(topic.primary, 'paper')}`,
    { class: 'mark bar' },
    el('rect', { class: 'area', y: y - 13, width: column, height: lines.length * lineHeight + 14 }),
    el(
      'text',
      { class: 'label' },
      textLines(lines, (i) => ({ x: 0, y: y + i * lineHeight })),
    ),
    el('text', { class: 'count', x: column, y, 'text-anchor': 'end' }, formatNumber(topic.primary)),
    topic.primary > 0 &&
      el('rect', { y: under, width: Math.max(1, (topic.primary / most) * column), height: 6 }),
  )
}
