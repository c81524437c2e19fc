import { writeAddress, type SearchState } from '../address.ts'
import type { SearchAnswer } from './answer.ts'
import { element, replaceChildren } from './dom.ts'
import { forgetSearches, recentSearches } from './recent.ts'

/** Lists what was searched on this device, to be searched again or forgotten. */
export function showRecent(place: Element, onForgotten: () => void): void {
  const recent = recentSearches()
  if (recent.length === 0) return replaceChildren(place)
  const links = recent.map((text) =>
    element('li', {}, element('a', { href: writeAddress({ text, selection: {}, sort: 'relevance' }) }, text)),
  )
  const forget = element('button', { type: 'button', class: 'quiet' }, 'Forget these')
  forget.addEventListener('click', () => {
    forgetSearches()
    replaceChildren(place)
    onForgotten()
  })
  replaceChildren(
    place,
    element('h2', {}, 'Recent searches on this device'),
    element('ul', {}, ...links),
    forget,
  )
}

/** Asks whether other words were meant, and leads to what they find with the same filters and order. */
export function didYouMean({ meant }: SearchAnswer, state: SearchState): (Node | string)[] {
  if (meant === undefined) return []
  const link = element('a', { href: writeAddress({ ...state, text: meant }) }, meant)
  return [' Did you mean ', link, '?']
}

/** Arrows walk from the field through the results and back; Escape returns to the field. */
export function walkByKey(event: KeyboardEvent, page: Element, field: HTMLElement): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const stops = [field, ...page.querySelectorAll<HTMLElement>('.entities a, .results h2 a')]
  const at = stops.findIndex((stop) => stop === document.activeElement)
  if (event.key === 'Escape' && at > 0) field.focus()
  const next = step !== 0 && at >= 0 ? stops[at + step] : undefined
  if (!next) return
  event.preventDefault()
  next.focus()
}
