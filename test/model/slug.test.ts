import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldText, slugify, slugLimit, uniqueSlug } from '../../src/model/slug.ts'

const text = fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 300 }), fc.lorem({ maxCount: 40 }))

describe('slugify', () => {
  test('gives an address part of words and single hyphens, never too long', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 100 }), (title, limit) => {
        const slug = slugify(title, limit)
        expect(slug).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/)
        expect(slug.length).toBeLessThanOrEqual(limit)
        expect(slugify(slug, limit)).toBe(slug)
      }),
    )
  })

  test.each([
    ['NanoFlow: Towards Optimal Serving', 'nanoflow-towards-optimal-serving'],
    ['Łódź & Ærø – Straße', 'lodz-aero-strasse'],
    ['PanGu-α', 'pangu-alpha'],
    ["Don't stop", 'dont-stop'],
    ['O(N²) in 3 µs', 'o-n2-in-3-mus'],
    ['并行训练', ''],
    ['∞', ''],
    ['../../etc/passwd', 'etc-passwd'],
  ])('%j is %j', (title, slug) => {
    expect(slugify(title)).toBe(slug)
  })

  test('a long title is cut behind a word that can end it', () => {
    expect(slugify('Serving large models on the edge of the network', 32)).toBe(
      'serving-large-models-on-the-edge',
    )
    expect(slugify('Serving large models on the edge of the network', 28)).toBe('serving-large-models')
    expect(slugify('x'.repeat(200))).toBe('x'.repeat(slugLimit))
    expect(slugify('of the', 3)).toBe('of')
  })
})

test('folding twice changes nothing more', () => {
  fc.assert(fc.property(text, (title) => foldText(foldText(title)) === foldText(title)))
})

test('uniqueSlug counts up to a free one', () => {
  expect(uniqueSlug('a', new Set())).toBe('a')
  expect(uniqueSlug('a', new Set(['a', 'a-2']))).toBe('a-3')
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'a-2', 'b', 'a-2-2')), (bases) => {
      const taken = new Set<string>()
      for (const base of bases) taken.add(uniqueSlug(base, taken))
      expect(taken.size).toBe(bases.length)
    }),
  )
})

test.each(['index', 'con', 'aux', 'nul', 'com1', 'lpt9'])('no file can be named %s everywhere', (name) => {
  expect(uniqueSlug(name, new Set())).toBe(`${name}-2`)
})
