import { facetFields, type FacetField, type FacetValue } from '../facets.ts'
import type { FacetCounts } from './answer.ts'
import { element } from './dom.ts'

const titles: Record<FacetField, string> = {
  topic: 'Topic',
  region: 'Region',
  year: 'Year',
  claim: 'Claim about',
  has: 'Has',
  venue: 'Venue',
  organization: 'Organization',
}

/** Values shown before the rest is asked for. */
const few = 7

/**
 * Lists the fields' values with their counts in `place`. Counts change in place, and each value keeps its box. While
 * someone points into the lists, or walks them by keyboard, every row stays where it is, values without papers too:
 * what is aimed at is what is hit. The rows come into their order when the hand is off.
 * @returns what shows the counts of another search, and tells whether there is anything to list
 */
export function facetList(
  place: HTMLElement,
  onToggle: (field: FacetField, value: string) => void,
): (counts: FacetCounts) => boolean {
  const groups = facetFields.map((field) => facetGroup(field, (value) => onToggle(field, value)))
  place.replaceChildren(...groups.map(({ group }) => group))
  let latest: FacetCounts = {}
  let isPointedAt = false
  const draw = () => {
    const isHeld = isPointedAt || place.querySelector(':focus-visible') !== null
    for (const { field, show } of groups) show(latest[field] ?? [], isHeld)
    return groups.some(({ group }) => !group.hidden)
  }
  const isWithin = (target: EventTarget | null) => target instanceof Node && place.contains(target)
  place.addEventListener('pointermove', () => (isPointedAt = true))
  place.addEventListener('pointerleave', () => {
    isPointedAt = false
    draw()
  })
  place.addEventListener('focusout', ({ relatedTarget }) => {
    if (!isWithin(relatedTarget)) draw()
  })
  // Who types elsewhere has left the pointer lying.
  document.addEventListener('keydown', ({ target }) => {
    if (!isWithin(target)) isPointedAt = false
  })
  return (counts) => {
    latest = counts
    return draw()
  }
}

function facetGroup(field: FacetField, onToggle: (value: string) => void) {
  const rows = new Map<string, FacetRow>()
  const legend = element('legend', {}, titles[field])
  const more = element('button', { type: 'button', class: 'facet__more', hidden: true })
  const group = element('fieldset', { class: 'facet', 'data-facet': field, hidden: true }, legend, more)
  let values: FacetValue[] = []
  let isOpen = false
  const rowOf = ({ value }: FacetValue) => {
    const row = rows.get(value) ?? facetRow(value, onToggle)
    rows.set(value, row)
    return row
  }
  const show = (now: FacetValue[], isHeld: boolean) => {
    values = now
    const shown = (isHeld ? values.filter(({ selected }) => selected) : firstOf(values, isOpen)).map(rowOf)
    const stays = (row: FacetRow) => isHeld || row.label.contains(document.activeElement)
    const wanted = isHeld ? [...rows.values()] : [...new Set([...shown, ...[...rows.values()].filter(stays)])]
    for (const [value, row] of rows) if (!wanted.includes(row)) rows.delete(value)
    for (const row of wanted) row.show(values.find(({ value }) => value === row.value))
    const left = values.filter(({ value }) => !rows.has(value)).length
    more.hidden = isHeld ? more.hidden : left === 0
    more.textContent = `${left} more`
    more.setAttribute('aria-label', `${left} more values of ${titles[field]}`)
    group.hidden = wanted.length === 0
    arrange(group, [legend, ...wanted.map(({ label }) => label), more])
  }
  more.addEventListener('click', () => {
    isOpen = true
    const rest = values.filter(({ value }) => !rows.has(value)).map(rowOf)
    rest.forEach((row) => row.show(values.find(({ value }) => value === row.value)))
    more.before(...rest.map(({ label }) => label))
    more.hidden = true
    rest[0]?.box.focus()
  })
  return { field, group, show }
}

/** All values, or the first and those that are ticked when more than one would stay behind. */
function firstOf(values: FacetValue[], isOpen: boolean): FacetValue[] {
  const first = values.filter(({ selected }, at) => at < few || selected)
  return isOpen || values.length - first.length < 2 ? values : first
}

interface FacetRow {
  value: string
  label: HTMLLabelElement
  box: HTMLInputElement
  /** Without a value, no paper found has it. */
  show: (value: FacetValue | undefined) => void
}

function facetRow(value: string, onToggle: (value: string) => void): FacetRow {
  const box = element('input', { type: 'checkbox', value })
  box.addEventListener('change', () => onToggle(value))
  const name = element('span', { class: 'facet__label' })
  const count = element('span', { class: 'facet__count' })
  const label = element('label', {}, box, name, count)
  return {
    value,
    label,
    box,
    show: (now) => {
      box.checked = now?.selected ?? false
      count.textContent = (now?.count ?? 0).toLocaleString('en-US')
      if (!now) return
      name.textContent = now.label
      label.className = `facet__row hue-${now.hue}`
    },
  }
}

/** Puts the children in this order. What is in its place is not touched, nor is what has the focus and would lose it. */
function arrange(parent: Element, children: Element[]): void {
  for (const child of [...parent.children]) if (!children.includes(child)) child.remove()
  children.forEach((child, at) => {
    const last = children[at - 1]
    const stands = (last ? last.nextElementSibling : parent.firstElementChild) === child
    if (stands || child.contains(document.activeElement)) return
    if (last) last.after(child)
    else parent.prepend(child)
  })
}
