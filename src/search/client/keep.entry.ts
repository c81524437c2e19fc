import { formatBytes } from '../offline/keep-list.ts'
import { element } from './dom.ts'
import {
  checkKept,
  countKept,
  forgetKept,
  keepAll,
  KeepError,
  readKept,
  type Kept,
  type KeepTrouble,
} from './keeper.ts'

const troubles: Record<KeepTrouble, string> = {
  full: 'There is not enough room on this device. What was downloaded so far stays; make room and go on, or remove it.',
  offline: 'The connection broke off. What was downloaded so far stays; go on when there is a connection.',
  changed: 'The atlas changed on the server meanwhile. Go on to fetch what is new.',
  blocked: 'This browser does not let the site keep anything (private window, or storage blocked).',
}

/** "Keep this atlas offline": size told before, progress, broken off and taken up again, removed. */
class KeepOffline extends HTMLElement {
  #root = new URL(document.documentElement.dataset['root'] ?? './', location.href)
  #status = element('p', { role: 'status' })
  #bar = element('progress', { 'aria-label': 'Download', hidden: true })
  #keep = element('button', { type: 'button', class: 'button' }, 'Keep this atlas offline')
  #stop = element('button', { type: 'button', class: 'button', hidden: true }, 'Stop')
  #remove = element('button', { type: 'button', class: 'button', hidden: true }, 'Remove it from this device')
  #abort: AbortController | undefined
  /** Counts what was begun: an answer that comes after the next beginning is not told. */
  #turn = 0

  connectedCallback(): void {
    const able =
      location.protocol.startsWith('http') && 'serviceWorker' in navigator && 'caches' in globalThis
    if (!able) return
    this.append(
      this.#status,
      this.#bar,
      element('p', { class: 'keep__buttons' }, this.#keep, this.#stop, this.#remove),
    )
    this.#keep.addEventListener('click', () => void this.#download())
    this.#stop.addEventListener('click', () => this.#abort?.abort())
    this.#remove.addEventListener('click', () => void this.#forget())
    this.hidden = false
    void this.#look(true)
  }

  /** Tells how things are. @param check also looks whether what is kept is whole, and mends it */
  async #look(check = false): Promise<void> {
    const turn = ++this.#turn
    try {
      const kept = await readKept(this.#root)
      if (turn !== this.#turn) return
      this.#tell(kept)
      if (!check || !kept.wasWhole) return
      const lost = (await checkKept(this.#root)) + kept.plan.fetch.length
      if (lost > 0 && turn === this.#turn) await this.#download()
    } catch (error) {
      const files = await countKept(this.#root).catch(() => 0)
      if (turn !== this.#turn) return
      if (files > 0) this.#tellOffline(files)
      else this.#tellTrouble(error)
    }
  }

  #tellOffline(files: number): void {
    this.#keep.hidden = true
    this.#remove.hidden = false
    this.#status.textContent = `Kept on this device: ${files.toLocaleString('en-US')} files. There is no connection now to look for newer ones.`
  }

  #tell({ list, plan, begun }: Kept): void {
    const files = `${list.files.length.toLocaleString('en-US')} files`
    this.#remove.hidden = !begun
    this.#keep.hidden = begun && plan.fetch.length === 0
    if (!begun) {
      this.#keep.textContent = 'Keep this atlas offline'
      this.#status.textContent = `All pages, data and the search: ${formatBytes(list.bytes)} in ${files}, on this device.`
    } else if (plan.fetch.length > 0) {
      this.#keep.textContent = `Fetch the rest (${formatBytes(plan.bytes)})`
      this.#status.textContent = `Kept in part, or in an older state: ${plan.fetch.length.toLocaleString('en-US')} of ${files} are missing or newer on the server.`
    } else
      this.#status.textContent = `Kept on this device: ${formatBytes(list.bytes)} in ${files}. Everything works without a connection.`
  }

  async #download(): Promise<void> {
    this.#turn++
    this.#abort = new AbortController()
    this.#busy(true)
    try {
      await navigator.storage?.persist?.().catch(() => false)
      const kept = await readKept(this.#root)
      await this.#requireRoom(kept)
      this.#bar.max = Math.max(1, kept.plan.bytes)
      await keepAll(this.#root, kept, (bytes) => this.#progress(bytes, kept.plan.bytes), this.#abort.signal)
      this.#busy(false)
      await this.#look()
    } catch (error) {
      const aborted = this.#abort.signal.aborted
      this.#abort.abort()
      this.#busy(false)
      if (aborted) await this.#look()
      else this.#tellTrouble(error)
    }
  }

  /** A browser that will not have the room is asked before, not after half of the download. */
  async #requireRoom({ plan }: Kept): Promise<void> {
    const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {}
    if (quota !== undefined && usage !== undefined && quota - usage < plan.bytes) throw new KeepError('full')
  }

  #progress(bytes: number, all: number): void {
    this.#bar.value = bytes
    this.#status.textContent = `${formatBytes(bytes)} of ${formatBytes(all)}`
  }

  #busy(busy: boolean): void {
    const hadFocus = this.contains(document.activeElement)
    this.#bar.hidden = !busy
    this.#stop.hidden = !busy
    this.#keep.hidden = busy
    this.#remove.hidden = busy
    if (busy) this.#bar.removeAttribute('value')
    if (hadFocus && busy) this.#stop.focus()
  }

  #tellTrouble(error: unknown): void {
    const trouble = error instanceof KeepError ? error.trouble : 'offline'
    this.#status.textContent = troubles[trouble]
    this.#keep.hidden = trouble === 'blocked'
    this.#keep.textContent = 'Go on'
    this.#remove.hidden = trouble === 'blocked'
  }

  async #forget(): Promise<void> {
    await forgetKept(this.#root)
    await this.#look()
    this.#keep.focus()
  }
}

customElements.define('keep-offline', KeepOffline)
