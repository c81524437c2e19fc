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
  const { chunks = '', count = '0', papers = '' } = table.dataset
  const topics = JSON.parse(table.dataset['topics'] ?? '[]') as [slug: string, title: string][]
  const rest = table.closest('[data-claims]')?.querySelector<HTMLElement>('[data-rest]')
  const rows = moreRows(
    table.tBodies[0] ?? table.createTBody(),
    table.parentElement ?? table,
    (row: ClaimRow) => tableRow(row, topics, papers),
  )
  let loading: Promise<ClaimRow[]> | undefined
  return {
    count: Number(count),
    narrow: async (fits, isAsked, order) => {
      if (!isAsked && !order && !loading) return undefined
      loading ??= loadClaims(chunks.split(' '))
      const fitting = (await loading)
        .map((row) => ({ row, facts: factsOf(row, topics) }))
        .filter(({ facts }) => fits(facts))
      if (rest) rest.hidden = true
      const shown = fitting.map(({ row }) => row)
      rows.show(order === 'factor' ? shown.sort((a, b) => b[3] - a[3]) : shown)
      return fitting.map(({ facts }) => facts)
    },
  }
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
