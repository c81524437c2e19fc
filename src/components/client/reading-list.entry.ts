import { loadRows } from './list-rows.ts'
import { offerCopy } from './copy.ts'
import { store, stored } from './saved-list.ts'
import {
  bibliographyOf,
  joinCitations,
  readShared,
  sharedFragment,
  type CitationFormat,
  type SavedPaper,
} from './saved-papers.ts'

/** The reader's list, or one that a link brought. */
class ReadingList extends HTMLElement {
  connectedCallback(): void {
    addEventListener('hashchange', () => void this.show())
    addEventListener('storage', () => void this.show())
    this.onClick('[data-keep]', async () => {
      const own = stored()
      const known = new Set(own.map(({ slug }) => slug))
      store([...own, ...(await this.papers()).filter(({ slug }) => !known.has(slug))])
      history.replaceState(null, '', location.pathname)
      await this.show()
    })
    this.onClick('[data-clear]', async () => {
      store([])
      await this.show()
    })
    this.onClick('[data-bibtex]', async () => {
      save('reading-list.bib', await this.bibtex(), 'application/x-bibtex')
    })
    this.offerExport('ris', 'application/x-research-info-systems')
    this.offerExport('csl.json', 'application/vnd.citationstyles.csl+json')
    offerCopy(this, '[data-copy-link]', async () => {
      const page = location.href.replace(/#.*$/, '')
      return page + sharedFragment(await this.papers())
    })
    offerCopy(this, '[data-copy-bibtex]', () => this.bibtex())
    void this.show()
  }

  private onClick(selector: string, action: () => Promise<void>): void {
    this.querySelector(selector)?.addEventListener('click', () => void action())
  }

  /** Only BibTeX is kept on the device; the other formats are fetched, which a page from disk may not do. */
  private offerExport(format: CitationFormat, type: string): void {
    const selector = `[data-export="${format}"]`
    const button = this.querySelector<HTMLElement>(selector)
    if (!button || location.protocol === 'file:') return
    button.hidden = false
    this.onClick(selector, async () => {
      const papers = await this.papers()
      const files = await Promise.all(papers.map(({ slug }) => fetchCitation(slug, format)))
      save(`reading-list.${format}`, joinCitations[format](files.filter(Boolean)), type)
    })
  }

  private async papers(): Promise<SavedPaper[]> {
    const shared = readShared(location.hash)
    const own = stored()
    if (shared.length === 0) return own
    const known = new Map(own.map((paper) => [paper.slug, paper]))
    if (shared.some((slug) => !known.has(slug)))
      for (const [slug, title, authors, , date] of await loadRows((this.dataset['chunks'] ?? '').split(' ')))
        if (!known.has(slug)) known.set(slug, { slug, title, byline: `${authors} · ${date}`, bibtex: '' })
    return shared.flatMap((slug) => known.get(slug) ?? [])
  }

  /** Entries that a link did not bring are fetched; from disk, where nothing can be, they are left out. */
  private async bibtex(): Promise<string> {
    const papers = await this.papers()
    const whole = papers.map(async (paper) => ({
      ...paper,
      bibtex: paper.bibtex || (await fetchCitation(paper.slug, 'bib')),
    }))
    return bibliographyOf(await Promise.all(whole))
  }

  private async show(): Promise<void> {
    const papers = await this.papers()
    const isShared = readShared(location.hash).length > 0
    this.querySelector('ol')?.replaceChildren(...papers.map((paper) => this.item(paper, isShared)))
    const shown: [selector: string, shown: boolean][] = [
      ['[data-empty]', papers.length === 0],
      ['[data-shared]', isShared],
      ['[data-clear]', !isShared],
      ['[data-actions]', papers.length > 0],
    ]
    for (const [selector, is] of shown)
      for (const part of this.querySelectorAll<HTMLElement>(selector)) part.hidden = !is
  }

  private item(paper: SavedPaper, isShared: boolean): HTMLLIElement {
    const item = document.createElement('li')
    const link = document.createElement('a')
    link.href = `papers/${paper.slug}.html`
    link.textContent = paper.title
    const byline = document.createElement('p')
    byline.textContent = paper.byline
    item.append(link, byline)
    if (isShared) return item
    const remove = document.createElement('button')
    remove.type = 'button'
    remove.className = 'button'
    remove.textContent = 'Remove'
    remove.setAttribute('aria-label', `Remove ${paper.title}`)
    remove.addEventListener('click', () => {
      store(stored().filter(({ slug }) => slug !== paper.slug))
      void this.show()
    })
    item.append(remove)
    return item
  }
}

async function fetchCitation(slug: string, format: string): Promise<string> {
  try {
    const response = await fetch(`papers/${slug}.${format}`)
    return response.ok ? await response.text() : ''
  } catch {
    return ''
  }
}

/** Hands a file to the reader, from disk too. */
function save(name: string, content: string, type: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 0)
}

customElements.define('reading-list', ReadingList)
