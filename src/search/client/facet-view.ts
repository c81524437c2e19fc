import { hasSelection } from '../address.ts'
import { labelOf, type FacetField, type FacetValue } from '../facets.ts'
import type { Selection } from '../filters.ts'
import type { Entities } from '../names.ts'
import type { Field } from '../query.ts'
import { element } from './dom.ts'

export const facetTitles: Record<FacetField | 'author', string> = {
  topic: 'Topic',
  region: 'Region',
  year: 'Year',
  claim: 'Claim about',
  has: 'Has',
  venue: 'Venue',
  organization: 'Organization',
  author: 'Author',
}

/** Values shown before the rest is asked for. */
const few = 7

/** One field's values with their counts; `onToggle` is called with a value. */
export function facetGroup(
  field: FacetField,
  values: FacetValue[],
  open: boolean,
  onToggle: (value: string) => void,
): HTMLFieldSetElement | undefined {
  if (values.length === 0) return undefined
  const rows = values.map((value) => facetRow(field, value, onToggle))
  const hidden = rows.filter((_, index) => index >= few && !values[index]?.selected)
  if (!open) for (const row of hidden) row.hidden = true
  const group = element('fieldset', { class: 'facet', 'data-facet': field })
  group.append(element('legend', {}, facetTitles[field]), ...rows)
  if (!open && hidden.length > 1) group.append(moreButton(field, hidden))
  else for (const row of hidden) row.hidden = false
  return group
}

function facetRow(
  field: FacetField,
  { value, label, count, selected, hue }: FacetValue,
  onToggle: (value: string) => void,
) {
  const box = element('input', { type: 'checkbox', value, 'data-key': `${field}=${value}` })
  box.checked = selected
  box.addEventListener('change', () => onToggle(value))
  return element(
    'label',
    { class: `facet__row hue-${hue}` },
    box,
    element('span', { class: 'facet__label' }, label),
    element('span', { class: 'facet__count' }, count.toLocaleString('en-US')),
  )
}

function moreButton(field: FacetField, hidden: HTMLElement[]): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'facet__more' }, `${hidden.length} more`)
  button.addEventListener('click', () => {
    for (const row of hidden) row.hidden = false
    button.closest('fieldset')?.setAttribute('data-open', '')
    button.remove()
    hidden[0]?.querySelector('input')?.focus()
  })
  button.setAttribute('aria-label', `${hidden.length} more values of ${facetTitles[field]}`)
  return button
}

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
