import { csvFormatRows } from 'd3'
import { safeCell } from './csv.ts'

interface Table {
  columns: { label: string }[]
  rows: { cells: (string | number)[] }[]
}

/** The table of a chart as CSV (RFC 4180, UTF-8), its column names first; no cell runs as a formula. */
export function tableCsv({ columns, rows }: Table): string {
  const lines = [
    columns.map(({ label }) => safeCell(label)),
    ...rows.map(({ cells }) =>
      cells.map((cell) => (typeof cell === 'number' ? String(cell) : safeCell(cell))),
    ),
  ]
  return `${csvFormatRows(lines)}\n`.replace(/\r?\n/g, '\r\n')
}
