import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { topicSchema } from '../../src/model/topic.ts'
import { assignTopics } from '../../src/topics/index.ts'
import { formatSuggestion, suggestTopics } from '../../src/topics/suggest.ts'
import { ecology, fieldPapers } from './field.ts'

describe('suggested topics', () => {
  const known = ecology.filter(({ slug }) => slug !== 'forests')
  const suggestions = suggestTopics(fieldPapers, known)

  test('gather the papers that fit nowhere', () => {
    const [forests] = suggestions
    const titles = forests?.papers.map((index) => fieldPapers[index]?.title) ?? []
    expect(titles).toEqual(expect.arrayContaining(['Canopy gaps after storms', 'Carbon in old forests']))
    expect(forests?.vocabulary.join(' ')).toMatch(/forests?/i)
  })

  test('are files that work when pasted', () => {
    const [suggestion] = suggestions
    expect(suggestion).toBeDefined()
    if (!suggestion) return
    const source = formatSuggestion(suggestion, fieldPapers)
    const topic = { ...topicSchema.parse(load(source.split('---\n')[1] ?? '')), slug: suggestion.slug }
    const assigned = assignTopics(fieldPapers, [...known, topic])
    for (const index of suggestion.papers) expect(assigned[index]).toContain(suggestion.slug)
  })

  test('do not take a slug that is taken', () => {
    const taken = new Set(ecology.map(({ slug }) => slug))
    for (const { slug } of suggestions) expect(taken).not.toContain(slug)
    expect(new Set(suggestions.map(({ slug }) => slug)).size).toBe(suggestions.length)
  })

  test('of an atlas without topics come from all papers', () => {
    expect(suggestTopics(fieldPapers, []).length).toBeGreaterThanOrEqual(2)
  })

  test('are none when all is in place, or nothing is there', () => {
    expect(suggestTopics(fieldPapers, ecology)).toEqual([])
    expect(suggestTopics([], [])).toEqual([])
    expect(suggestTopics([{ title: '', abstract: '' }], ecology)).toEqual([])
  })
})
