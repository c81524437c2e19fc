import { writeAddress } from '../address.ts'
import { statusText, troubleText } from '../messages.ts'
import { kindTitles } from '../name-search.ts'
import { element, marked } from './dom.ts'
import { recentSearches, rememberSearch } from './recent.ts'
import type { SearchAnswer } from './answer.ts'
import { createSearch } from './search.ts'

const most = 6

interface Choice {
  href: string
  row: HTMLElement
}

/** Opens the palette; made at the first call and kept. */
export type OpenPalette = () => void

/** A search window over any page: a combobox whose list holds pages of that name, papers, and the way to all results. */
export function createPalette(root: string): OpenPalette {
  const search = createSearch({ root })
  const { field, list, status, close, dialog } = windowParts()
  document.body.append(dialog)

  let choices: Choice[] = []
  let chosen = -1
  let abort = new AbortController()
  /** Ends when the list answers what was typed last. */
  let answered = Promise.resolve()

  const choose = (place: number) => {
    chosen = place
    choices.forEach(({ row }, index) => row.setAttribute('aria-selected', String(index === place)))
    const row = choices[place]?.row
    if (row) field.setAttribute('aria-activedescendant', row.id)
    else field.removeAttribute('aria-activedescendant')
    row?.scrollIntoView({ block: 'nearest' })
  }
  const show = (made: Choice[]) => {
    choices = made
    list.replaceChildren(...made.map(({ row }) => row))
    field.setAttribute('aria-expanded', String(made.length > 0))
    choose(made.length > 0 && field.value.trim() ? 0 : -1)
  }
  const go = ({ href }: Choice) => {
    rememberSearch(field.value)
    location.assign(href)
  }
  const update = async () => {
    const text = field.value
    abort.abort()
    const { signal } = (abort = new AbortController())
    if (!text.trim()) {
      status.textContent = 'Arrows move, Enter opens, Escape closes.'
      return show(recentSearches().map((recent, at) => searchChoice(recent, recent, root, at)))
    }
    // Letters that came in while the last search was running are searched together.
    await new Promise((done) => setTimeout(done))
    if (signal.aborted) return
    const answer = await search.search({ text, count: most, signal }).catch(() => undefined)
    if (!answer || signal.aborted) return
    show(answerChoices(answer, text, root))
    status.textContent = answer.trouble
      ? troubleText(answer.trouble, answer.total > 0)
      : statusText(answer, text)
  }

  const enter = () => {
    const choice =
      choices[chosen] ?? (field.value.trim() ? searchChoice('', field.value, root, 0) : undefined)
    if (choice) go(choice)
  }

  field.addEventListener('input', () => (answered = update()))
  field.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && choices.length > 0) {
      event.preventDefault()
      choose((chosen + step + choices.length) % choices.length)
    }
    if (event.key !== 'Enter') return
    event.preventDefault()
    void answered.then(enter)
  })
  list.addEventListener('click', () => rememberSearch(field.value))
  close.addEventListener('click', () => dialog.close())
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })
  return () => {
    if (!dialog.open) dialog.showModal()
    field.select()
    answered = update()
    void search.prepare()
  }
}

function windowParts() {
  const field = element('input', {
    type: 'search',
    role: 'combobox',
    'aria-label': 'Search the atlas',
    'aria-expanded': 'false',
    'aria-controls': 'palette-list',
    'aria-autocomplete': 'list',
    placeholder: 'Papers, authors, topics, arXiv ids',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
  })
  const list = element('div', { id: 'palette-list', role: 'listbox', 'aria-label': 'Results' })
  const status = element('p', { class: 'palette__status', role: 'status' })
  const close = element('button', { type: 'button', class: 'palette__close' }, 'Close')
  const dialog = element(
    'dialog',
    { class: 'palette', 'aria-label': 'Search' },
    element('div', { class: 'palette__bar' }, field, close),
    list,
    status,
  )
  return { field, list, status, close, dialog }
}

function answerChoices(answer: SearchAnswer, text: string, root: string): Choice[] {
  const named = answer.entities.map(({ kind, name, url }) => ({
    href: root + url,
    content: [element('span', { class: 'palette__kind' }, kindTitles[kind]), ` ${name}`],
  }))
  const papers = answer.cards.map((card) => ({
    href: root + card.url,
    content: [
      element('span', { class: 'palette__title' }, ...marked(card.title)),
      element('span', { class: 'palette__authors' }, ...marked(card.authors)),
    ],
  }))
  const choices = [...named, ...papers].map(({ href, content }, at) => choice(href, content, at))
  const { meant } = answer
  if (meant !== undefined)
    choices.unshift(searchChoice(`Did you mean “${meant}”?`, meant, root, choices.length))
  return [...choices, searchChoice(`All results for “${text.trim()}”`, text, root, choices.length)]
}

function searchChoice(label: string, text: string, root: string, at: number): Choice {
  const address = writeAddress({ text, selection: {}, sort: 'relevance' })
  return choice(`${root}search.html${address}`, [label], at)
}

/** The option is the link itself: a link within an option would be hidden from those who hear the page. */
function choice(href: string, content: (Node | string)[], at: number): Choice {
  const attributes = { id: `palette-${at}`, role: 'option', 'aria-selected': false, href, tabindex: -1 }
  return { href, row: element('a', attributes, ...content) }
}
