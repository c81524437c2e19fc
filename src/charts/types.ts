import type { Atlas } from '../atlas/types.ts'

/** What charts draw from: an atlas, or a part of one with only the papers to show. */
export type ChartSource = Pick<Atlas, 'papers' | 'topics' | 'regions'>

/** Turns a path below the site's root (`papers/x.html`) into a link from the page that shows the chart. */
export type Href = (sitePath: string) => string

export interface ChartOptions {
  /** Prefix of every id in the chart; unique on its page. */
  id: string
  href: Href
}

export interface ChartTable {
  columns: { label: string; numeric: boolean }[]
  /** `href` is the row's paper, topic or author, made by the chart's `Href`. */
  rows: { cells: (string | number)[]; href?: string }[]
}

/** A chart as a page shows it. */
export interface Chart {
  id: string
  /** States the finding; computed, so it is true of the data shown. */
  title: string
  /** What to see, and what is not shown. */
  sentence: string
  /** Where the data come from. */
  source: string
  /** What the axes measure, with units. */
  axes: string
  /** Two layouts of the same marks as SVG source; the stylesheet shows one of them by the width at hand. */
  svg: { wide: string; narrow: string }
  table: ChartTable
}

/** Widths of the two layouts in the units of their view boxes, which are CSS pixels at natural size. */
export const wideWidth = 860
export const narrowWidth = 360
