import { listenForShortcuts } from './shortcuts.ts'

/** Switches between the light and the dark theme and keeps the choice on the device. */
class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button')
    if (!button) return
    const system = matchMedia('(prefers-color-scheme: dark)')
    const isDark = () =>
      (document.documentElement.dataset['theme'] ?? (system.matches ? 'dark' : 'light')) === 'dark'
    const tell = () => button.setAttribute('aria-pressed', String(isDark()))
    button.addEventListener('click', () => {
      const theme = isDark() ? 'light' : 'dark'
      document.documentElement.dataset['theme'] = theme
      keep(theme)
      tell()
    })
    system.addEventListener('change', tell)
    tell()
  }
}

function keep(theme: string): void {
  try {
    localStorage.setItem('theme', theme)
  } catch {
    // Storage may be blocked; the choice then lasts for this page.
  }
}

/** Fetches the script that the page can do without until it is painted. */
function loadLater(): void {
  const source = document.documentElement.dataset['later']
  if (!source) return
  const script = document.createElement('script')
  script.src = source
  document.head.append(script)
}

customElements.define('theme-switch', ThemeSwitch)
listenForShortcuts()
addEventListener('load', () => requestAnimationFrame(() => setTimeout(loadLater)))
