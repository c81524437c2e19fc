import type { PaperRow } from '../../atlas/lists.ts'
import type { Facts } from '../../charts/client/filters.ts'
import { loadRows } from './list-rows.ts'
import { moreRows } from './more-rows.ts'

/** The list beneath the timeline, however it comes by its papers. */
export interface DatedPapers {
  /** All papers, with a date or without. */
  count: number
  /** How many papers have each date. */
  dates: (readonly [date: string, papers: number])[]
  /** Shows the papers that fit and tells how many do; while nothing is asked for (`isAsked`), all of them. */
  narrow: (fits: (facts: Facts) => boolean, isAsked: boolean) => Promise<number>
}

/** A list that the page holds whole. */
export function listedPapers(list: HTMLElement): DatedPapers {
  const items = [...list.querySelectorAll<HTMLElement>('[data-paper]')]
  return {
    count: items.length,
    dates: items.flatMap(({ dataset }) => (dataset['date'] ? [[dataset['date'], 1] as const] : [])),
    narrow: (fits) => {
      let shown = 0
      for (const item of items) {
        item.hidden = !fits(item.dataset)
        if (!item.hidden) shown++
      }
      return Promise.resolve(shown)
    },
  }
}

/** Slug, title, hue and region of the topic at each index. */
type Topic = [slug: string, title: string, hue: number, region: string]

/** A list of which the page holds the newest papers; the others come when they are asked for. */
export function loadedPapers(list: HTMLElement): DatedPapers {
  const { chunks = '', topics: topicList = '[]', dates = '', count = '0', papers = '' } = list.dataset
  const topics = JSON.parse(topicList) as Topic[]
  const rest = list.parentElement?.querySelector<HTMLElement>('[data-rest]')
  const rows = moreRows(list, list, (row: PaperRow) => item(row, topics, papers))
  let loading: Promise<PaperRow[]> | undefined
  return {
    count: Number(count),
    dates: dates.split(' ').flatMap((pair) => {
      const [date = '', number = ''] = pair.split(':')
      return date ? [[date, Number(number)] as const] : []
    }),
    narrow: async (fits, isAsked) => {
      if (!isAsked && !loading) return Number(count)
      loading ??= loadRows(chunks.split(' '))
      const fitting = (await loading).filter((row) => fits(factsOf(row, topics)))
      if (rest) rest.hidden = true
      rows.show(fitting)
      return fitting.length
    },
  }
}

function factsOf([, , , date, , topic, , , , also = []]: PaperRow, topics: Topic[]): Facts {
  const own = [topic, ...also].map((index) => topics[index]).filter((found) => found !== undefined)
  return { date, region: own[0]?.[3], topics: own.map(([slug]) => slug).join(' ') }
}

function item([slug, title, , , shownDate, topic]: PaperRow, topics: Topic[], papers: string): HTMLElement {
  const line = document.createElement('li')
  line.className = `hue-${topics[topic]?.[2] ?? 0}`
  const date = document.createElement('span')
  date.className = 'dated-list__date'
  date.textContent = shownDate
  const link = document.createElement('a')
  link.href = `${papers}${slug}.html`
  link.textContent = title
  line.append(date, link)
  return line
}
