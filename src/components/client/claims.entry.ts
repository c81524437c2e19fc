import {
  keepInAddress,
  meets,
  parseWanted,
  selectsOf,
  showMark,
  wantedAddress,
  wantedOf,
} from '../../charts/client/filters.ts'
import { showTips } from '../../charts/client/tip.ts'
import { fillBins } from '../../charts/client/lane-bins.ts'
import { countLanes } from '../../charts/client/lane-counts.ts'
import { binnedClaims, type ClaimList, drawnClaims, listedClaims, loadedClaims } from './claim-list.ts'

for (const root of document.querySelectorAll<HTMLElement>('[data-claims]')) enhance(root)

/** Narrows the chart's marks and the table's rows to a category, a topic and a year, and counts them. */
function enhance(root: HTMLElement): void {
  showTips(root)
  const form = root.querySelector<HTMLFormElement>('form[data-filters]')
  if (!form) return
  const status = root.querySelector<HTMLElement>('[data-claims-status]')
  const frames = [...root.querySelectorAll<HTMLElement>('[data-grouping]')]
  const marks = [...root.querySelectorAll<SVGElement>('.chart [data-claim]')]
  const bars = [...root.querySelectorAll<SVGElement>('.chart .bin')]
  const table = root.querySelector<HTMLTableElement>('.claims-table')
  const claims = claimsOf(root, table, marks)
  let turn = 0

  const apply = async () => {
    const own = ++turn
    const { grouping, order, ...wanted } = wantedOf(form)
    frames.forEach((frame) => {
      frame.hidden = frame.dataset['grouping'] !== (grouping ?? 'category')
    })
    marks.forEach((mark) => {
      showMark(mark, meets(mark.dataset, wanted))
    })
    const isAsked = Object.keys(wanted).length > 0
    const fitting = await claims.narrow((facts) => meets(facts, wanted), isAsked, order)
    if (own !== turn) return
    if (fitting) countLanes(root, fitting)
    fillBins(bars, isAsked ? fitting : undefined)
    if (status) status.textContent = `${fitting?.length ?? claims.count} of ${claims.count} claims`
  }

  const read = () => {
    const selects = selectsOf(form)
    const wanted = parseWanted(
      location.hash || location.search,
      selects.map((select) => select.name),
    )
    selects.forEach((select) => {
      select.value = wanted[select.name] ?? select.querySelector('option')?.value ?? ''
    })
    void apply()
  }
  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
  })
  form.addEventListener('change', () => {
    keepInAddress(wantedAddress(wantedOf(form)))
    void apply()
  })
  addEventListener('hashchange', read)
  read()
}

function claimsOf(root: HTMLElement, table: HTMLTableElement | null, marks: SVGElement[]): ClaimList {
  if (!table) return root.dataset['chunks'] ? binnedClaims(root) : drawnClaims(marks)
  return table.dataset['chunks'] ? loadedClaims(table) : listedClaims(table)
}
