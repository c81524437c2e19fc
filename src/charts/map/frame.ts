import type { Position } from '../../model/topic.ts'
import type { Box } from '../labels.ts'
import type { Layout } from '../frame.ts'

/** The sheet on which the map is drawn, in the units of its view box. */
export interface Sheet {
  layout: Layout
  width: number
  height: number
  /** Sea between the outermost papers and the sheet's edge. */
  margin: number
  /** Side of a cell of the density grid. */
  cell: number
  /** Where the map's buttons stand, which no name may cover. */
  kept: Box[]
  /**
   * Least size of topics' names, by what the stylesheet calls the widths of the picture at which it is to be used:
   * as the picture shrinks, fewer and larger names keep it legible.
   */
  topicSizes: Record<string, number>
}

export const sheets: Record<Layout, Sheet> = {
  wide: {
    layout: 'wide',
    width: 960,
    height: 600,
    margin: 58,
    cell: 3,
    kept: [{ x: 910, y: 492, width: 50, height: 108 }],
    topicSizes: { large: 11.8, medium: 16.4 },
  },
  narrow: {
    layout: 'narrow',
    width: 360,
    height: 460,
    margin: 30,
    cell: 2,
    kept: [],
    topicSizes: { small: 11 },
  },
}

export type Point = [x: number, y: number]

/** Where a position of the unit square lies on the sheet. */
export function onSheet({ x, y }: Position, { width, height, margin }: Sheet): Point {
  return [margin + x * (width - 2 * margin), margin + y * (height - 2 * margin)]
}
