/** What a card shows, as plain data: it is drawn in a worker and hashed for the cache. */
export interface Card {
  /** Path below the folder of cards: `papers/nanoflow.png`. */
  file: string
  /** The file that an error names: `content/papers/nanoflow.mdx`. */
  source: string
  /** `panel`: text beside a panel in the region's colour. `chart`: text above a chart of full width. */
  form: 'panel' | 'chart'
  /** The one strong colour: the region's. */
  colour: string
  /** Above the title: where it belongs. */
  kicker: string
  title: string
  /** Below the title: who, or what. */
  byline: string
  /** Short rows of a number and what it is about. */
  rows: { number: string; text: string }[]
  /** At the foot. */
  facts: string
  /** At the foot of a chart, on the right. */
  end?: string
  /** The atlas's name. */
  imprint: string
  figure?: { lead: string; number: string; meaning: string }
  marks: Marks[]
  /** Light dots that are the same on many cards, below or above `marks`, which have the same colour. */
  backdrop?: Marks
}

/** Dots and bars of one colour, in px of the picture's own box (`pictureBox`). */
export interface Marks {
  colour: string
  opacity: number
  /** SVG path: strokes of this width with round ends when given, else filled. */
  stroke?: number
  path: string
}

/** px */
export const cardSize = { width: 1200, height: 630 }

export const pictureBox = {
  panel: { left: 852, top: 112, width: 296, height: 296 },
  chart: { left: 72, top: 250, width: 1056, height: 296 },
}
