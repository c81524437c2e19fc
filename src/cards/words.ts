import type { Card } from './card.ts'
import { drawable, type Face } from './fonts.ts'

/** A card without its place. */
export type Shown = Omit<Card, 'file'>

/** Every text as the fonts can draw it. A title of which nothing can be drawn gives way to the file's name. */
export function worded(card: Card): Card {
  const text = (words: string, face: Face = 'text') => drawable(words, face)
  const { figure } = card
  return {
    ...card,
    kicker: text(card.kicker, 'strong'),
    title: text(card.title, 'title') || card.file.replace(/^.*\/|\.png$/g, ''),
    byline: text(card.byline),
    rows: card.rows.map((row) => ({ number: text(row.number, 'title'), text: text(row.text) })),
    facts: text(card.facts),
    end: text(card.end ?? ''),
    imprint: text(card.imprint, 'strong'),
    figure: figure && {
      lead: text(figure.lead),
      number: text(figure.number, 'title'),
      meaning: text(figure.meaning, 'strong'),
    },
  }
}

/** A number of papers as the figure of a card. */
export function counted(papers: number): Card['figure'] {
  return { lead: '', number: papers.toLocaleString('en-US'), meaning: papers === 1 ? 'paper' : 'papers' }
}
