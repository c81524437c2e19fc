import { describe, expect, it } from 'vitest'
import { coverOutline, coverRound, type Coverage, type OutlineStep } from '../../src/cards/coverage.ts'

const area = ({ cover }: Coverage) => cover.reduce((sum, value) => sum + value, 0) / 255

/** A polygon in the font's units. */
function polygon(...points: [number, number][]): OutlineStep[] {
  const steps = points.map((values, index) => ({ type: index === 0 ? 'M' : 'L', values }))
  return [...steps, { type: 'Z', values: [] }]
}

describe('coverOutline', () => {
  it('covers whole pixels fully and edge pixels by their share', () => {
    const shape = coverOutline(polygon([0, 0], [25, 0], [25, 10], [0, 10]), 0.1, 0.25)
    const row = [...shape.cover.slice(0, shape.width)]
    expect([shape.left, shape.top]).toEqual([0, -1])
    expect(row.slice(0, 4)).toEqual([191, 255, 191, 0])
  })

  it.each([
    ['a triangle', polygon([0, 0], [1000, 0], [300, 700]), 350_000],
    ['a flat slanted bar', polygon([0, 0], [1000, 90], [1000, 110], [0, 20]), 20_000],
    [
      'a square with a hole',
      [
        ...polygon([0, 0], [900, 0], [900, 900], [0, 900]),
        ...polygon([300, 300], [300, 600], [600, 600], [600, 300]),
      ],
      720_000,
    ],
    [
      'a curved half',
      [
        { type: 'M', values: [0, 0] },
        { type: 'Q', values: [500, 1000, 1000, 0] },
        { type: 'Z', values: [] },
      ],
      1_000_000 / 3,
    ],
  ])('covers the area of %s', (_name, steps, units) => {
    expect(Math.abs(area(coverOutline(steps, 0.037, 0.5)) / (units * 0.037 ** 2) - 1)).toBeLessThan(0.01)
  })

  it('covers nothing for a space', () => {
    expect(coverOutline([], 1, 0)).toMatchObject({ width: 0, height: 0 })
  })
})

describe('coverRound', () => {
  it('covers the area of a disc and of a ring', () => {
    expect(area(coverRound(20.3, 20.7, 9)) / (Math.PI * 81)).toBeCloseTo(1, 2)
    expect(area(coverRound(20, 20, 19, 2.5)) / (2 * Math.PI * 19 * 2.5)).toBeCloseTo(1, 2)
  })
})
