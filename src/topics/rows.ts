/** Lists of numbers in two flat arrays, since ten thousand small ones take long to write and to read. */
export interface Rows {
  /** Where each list begins among the values, and where the last one ends. */
  starts: Uint32Array
  values: Uint32Array
}

/** Puts lists together, one after the other. */
export interface RowsMaker {
  /** Adds a whole number below 2³² to the list that is being made. */
  add: (value: number) => void
  /** Adds a list of other rows to it, each of its values as what a table tells. */
  addFrom: (rows: Rows, row: number, table: Uint32Array) => void
  /** Ends the list. */
  end: () => void
  rows: () => Rows
}

export function rowsMaker(): RowsMaker {
  let [values, ends] = [new Uint32Array(1024), new Uint32Array(1024)]
  let [size, count] = [0, 1]
  return {
    add: (value) => {
      if (size === values.length) values = grown(values)
      values[size++] = value
    },
    addFrom: (rows, row, table) => {
      const [start, end] = [rows.starts[row] ?? 0, rows.starts[row + 1] ?? 0]
      while (size + end - start > values.length) values = grown(values)
      for (let at = start; at < end; at++) values[size++] = table[rows.values[at] ?? 0] ?? 0
    },
    end: () => {
      if (count === ends.length) ends = grown(ends)
      ends[count++] = size
    },
    rows: () => ({ starts: ends.slice(0, count), values: values.slice(0, size) }),
  }
}

/** What a function makes of each number of one of the lists. */
export function mapRow<T>(
  { starts, values }: Rows,
  row: number,
  make: (value: number, at: number) => T,
): T[] {
  const [start, end] = [starts[row] ?? 0, starts[row + 1] ?? 0]
  const made: T[] = []
  for (let at = start; at < end; at++) made.push(make(values[at] ?? 0, at))
  return made
}

function grown(column: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * column.length)
  larger.set(column)
  return larger
}
