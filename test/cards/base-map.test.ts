import { randomLcg } from 'd3'
import { describe, expect, it } from 'vitest'
import { baseDots, baseMap, mapCells } from '../../src/cards/base-map.ts'

const random = randomLcg(0.3)
const places = (count: number) =>
  new Map(Array.from({ length: count }, (_, index) => [`p${index}`, { x: random(), y: random() }]))

describe('baseMap', () => {
  it('has a dot in each cell where a paper lies, at the edges too', () => {
    const map = baseMap({
      positions: new Map([
        ['a', { x: 0, y: 1 }],
        ['b', { x: 0.5, y: 0.25 }],
      ]),
    })
    expect(baseDots(map)).toEqual([
      [37, 18],
      [0, mapCells - 1],
    ])
  })

  it('is kept when a few papers join or move by less than a cell', () => {
    const positions = places(300)
    const first = baseMap({ positions })
    const moved = new Map([...positions].map(([slug, { x, y }]) => [slug, { x: x + 0.007, y: y - 0.007 }]))
    for (const [slug, place] of places(10)) moved.set(`new ${slug}`, place)
    expect(baseMap({ positions: moved }, first)).toBe(first)
  })

  it('is drawn anew once it shows another map', () => {
    const first = baseMap({ positions: places(300) })
    const other = places(300)
    expect(baseMap({ positions: other }, first)).toEqual(baseMap({ positions: other }))
    const grown = new Map([
      ...places(300),
      ...[...places(300)].map(([slug, place]) => [`b${slug}`, place] as const),
    ])
    expect(baseMap({ positions: grown }, first)).not.toBe(first)
  })
})
