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

/** One field's values with their counts; `onToggle` is called with a value. The rows behind "more" are made when asked for. */
export function facetGroup(
  field: FacetField,
  values: FacetValue[],
  open: boolean,
  onToggle: (value: string) => void,
): HTMLFieldSetElement | undefined {
  if (values.length === 0) return undefined
  const group = element('fieldset', { class: 'facet', 'data-facet': field, 'data-open': open })
  const row = (value: FacetValue) => facetRow(field, value, onToggle)
  const rest = values.filter((value, index) => index >= few && !value.selected)
  const closed = !open && rest.length > 1
  const first = closed ? values.filter((value) => !rest.includes(value)) : values
  group.append(element('legend', {}, facetTitles[field]), ...first.map(row))
  if (closed) group.append(moreButton(field, group, () => rest.map(row), rest.length))
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

function moreButton(
  field: FacetField,
  group: HTMLFieldSetElement,
  rest: () => HTMLElement[],
  count: number,
): HTMLButtonElement {
  const name = `${count} more values of ${facetTitles[field]}`
  const button = element(
    'button',
    { type: 'button', class: 'facet__more', 'aria-label': name },
    `${count} more`,
  )
  button.addEventListener('click', () => {
    const rows = rest()
    button.replaceWith(...rows)
    group.setAttribute('data-open', '')
    rows[0]?.querySelector('input')?.focus()
  })
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
