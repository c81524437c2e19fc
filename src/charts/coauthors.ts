import { forceLink, forceSimulation, forceX, forceY } from 'd3-force'
import type { SimulationLinkDatum, SimulationNodeDatum } from 'd3-force'
import type { Atlas, AtlasAuthor } from '../atlas/types.ts'
import { chargeForce, collideForce } from '../model/forces.ts'
import { count } from '../model/links.ts'
import { el, type Child, type Element } from './element.ts'
import { decoration, frame, type Layout, link } from './frame.ts'
import { anchorX, around, type Box, placeLabels } from './labels.ts'
import { fitText, textWidth } from './text-width.ts'
import { narrowWidth, wideWidth, type Chart, type ChartOptions } from './types.ts'

export type CoauthorSource = Pick<Atlas, 'author'>

/** Fewer co-authors than this are better read as a list. */
export const leastCoauthors = 3
/** A page shows the co-authors with the most shared papers; the sentence counts the others. */
const mostCoauthors = 30

interface Person extends SimulationNodeDatum {
  author: AtlasAuthor
  /** Papers shared with the author of the page; their own papers for that author. */
  shared: number
  own: boolean
}

interface Tie extends SimulationLinkDatum<Person> {
  source: Person
  target: Person
  papers: number
}

/** Who wrote with an author, and who of them wrote together; undefined below three co-authors. */
export function coauthorNetwork(
  author: AtlasAuthor,
  { author: find }: CoauthorSource,
  options: ChartOptions,
): Chart | undefined {
  if (author.coauthors.length < leastCoauthors) return undefined
  const shown = author.coauthors.slice(0, mostCoauthors)
  const people: Person[] = [
    { author, shared: author.papers.length, own: true },
    ...shown.map(({ slug, papers }) => ({ author: find(slug), shared: papers, own: false })),
  ]
  const ties = tiesAmong(people)
  arrange(people, ties)
  const title = finding(author, find)
  const hidden = author.coauthors.length - shown.length
  return {
    id: options.id,
    title,
    sentence: [
      'A line joins two people who wrote a paper of this atlas together; a larger dot shares more papers.',
      hidden > 0 &&
        `${count(hidden, 'more co-author')} with fewer shared papers ${hidden === 1 ? 'is' : 'are'} in the table.`,
    ]
      .filter(Boolean)
      .join(' '),
    source:
      "Authors as the papers name them; people with one name count as one unless the atlas's owner says otherwise.",
    axes: 'Places have no unit: people who wrote together lie together.',
    svg: {
      wide: draw(people, ties, title, options, 'wide'),
      narrow: draw(people, ties, title, options, 'narrow'),
    },
    table: {
      columns: [
        { label: 'Co-author', numeric: false },
        { label: 'Shared papers', numeric: true },
      ],
      rows: author.coauthors.map(({ slug, papers }) => ({
        cells: [find(slug).name, papers],
        href: options.href(`authors/${slug}.html`),
      })),
    },
  }
}

function finding(author: AtlasAuthor, find: (slug: string) => AtlasAuthor): string {
  const [first, second] = author.coauthors
  const all = count(author.coauthors.length, 'co-author')
  const on = `${author.name} wrote ${count(author.papers.length, 'paper')} with ${all}`
  if (!first || first.papers < 2 || first.papers === second?.papers) return on
  return `${on}, most often ${find(first.slug).name} (${first.papers})`
}

function tiesAmong(people: Person[]): Tie[] {
  const index = new Map(people.map((person, i) => [person.author.slug, i]))
  return people.flatMap((source, i) =>
    source.author.coauthors.flatMap(({ slug, papers }) => {
      const target = people[index.get(slug) ?? -1]
      return target && (index.get(slug) ?? -1) > i ? { source, target, papers } : []
    }),
  )
}

/**
 * Places the people about the origin. Where all wrote together a circle says it best; else forces find the
 * groups. d3-force starts from a fixed spiral and its own seeded generator, so the result is always the same.
 */
function arrange(people: Person[], ties: Tie[]): void {
  const [centre, ...others] = people
  if (!centre) return
  Object.assign(centre, { x: 0, y: 0, fx: 0, fy: 0 })
  const allTogether = ties.length === (people.length * (people.length - 1)) / 2
  others.forEach((person, i) => {
    const angle = (i / others.length) * 2 * Math.PI - Math.PI / 2 + Math.PI / others.length
    Object.assign(person, { x: Math.cos(angle), y: Math.sin(angle) })
  })
  if (allTogether) return
  others.forEach((person) => Object.assign(person, { x: (person.x ?? 0) * 60, y: (person.y ?? 0) * 60 }))
  const simulation = forceSimulation(people)
    .force(
      'link',
      forceLink<Person, Tie>(ties)
        .distance(60)
        .strength((tie) => (tie.source.own ? 0.05 : 0.12)),
    )
    .force('charge', chargeForce<Person>({ strength: -160, nearest: 1, farthest: 300 }))
    .force('collide', collideForce<Person>(20))
    .force('x', forceX<Person>().strength(0.05))
    .force('y', forceY<Person>().strength(0.08))
    .stop()
  simulation.tick(90)
}

const designs = {
  wide: { width: wideWidth, height: 400, left: 150, top: 30, size: 12.5, name: 150 },
  narrow: { width: narrowWidth, height: 430, left: 78, top: 30, size: 11.5, name: 112 },
}

function draw(people: Person[], ties: Tie[], title: string, { href }: ChartOptions, layout: Layout): string {
  const { width, height, left, top, size, name } = designs[layout]
  const [reachX, reachY] = [reach(people, (p) => p.x), reach(people, (p) => p.y)]
  const place = (person: Person): [number, number] => [
    width / 2 + ((person.x ?? 0) / reachX) * (width / 2 - left),
    height / 2 + ((person.y ?? 0) / reachY) * (height / 2 - top),
  ]
  const radius = (person: Person) => (person.own ? 8 : Math.min(8, 3.5 + 1.1 * Math.sqrt(person.shared)))
  const dots = people.map((person): Box => {
    const [[x, y], r] = [place(person), radius(person)]
    return { x: x - r, y: y - r, width: 2 * r, height: 2 * r }
  })
  const texts = people.map((person) => fitText(person.author.name, size, name, 'semibold'))
  const wishes = people.map((person, i) => {
    const [x, y] = place(person)
    const all = around(x, y, radius(person) + 4, textWidth(texts[i] ?? '', size, 'semibold'), size + 2)
    // Outward first: a name on the far side of its dot keeps clear of the lines.
    return x < width / 2 && !person.own ? all.toSorted((a, b) => rank(a.anchor) - rank(b.anchor)) : all
  })
  const labels = placeLabels(wishes, { x: 2, y: 2, width: width - 4, height: height - 4 }, dots)
  const nodes = people.map((person, i): Child => {
    const label = labels[i]
    const [cx, cy] = place(person)
    const text =
      label &&
      el(
        'text',
        { class: 'label', x: anchorX(label), y: label.box.y + size, 'text-anchor': label.anchor },
        texts[i] ?? '',
      )
    if (person.own) return el('g', { class: 'self' }, el('circle', { cx, cy, r: radius(person) }), text)
    return link(
      href(`authors/${person.author.slug}.html`),
      `${person.author.name}, ${count(person.shared, 'shared paper')}`,
      { class: 'mark person' },
      el('circle', { cx, cy, r: radius(person) }),
      text,
    )
  })
  return frame({ label: title, kind: 'network', layout, height }, drawTies(ties, place), nodes)
}

function rank(anchor: string): number {
  return ['end', 'middle', 'start'].indexOf(anchor)
}

/** The farthest that anyone lies from the middle, so that the picture fills its frame. */
function reach(people: Person[], value: (person: Person) => number | undefined): number {
  return Math.max(1e-6, ...people.map((person) => Math.abs(value(person) ?? 0)))
}

function drawTies(ties: Tie[], place: (person: Person) => [number, number]): Element {
  const classes = ['tie', 'tie tie-strong'].map((className, strong) => {
    const own = ties.filter((tie) => tie.papers > 1 === (strong === 1))
    const d = own.map(({ source, target }) => {
      const [[x1, y1], [x2, y2]] = [place(source), place(target)]
      return `M${Math.round(x1)} ${Math.round(y1)}L${Math.round(x2)} ${Math.round(y2)}`
    })
    return d.length > 0 && el('path', { class: className, d: d.join('') })
  })
  return decoration({}, ...classes)
}
