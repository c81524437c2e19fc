/** What keys and buttons do to the map; a pan is in widths and heights of the picture. */
export interface MapActions {
  zoomBy: (by: number) => void
  panBy: (x: number, y: number) => void
  reset: () => void
}

const step = 0.14

const keys: Record<string, (act: MapActions) => void> = {
  ArrowLeft: (act) => {
    act.panBy(step, 0)
  },
  ArrowRight: (act) => {
    act.panBy(-step, 0)
  },
  ArrowUp: (act) => {
    act.panBy(0, step)
  },
  ArrowDown: (act) => {
    act.panBy(0, -step)
  },
  '+': (act) => {
    act.zoomBy(1.6)
  },
  '=': (act) => {
    act.zoomBy(1.6)
  },
  '-': (act) => {
    act.zoomBy(1 / 1.6)
  },
  '0': (act) => {
    act.reset()
  },
}

/** Makes the picture a tab stop on which arrows pan and + − 0 zoom; they work on the links within it as well. */
export function panKeys(host: HTMLElement, svg: SVGSVGElement, act: MapActions): void {
  svg.setAttribute('tabindex', '0')
  const name = svg.getAttribute('aria-label') ?? 'Map'
  svg.setAttribute('aria-label', `${name}. Arrow keys move it, plus and minus zoom, 0 shows all.`)
  host.addEventListener('keydown', (event) => {
    const run = keys[event.key]
    if (!run || event.ctrlKey || event.metaKey || event.altKey || svg.getClientRects().length === 0) return
    event.preventDefault()
    run(act)
  })
}

/** The buttons on the map. */
export function controls(act: MapActions): HTMLElement {
  const group = document.createElement('div')
  group.className = 'map__controls'
  group.append(
    button('+', 'Zoom in', () => {
      act.zoomBy(1.6)
    }),
    button('−', 'Zoom out', () => {
      act.zoomBy(1 / 1.6)
    }),
    button('⤢', 'Show all', act.reset),
  )
  return group
}

function button(sign: string, name: string, run: () => void): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.textContent = sign
  element.setAttribute('aria-label', name)
  element.title = name
  element.addEventListener('click', run)
  return element
}
