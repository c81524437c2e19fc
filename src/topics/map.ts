import { randomLcg } from 'd3'
import type { Position } from '../model/topic.ts'
import { placeCountries, type Disc } from './anchors.ts'
import { separate, settle, type Settler } from './settle.ts'
import { nearest, scaleOf, type Near } from './nearest.ts'
import {
  centroid,
  cosine,
  sparseVector,
  textSpace,
  type PaperText,
  type SparseVector,
  type TextSpace,
} from './text-space.ts'

export interface MapPaper extends PaperText {
  slug: string
  /** Topic slugs, the primary first. */
  topics: readonly string[]
  region?: string
}

export const mapTuning = {
  /** Near papers that draw each paper to them. */
  near: 8,
  /** Weight of the primary topic, each further topic and the region, where the whole text weighs 1. */
  primary: 0.55,
  second: 0.3,
  region: 0.25,
  /** How far a paper's further topics draw it from its country's centre, in radii of the country. */
  lean: 0.45,
  /** What is left of the pull between near papers of different regions. */
  abroad: 0.3,
}

/** The previous map is kept as it is when at least this share of the papers were on it. */
const keptShare = 0.7
/** Map distances are worked out on a square of this side, in which forces have their usual strengths. */
const side = 1000
const margin = 0.03

/**
 * Places every paper on the unit square: papers of a topic together, near texts near each other, regions apart.
 * The same papers give the same places.
 * @param previous places of an earlier map. Papers that were on it keep their places as long as they are most
 *   of all; new ones settle among their nearest, and only where it is too tight an old one gives way.
 * @param read gives the text space of the papers in the order of their slugs, for who has it already
 */
export function layoutMap(
  papers: readonly MapPaper[],
  previous: ReadonlyMap<string, Position> = new Map(),
  read: typeof textSpace = textSpace,
): Map<string, Position> {
  const kept = papers.filter(({ slug }) => previous.has(slug)).length
  if (kept === papers.length) return new Map(papers.map(({ slug }) => [slug, place(previous.get(slug))]))
  const sorted = [...papers].sort((a, b) => (a.slug < b.slug ? -1 : 1))
  const space = mapSpace(sorted, read(sorted))
  const found = kept >= keptShare * papers.length ? joinMap(sorted, space, previous) : newMap(sorted, space)
  const points = found.map(({ x, y }) => ({ x: x * side, y: y * side }))
  separate(points, side)
  const places = new Map(sorted.map(({ slug }, index) => [slug, points[index]]))
  return new Map(papers.map(({ slug }) => [slug, rounded(places.get(slug))]))
}

/** As a share of the side, to a tenth of a thousandth: a map that is kept in a file stays small and readable. */
function rounded(point: Position | undefined): Position {
  const share = (value: number | undefined) => Math.round(((value ?? side / 2) / side) * 1e5) / 1e5
  return { x: share(point?.x), y: share(point?.y) }
}

function place(position: Position | undefined): Position {
  return { x: position?.x ?? 0.5, y: position?.y ?? 0.5 }
}

interface MapSpace {
  vectors: SparseVector[]
  size: number
}

/** The texts with topics and regions as further terms, so that one cosine weighs all three. */
function mapSpace(papers: readonly MapPaper[], { vectors, terms }: TextSpace): MapSpace {
  const names = [...new Set(papers.flatMap((paper) => [...paper.topics, regionTerm(paper)]))].sort()
  const ids = new Map(names.map((name, index) => [name, terms.length + index]))
  const id = (name: string) => ids.get(name) ?? 0
  const joined = papers.map((paper, index) => {
    const entries: [number, number][] = []
    const text = vectors[index]
    for (const [at, term] of text?.ids.entries() ?? []) entries.push([term, text?.weights[at] ?? 0])
    for (const [rank, topic] of [...new Set(paper.topics)].entries())
      entries.push([id(topic), rank === 0 ? mapTuning.primary : mapTuning.second])
    if (paper.region) entries.push([id(regionTerm(paper)), mapTuning.region])
    return sparseVector(entries)
  })
  return { vectors: joined, size: terms.length + names.length }
}

function regionTerm({ region = '' }: MapPaper): string {
  return `region ${region}`
}

function newMap(papers: readonly MapPaper[], space: MapSpace): Position[] {
  const lists = nearest(space.vectors, space.size, mapTuning.near)
  const countries = placedCountries(papers, space)
  const random = randomLcg(0.5)
  const settlers = papers.map(({ topics: [primary = '', ...further] }): Settler => {
    const home = countries.get(primary) ?? { x: 0.5, y: 0.5, radius: 0.3 }
    const others = further.flatMap((topic) => countries.get(topic) ?? [])
    const goal = lean(home, home.radius * mapTuning.lean, others)
    const scattered = (value: number) => (value + 0.6 * home.radius * (random() - 0.5)) * side
    return { goal: { x: goal.x * side, y: goal.y * side }, x: scattered(goal.x), y: scattered(goal.y) }
  })
  settle(settlers, loosened(papers, lists), side)
  return fill(settlers)
}

/** Nearness as a pull: across regions it draws less, so that papers of a small country stay in their region. */
function loosened(papers: readonly MapPaper[], lists: readonly Near[][]): Near[][] {
  return lists.map((list, self) =>
    list.map(({ index, score }) => {
      const abroad = papers[index]?.region !== papers[self]?.region
      return { index, score: abroad ? score * mapTuning.abroad : score }
    }),
  )
}

/** A disc for each primary topic. */
function placedCountries(papers: readonly MapPaper[], space: MapSpace): Map<string, Disc> {
  const members = Map.groupBy(papers.keys(), (index) => papers[index]?.topics[0] ?? '')
  const topics = [...members.keys()].sort()
  const centres = topics.map((topic) =>
    centroid((members.get(topic) ?? []).flatMap((index) => space.vectors[index] ?? [])),
  )
  const countries = topics.map((topic) => {
    const [first = 0, ...rest] = members.get(topic) ?? []
    return { region: papers[first]?.region ?? `topic ${topic}`, papers: 1 + rest.length }
  })
  const discs = placeCountries(countries, (a, b) => {
    const [one, other] = [centres[a], centres[b]]
    return one && other ? cosine(one, other) : 0
  })
  return new Map(topics.flatMap((topic, index) => (discs[index] ? [[topic, discs[index]]] : [])))
}

/** A centre moved towards the paper's other topics, by at most `reach`. */
function lean(centre: Position, reach: number, others: readonly Position[]): Position {
  let [x, y] = [0, 0]
  for (const other of others) {
    const distance = Math.hypot(other.x - centre.x, other.y - centre.y) || 1
    x += (other.x - centre.x) / distance / others.length
    y += (other.y - centre.y) / distance / others.length
  }
  return { x: centre.x + reach * x, y: centre.y + reach * y }
}

/** Old papers where they were, new ones in the middle of their nearest. */
function joinMap(
  papers: readonly MapPaper[],
  { vectors, size }: MapSpace,
  previous: ReadonlyMap<string, Position>,
): Position[] {
  const { nearestTo } = scaleOf(vectors, size)
  return papers.map(({ slug }, index) => {
    const old = previous.get(slug)
    if (old) return old
    let [x, y, sum] = [0, 0, 0]
    for (const near of nearestTo(index, mapTuning.near)) {
      const at = previous.get(papers[near.index]?.slug ?? '')
      // Cubed, so that the nearest decide and the new paper does not end in the sea between two groups.
      const weight = at ? near.score ** 3 : 0
      x += weight * (at?.x ?? 0)
      y += weight * (at?.y ?? 0)
      sum += weight
    }
    return sum ? { x: x / sum, y: y / sum } : { x: 0.5, y: 0.5 }
  })
}

/** Scales a map to the unit square so that it reaches the margins on all four sides. */
function fill(points: readonly Position[]): Position[] {
  const across = stretch(points.map(({ x }) => x))
  const down = stretch(points.map(({ y }) => y))
  return points.map(({ x, y }) => ({ x: across(x), y: down(y) }))
}

function stretch(values: readonly number[]): (value: number) => number {
  const low = values.reduce((a, b) => Math.min(a, b), Infinity)
  const high = values.reduce((a, b) => Math.max(a, b), -Infinity)
  return (value) => (high - low > 1e-9 ? margin + ((1 - 2 * margin) * (value - low)) / (high - low) : 0.5)
}
