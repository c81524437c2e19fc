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
  /** Light dots below `marks` that are the same on many cards. */
  backdrop?: Marks
}

/** Dots, rings or a bar of one colour, in px of the picture's own box (`pictureBox`). */
export interface Marks {
  colour: string
  opacity: number
  /** Of each dot, or of a ring's middle line. */
  radius: number
  /** Width of the line, for rings. */
  ring?: number
  /** x and y of each middle in turn. */
  at: number[]
  /** A horizontal rule instead of dots: its left, top, width and height. */
  rule?: [number, number, number, number]
}

/** px */
export const cardSize = { width: 1200, height: 630 }

export const pictureBox = {
  panel: { left: 852, top: 112, width: 296, height: 296 },
  chart: { left: 72, top: 250, width: 1056, height: 296 },
}
