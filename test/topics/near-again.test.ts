import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listAgain, listAll, type Listed } from '../../src/topics/near-again.ts'
import { sparseVector, type SparseVector } from '../../src/topics/text-space.ts'

const size = 9
const wanted = { count: 3, depth: 5 }

/** Vectors of few terms and few weights, so that many are equally near; some are empty. */
const vector = fc
  .uniqueArray(fc.tuple(fc.nat(size - 1), fc.constantFrom(1, 2)), { maxLength: 4, selector: ([id]) => id })
  .map((entries) => sparseVector(entries))

interface Step {
  /** Vectors that are another, by index among those there are. */
  edits: [number, SparseVector][]
  /** Indexes of those that go. */
  gone: number[]
  /** Vectors that come, and before which they stand. */
  come: [number, SparseVector][]
}
const step: fc.Arbitrary<Step> = fc.record({
  edits: fc.array(fc.tuple(fc.nat(39), vector), { maxLength: 3 }),
  gone: fc.array(fc.nat(39), { maxLength: 3 }),
  come: fc.array(fc.tuple(fc.nat(39), vector), { maxLength: 3 }),
})

/** The vectors after a step, each with its index before when it is the same. */
function after(vectors: readonly SparseVector[], { edits, gone, come }: Step) {
  const edited = new Map(edits)
  return vectors.flatMap((vector, index): { vector: SparseVector; was?: number }[] => {
    const before = come.filter(([at]) => at === index).map(([, vector]) => ({ vector }))
    const other = edited.get(index)
    const own = other ? [{ vector: other }] : [{ vector, was: index }]
    return gone.includes(index) ? before : [...before, ...own]
  })
}

function known(lists: readonly Listed[], next: readonly { was?: number }[]): (Listed | undefined)[] {
  const is = new Map(next.flatMap(({ was }, index) => (was === undefined ? [] : [[was, index] as const])))
  return next.map(({ was }) => {
    const list = was === undefined ? undefined : lists[was]
    return (
      list && {
        near: list.near.flatMap(({ index, score }) => {
          const now = is.get(index)
          return now === undefined ? [] : [{ index: now, score }]
        }),
        beyond: list.beyond,
      }
    )
  })
}

const firsts = (lists: readonly Listed[]) => lists.map(({ near }) => near.slice(0, wanted.count))

describe('lists that are worked out again', () => {
  test('are those from nothing, through any edits, losses and additions', () => {
    const some = fc.array(vector, { minLength: 5, maxLength: 40 })
    fc.assert(
      fc.property(some, fc.array(step, { minLength: 1, maxLength: 6 }), (first, steps) => {
        let [vectors, lists] = [first, listAll(first, size, wanted)]
        for (const one of steps) {
          const next = after(vectors, one)
          vectors = next.map(({ vector }) => vector)
          lists = listAgain(vectors, size, known(lists, next), wanted).lists
          expect(firsts(lists)).toEqual(firsts(listAll(vectors, size, wanted)))
        }
      }),
      { numRuns: 400, seed: 11 },
    )
  })

  test('weigh only what is another, and what may have nearer ones beyond its list', () => {
    const vectors = Array.from({ length: 60 }, (_, at) =>
      sparseVector([
        [at % size, 1 + (at % 7)],
        [(at + 1) % size, 2],
      ]),
    )
    const lists = listAll(vectors, size, wanted)
    const same = vectors.map((vector, was) => ({ vector, was }))
    expect(listAgain(vectors, size, known(lists, same), wanted)).toEqual({ lists, weighed: 0 })

    const edited = after(vectors, { edits: [[7, sparseVector([[0, 1]])]], gone: [], come: [] })
    const found = listAgain(
      edited.map(({ vector }) => vector),
      size,
      known(lists, edited),
      wanted,
    )
    expect(found.weighed).toBe(1)

    const [first] = lists
    const lost = (first?.near ?? []).map(({ index }) => index)
    const fewer = after(vectors, { edits: [], gone: lost, come: [] })
    const left = fewer.map(({ vector }) => vector)
    const again = listAgain(left, size, known(lists, fewer), wanted)
    expect(again.weighed).toBeGreaterThan(0)
    expect(again.weighed).toBeLessThan(left.length)
    expect(firsts(again.lists)).toEqual(firsts(listAll(left, size, wanted)))
  })
})
