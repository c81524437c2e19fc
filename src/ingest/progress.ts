import type { Effects } from '../model/effects.ts'

/** Work that takes less than this shows no progress. */
const patience = 1000

/** Progress in place on a terminal's last line for slow work; nothing where output is a file or CI. */
export function terminalProgress(stream: NodeJS.WriteStream = process.stderr): Effects {
  const started = performance.now()
  let shown = false
  const clear = () => {
    if (shown) stream.write('\r\u001B[K')
    shown = false
  }
  const visible = stream.isTTY && !process.env['CI']
  if (visible) process.once('exit', clear)
  return {
    log: (line) => {
      clear()
      stream.write(`${line}\n`)
    },
    progress: (stage, done, total) => {
      if (!visible || performance.now() - started < patience) return
      stream.write(`\r\u001B[K${stage} ${done}${total === undefined ? '' : ` of ${total}`}`)
      shown = true
    },
  }
}
