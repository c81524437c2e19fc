/** What a form's selects ask for: name to value, without those that ask for nothing. */
export type Wanted = Record<string, string>

/** What an element says of itself by its `data-` attributes; one that holds several values parts them by spaces. */
export type Facts = Record<string, string | undefined>

/** True when each wanted value is among the element's values of that name, or of its plural (`topic`: `topics`). */
export function meets(facts: Facts, wanted: Wanted): boolean {
  return Object.entries(wanted).every(([name, value]) => {
    const own = facts[name] ?? facts[`${name}s`]
    return own !== undefined && own.split(' ').includes(value)
  })
}

/** The wanted values as they stand behind an address's `#`. */
export function wantedAddress(wanted: Wanted): string {
  return new URLSearchParams(wanted).toString()
}

/** Reads the values of the given names from an address's hash or query. */
export function parseWanted(part: string, names: string[]): Wanted {
  const given = new URLSearchParams(part.replace(/^[#?]/, ''))
  return Object.fromEntries(names.flatMap((name) => (given.get(name) ? [[name, given.get(name) ?? '']] : [])))
}

/** The form's selects by name. */
export function selectsOf(form: HTMLFormElement): HTMLSelectElement[] {
  return [...form.elements].filter((element) => element instanceof HTMLSelectElement)
}

/** What the form asks for now; `''` asks for nothing. */
export function wantedOf(form: HTMLFormElement): Wanted {
  return Object.fromEntries(selectsOf(form).flatMap(({ name, value }) => (value ? [[name, value]] : [])))
}

/** Takes a mark out of the picture and of the tab order, or puts it back. */
export function showMark(mark: SVGElement, shown: boolean): void {
  mark.toggleAttribute('data-out', !shown)
  if (shown) mark.removeAttribute('tabindex')
  else mark.setAttribute('tabindex', '-1')
}

/** Keeps a state in the address without a step in the history. */
export function keepInAddress(state: string): void {
  const path = location.pathname + location.search
  history.replaceState(history.state, '', state ? `#${state}` : path)
}
