import { describe, expect, test } from 'vitest'
import { assignTopics, scoreTopics } from '../../src/topics/index.ts'
import { explainTopics } from '../../src/topics/explain.ts'
import { ecology, fieldPapers } from './field.ts'

const assign = (title: string, abstract = '') =>
  assignTopics([...fieldPapers, { title, abstract }], ecology).at(-1)

describe('a field of one’s own', () => {
  test('its papers find their topics by its vocabularies', () => {
    const primary = assignTopics(fieldPapers, ecology).map(([first]) => first)
    expect(primary).toEqual([
      ...Array<string>(3).fill('pollination'),
      ...Array<string>(3).fill('rivers'),
      ...Array<string>(3).fill('forests'),
      'reviews',
    ])
  })

  test('a paper of two topics has both, the one of its title first', () => {
    expect(
      assign('Bees along rivers', 'Bees of river banks visit flowers near freshwater streams and rivers.'),
    ).toEqual(expect.arrayContaining(['pollination', 'rivers']))
  })

  test('a paper that fits nowhere goes to "other"', () => {
    expect(assign('Tax law of islands', 'Courts differ on levies.')).toEqual(['other'])
  })

  test('without "other" it gets the best there is', () => {
    const topics = ecology.filter(({ slug }) => slug !== 'other')
    expect(assignTopics([{ title: 'A timber levy', abstract: '' }], topics)).toEqual([['forests']])
  })

  test('a paper that says little of a topic is known by its likeness to the topic’s papers', () => {
    const title = 'Moths carry pollen'
    const abstract = 'Moths carry pollen by night in some orchards; alpine robbers pierce, orchards yield.'
    const alone = scoreTopics([{ title, abstract }], ecology)[0]?.find(({ slug }) => slug === 'pollination')
    const among = scoreTopics([...fieldPapers, { title, abstract }], ecology).at(-1)
    expect(alone?.score).toBe(0)
    expect(among?.[0]?.slug).toBe('pollination')
  })

  test('a topic that leads on hardly a word does not hide the one that applies', () => {
    const leading = ecology.map((topic) =>
      topic.slug === 'reviews' ? { ...topic, lead: 9, vocabulary: ['remark ^3'] } : topic,
    )
    const paper = { title: 'Dams and fish', abstract: 'Dams stop fish in rivers. A remark on cost.' }
    expect(scoreTopics([paper], leading)[0]?.[0]?.slug).toBe('reviews')
    expect(assignTopics([paper], leading)).toEqual([['rivers']])
  })

  test('a kind of publication leaves the field of the paper its place', () => {
    const title = 'Forests of the north: a review, a meta-analysis'
    const abstract = 'Review, meta-analysis and again a review of reviews. Meta-analysis of the canopy.'
    expect(assign(title, abstract)).toEqual(['reviews', 'forests'])
  })

  test('at most four topics, at least one, no topic twice', () => {
    const all = assign('Review: bees, rivers, forests', fieldPapers.map(({ abstract }) => abstract).join(' '))
    expect(all?.length).toBeLessThanOrEqual(4)
    expect(new Set(all).size).toBe(all?.length)
  })
})

describe('vocabularies', () => {
  const score = (title: string, slug: string, abstract = '') =>
    scoreTopics([{ title, abstract }], ecology)[0]?.find((entry) => entry.slug === slug)?.score ?? 0

  test('plural, case, hyphen and British spelling do not matter', () => {
    const reference = score('meta analysis', 'reviews')
    expect(reference).toBeGreaterThan(0)
    expect(score('A Meta-Analysis', 'reviews')).toBe(reference)
    expect(score('META-ANALYSES', 'reviews')).toBe(0)
    expect(score('forests', 'forests')).toBe(score('Forest', 'forests'))
  })

  test('an open word matches every ending', () => {
    expect(score('pollinators', 'pollination')).toBeGreaterThan(0)
    expect(score('pollinating', 'pollination')).toBe(score('pollinators', 'pollination'))
  })

  test('of two open words the longer counts, whatever their order', () => {
    const topics = [
      { ...ecology[0], slug: 'gathering', vocabulary: ['collect* ^2', 'collective* ^0'] },
    ] as typeof ecology
    const gathering = (title: string) => scoreTopics([{ title, abstract: '' }], topics)[0]?.[0]?.score
    expect(gathering('Collecting seeds')).toBeGreaterThan(0)
    expect(gathering('Collectives of bees')).toBe(0)
  })

  test('a phrase of weight nothing hides the words in it', () => {
    expect(score('decision trees', 'forests')).toBe(0)
    expect(score('data streams', 'rivers')).toBe(0)
    expect(score('trees', 'forests')).toBeGreaterThan(0)
  })

  test('a phrase does not reach across sentences or commas', () => {
    expect(score('Of meta. Analysis', 'reviews')).toBe(0)
    expect(score('meta, analysis', 'reviews')).toBe(0)
  })

  test('capitals match only capitals', () => {
    const topics = [{ ...ecology[0], slug: 'solvers', vocabulary: ['SAT ^3'] }] as typeof ecology
    const sat = (title: string) => scoreTopics([{ title, abstract: '' }], topics)[0]?.[0]?.score
    expect(sat('SAT solving')).toBeGreaterThan(0)
    expect(sat('The cat sat')).toBe(0)
  })

  test('two words also match their closed compound', () => {
    const topics = [{ ...ecology[0], slug: 'tuning', vocabulary: ['fine tuning ^3'] }] as typeof ecology
    const tuning = (title: string) => scoreTopics([{ title, abstract: '' }], topics)[0]?.[0]?.score
    expect(tuning('finetuning')).toBe(tuning('fine-tuning'))
    expect(tuning('finetuning')).toBeGreaterThan(0)
  })

  test('vocabularies work in scripts without spaces', () => {
    const topics = [
      { ...ecology[0], slug: 'translation', vocabulary: ['机器翻译 ^4'] },
      { ...ecology[1], slug: 'speech', vocabulary: ['语音识别 ^4'] },
    ] as typeof ecology
    expect(assignTopics([{ title: '低资源语言的机器翻译', abstract: '' }], topics)).toEqual([['translation']])
    expect(assignTopics([{ title: '端到端语音识别研究', abstract: '' }], topics)).toEqual([['speech']])
  })
})

describe('steadiness', () => {
  test('the same papers get the same topics, in any order', () => {
    const reversed = assignTopics([...fieldPapers].reverse(), ecology).reverse()
    expect(reversed).toEqual(assignTopics(fieldPapers, ecology))
  })

  test('one more paper leaves the others as they were', () => {
    const more = assignTopics(
      [...fieldPapers, { title: 'Bees again', abstract: 'Bees and flowers.' }],
      ecology,
    )
    expect(more.slice(0, -1)).toEqual(assignTopics(fieldPapers, ecology))
  })

  test('nothing to go on is no error', () => {
    expect(assignTopics([], ecology)).toEqual([])
    expect(assignTopics(fieldPapers, [])).toEqual(fieldPapers.map(() => []))
    for (const text of ['', ' ', '。', '机器', '\u0000', '$$', '\\', '💐💐', 'bee'])
      expect(assign(text, text)?.length).toBe(1)
  })

  test('an abstract of a megabyte takes no longer than a long one', { timeout: 5000 }, () => {
    for (const unit of ['forest ', 'a-', '$x$ ', '\\', '((', '森林'])
      expect(assign('Forests', unit.repeat(1_000_000 / unit.length))?.[0]).toBe('forests')
  })
})

test('an explanation names the phrases and what each adds', () => {
  const lines = explainTopics(scoreTopics(fieldPapers, ecology)[0] ?? []).join('\n')
  expect(lines).toContain('topics: pollination')
  expect(lines).toMatch(/"bee" ×\d+ → \d/)
  expect(lines).toMatch(/like its sure papers|says/)
})
