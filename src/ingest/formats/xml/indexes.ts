import { dateOf } from '../../dates.ts'
import { draftOfAddress, withMissing } from '../../links.ts'
import type { Draft } from '../../record.ts'
import { childOf, childrenOf, textOf, type Element } from './elements.ts'

/** A publication of DBLP's records, persons' pages and whole dump (https://dblp.org/faq/16154937.html). */
export function dblpRecordDraft(record: Element): Draft {
  return dblpDraft(record, childrenOf(record, 'author'))
}

/** A hit of its search API (https://dblp.org/faq/13501473.html). */
export function dblpHitDraft(hit: Element): Draft {
  const info = childOf(hit, 'info')
  return dblpDraft(info, childrenOf(childOf(info, 'authors'), 'author'))
}

function dblpDraft(record: Element, authors: readonly Element[]): Draft {
  const venue = ['journal', 'booktitle', 'venue', 'school'].map((name) => textOf(record, name)).find(Boolean)
  return withMissing(
    {
      title: textOf(record, 'title')?.replace(/\.$/, ''),
      authors: authors.map(({ text }) => text.trim()),
      published: textOf(record, 'year'),
      doi: textOf(record, 'doi'),
      venue: venue === 'CoRR' ? undefined : venue,
    },
    ...childrenOf(record, 'ee').map(({ text }) => draftOfAddress(text.trim())),
  )
}

/** Reads the papers of the ACL Anthology's data (https://github.com/acl-org/acl-anthology/tree/master/data). */
export function anthologyReader(): Record<string, (element: Element) => Draft | undefined> {
  // What a volume says of all its papers stands before them.
  let volume: Draft = {}
  return {
    meta: (meta) => {
      const day = childrenOf(meta, 'month')[0]
      volume = {
        venue: textOf(meta, 'booktitle'),
        published: dateOf(textOf(meta, 'year'), day?.text.trim().split(/[-–/ ]/)[0]) ?? textOf(meta, 'year'),
      }
      return undefined
    },
    paper: (paper) => {
      const id = textOf(paper, 'url') ?? ''
      const authors = childrenOf(paper, 'author').map((author) => {
        const [given, family] = [textOf(author, 'first'), textOf(author, 'last')]
        return family ? { given, family } : author.text.trim()
      })
      return withMissing(
        {
          title: textOf(paper, 'title'),
          abstract: textOf(paper, 'abstract'),
          authors,
          doi: textOf(paper, 'doi'),
          links: {
            publisher: /^[\w.-]+$/.test(id) ? `https://aclanthology.org/${id}` : undefined,
          },
        },
        volume,
        draftOfAddress(id),
      )
    },
  }
}
