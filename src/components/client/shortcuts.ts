const keys: [key: string, what: string][] = [
  ['/', 'search'],
  ['Ctrl K', 'search'],
  ['j', 'next paper in a list'],
  ['k', 'previous paper in a list'],
  ['Enter', 'open the paper that has the focus'],
  ['?', 'show these keys'],
  ['Esc', 'close'],
]

/** Keys for people who read with their hands on the keyboard; none acts while something is being typed. */
export function listenForShortcuts(): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    if (event.key === 'j' || event.key === 'k') step(event.key === 'j' ? 1 : -1)
    else if (event.key === '?') showKeys()
    else return
    event.preventDefault()
  })
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, select, textarea, dialog *'))
  )
}

/** Moves the focus to the next or previous paper of the page's lists; from nowhere, to the first in view. */
function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.paper-card :is(h2, h3) > a')]
  const card = document.activeElement?.closest('.paper-card')
  const at = links.findIndex((link) => link.closest('.paper-card') === card)
  const inView = links.findIndex((link) => link.getBoundingClientRect().top >= 0)
  const next = links[at < 0 ? Math.max(inView, 0) : at + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

function showKeys(): void {
  const open = document.querySelector<HTMLDialogElement>('dialog.keys')
  if (open) return open.close()
  const dialog = document.createElement('dialog')
  dialog.className = 'keys'
  const heading = document.createElement('h2')
  heading.id = 'keys-title'
  heading.textContent = 'Keys'
  dialog.setAttribute('aria-labelledby', heading.id)
  const list = document.createElement('dl')
  for (const [key, what] of keys) {
    const row = document.createElement('div')
    const term = document.createElement('dt')
    const name = document.createElement('kbd')
    name.textContent = key
    term.append(name)
    const meaning = document.createElement('dd')
    meaning.textContent = what
    row.append(term, meaning)
    list.append(row)
  }
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'button'
  close.textContent = 'Close'
  close.addEventListener('click', () => dialog.close())
  dialog.append(heading, list, close)
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}
