import { offerCopy } from './copy.ts'
import { embedCode } from './embed-code.ts'
import { store, stored } from './saved-list.ts'
import { toggleSaved } from './saved-papers.ts'

/** Buttons that copy a page's address and hand it to the device's own sharing, where it has one. */
class SharePage extends HTMLElement {
  connectedCallback(): void {
    const address = () =>
      document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? bareAddress()
    offerCopy(this, '[data-copy-link]', () => Promise.resolve(address()))
    const send = this.querySelector<HTMLButtonElement>('[data-send]')
    if (!send || typeof navigator.share !== 'function') return
    send.hidden = false
    send.addEventListener('click', () => {
      // The person may close the sheet again; that is no failure.
      void navigator.share({ title: document.title, url: address() }).catch(() => undefined)
    })
  }
}

/** Buttons `[data-copy]` that copy the text of the element whose id they name. */
class CopyTexts extends HTMLElement {
  connectedCallback(): void {
    offerCopy(this, '[data-copy]', (button) => {
      const source = document.getElementById(button.dataset['copy'] ?? '')
      return Promise.resolve(source?.textContent?.trim() ?? '')
    })
  }
}

/**
 * The code that shows a part of the atlas on another site. A site built without an address learns its own here,
 * and a topic that the reader has chosen goes along.
 */
class EmbedSnippet extends HTMLElement {
  connectedCallback(): void {
    const code = this.querySelector<HTMLElement>('[data-embed]')
    if (!code) return
    const written = code.textContent ?? ''
    const show = () => {
      code.textContent = embedCode(written, location.href)
    }
    addEventListener('hashchange', show)
    this.closest('details')?.addEventListener('toggle', show)
    offerCopy(this, '[data-copy-embed]', () => Promise.resolve(code.textContent ?? ''))
  }
}

/** A button on a paper's page that puts the paper on the reader's list or takes it off. */
class ReadingToggle extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button')
    const { slug = '', name = '', byline = '' } = this.dataset
    if (!button) return
    const show = () => {
      const saved = stored().some((paper) => paper.slug === slug)
      button.setAttribute('aria-pressed', String(saved))
      button.textContent = saved ? 'On your reading list' : 'Add to reading list'
    }
    button.addEventListener('click', () => {
      const bibtex = document.getElementById('bibtex')?.textContent ?? ''
      store(toggleSaved(stored(), { slug, title: name, byline, bibtex }))
      show()
    })
    addEventListener('storage', show)
    show()
  }
}

function bareAddress(): string {
  return location.href.replace(/#.*$/, '')
}

customElements.define('share-page', SharePage)
customElements.define('copy-texts', CopyTexts)
customElements.define('embed-snippet', EmbedSnippet)
customElements.define('reading-toggle', ReadingToggle)
