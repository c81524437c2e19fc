import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { ownPages } from './pages.ts'

test('every page has a Content-Security-Policy that allows its inline scripts and no others', () => {
  const faults = ownPages().flatMap(({ path, source }) => {
    const [, policy = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(source) ?? []
    const allowed = policy.replaceAll('&#39;', "'").match(/'sha256-[^']+'/g) ?? []
    const inline = [...source.matchAll(/<script>([^]*?)<\/script>/g)].map(
      ([, script = '']) => `'sha256-${hash('sha256', script, 'base64')}'`,
    )
    return inline.length > 0 && inline.toSorted().join() === allowed.toSorted().join() ? [] : [path]
  })
  expect(faults).toEqual([])
})

test('no page has what the policy forbids: inline styles and handlers, files of other sites', () => {
  const forbidden =
    /<style\b|<[a-z][^>]*\s(?:style|on[a-z]+)="|<(?:script|img|iframe)\b[^>]*\ssrc="(?:https?:)?\/\//
  expect(
    ownPages().flatMap(({ path, source }) => (forbidden.test(withoutData(source)) ? [path] : [])),
  ).toEqual([])
})

function withoutData(source: string): string {
  return source.replace(/<script type="application\/ld\+json">[^]*?<\/script>/g, '')
}
