import { offerCopy } from './copy.ts'

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

function bareAddress(): string {
  return location.href.replace(/#.*$/, '')
}

customElements.define('share-page', SharePage)
customElements.define('copy-texts', CopyTexts)
