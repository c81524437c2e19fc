import { deserialize, serialize } from 'node:v8'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignTopics } from '../../src/topics/index.ts'
import { assignTopicsAgain, type KeptReading } from '../../src/topics/topics-again.ts'
import { ecology, fieldPapers } from './field.ts'

const others = [
  { title: 'A note on rivers and trees', abstract: 'Fish swim in rivers below old forests.' },
  { title: 'Soil carbon', abstract: '' },
  { title: '', abstract: 'Nothing that any topic names.' },
]
const corpus = [...fieldPapers, ...others]

/** The reading as a file would give it back. */
const kept = (reading: KeptReading | undefined): KeptReading | undefined =>
  reading && (deserialize(serialize(reading)) as KeptReading)

test('topics are those of papers all read, whatever an earlier reading knows', () => {
  fc.assert(
    fc.property(fc.array(fc.shuffledSubarray(corpus), { minLength: 2, maxLength: 4 }), (builds) => {
      let known: KeptReading | undefined
      for (const papers of builds) {
        const { found, reading } = assignTopicsAgain(papers, ecology, known)
        expect(found).toEqual(assignTopics(papers, ecology))
        known = kept(reading) ?? known
      }
    }),
    { numRuns: 60, seed: 5 },
  )
})

test('only texts that are not known are read', () => {
  const first = assignTopicsAgain(fieldPapers, ecology)
  expect(first.read).toBe(fieldPapers.length)
  const known = kept(first.reading)
  expect(assignTopicsAgain(fieldPapers, ecology, known)).toMatchObject({ read: 0, reading: undefined })
  const [paper = { title: '', abstract: '' }, ...rest] = fieldPapers
  const edited = [{ ...paper, abstract: `${paper.abstract} Trees.` }, ...rest]
  expect(assignTopicsAgain(edited, ecology, known).read).toBe(1)
})

test('a reading by other topics is not used', () => {
  const known = kept(assignTopicsAgain(fieldPapers, ecology).reading)
  const fewer = ecology.slice(1)
  const { found, read } = assignTopicsAgain(fieldPapers, fewer, known)
  expect(read).toBe(fieldPapers.length)
  expect(found).toEqual(assignTopics(fieldPapers, fewer))
})
