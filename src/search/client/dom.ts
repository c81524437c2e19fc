import type { Part } from '../excerpt.ts'

type Child = Node | string | undefined | false
type Attributes = Record<string, string | number | boolean | undefined>

/** An element with attributes and children; text becomes text, never markup. `true` sets an empty attribute. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) node.setAttribute(name, value === true ? '' : String(value))
  node.append(...children.filter((child) => child !== undefined && child !== false))
  return node
}

/** Text with its matches in `<mark>`. */
export function marked(parts: Part[]): Node[] {
  return parts.map((part) =>
    part.marked ? element('mark', {}, part.text) : document.createTextNode(part.text),
  )
}

/** Takes the children out and puts others in; focus stays on the element with the same `data-key`. */
export function replaceChildren(parent: Element, ...children: Child[]): void {
  const active = document.activeElement
  const key = active && parent.contains(active) ? active.getAttribute('data-key') : null
  parent.replaceChildren(...children.filter((child) => child !== undefined && child !== false))
  if (!key) return
  for (const node of parent.querySelectorAll<HTMLElement>('[data-key]'))
    if (node.getAttribute('data-key') === key) node.focus()
}

/** When the browser has shown what it has, or soon where it does not say when. */
export function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 500 })
  else setTimeout(work, 30)
}
