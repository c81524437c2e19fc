import { expect, test } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import { fps, quantile } from '../../src/build/frames.ts'
import { sampleMap } from '../../src/build/sample-map.ts'

test('frames a second follow from the gaps between frames', () => {
  const gaps = [...Array.from({ length: 90 }, () => 10), ...Array.from({ length: 10 }, () => 50)]
  expect(fps(gaps)).toEqual({ median: 100, slow: 20 })
  expect(quantile([3, 1, 2], 0.5)).toBe(2)
  expect(quantile([], 0.5)).toBeNaN()
})

test('a made-up map has the papers asked for, in places on the sheet, the same each time', () => {
  const atlas = loadAtlas('content')
  const map = sampleMap(atlas, 500)
  expect(map.papers).toHaveLength(500)
  expect(new Set(map.papers.map(({ slug }) => slug)).size).toBe(500)
  for (const { x, y } of map.positions.values())
    expect(Math.min(x, y, 1 - x, 1 - y)).toBeGreaterThanOrEqual(0)
  expect([...sampleMap(atlas, 500).positions]).toEqual([...map.positions])
})
