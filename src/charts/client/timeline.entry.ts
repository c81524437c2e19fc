import { keepInAddress, meets, selectsOf, showMark, wantedOf } from './filters.ts'
import { inSpan, monthsOf, parseSpan, type Span, spanAddress, spanName } from './months.ts'
import { spanBrush } from './span-brush.ts'
import { showTips } from './tip.ts'

for (const root of document.querySelectorAll<HTMLElement>('[data-timeline]')) enhance(root)

/** Lets one mark a time span, and narrows the chart's marks and the list beneath to it. */
function enhance(root: HTMLElement): void {
  showTips(root)
  const host = root.querySelector<HTMLElement>('[data-timeline-brush]')
  const status = root.querySelector<HTMLElement>('[data-timeline-status]')
  const form = root.querySelector<HTMLFormElement>('form[data-filters]')
  const items = [...root.querySelectorAll<HTMLElement>('[data-paper]')]
  const marks = [...root.querySelectorAll<SVGElement>('.chart .mark')]
  const dates = (items.length > 0 ? items : marks).flatMap(({ dataset }) => dataset['date'] ?? [])
  const months = dates.flatMap((date) => monthsOf(date) ?? [])
  if (!host || months.length === 0) return
  const all = { from: Math.min(...months.map((m) => m.from)), to: Math.max(...months.map((m) => m.to)) }
  let span: Span | undefined
  const clear = clearButton()

  const apply = () => {
    const wanted = form ? wantedOf(form) : {}
    marks.forEach((mark) => {
      showMark(mark, inSpan(mark.dataset['date'], span))
    })
    const shown = items.filter((item) => {
      const here = inSpan(item.dataset['date'], span) && meets(item.dataset, wanted)
      item.hidden = !here
      return here
    }).length
    clear.hidden = !span
    if (!status) return
    status.textContent = `${shown} of ${items.length} papers${span ? `, ${spanName(span)}` : ''} `
    status.append(clear)
  }

  const brush = spanBrush(host, dates, all, (next) => {
    span = next
    keepInAddress(span ? spanAddress(span) : '')
    apply()
  })
  const read = () => {
    span = parseSpan(location.hash)
    brush.set(span)
    apply()
  }
  clear.addEventListener('click', () => {
    span = undefined
    keepInAddress('')
    brush.set(undefined)
    apply()
    host.querySelector<SVGElement>('.handle')?.focus()
  })
  if (form) {
    form.hidden = false
    selectsOf(form).forEach((select) => {
      select.addEventListener('change', apply)
    })
  }
  addEventListener('hashchange', read)
  read()
}

function clearButton(): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = 'Show all'
  return button
}
