import { binOf } from '../bin-of.ts'
import type { Facts } from './filters.ts'
import { showMark } from './filters.ts'
import { lanesOf } from './lane-counts.ts'

/** Fills the bars of a large claims chart as far as their claims are shown; undefined shows all of them. */
export function fillBins(bars: SVGElement[], claims: Facts[] | undefined): void {
  const shown = claims && binCounts(claims)
  for (const bar of bars) {
    const all = Number(bar.dataset['claims'])
    fill(bar, all, shown ? (shown.get(`${bar.dataset['lane']} ${bar.dataset['bin']}`) ?? 0) : undefined)
  }
}

/** Claims with a factor by lane and bin: `category speed 3` to how many. */
function binCounts(claims: Facts[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const claim of claims)
    for (const lane of lanesOf(claim)) {
      const bin = `${lane} ${binOf(Number(claim['factor']))}`
      counts.set(bin, (counts.get(bin) ?? 0) + 1)
    }
  return counts
}

function fill(bar: SVGElement, all: number, shown: number | undefined): void {
  const whole = bar.querySelector('rect')
  const title = bar.querySelector('title')
  if (!whole || !title) return
  bar.querySelector('.part')?.remove()
  title.textContent = (title.textContent ?? '').replace(/; [\d,]+ fit$/, '')
  showMark(bar, shown !== 0)
  bar.toggleAttribute('data-partly', shown !== undefined)
  if (!shown) return
  title.append(`; ${shown} fit`)
  const [y, height] = ['y', 'height'].map((name) => Number(whole.getAttribute(name))) as [number, number]
  const tall = Math.max(1, (height * shown) / all)
  const part = whole.cloneNode() as SVGRectElement
  part.setAttribute('class', 'part')
  part.setAttribute('y', (y + (height - tall) / 2).toFixed(1))
  part.setAttribute('height', tall.toFixed(1))
  bar.append(part)
}
