import type { MapPoint } from './map-points.ts'

export interface MapCard {
  element: HTMLElement
  /** Shows a paper beside a place, in CSS pixels within the map. */
  show: (point: MapPoint, x: number, y: number) => void
  hide: () => void
}

/** The card that tells a paper's title, date and topic; a screen reader has them from the paper's link. */
export function mapCard(host: HTMLElement): MapCard {
  const element = document.createElement('div')
  element.className = 'map__card'
  element.hidden = true
  element.setAttribute('aria-hidden', 'true')
  const [title, facts] = ['map__card-title', 'map__card-facts'].map((className) => {
    const line = document.createElement('p')
    line.className = className
    element.append(line)
    return line
  })
  return {
    element,
    show: (point, x, y) => {
      if (title) title.textContent = point.title
      if (facts) facts.textContent = `${point.date} · ${point.topic}`
      element.className = `map__card hue-${point.hue}`
      element.hidden = false
      const { width, height } = element.getBoundingClientRect()
      const left = Math.max(6, Math.min(host.clientWidth - width - 6, x - width / 2))
      const top = y - height - 14
      element.style.setProperty('left', `${left}px`)
      element.style.setProperty('top', `${top < 6 ? y + 14 : top}px`)
    },
    hide: () => {
      element.hidden = true
    },
  }
}
