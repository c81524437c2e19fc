import { HtmlValidate } from 'html-validate'
import { expect, test } from 'vitest'
import { allPages, ownPages } from './pages.ts'

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate({ extends: ['html-validate:standard'], root: true })
  const faults: string[] = []
  for (const { path, source } of allPages()) {
    const { results } = await validator.validateString(source, path)
    for (const { line, column, message, ruleId } of results.flatMap(({ messages }) => messages)) {
      faults.push(`${path}:${line}:${column}: ${ruleId}: ${message}`)
    }
  }
  expect(faults.slice(0, 20)).toEqual([])
})

test('every page has one h1, and headings that skip no level', () => {
  const faults = ownPages().flatMap(({ path, headings }) => {
    const skips = headings.some(({ level }, index) => level > (headings[index - 1]?.level ?? 0) + 1)
    const ones = headings.filter(({ level, text }) => level === 1 && text.trim() !== '').length
    return ones === 1 && !skips ? [] : [`${path}: ${ones} h1${skips ? ', skips a level' : ''}`]
  })
  expect(faults).toEqual([])
})

test('every page has a title, a description and a language', () => {
  const faults = ownPages().filter(
    ({ title, meta, lang }) => !title.trim() || !meta.get('description')?.trim() || !lang,
  )
  expect(faults.map(({ path }) => path)).toEqual([])
})

test('titles and descriptions are each page’s own', () => {
  expect(repeated(ownPages().map(({ title }) => title))).toEqual([])
  expect(repeated(ownPages().map(({ meta }) => meta.get('description') ?? ''))).toEqual([])
})

function repeated(texts: string[]): string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))]
}
