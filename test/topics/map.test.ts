import { describe, expect, test } from 'vitest'
import { layoutMap, type MapPaper } from '../../src/topics/map.ts'
import type { Position } from '../../src/model/topic.ts'

const subjects = ['bees', 'rivers', 'forests', 'islands', 'deserts', 'tundra']

/** Papers of six topics in three regions, each with words of its own and some of its region. */
function field(count: number): MapPaper[] {
  return Array.from({ length: count }, (_, index) => {
    const topic = index % subjects.length
    const subject = subjects[topic] ?? ''
    const region = `region ${topic % 3}`
    const word = (at: number) => `${subject}${(index * 7 + at * 13) % 23}`
    return {
      slug: `paper-${String(index).padStart(5, '0')}`,
      title: `${subject} ${word(1)}`,
      abstract: Array.from({ length: 20 }, (_, at) => word(at)).join(' '),
      topics: [subject],
      region,
    }
  })
}

const distance = (a: Position | undefined, b: Position | undefined) =>
  a && b ? Math.hypot(a.x - b.x, a.y - b.y) : Number.NaN

function closest(map: ReadonlyMap<string, Position>): number {
  const points = [...map.values()]
  return Math.min(...points.flatMap((a, i) => points.slice(i + 1).map((b) => distance(a, b))))
}

describe('a map', () => {
  const papers = field(240)
  const map = layoutMap(papers)

  test('holds every paper inside the unit square and reaches its sides', () => {
    expect([...map.keys()].sort()).toEqual(papers.map(({ slug }) => slug))
    const points = [...map.values()]
    for (const value of points.flatMap(({ x, y }) => [x, y])) {
      expect(value).toBeGreaterThan(0)
      expect(value).toBeLessThan(1)
    }
    for (const side of ['x', 'y'] as const) {
      const values = points.map((point) => point[side])
      expect(Math.max(...values) - Math.min(...values)).toBeGreaterThan(0.85)
    }
  })

  test('no two papers overlap at a radius of five thousandths', () => {
    expect(closest(map)).toBeGreaterThan(0.0105)
  })

  test('papers of a topic lie together', () => {
    const shares = papers.map((paper) => {
      const near = papers
        .filter((other) => other !== paper)
        .map((other) => ({ other, away: distance(map.get(paper.slug), map.get(other.slug)) }))
        .sort((a, b) => a.away - b.away)
        .slice(0, 10)
      return near.filter(({ other }) => other.topics[0] === paper.topics[0]).length / 10
    })
    expect(shares.reduce((a, b) => a + b) / shares.length).toBeGreaterThan(0.75)
  })

  test('topics of a region are nearer than topics of different regions', () => {
    const centre = (topic: string) => {
      const points = papers.filter(({ topics }) => topics[0] === topic).map(({ slug }) => map.get(slug))
      const mean = (side: 'x' | 'y') =>
        points.reduce((sum, point) => sum + (point?.[side] ?? 0), 0) / points.length
      return { x: mean('x'), y: mean('y') }
    }
    const pairs = subjects.flatMap((a, i) =>
      subjects.slice(i + 1).map((b, j) => ({ same: j === 2, away: distance(centre(a), centre(b)) })),
    )
    const mean = (same: boolean) => {
      const chosen = pairs.filter((pair) => pair.same === same)
      return chosen.reduce((sum, { away }) => sum + away, 0) / chosen.length
    }
    expect(mean(true)).toBeLessThan(mean(false))
  })

  test('is the same for the same papers in any order', () => {
    const again = layoutMap([...papers].reverse())
    for (const [slug, point] of map) expect(again.get(slug)).toEqual(point)
  })
})

describe('a map that was there before', () => {
  const papers = field(203)
  const old = layoutMap(papers.slice(0, 198))

  test('comes back as it was when nothing was added, or papers were taken away', () => {
    expect(layoutMap(papers.slice(0, 198), old)).toEqual(old)
    const fewer = layoutMap(papers.slice(5, 100), old)
    expect(fewer.size).toBe(95)
    for (const [slug, point] of fewer) expect(point).toEqual(old.get(slug))
  })

  test('hardly moves when five papers join, and they join their own', () => {
    const next = layoutMap(papers, old)
    const shifts = [...old].map(([slug, point]) => distance(point, next.get(slug))).sort((a, b) => a - b)
    expect(shifts[99]).toBeLessThan(0.005)
    expect(shifts.at(-1)).toBeLessThan(0.05)
    expect(closest(next)).toBeGreaterThan(0.0105)
    for (const { slug, topics } of papers.slice(198)) {
      const nearest = papers
        .slice(0, 198)
        .map((other) => ({ topic: other.topics[0], away: distance(next.get(slug), next.get(other.slug)) }))
        .sort((a, b) => a.away - b.away)
      expect(nearest[0]?.topic).toBe(topics[0])
    }
  })

  test('is drawn anew when most papers are new', () => {
    const few = new Map([...old].slice(0, 20))
    expect(layoutMap(papers, few).size).toBe(203)
  })
})

describe('little to go on', () => {
  test.each([0, 1, 2, 3, 5])('%i papers', (count) => {
    const map = layoutMap(field(count))
    expect(map.size).toBe(count)
    for (const { x, y } of map.values()) expect(x >= 0 && x <= 1 && y >= 0 && y <= 1).toBe(true)
    if (count > 1) expect(closest(map)).toBeGreaterThan(0.0105)
  })

  test('identical texts, empty texts, no topics and no regions still have places of their own', () => {
    const same = Array.from({ length: 30 }, (_, index) => ({
      slug: `p${index}`,
      title: 'Same',
      abstract: 'same words',
      topics: [],
    }))
    expect(closest(layoutMap(same))).toBeGreaterThan(0.0105)
    const empty = same.map((paper, index) => ({
      ...paper,
      title: '',
      abstract: '',
      topics: index % 2 ? ['x'] : [],
    }))
    expect(closest(layoutMap(empty))).toBeGreaterThan(0.0105)
    const plain = field(60).map((paper) => ({ ...paper, topics: [], region: undefined }))
    expect(closest(layoutMap(plain))).toBeGreaterThan(0.0105)
  })
})
