import type { Entry } from '../../record.ts'
import type { Format } from '../format.ts'
import { draftOfJson } from './services.ts'
import { isObject } from './values.ts'

/** JSON Lines: one paper an object a line. */
export const jsonl: Format = {
  kind: 'jsonl',
  title: 'JSON Lines (an object a line)',
  detect: ({ text }) => /^\s*\{\s*"/.test(text),
  async *read({ lines }) {
    const told = new Set<string>()
    for await (const { number, text, tooLong } of lines()) {
      if (!tooLong && text.trim() === '') continue
      yield tooLong
        ? { line: number, problems: [{ message: 'line is too long to be a record; split it or remove it' }] }
        : readLine(number, text, told)
    }
  },
}

function readLine(line: number, text: string, told: Set<string>): Entry {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return {
      line,
      problems: [{ message: `is not JSON (${(error as Error).message}); mend or remove the line` }],
    }
  }
  if (!isObject(value))
    return { line, problems: [{ message: 'is no JSON object; write {"title": …} or remove the line' }] }
  return { line, ...draftOfJson(value, told) }
}
