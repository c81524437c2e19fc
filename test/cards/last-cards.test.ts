import { expect, test } from 'vitest'
import { baseMap, lastCardSettings } from '../../src/cards/index.ts'

const day = 24 * 60 * 60 * 1000
const now = Date.UTC(2026, 0, 1)
const base = baseMap({ positions: new Map([['a', { x: 0.5, y: 0.5 }]]) })
const other = baseMap({ positions: new Map([['a', { x: 0.5, y: 0.6 }]]) })

test('cards of another base map are not taken over', () => {
  expect(lastCardSettings(base, now)).not.toBe(lastCardSettings(other, now))
})

test('in a month every card is asked for in the cache several times, but not on most days', () => {
  const settings = Array.from({ length: 30 }, (_, days) => lastCardSettings(base, now + days * day))
  const different = new Set(settings).size
  expect(different).toBeGreaterThanOrEqual(3)
  expect(different).toBeLessThanOrEqual(6)
})
