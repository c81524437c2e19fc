/** A mistake of the person at the keyboard: shown as a message, without a stack. */
export class CliError extends Error {
  override name = 'CliError'
}

/** Something in an input that is not right, and what to do about it. */
export interface Problem {
  /** Path as the person gave it. */
  file: string
  /** 1-based; absent when the problem is the file's as a whole. */
  line?: number
  /** What is wrong, then what to do: `entry has no title; add one or remove it`. */
  message: string
}

/** `seeds/x.bib:120: entry "foo" has no title; add one or remove it`, on one line whatever the file's name holds. */
export function formatProblem({ file, line, message }: Problem): string {
  return printable(`${file}${line ? `:${line}` : ''}: ${message}`)
}

/** A text for the terminal, which obeys control characters: names of files may hold them. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001F\u007F-\u009F]/g, '\uFFFD')
}

/** Input and output that a stage may do, injected so that tests can watch it. */
export interface Effects {
  /** One line for the person. */
  log: (line: string) => void
  /** A step forward in a stage that takes over a second; `total` is undefined when unknown. */
  progress: (stage: string, done: number, total?: number) => void
}

export const silent: Effects = { log: () => {}, progress: () => {} }
