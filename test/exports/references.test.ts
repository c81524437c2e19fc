import { existsSync, readFileSync } from 'node:fs'
import CSL from 'citeproc'
import { describe, expect, it } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import { cslRecord } from '../../src/exports/csl.ts'
import {
  referenceList,
  referenceStyles,
  referenceText,
  type ReferenceStyle,
} from '../../src/exports/references.ts'
import { atlasOf, type PaperSketch } from '../fixtures/atlas.ts'

const conference = {
  title: 'NanoFlow: Towards serving',
  authors: ['Kan Zhu', 'Miryam de Lhoneux'],
  published: '2024-08-22',
  venue: 'OSDI 2025',
  doi: '10.1145/x',
}
const journal = { title: 'Is it so?', authors: ['Sammy Davis Jr.'], venue: 'TACL', published: '2023-07' }
const preprint = {
  title: 'A preprint',
  authors: ['A B. C', 'Jean-Luc Picard', 'Qwen Team'],
  published: '2024-03-01',
  arxiv: '2403.00001',
}

describe('referenceText', () => {
  it.each<[ReferenceStyle, PaperSketch, string]>([
    [
      'apa',
      conference,
      'Zhu, K., & de Lhoneux, M. (2025). NanoFlow: Towards serving. In OSDI. https://doi.org/10.1145/x',
    ],
    ['apa', journal, 'Davis, S., Jr. (2023). Is it so? TACL.'],
    [
      'apa',
      preprint,
      'C, A. B., Picard, J.-L., & Qwen Team. (2024). A preprint (arXiv:2403.00001). arXiv. https://arxiv.org/abs/2403.00001',
    ],
    ['apa', { title: 'Nothing known' }, 'Nothing known. (n.d.).'],
    [
      'ieee',
      conference,
      'K. Zhu and M. de Lhoneux, “NanoFlow: Towards serving,” in OSDI, 2025. [Online]. Available: https://doi.org/10.1145/x',
    ],
    ['ieee', journal, 'S. Davis Jr., “Is it so?” TACL, 2023.'],
    [
      'ieee',
      preprint,
      'A. B. C, J.-L. Picard, and Qwen Team, “A preprint,” arXiv:2403.00001, 2024. [Online]. Available: https://arxiv.org/abs/2403.00001',
    ],
    [
      'acm',
      conference,
      'Kan Zhu and Miryam de Lhoneux. 2025. NanoFlow: Towards serving. In OSDI. https://doi.org/10.1145/x',
    ],
    ['acm', journal, 'Sammy Davis Jr. 2023. Is it so? TACL.'],
    [
      'acm',
      preprint,
      'A B. C, Jean-Luc Picard, and Qwen Team. 2024. A preprint. arXiv:2403.00001. https://arxiv.org/abs/2403.00001',
    ],
    ['acm', { title: 'Nothing known' }, 'Nothing known.'],
  ])('%s %#', (style, paper, expected) => {
    const [first] = atlasOf({ papers: [paper] }).papers
    expect(first && referenceText(first, style)).toBe(expected)
  })
})

const folder = '/usr/share/citation-style-language'
const files = { apa: 'apa', ieee: 'ieee', acm: 'association-for-computing-machinery' }

describe.skipIf(!existsSync(folder))("authors of every paper, beside citeproc with Debian's styles", () => {
  const papers = loadAtlas('content').papers.filter(
    // A nickname in parentheses is left out of our references; citeproc keeps it.
    ({ authors }) => authors.length > 0 && !authors.some((name) => name.includes('(')),
  )
  const locale = readFileSync(`${folder}/locales/locales-en-US.xml`, 'utf8')

  it.each(Object.keys(referenceStyles) as ReferenceStyle[])('%s', (style) => {
    const records = new Map(papers.map((paper) => [paper.slug, cslRecord(paper)]))
    const system = { retrieveLocale: () => locale, retrieveItem: (id: string) => records.get(id) }
    const engine = new CSL.Engine(system, readFileSync(`${folder}/styles/${files[style]}.csl`, 'utf8'))
    for (const paper of papers) {
      engine.updateItems([paper.slug])
      const theirs = textOf(engine.makeBibliography()[1][0] ?? '')
      const ours = referenceText(paper, style)
      expect(names(ours)).toBe(names(theirs))
    }
  })
})

/** What stands before the year or the opening quotation mark. */
function names(text: string): string {
  return (/^(.*?)(?: \(?(?:\d{4}|n\.d\.)|“)/.exec(text)?.[1] ?? text).replace(/[\s,]+$/, '')
}

function textOf(html: string): string {
  return html
    .replace(/<div class="csl-left-margin">.*?<\/div>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&#38;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
}

it('lists several papers in every style, IEEE numbered and the others by their letters', () => {
  const { papers } = atlasOf({ papers: [preprint, conference, journal] })
  const [apa = '', ieee = '', acm = ''] = [...referenceList(papers)]
    .join('')
    .split(/^(?:APA|IEEE|ACM)\n\n/m)
    .slice(1)
  const lines = (section: string) => section.trim().split('\n')
  expect(lines(apa)).toHaveLength(3)
  expect(lines(apa)).toEqual(lines(apa).toSorted())
  expect(lines(acm)).toEqual(lines(acm).toSorted())
  expect(lines(ieee).map((line) => line.slice(0, 4))).toEqual(['[1] ', '[2] ', '[3] '])
})
