import { formatDate, isPartialDate } from '../../model/date.ts'
import { count } from '../../model/links.ts'
import { kindTitles, type EntityMatch } from '../name-search.ts'
import type { ResultCard } from './cards.ts'
import { element, marked } from './dom.ts'

/** A paper in the list of results. */
export function resultItem(card: ResultCard, root: string): HTMLLIElement {
  const { date, venue, topic, hue, factor } = card.facts
  const line = [date && isPartialDate(date) && formatDate(date), venue, factor && `claims ${factor}×`].filter(
    Boolean,
  )
  return element(
    'li',
    { class: 'result' },
    element('h2', {}, element('a', { href: root + card.url }, ...marked(card.title))),
    element(
      'p',
      { class: 'result__line' },
      element('span', {}, ...marked(card.authors)),
      ...line.map((text) => element('span', {}, String(text))),
    ),
    card.excerpt.length > 0 && element('p', { class: 'result__excerpt' }, ...marked(card.excerpt)),
    topic && element('p', { class: `result__topic hue-${hue}` }, topic),
  )
}

/** Links to the authors, topics and organizations of that name. */
export function entityLinks(matches: EntityMatch[], root: string): HTMLUListElement {
  const links = matches.map(({ kind, name, url, papers, hue }) =>
    element(
      'li',
      {},
      element(
        'a',
        { href: root + url, class: `entity hue-${hue}` },
        element('span', { class: 'entity__kind' }, kindTitles[kind]),
        ` ${name} `,
        element('span', { class: 'entity__count' }, count(papers, 'paper')),
      ),
    ),
  )
  return element('ul', { class: 'entities', 'aria-label': 'Pages of that name' }, ...links)
}
