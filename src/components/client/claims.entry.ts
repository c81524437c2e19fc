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
import { countLanes } from '../../charts/client/lane-counts.ts'
import { type ClaimList, drawnClaims, listedClaims, loadedClaims } from './claim-list.ts'

for (const root of document.querySelectorAll<HTMLElement>('[data-claims]')) enhance(root)

/** Narrows the chart's marks and the table's rows to a category, a topic and a year, and counts them. */
function enhance(root: HTMLElement): void {
  showTips(root)
  const form = root.querySelector<HTMLFormElement>('form[data-filters]')
  if (!form) return
  const status = root.querySelector<HTMLElement>('[data-claims-status]')
  const frames = [...root.querySelectorAll<HTMLElement>('[data-grouping]')]
  const marks = [...root.querySelectorAll<SVGElement>('.chart [data-claim]')]
  const bins = [...root.querySelectorAll<SVGElement>('.chart .bin')]
  const table = root.querySelector<HTMLTableElement>('.claims-table')
  const claims = claimsOf(table, marks)
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
    // Bars count all claims: they stay as what the rest is measured against.
    bins.forEach((bin) => bin.toggleAttribute('data-out', isAsked))
    const fitting = await claims.narrow((facts) => meets(facts, wanted), isAsked, order)
    if (own !== turn) return
    if (fitting) countLanes(root, fitting)
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

function claimsOf(table: HTMLTableElement | null, marks: SVGElement[]): ClaimList {
  if (!table) return drawnClaims(marks)
  return table.dataset['chunks'] ? loadedClaims(table) : listedClaims(table)
}
