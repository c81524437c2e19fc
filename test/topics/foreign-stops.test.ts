import { describe, expect, test } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import { base } from '../../src/topics/bases.ts'
import { foreignStops } from '../../src/topics/foreign-stops.ts'
import { suggestTopics } from '../../src/topics/suggest.ts'

const titled = (titles: string[]) => titles.map((title) => ({ title, abstract: '' }))
const stemOf = (word: string) => base(word).stem

const german = titled([
  'Über die Verteilung der Farne in den Wäldern der Alpen',
  'Die Farne und die Moose der Alpen',
  'Zur Kenntnis der Farne in den Wäldern von Tirol',
  'Farne der Alpen: eine Übersicht über die Wälder',
  'Die Vögel und das Wetter an der Küste',
  'Der Zug der Vögel über die Küste der Nordsee',
  'Wie die Vögel an der Küste überwintern',
])
const french = titled([
  'Les fougères dans les forêts des Alpes',
  'Sur la répartition des fougères et des mousses',
  'Une étude sur les fougères de la forêt',
])

describe('foreignStops', () => {
  test('knows the function words of the languages that papers are in', () => {
    const stops = foreignStops([...german, ...french])
    for (const word of ['die', 'der', 'und', 'über', 'les', 'des', 'sur'])
      expect(stops, word).toContain(stemOf(word))
    for (const word of ['Farne', 'Wäldern', 'fougères', 'el', 'het'])
      expect(stops, word).not.toContain(stemOf(word))
  })

  test('has none for papers in English, a few in other languages among them', () => {
    const { papers } = loadAtlas('content')
    expect(foreignStops(papers).size).toBe(0)
    expect(foreignStops([...papers, ...french]).size).toBe(0)
    expect(foreignStops(titled(['The die', 'Die stacking in memory', 'On the son of the die'])).size).toBe(0)
    expect(foreignStops([]).size).toBe(0)
  })
})

test('topics found among papers in German are not named after its articles', () => {
  const found = suggestTopics(german, [])
  expect(found.length).toBeGreaterThan(0)
  const named = found.flatMap(({ title, vocabulary }) => [title, ...vocabulary]).join(' ')
  expect(named).toMatch(/Farne|Vögel/)
  expect(named).not.toMatch(/\b(?:die|der|den|und|an|über)\b/i)
})
