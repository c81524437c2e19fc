import { expect, test } from 'vitest'
import { readAddress, toggle, writeAddress } from '../../src/search/address.ts'

test('an address is read as it was written', () => {
  const state = {
    text: 'a & b "c" -d ü',
    selection: { topic: ['llm-serving', 'agents'], year: ['2024'], author: ['ion-stoica'] },
    sort: 'newest' as const,
  }
  expect(readAddress(writeAddress(state))).toEqual(state)
})

test('nothing to say is an empty address', () => {
  expect(writeAddress({ text: '  ', selection: {}, sort: 'relevance' })).toBe('')
  expect(readAddress('')).toEqual({ text: '', selection: {}, sort: 'relevance' })
})

test('unknown parts, empty and double values are left out', () => {
  expect(readAddress('?q=x&topic=&topic=a&topic=a&foo=1&sort=worst&__proto__=y')).toEqual({
    text: 'x',
    selection: { topic: ['a'] },
    sort: 'relevance',
  })
})

test('a tick comes and goes', () => {
  const ticked = toggle({ year: ['2024'] }, 'topic', 'agents')
  expect(ticked).toEqual({ year: ['2024'], topic: ['agents'] })
  expect(toggle(ticked, 'topic', 'agents')).toEqual({ year: ['2024'] })
})
