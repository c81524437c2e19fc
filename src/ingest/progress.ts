import type { Effects } from '../model/effects.ts'

/** Work that takes less than this shows no progress. */
const patience = 1000

/** Progress in place on a terminal's last line for slow work; nothing where output is a file or CI. */
export function terminalProgress(stream: NodeJS.WriteStream = process.stderr): Effects {
  const began = performance.now()
  const visible = stream.isTTY && !process.env['CI']
  let stage = { name: '', began }
  let shown = false
  const clear = () => {
    if (shown) stream.write('\r\u001B[K')
    shown = false
  }
  if (visible) process.once('exit', clear)
  return {
    log: (line) => {
      clear()
      stream.write(`${line}\n`)
    },
    progress: (name, done, total) => {
      const now = performance.now()
      if (name !== stage.name) stage = { name, began: now }
      if (!visible || now - began < patience) return
      stream.write(`\r\u001B[K${progressLine(name, done, total, now - stage.began)}`)
      shown = true
    },
  }
}

/** `writing papers 100 of 340, 12 s left`; the time is left out until it can be told. */
export function progressLine(name: string, done: number, total: number | undefined, elapsed: number): string {
  if (total === undefined) return `${name} ${done}`
  const left = done > 0 && elapsed > patience ? Math.ceil(((elapsed / done) * (total - done)) / 1000) : 0
  const time = left > 90 ? `, ${Math.ceil(left / 60)} min left` : left > 0 ? `, ${left} s left` : ''
  return `${name} ${done} of ${total}${time}`
}
