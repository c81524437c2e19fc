import type { Effects } from '../model/effects.ts'

interface Terminal {
  write: (text: string) => unknown
  isTTY?: boolean
  columns?: number
}

/**
 * Effects for a person at a terminal: a progress line that is drawn over, at most ten times a second. Where
 * the output is no terminal (CI, a file) only the log lines are written.
 */
export function terminalEffects(out: Terminal = process.stderr, now: () => number = Date.now): Effects {
  let drawn = 0
  let isLineOpen = false
  const clear = () => {
    if (isLineOpen) out.write('\r\u001b[K')
    isLineOpen = false
  }
  return {
    log: (line) => {
      clear()
      out.write(`${line}\n`)
    },
    progress: (stage, done, total) => {
      if (!out.isTTY) return
      if (done === total) return clear()
      if (now() - drawn < 100) return
      drawn = now()
      const share = total ? ` ${bar(done / total)} ${done}/${total}` : ` ${done}`
      out.write(`\r\u001b[K${(stage + share).slice(0, (out.columns ?? 80) - 1)}`)
      isLineOpen = true
    },
  }
}

function bar(share: number): string {
  const width = 24
  const filled = Math.round(Math.min(1, Math.max(0, share)) * width)
  return '█'.repeat(filled) + '░'.repeat(width - filled)
}
