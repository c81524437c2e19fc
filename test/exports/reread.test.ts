import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { describe, expect, it } from 'vitest'
import { loadAtlas } from '../../src/atlas/index.ts'
import type { AtlasPaper } from '../../src/atlas/types.ts'
import { bibtex } from '../../src/exports/bibtex.ts'
import { cslJson, cslRecord } from '../../src/exports/csl.ts'
import { nameParts } from '../../src/exports/names.ts'
import { ris } from '../../src/exports/ris.ts'

const { papers } = loadAtlas('content')

/** Each record as another program reads it. */
describe('citations of every paper, re-read by citation-js', () => {
  it('loses nothing of BibTeX', () => {
    for (const paper of papers) {
      const [record, ...more] = plugins.input.chain(bibtex(paper), {})
      expect(more).toEqual([])
      expect(record?.id).toBe(paper.slug)
      expect(record?.author?.map(wholeName)).toEqual(paper.authors.length > 0 ? names(paper) : undefined)
      if (!/\$/.test(paper.title)) expect(letters(record?.title)).toBe(letters(paper.plainTitle))
      expect(record?.URL).toBe(cslRecord(paper).URL)
      expect(record?.DOI).toBe(paper.doi)
    }
  })

  it('knows the kind of nearly every paper', () => {
    const unknown = papers.filter((paper) => ris(paper).startsWith('TY  - GEN'))
    expect(unknown.length).toBeLessThan(papers.length / 50)
  })

  it('loses nothing of CSL-JSON', () => {
    const records = plugins.input.chain([...cslJson(papers)].join(''), { generateGraph: false })
    expect(records).toEqual(papers.map(cslRecord))
  })

  it('loses nothing of RIS', () => {
    for (const paper of papers) {
      const [record, ...more] = plugins.input.chain(ris(paper), {})
      expect(more).toEqual([])
      expect(record?.id).toBe(paper.slug)
      expect(record?.author?.map(wholeName)).toEqual(paper.authors.length > 0 ? names(paper) : undefined)
      expect(letters(record?.title)).toBe(letters(paper.plainTitle))
      const parts = record?.issued?.['date-parts']?.[0]
      expect(parts).toEqual(cslRecord(paper).issued?.['date-parts'][0])
      expect(record?.URL).toBe(cslRecord(paper).URL)
      expect(record?.DOI).toBe(paper.doi)
      // A record without newer tags is read by the oldest rules, under which an abstract is a note.
      expect(letters(record?.abstract ?? record?.note)).toBe(letters(cslRecord(paper).abstract))
    }
  })
})

interface ReadName {
  family?: string
  given?: string
  suffix?: string
  literal?: string
  'non-dropping-particle'?: string
}

function wholeName(name: ReadName): string {
  const family = [name['non-dropping-particle'], name.family ?? name.literal].filter(Boolean).join(' ')
  return [name.given, family, name.suffix].filter(Boolean).join(' ').normalize('NFC')
}

function names({ authors }: AtlasPaper): string[] {
  return authors.map((name) => wholeName(nameParts(name)))
}

/** Readers differ in quotation marks, dashes and spaces; letters, digits and their accents must be the same. */
function letters(text = ''): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '')
}
