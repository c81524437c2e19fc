import type { ClaimRow } from '../../atlas/claim-rows.ts'
import type { Facts } from '../../charts/client/filters.ts'
import { formatFactor } from '../../charts/wording.ts'
import { loadClaims } from './list-rows.ts'
import { moreRows } from './more-rows.ts'

/** The claims of a page, however it comes by them. */
export interface ClaimList {
  count: number
  /**
   * Shows the claims that fit and gives their facts; undefined when nothing is asked for and they need not be
   * known. `order` is `factor` or as the papers stand.
   */
  narrow: (
    fits: (facts: Facts) => boolean,
    isAsked: boolean,
    order: string | undefined,
  ) => Promise<Facts[] | undefined>
}

/** Only the chart, as on another site's page. */
export function drawnClaims(marks: SVGElement[]): ClaimList {
  const facts = [...new Map(marks.map((mark) => [mark.dataset['claim'], mark.dataset])).values()]
  return { count: facts.length, narrow: (fits) => Promise.resolve(facts.filter(fits)) }
}

/** Only a chart whose claims are too many to be drawn each. */
export function binnedClaims(source: HTMLElement): ClaimList {
  const load = claimLoader(source)
  return {
    count: Number(source.dataset['count']),
    narrow: async (fits, isAsked) =>
      isAsked
        ? (await load()).map(({ facts }) => facts).filter((facts) => inChart(facts) && fits(facts))
        : undefined,
  }
}

function inChart({ category, factor }: Facts): boolean {
  return category !== 'quality' && Number(factor) > 0
}

/** A table that the page holds whole. */
export function listedClaims(table: HTMLTableElement): ClaimList {
  const rows = [...table.querySelectorAll<HTMLElement>('[data-claim]')]
  return {
    count: rows.length,
    narrow: (fits) => {
      for (const row of rows) row.hidden = !fits(row.dataset)
      return Promise.resolve(rows.filter((row) => !row.hidden).map(({ dataset }) => dataset))
    },
  }
}

/** A table of which the page holds the first rows; the others come when they are asked for. */
export function loadedClaims(table: HTMLTableElement): ClaimList {
  const { count = '0', papers = '' } = table.dataset
  const topics = topicsOf(table)
  const load = claimLoader(table)
  const rest = table.closest('[data-claims]')?.querySelector<HTMLElement>('[data-rest]')
  const rows = moreRows(
    table.tBodies[0] ?? table.createTBody(),
    table.parentElement ?? table,
    (row: ClaimRow) => tableRow(row, topics, papers),
  )
  let isLoaded = false
  return {
    count: Number(count),
    narrow: async (fits, isAsked, order) => {
      if (!isAsked && !order && !isLoaded) return undefined
      const fitting = (await load()).filter(({ facts }) => fits(facts))
      isLoaded = true
      if (rest) rest.hidden = true
      const shown = fitting.map(({ row }) => row)
      rows.show(order === 'factor' ? shown.sort((a, b) => b[3] - a[3]) : shown)
      return fitting.map(({ facts }) => facts)
    },
  }
}

interface LoadedClaim {
  row: ClaimRow
  facts: Facts
}

/** Loads, once, the claims that an element names the files of. */
function claimLoader(source: HTMLElement): () => Promise<LoadedClaim[]> {
  const { chunks = '' } = source.dataset
  const topics = topicsOf(source)
  let loading: Promise<LoadedClaim[]> | undefined
  return () =>
    (loading ??= loadClaims(chunks.split(' ')).then((rows) =>
      rows.map((row) => ({ row, facts: factsOf(row, topics) })),
    ))
}

function topicsOf({ dataset }: HTMLElement): [slug: string, title: string][] {
  return JSON.parse(dataset['topics'] ?? '[]') as [string, string][]
}

function factsOf([, category, , factor, , , , own, year]: ClaimRow, topics: [string, string][]): Facts {
  return {
    category,
    year,
    factor: String(factor),
    topics: own.flatMap((index) => topics[index]?.[0] ?? []).join(' '),
  }
}

function tableRow(
  [stated, , measures, factor, baseline, slug, paper, own, year, quote, number]: ClaimRow,
  topics: [string, string][],
  papers: string,
): HTMLElement {
  const page = `${papers}${slug}.html`
  const row = document.createElement('tr')
  const topic = document.createElement('span')
  topic.className = 'claims-table__topic'
  topic.textContent = topics[own[0] ?? -1]?.[1] ?? ''
  const words = cell(link(`${page}#quote-${number}`, `“${quote}”`))
  const figure = cell(factor === 0 ? '–' : formatFactor(factor))
  figure.className = 'number'
  row.append(
    cell(stated),
    cell(measures),
    figure,
    cell(baseline || 'not named'),
    cell(link(page, paper), topic),
    cell(year),
    words,
  )
  return row
}

function cell(...parts: (Node | string)[]): HTMLTableCellElement {
  const made = document.createElement('td')
  made.append(...parts)
  return made
}

function link(href: string, text: string): HTMLAnchorElement {
  const made = document.createElement('a')
  made.href = href
  made.textContent = text
  return made
}
