import { hasSelection, readAddress, sorts, toggle, writeAddress, type SearchState } from '../address.ts'
import { facetFields } from '../facets.ts'
import { countsTrouble, otherBuild, statusText, troubleText } from '../messages.ts'
import type { Field } from '../query.ts'
import { replaceChildren, whenIdle } from './dom.ts'
import { facetList } from './facet-list.ts'
import { activeFilters } from './filter-chips.ts'
import { didYouMean, showRecent, walkByKey } from './search-help.ts'
import { rememberSearch } from './recent.ts'
import { perPage, resultList } from './result-list.ts'
import { entityLinks } from './result-view.ts'
import type { Entities } from '../names.ts'
import type { FacetCounts, SearchAnswer } from './answer.ts'
import { createSearch, type Search } from './search.ts'

/** Results that are shown as soon as they are there, as many as a window holds; the others follow below. */
const inWindow = 5
/** Where the facets stand beside the results; elsewhere they are folded above them. */
const besides = '(min-width: 60rem)'
/** When searches take longer than this, in milliseconds, they wait for a pause in typing. */
const slow = 120
const pause = 100

/** The search page's body: its field, facets and results, all kept in the address. */
export class SearchPage extends HTMLElement {
  #search: Search | undefined
  #facets: ReturnType<typeof facetList> | undefined
  #results: ReturnType<typeof resultList> | undefined
  #state: SearchState = readAddress('')
  #answer: SearchAnswer | undefined
  #shown = perPage
  /** How long the last two searches took; one alone may have had to load a part of the index. */
  #took: [number, number] = [0, 0]
  #timer = 0
  #abort = new AbortController()
  #writeTimer = 0

  connectedCallback(): void {
    this.#search = createSearch({ root: this.#root, build: this.dataset['build'] })
    this.#field.addEventListener('input', () => this.#typed())
    this.#field.addEventListener('focus', () => void this.#search?.prepare(), { once: true })
    this.#part('form').addEventListener('submit', (event) => this.#submitted(event))
    this.#sort.addEventListener('change', () => {
      this.#change({ sort: sorts.find((sort) => sort === this.#sort.value) ?? 'relevance' })
    })
    this.addEventListener('keydown', (event) => walkByKey(event, this, this.#field))
    this.#part('.results').addEventListener('click', () => rememberSearch(this.#state.text))
    this.#part('.search-more button').addEventListener('click', () => void this.#showMore())
    this.#results = resultList(this.#part('.results'), this.#part('.search-more button'), this.#root)
    this.#facets = facetList(this.#part('.facets__groups'), this.#toggle)
    if (!matchMedia(besides).matches) this.#part('.facets').removeAttribute('open')
    addEventListener('popstate', () => this.#restore())
    addEventListener('pagehide', () => this.#keepPlace())
    this.#restore(true)
  }

  get #root(): string {
    return this.dataset['root'] ?? './'
  }
  get #field(): HTMLInputElement {
    return this.#part<HTMLInputElement>('input[type=search]')
  }
  get #sort(): HTMLSelectElement {
    return this.#part<HTMLSelectElement>('select')
  }

  #part<E extends HTMLElement = HTMLElement>(selector: string): E {
    const part = this.querySelector<E>(selector)
    if (!part) throw new Error(`the search page lacks ${selector}`)
    return part
  }

  /** Shows what the address says, at first and after "back". */
  #restore(first = false): void {
    this.#state = readAddress(location.search)
    this.#field.value = this.#state.text
    this.#sort.value = this.#state.sort
    const place = history.state as { shown?: number; scroll?: number } | null
    this.#shown = place?.shown ?? perPage
    const asks = this.#state.text !== '' || hasSelection(this.#state.selection)
    if (first && !asks) return this.#showHelp()
    void this.#run({ go: first, whole: true }).then(() => {
      if (place?.scroll) scrollTo(0, place.scroll)
    })
  }

  #keepPlace(): void {
    this.#write('replace', { shown: this.#shown, scroll: scrollY })
  }

  #typed(): void {
    this.#state = { ...this.#state, text: this.#field.value }
    this.#shown = perPage
    clearTimeout(this.#timer)
    this.#writeSoon()
    // Letters that came in while the last search was running are searched together.
    const wait = Math.min(...this.#took) > slow ? pause : 0
    this.#timer = window.setTimeout(() => void this.#run(), wait)
  }

  #submitted(event: Event): void {
    event.preventDefault()
    rememberSearch(this.#field.value)
    this.#state = { ...this.#state, text: this.#field.value }
    this.#write('push')
    clearTimeout(this.#timer)
    void this.#run({ go: true })
  }

  #change(change: Partial<SearchState>): void {
    this.#state = { ...this.#state, ...change }
    this.#shown = perPage
    this.#write('push')
    clearTimeout(this.#timer)
    void this.#run({ whole: true })
  }

  #toggle = (field: Field, value: string): void => {
    this.#change({ selection: toggle(this.#state.selection, field, value) })
  }

  /** Changing the address takes the browser longer than the search, so it waits for a pause in typing. */
  #writeSoon(): void {
    clearTimeout(this.#writeTimer)
    this.#writeTimer = window.setTimeout(() => this.#write('replace'), pause)
  }

  #write(how: 'push' | 'replace', place: object | null = null): void {
    clearTimeout(this.#writeTimer)
    const address = location.pathname + writeAddress(this.#state)
    const same = how === 'push' && location.pathname + location.search === address
    try {
      if (how === 'push' && !same) history.pushState(place, '', address)
      else history.replaceState(place, '', address)
    } catch {
      // Some browsers refuse to change the address of a page from disk; the search itself goes on.
    }
  }

  /**
   * @param go true when a paper's id shall lead straight to the paper
   * @param whole true when papers and counts shall come at once; else the counts come when the papers are shown
   */
  async #run({ go = false, whole = false } = {}): Promise<void> {
    this.#abort.abort()
    const { signal } = (this.#abort = new AbortController())
    const { text, selection, sort } = this.#state
    const started = performance.now()
    const count = whole ? this.#shown : Math.min(inWindow, this.#shown)
    const request = { text, selection, sort, count, signal }
    const answer = await this.#search?.search(request).catch(() => undefined)
    const entities = await this.#search?.entities()
    if (!answer || !entities || signal.aborted) return
    this.#took = [performance.now() - started, this.#took[0]]
    if (go && answer.exact) return location.replace(this.#root + answer.exact.url)
    /** Without the table of values there are no counts, and still the papers. */
    const counted = async () => answer.facets(facetFields).catch(() => undefined)
    const counts = whole ? await counted() : 'later'
    if (signal.aborted) return
    this.#show(answer, entities)
    const isWhole = await this.#results?.fill(this.#shown)
    if (signal.aborted) return
    if (isWhole === false) return this.#run({ whole: true })
    this.dataset['shows'] = text
    if (counts !== 'later') return this.#showFacets(counts)
    whenIdle(async () => {
      const late = signal.aborted ? undefined : await counted()
      if (!signal.aborted) this.#showFacets(late)
    })
  }

  #show(answer: SearchAnswer, entities: Entities): void {
    const { text, selection } = this.#state
    this.dataset['state'] = answer.state
    replaceChildren(
      this.#part('.search-status'),
      statusText(answer, text),
      ...didYouMean(answer, this.#state),
    )
    this.#showTrouble(answer)
    const chips = activeFilters(selection, entities, this.#toggle, () => this.#change({ selection: {} }))
    replaceChildren(this.#part('.search-chips'), chips)
    const idle = answer.state === 'empty'
    replaceChildren(
      this.#part('.search-entities'),
      answer.entities.length > 0 && entityLinks(answer.entities, this.#root),
    )
    this.#results?.show(answer)
    this.#answer = answer
    this.#part('.search-sort').hidden = answer.total < 2 || idle
    this.#part('.search-help').hidden = answer.total > 0 && !idle
    if (idle) this.#showRecent()
    this.dataset['begins'] = text
  }

  #showTrouble({ trouble, total }: SearchAnswer, hasCounts = true): void {
    if (trouble === 'damaged' || trouble === 'outdated' || !hasCounts)
      navigator.serviceWorker?.controller?.postMessage('repair')
    const warn = (text: string | undefined) => {
      this.#part('.search-trouble').hidden = !text
      this.#part('.search-trouble').textContent = text ?? ''
    }
    if (trouble) return warn(troubleText(trouble, total > 0 || this.#state.text === ''))
    const sound = hasCounts ? undefined : countsTrouble
    void this.#search?.isCurrent().then((current) => warn(current === false ? otherBuild : sound))
  }

  #showFacets(counts: FacetCounts | undefined): void {
    if (!counts && this.#answer) this.#showTrouble(this.#answer, false)
    this.#part('.facets').hidden = !this.#facets?.(counts ?? {})
    this.dataset['counts'] = this.#state.text
  }

  async #showMore(): Promise<void> {
    this.#shown = (await this.#results?.more()) ?? perPage
  }

  #showHelp(): void {
    this.dataset['state'] = 'empty'
    this.#part('.search-help').hidden = false
    this.#showRecent()
  }

  #showRecent(): void {
    showRecent(this.#part('.search-recent'), () => this.#field.focus())
  }
}
