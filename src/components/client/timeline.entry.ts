import { keepInAddress, meets, selectsOf, showMark, wantedOf } from '../../charts/client/filters.ts'
import {
  inSpan,
  parseSpan,
  type Span,
  spanAddress,
  spanName,
  spanOf,
  unitOf,
} from '../../charts/client/span.ts'
import { spanBrush } from '../../charts/client/span-brush.ts'
import { showTips } from '../../charts/client/tip.ts'
import { type DatedPapers, listedPapers, loadedPapers } from './dated-papers.ts'

for (const root of document.querySelectorAll<HTMLElement>('[data-timeline]')) enhance(root)

/** Lets one mark a time span, and narrows the chart's marks and the list beneath to it. */
function enhance(root: HTMLElement): void {
  showTips(root)
  const host = root.querySelector<HTMLElement>('[data-timeline-brush]')
  const list = root.querySelector<HTMLElement>('.dated-list')
  const marks = [...root.querySelectorAll<SVGElement>('.chart .mark')]
  if (!host || !list) return
  const papers: DatedPapers = list.dataset['chunks'] ? loadedPapers(list) : listedPapers(list)
  const all = spanOf(papers.dates.map(([date]) => date))
  if (!all) return
  const status = root.querySelector<HTMLElement>('[data-timeline-status]')
  const form = root.querySelector<HTMLFormElement>('form[data-filters]')
  let span: Span | undefined
  let turn = 0
  const clear = clearButton()

  const apply = async () => {
    const own = ++turn
    const wanted = form ? wantedOf(form) : {}
    marks.forEach((mark) => {
      showMark(mark, inSpan(mark.dataset['date'], span))
    })
    clear.hidden = !span
    const shown = await papers.narrow(
      (facts) => inSpan(facts['date'], span) && meets(facts, wanted),
      span !== undefined || Object.keys(wanted).length > 0,
    )
    if (!status || own !== turn) return
    status.textContent = `${shown} of ${papers.count} papers${span ? `, ${spanName(span)}` : ''} `
    status.append(clear)
  }

  const brushed = { dates: papers.dates, all, unit: unitOf(papers.dates.map(([date]) => date)) }
  const brush = spanBrush(host, brushed, (next) => {
    span = next
    keepInAddress(span ? spanAddress(span) : '')
    void apply()
  })
  const read = () => {
    span = parseSpan(location.hash)
    brush.set(span)
    void apply()
  }
  clear.addEventListener('click', () => {
    span = undefined
    keepInAddress('')
    brush.set(undefined)
    void apply()
    host.querySelector<SVGElement>('.handle')?.focus()
  })
  if (form) {
    form.hidden = false
    selectsOf(form).forEach((select) => {
      select.addEventListener('change', () => void apply())
    })
  }
  addEventListener('hashchange', read)
  read()
}

function clearButton(): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button'
  button.textContent = 'Show all'
  return button
}
