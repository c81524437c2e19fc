import { hasSelection } from '../address.ts'
import { labelOf } from '../facets.ts'
import type { Selection } from '../filters.ts'
import type { Entities } from '../names.ts'
import type { Field } from '../query.ts'
import { element } from './dom.ts'

/** What is ticked, each to be taken away by a click. */
export function activeFilters(
  selection: Selection,
  entities: Entities,
  onRemove: (field: Field, value: string) => void,
  onClear: () => void,
): HTMLElement | undefined {
  if (!hasSelection(selection)) return undefined
  const chips = Object.entries(selection).flatMap(([name, values]) =>
    values.map((value) => {
      const field = name as Field
      const { label } = labelOf(field, value, entities)
      const chip = element(
        'button',
        { type: 'button', class: 'search-chip', 'data-key': `chip ${name}=${value}` },
        label,
      )
      chip.setAttribute('aria-label', `Remove ${label}`)
      chip.addEventListener('click', () => onRemove(field, value))
      return chip
    }),
  )
  const clear = element('button', { type: 'button', class: 'search-chip search-chip--clear' }, 'Remove all')
  clear.addEventListener('click', onClear)
  return element('p', { class: 'search-chips__list' }, ...chips, chips.length > 1 && clear)
}
