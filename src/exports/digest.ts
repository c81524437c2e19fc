import type { Atlas, AtlasPaper } from '../atlas/types.ts'
import { claimLine, strongestClaim } from '../model/claim-text.ts'
import { formatDate, type PartialDate } from '../model/date.ts'
import { count } from '../model/links.ts'
import { excerpt } from '../model/text.ts'
import { cleanLine, escapeXml } from './clean.ts'
import { entered, newestDay } from './entered.ts'
import { absoluteUrl } from './site.ts'
import { readingLink } from './venue.ts'
import { spanTitle } from './weeks.ts'

/** What is new since a date, ready to be mailed. */
export interface Digest {
  subject: string
  /** A whole HTML document of at most `digestLimit` bytes: inline styles, no script, no picture. */
  html: string
  /** The same as plain text, lines of at most 76 characters where words allow. */
  text: string
  /** How many papers it tells of, the ones that did not fit among them. */
  papers: number
}

export interface DigestOptions {
  /** First day, `YYYY-MM-DD`. */
  since: PartialDate
  /** Last day; that on which a paper last entered the atlas unless told otherwise. */
  until?: PartialDate
}

/** Mail programs clip a message behind 102 kB. */
export const digestLimit = 96_000

/**
 * The digest of the papers that entered the atlas from `since` to `until`, by region, those with the largest claims
 * first. A date vaguer than a day counts when its whole span lies behind the first day.
 */
export function digest(atlas: Atlas, { since, until = newestDay(atlas) ?? since }: DigestOptions): Digest {
  const papers = atlas.papers.filter((paper) => {
    const day = entered(paper)
    return day && day >= since && day <= `${until}~`
  })
  const span = since === until ? formatDate(since) : spanTitle(since, until)
  const subject = cleanLine(`${atlas.config.title}: ${count(papers.length, 'new paper')}, ${span}`)
  const sections = sectionsOf(atlas, papers)
  return {
    subject,
    html: digestHtml(atlas, subject, sections),
    text: digestText(atlas, subject, sections),
    papers: papers.length,
  }
}

interface Item {
  title: string
  address: string | undefined
  byline: string
  claim: string
  excerpt: string
}

interface Section {
  title: string
  items: Item[]
}

const noRegion = 'Elsewhere'

function sectionsOf(atlas: Atlas, papers: readonly AtlasPaper[]): Section[] {
  const groups = Map.groupBy(papers, (paper) => atlas.region(paper.region)?.title ?? noRegion)
  const titles = [...atlas.regions.map(({ title }) => title), noRegion]
  return titles.flatMap((title) => {
    const own = groups.get(title)
    return own ? [{ title, items: own.sort(byClaim).map((paper) => itemOf(atlas, paper)) }] : []
  })
}

function byClaim(a: AtlasPaper, b: AtlasPaper): number {
  return (strongestClaim(b.claims)?.factor ?? 0) - (strongestClaim(a.claims)?.factor ?? 0)
}

function itemOf(atlas: Atlas, paper: AtlasPaper): Item {
  const claim = strongestClaim(paper.claims)
  const [first = '', ...more] = paper.authors.map(cleanLine)
  const authors = more.length > 0 ? `${first} and ${count(more.length, 'other')}` : first
  return {
    title: cleanLine(paper.plainTitle),
    address: absoluteUrl(atlas, paper.url) ?? readingLink(paper),
    byline: [authors, paper.venue && cleanLine(paper.venue), formatDate(paper.published)]
      .filter(Boolean)
      .join(' · '),
    claim: claim ? claimLine(claim) : '',
    excerpt: cleanLine(excerpt(paper.abstract, 240)),
  }
}

const font = "font-family:'Source Serif 4',Georgia,serif"
const sans = "font-family:Inter,'Segoe UI',Helvetica,Arial,sans-serif"

function digestHtml(atlas: Atlas, subject: string, sections: readonly Section[]): string {
  const page = absoluteUrl(atlas, '')
  const name = escapeXml(cleanLine(atlas.config.title))
  const head = `<!doctype html>
<html lang="${escapeXml(atlas.config.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(subject)}</title>
</head>
<body style="margin:0;padding:0;background:#faf7f0;color:#1d1a16">
<table role="presentation" style="border-collapse:collapse;width:100%"><tr><td style="padding:32px 16px">
<table role="presentation" style="border-collapse:collapse;margin:0 auto;width:100%;max-width:640px"><tr><td>
<p style="margin:0 0 4px;${sans};font-size:14px;color:#5a544a">${name}</p>
<h1 style="margin:0 0 8px;${font};font-size:28px;line-height:1.2">${escapeXml(subject.slice(cleanLine(atlas.config.title).length + 2))}</h1>
`
  const link = page ? `<a href="${escapeXml(page)}" style="color:#a8281a">${name}</a>` : name
  const foot = `<p style="margin:40px 0 0;${sans};font-size:13px;color:#5a544a">Made by ${link}.</p>
</td></tr></table>
</td></tr></table>
</body>
</html>
`
  const body = sections.length > 0 ? fitted(sections, digestLimit - bytes(head) - bytes(foot) - 400) : nothing
  return head + body + foot
}

const nothing = `<p style="margin:24px 0 0;${font};font-size:17px">Nothing new in this time.</p>\n`

/** As many papers as fit, every section getting its turn, and a line on those that do not. */
function fitted(sections: readonly Section[], room: number): string {
  const shown = sections.map(() => [] as string[])
  const heads = sections.map(({ title }) => sectionHtml(title))
  let used = bytes(heads.join(''))
  let left = 0
  const longest = Math.max(...sections.map(({ items }) => items.length))
  for (let turn = 0; turn < longest; turn++)
    sections.forEach(({ items }, index) => {
      const item = items[turn]
      if (!item) return
      const html = itemHtml(item)
      const size = bytes(html)
      if (used + size > room) left++
      else {
        used += size
        shown[index]?.push(html)
      }
    })
  const more =
    left > 0
      ? `<p style="margin:24px 0 0;${sans};font-size:15px">… and ${count(left, 'more paper')}.</p>\n`
      : ''
  return (
    heads.map((head, index) => (shown[index]?.length ? head + shown[index].join('') : '')).join('') + more
  )
}

const encoder = new TextEncoder()

function bytes(text: string): number {
  return encoder.encode(text).length
}

function sectionHtml(title: string): string {
  const style = `margin:36px 0 0;padding-top:8px;border-top:2px solid #1d1a16;${sans};font-size:15px`
  return `<h2 style="${style}">${escapeXml(cleanLine(title))}</h2>\n`
}

function itemHtml({ title, address, byline, claim, excerpt }: Item): string {
  const shown = escapeXml(title)
  const linked = address ? `<a href="${escapeXml(address)}" style="color:#1d1a16">${shown}</a>` : shown
  return `<h3 style="margin:22px 0 2px;${font};font-size:19px;line-height:1.3">${linked}</h3>
<p style="margin:0 0 4px;${sans};font-size:14px;color:#5a544a">${escapeXml(byline)}</p>
${claim ? `<p style="margin:0 0 4px;${sans};font-size:15px;font-weight:600">${escapeXml(claim)}</p>\n` : ''}${
    excerpt ? `<p style="margin:0;${font};font-size:16px;line-height:1.45">${escapeXml(excerpt)}</p>\n` : ''
  }`
}

function digestText(atlas: Atlas, subject: string, sections: readonly Section[]): string {
  const parts = sections.map(({ title, items }) => {
    const head = `${title.toUpperCase()}\n${'='.repeat(title.length)}`
    return [head, ...items.map(itemText)].join('\n\n')
  })
  const page = absoluteUrl(atlas, '')
  const lines = [subject, ...(parts.length > 0 ? parts : ['Nothing new in this time.']), page ?? '']
  return `${lines.filter(Boolean).join('\n\n')}\n`
}

function itemText({ title, address, byline, claim, excerpt }: Item): string {
  return [wrap(title), wrap(byline), wrap(claim), wrap(excerpt), address].filter(Boolean).join('\n')
}

function wrap(text: string): string {
  return text.replace(/(.{1,76})(?:\s+|$)/g, '$1\n').trimEnd()
}
