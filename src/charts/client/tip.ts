/**
 * Shows a mark's name beside it on hover and focus, at once and in the site's type. The browser's own tooltip,
 * which comes from the mark's `<title>`, makes way: the name moves to `aria-label`. Escape hides the tip.
 */
export function showTips(root: Element): void {
  const tip = document.createElement('div')
  tip.className = 'chart-tip'
  tip.hidden = true
  tip.setAttribute('aria-hidden', 'true')
  document.body.append(tip)
  const hide = () => {
    tip.hidden = true
  }
  const show = (event: Event) => {
    const mark =
      event.target instanceof Element ? event.target.closest('.chart a.mark:not(.cell, .bar)') : null
    // A mark with a label keeps its title, which says the label in full.
    if (!mark || mark.querySelector('text')) return
    tip.textContent = nameOf(mark)
    tip.hidden = false
    place(tip, mark.getBoundingClientRect())
  }
  root.addEventListener('pointerover', show)
  root.addEventListener('focusin', show)
  root.addEventListener('pointerout', hide)
  root.addEventListener('focusout', hide)
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide()
  })
  addEventListener('scroll', hide, { passive: true })
}

/** A link's name; takes it over from its `<title>` into `aria-label`. */
export function nameOf(link: Element): string {
  const title = link.querySelector('title')
  if (title?.textContent) {
    link.setAttribute('aria-label', title.textContent)
    title.remove()
  }
  return givenName(link)
}

/** A link's name, which is left where it stands. */
export function givenName(link: Element): string {
  return link.getAttribute('aria-label') ?? link.querySelector('title')?.textContent ?? ''
}

/** Above the mark, or below it at the window's top; never beyond the window's sides. */
function place(tip: HTMLElement, mark: DOMRect): void {
  const { width, height } = tip.getBoundingClientRect()
  const middle = mark.left + mark.width / 2
  const left = Math.max(8, Math.min(innerWidth - width - 8, middle - width / 2))
  const top = mark.top - height - 8
  tip.style.setProperty('left', `${left}px`)
  tip.style.setProperty('top', `${top < 8 ? mark.bottom + 8 : top}px`)
}
