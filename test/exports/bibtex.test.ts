import { describe, expect, it } from 'vitest'
import { bibtex } from '../../src/exports/bibtex.ts'
import { latexText, latexTitle } from '../../src/exports/latex.ts'
import { nameParts } from '../../src/exports/names.ts'
import { readVenue } from '../../src/exports/venue.ts'
import { atlasOf, type PaperSketch } from '../fixtures/atlas.ts'

describe('latexTitle', () => {
  it.each([
    ['NanoFlow: Towards LLM Serving', '{NanoFlow:} Towards {LLM} Serving'],
    ['A Self-Improving State-of-the-Art Model', 'A Self-Improving State-of-the-Art Model'],
    ['GPT-4 and $O(N^2)$ at 50% & more', '{GPT-4} and {$O(N^2)$} at 50\\% \\& more'],
    ['Überlänge in Łódź', '{\\"U}berl{\\"a}nge in {\\L}{\\\'o}d{\\\'z}'],
    ['$\\write18{ls}$ {x} \\', 'write18ls {\\textbraceleft}x{\\textbraceright} {\\textbackslash}'],
    ['Costs $5 per run', 'Costs \\$5 per run'],
  ])('%s', (title, expected) => {
    expect(latexTitle(title)).toBe(expected)
  })
})

describe('latexText', () => {
  it.each([
    ['Vũ Ngân ǵ', "V{\\~u} Ng{\\^a}n {\\'g}"],
    ['ấ', "{\\'{\\^{a}}}"],
    ['š ç ő', '{\\v{s}} {\\c{c}} {\\H{o}}'],
    ['α', '{$\\alpha$}'],
    ['王小明', '王小明'],
    ['a\u0000b\nc', 'ab c'],
  ])('%s', (text, expected) => {
    expect(latexText(text)).toBe(expected)
  })
})

describe('nameParts', () => {
  it.each([
    ['Ada Lovelace', { family: 'Lovelace', given: 'Ada' }],
    ['Miryam de Lhoneux', { family: 'de Lhoneux', given: 'Miryam' }],
    ['Fernando de la Torre', { family: 'de la Torre', given: 'Fernando' }],
    ['Johannes de Fine Licht', { family: 'de Fine Licht', given: 'Johannes' }],
    ['Sammy Davis Jr.', { family: 'Davis', given: 'Sammy', suffix: 'Jr.' }],
    ['Qwen Team', { literal: 'Qwen Team' }],
    ['王小明', { literal: '王小明' }],
    ['Plato', { literal: 'Plato' }],
  ])('%s', (name, expected) => {
    expect(nameParts(name)).toEqual(expected)
  })
})

describe('readVenue', () => {
  it.each([
    ['NeurIPS 2025', { kind: 'proceedings', name: 'NeurIPS' }],
    ['Findings of ACL 2023', { kind: 'proceedings', name: 'Findings of ACL' }],
    ['TACL 2023 (vol. 11)', { kind: 'journal', name: 'TACL' }],
    ['IEEE TPDS 2022', { kind: 'journal', name: 'IEEE TPDS' }],
    [
      'Journal of Machine Learning Research 2024',
      { kind: 'journal', name: 'Journal of Machine Learning Research' },
    ],
    ['Interspeech 2022', { kind: 'proceedings', name: 'Interspeech' }],
    [
      'Knowledge and Information Systems 2025',
      { kind: 'journal', name: 'Knowledge and Information Systems' },
    ],
    ['IEEE 2023 (conference name not seen)', { kind: 'unknown', name: 'IEEE' }],
    ['arXiv', { kind: 'unknown', name: 'arXiv' }],
  ])('%s', (venue, expected) => {
    expect(readVenue(venue)).toEqual(expected)
  })

  it('knows nothing of no venue', () => {
    expect(readVenue(undefined)).toBeUndefined()
  })
})

describe('bibtex', () => {
  it('is an @inproceedings for a conference', () => {
    expect(
      entry({
        title: 'NanoFlow: Serving',
        slug: 'nanoflow-serving',
        authors: ['Kan Zhu', 'Stephanie Wang'],
        published: '2024-08-22',
        venue: 'OSDI 2025',
        arxiv: '2408.12757',
        doi: '10.1145/a_b',
      }),
    ).toBe(`@inproceedings{nanoflow-serving,
  title         = {{NanoFlow:} Serving},
  author        = {Zhu, Kan and Wang, Stephanie},
  booktitle     = {OSDI},
  year          = {2025},
  doi           = {10.1145/a_b},
  eprint        = {2408.12757},
  archivePrefix = {arXiv},
  url           = {https://doi.org/10.1145/a_b},
}
`)
  })

  it('is an @misc for a preprint, with its month', () => {
    const text = entry({ title: 'X', published: '2024-08', arxiv: '2408.1', authors: ['A B'] })
    expect(text).toMatch(/^@misc\{x,/)
    expect(text).toMatch(/year {10}= \{2024\},\n {2}month {9}= aug,/)
  })

  it('makes up neither author nor year', () => {
    const text = entry({ title: 'X' })
    expect(text).not.toMatch(/author|year|month/)
    expect(text).toMatch(/key {11}= \{X\}/)
  })
})

function entry(paper: PaperSketch): string {
  const [first] = atlasOf({ papers: [paper] }).papers
  if (!first) throw new Error('no paper')
  return bibtex(first)
}
