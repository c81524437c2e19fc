/** Shows some of many rows, with a button for the next ones; what it shows can be changed at any time. */
export interface MoreRows<Row> {
  show: (rows: Row[]) => void
}

/** `holder` is a list or a table's body, `after` the element behind which the button stands. */
export function moreRows<Row>(
  holder: HTMLElement,
  after: HTMLElement,
  item: (row: Row) => HTMLElement,
  step = 200,
): MoreRows<Row> {
  const more = document.createElement('button')
  more.type = 'button'
  more.className = 'button list-more'
  more.hidden = true
  after.after(more)
  let all: Row[] = []
  const append = () => {
    const from = holder.children.length
    holder.append(...all.slice(from, from + step).map(item))
    const left = all.length - holder.children.length
    more.hidden = left === 0
    more.textContent = `Show ${Math.min(step, left)} more`
    return holder.children[from]
  }
  more.addEventListener('click', () => append()?.querySelector('a')?.focus())
  return {
    show: (rows) => {
      all = rows
      holder.replaceChildren()
      append()
    },
  }
}
