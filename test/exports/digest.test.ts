import { HtmlValidate, type ConfigData } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { digest, digestLimit } from '../../src/exports/digest.ts'
import { atlasOf, claimOn } from '../fixtures/atlas.ts'
import { hostileAtlas } from './hostile.ts'

const abstract = 'It is up to 23x faster. '
const papers = [
  { title: 'Old', published: '2025-09-30' },
  { title: 'First day', published: '2025-10-01', topics: ['llm-serving'] },
  {
    title: 'Strong & fast',
    published: '2025-10-05',
    topics: ['llm-serving'],
    authors: ['Ada Lovelace', 'Alan Turing', 'Kurt Gödel'],
    venue: 'OSDI 2025',
    abstract,
    claims: [claimOn(abstract, 'up to 23x')],
  },
  { title: 'Month only', published: '2025-10' },
  { title: 'Undated' },
]
const site = 'https://example.org/atlas'

describe('digest', () => {
  it('tells of the papers from the first day to the last, strongest claims first', () => {
    const { text, papers: told, subject } = digest(atlasOf({ papers }), { since: '2025-10-01' })
    expect(told).toBe(2)
    expect(subject).toBe('Paper Atlas: 2 new papers, 1 to 5 October 2025')
    expect(text.indexOf('Strong & fast')).toBeLessThan(text.indexOf('First day'))
    expect(text).toContain('Ada Lovelace and 2 others · OSDI 2025 · 5 October 2025\nup to 23× faster')
    expect(text).not.toMatch(/Old|Month only|Undated/)
  })

  it('counts a month when it lies behind the first day', () => {
    const { text, subject } = digest(atlasOf({ papers }), { since: '2025-09', until: '2025-10' })
    expect(text).toContain('Month only')
    expect(subject).toMatch(/, September 2025 to October 2025$/)
  })

  it('goes by the day on which a paper entered the atlas', () => {
    const late = { title: 'Late', published: '2019-01', added: '2025-10-20' }
    const { text, subject } = digest(atlasOf({ papers: [...papers, late] }), { since: '2025-10-06' })
    expect(subject).toBe('Paper Atlas: 1 new paper, 6 to 20 October 2025')
    expect(text).toMatch(/Late\nJanuary 2019/)
  })

  it('links to the site when it has an address', () => {
    const { html, text } = digest(atlasOf({ papers, config: { site } }), { since: '2025-10-01' })
    expect(html).toContain(`href="${site}/papers/strong-fast.html"`)
    expect(text).toContain(`${site}/papers/strong-fast.html`)
  })

  it('says so when nothing is new', () => {
    expect(digest(atlasOf({ papers }), { since: '2026-01-01', until: '2026-01-07' }).text).toContain(
      'Nothing new',
    )
  })

  it('is small however much is new, and says how much it left out', () => {
    const many = Array.from({ length: 3000 }, (_, index) => ({
      title: `大规模语言模型 ${index}`,
      published: '2025-10-05',
      topics: [index % 2 ? 'llm-serving' : 'other'],
      abstract: '并行训练'.repeat(100),
    }))
    const { html, papers: told } = digest(atlasOf({ papers: many }), { since: '2025-10-01' })
    expect(told).toBe(3000)
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(digestLimit)
    const shown = html.match(/<h3/g)?.length ?? 0
    expect(shown).toBeGreaterThan(50)
    expect(html).toContain(`${(3000 - shown).toLocaleString('en-US')} more papers`)
  })

  it.each([
    ['plain papers', atlasOf({ papers, config: { site } })],
    ['hostile text', hostileAtlas()],
  ])('is valid HTML without script, style sheet or picture: %s', async (_what, atlas) => {
    const { html } = digest(atlas, { since: '2025-01-01' })
    const rules: ConfigData = { extends: ['html-validate:standard'], rules: { 'no-inline-style': 'off' } }
    const report = await new HtmlValidate(rules).validateString(html)
    expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([])
    expect(html).not.toMatch(/<(?:script|style|link|img)\b/)
  })
})
