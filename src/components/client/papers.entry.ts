import type { PaperRow } from '../../atlas/lists.ts'
import { count } from '../../model/links.ts'
import { foldText } from '../../model/slug.ts'
import { loadRows } from './list-rows.ts'
import { choose, type Choice } from './paper-rows.ts'

type Topic = [slug: string, title: string, hue: number]

const step = 100

/** Sorts and filters all papers; the list of one page stands until a person asks for something else. */
class PapersList extends HTMLElement {
  private rows: Promise<PaperRow[]> | undefined
  private asked = 0

  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form) return
    const wanted = new URLSearchParams(location.search)
    for (const [name, value] of wanted) {
      const field = form.elements.namedItem(name)
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value
    }
    form.addEventListener('submit', (event) => event.preventDefault())
    form.addEventListener('input', () => void this.show(form))
    if ([...wanted].length > 0) void this.show(form)
  }

  private async show(form: HTMLFormElement): Promise<void> {
    const turn = ++this.asked
    const choice = readChoice(new FormData(form))
    remember(choice)
    this.rows ??= loadRows((this.dataset['chunks'] ?? '').split(' ').filter(Boolean))
    const topics = JSON.parse(this.dataset['topics'] ?? '[]') as Topic[]
    const rows = choose(
      await this.rows,
      choice,
      topics.map(([slug]) => slug),
      foldText,
    )
    if (turn === this.asked) this.draw(rows, topics)
  }

  private draw(rows: PaperRow[], topics: Topic[]): void {
    const status = this.querySelector('[role=status]')
    if (status)
      status.textContent =
        rows.length === 0 ? 'No paper fits; take a filter away.' : count(rows.length, 'paper')
    this.querySelector('.pager')?.remove()
    const list = document.createElement('ol')
    list.className = 'paper-list'
    const holder = this.querySelector('[data-list]')
    holder?.replaceChildren(list)
    this.appendRows(list, rows, topics, 0)
  }

  /** Rows are added a hundred at a time, so that a list of ten thousand stays light. */
  private appendRows(list: HTMLElement, rows: PaperRow[], topics: Topic[], from: number): void {
    list.append(...rows.slice(from, from + step).map((row) => this.item(row, topics)))
    if (from + step >= rows.length) return
    const more = document.createElement('button')
    more.type = 'button'
    more.className = 'button'
    more.textContent = `Show ${Math.min(step, rows.length - from - step)} more`
    more.addEventListener('click', () => {
      const next = list.children.length
      more.remove()
      this.appendRows(list, rows, topics, from + step)
      list.children[next]?.querySelector('a')?.focus()
    })
    list.after(more)
  }

  private item(
    [slug, title, authors, , date, topicIndex, claim, , venue]: PaperRow,
    topics: Topic[],
  ): HTMLLIElement {
    const [topic, topicTitle, hue] = topics[topicIndex] ?? []
    const line = (...parts: (Node | undefined)[]) => element('p', 'paper-card__line', ...parts)
    const heading = element('h2', '', anchor(`${this.dataset['papers'] ?? ''}${slug}.html`, title))
    const facts = line(span('authors', authors), span('paper-card__date', date), span('', venue))
    const chip =
      topic && anchor(`${this.dataset['topicPages'] ?? ''}${topic}.html`, topicTitle ?? '', `chip hue-${hue}`)
    const card = element(
      'article',
      'paper-card',
      heading,
      facts,
      line(chip || undefined, span('paper-card__claim', claim)),
    )
    card.dataset['paper'] = slug
    return element('li', '', card)
  }
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...parts: (Node | undefined)[]
) {
  const made = document.createElement(name)
  if (className) made.className = className
  made.append(...parts.filter((part) => part !== undefined))
  return made
}

function span(className: string, text: string): HTMLElement | undefined {
  if (!text) return undefined
  const made = element('span', className)
  made.textContent = text
  return made
}

function anchor(href: string, text: string, className = ''): HTMLAnchorElement {
  const made = element('a', className)
  made.href = href
  made.textContent = text
  return made
}

function readChoice(data: FormData): Choice {
  const text = (name: string) => String(data.get(name) ?? '')
  return {
    words: text('words'),
    topic: text('topic'),
    year: text('year'),
    sort: text('sort') as Choice['sort'],
  }
}

/** The choice goes into the address, so that it can be shared and reloaded. */
function remember(choice: Choice): void {
  const set = Object.entries(choice).filter(
    ([key, value]) => value && !(key === 'sort' && value === 'newest'),
  )
  const query = new URLSearchParams(set).toString()
  history.replaceState(null, '', query ? `?${query}` : location.pathname)
}

customElements.define('papers-list', PapersList)
