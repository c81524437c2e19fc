import { keepInAddress, meets, parseWanted, selectsOf, showMark, wantedAddress, wantedOf } from './filters.ts'
import { showTips } from './tip.ts'

for (const root of document.querySelectorAll<HTMLElement>('[data-claims]')) enhance(root)

/** Narrows the chart's marks and the table's rows to a category, a topic and a year, and counts them. */
function enhance(root: HTMLElement): void {
  showTips(root)
  const form = root.querySelector<HTMLFormElement>('form[data-filters]')
  if (!form) return
  const status = root.querySelector<HTMLElement>('[data-claims-status]')
  const frames = [...root.querySelectorAll<HTMLElement>('[data-grouping]')]
  const marks = [...root.querySelectorAll<SVGElement>('.chart [data-claim]')]
  const rows = [...root.querySelectorAll<HTMLElement>('[data-claim]:not(.chart *)')]

  const apply = () => {
    const { grouping, ...wanted } = wantedOf(form)
    frames.forEach((frame) => {
      frame.hidden = frame.dataset['grouping'] !== (grouping ?? 'category')
    })
    marks.forEach((mark) => {
      showMark(mark, meets(mark.dataset, wanted))
    })
    rows.forEach((row) => {
      row.hidden = !meets(row.dataset, wanted)
    })
    if (!status) return
    const counted = (elements: (HTMLElement | SVGElement)[]) =>
      new Set(elements.filter(({ dataset }) => meets(dataset, wanted)).map(({ dataset }) => dataset['claim']))
        .size
    const all = new Set((rows.length > 0 ? rows : marks).map(({ dataset }) => dataset['claim'])).size
    status.textContent = `${counted(rows.length > 0 ? rows : marks)} of ${all} claims`
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
    apply()
  }
  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
  })
  form.addEventListener('change', () => {
    keepInAddress(wantedAddress(wantedOf(form)))
    apply()
  })
  addEventListener('hashchange', read)
  read()
}
