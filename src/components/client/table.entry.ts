import { compareCells } from './table-order.ts'

/** Makes the heads of `table[data-sortable]` buttons that sort its rows. */
for (const table of document.querySelectorAll<HTMLTableElement>('table[data-sortable]')) {
  for (const head of table.querySelectorAll<HTMLTableCellElement>('th[data-sort]')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.append(...head.childNodes)
    head.append(button)
    button.addEventListener('click', () => sortBy(table, head))
  }
}

function sortBy(table: HTMLTableElement, head: HTMLTableCellElement): void {
  const isNumber = head.dataset['sort'] === 'number'
  const first = isNumber ? 'descending' : 'ascending'
  const second = isNumber ? 'ascending' : 'descending'
  const order = head.ariaSort === first ? second : first
  for (const other of table.querySelectorAll<HTMLTableCellElement>('th[aria-sort]'))
    other.removeAttribute('aria-sort')
  head.ariaSort = order
  const body = table.tBodies[0]
  if (!body) return
  const key = (row: HTMLTableRowElement) => {
    const cell = row.cells[head.cellIndex]
    return cell?.dataset['value'] ?? cell?.textContent.trim() ?? ''
  }
  const rows = [...body.rows].sort((a, b) => compareCells(key(a), key(b), isNumber))
  if (order === 'descending') rows.reverse()
  body.append(...rows)
}
