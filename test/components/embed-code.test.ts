import { expect, it } from 'vitest'
import { embedCode } from '../../src/components/client/embed-code.ts'

const code = (address: string) => `<iframe src="${address}" title="Claims"></iframe>`

it.each([
  ['the page’s own site', 'https://example.org/a/claims.html', 'https://example.org/a/embed/claims.html'],
  [
    'a chosen topic',
    'https://example.org/claims.html#topic=agents&year=2024',
    'https://example.org/embed/claims.html?topic=agents',
  ],
  [
    'a topic asked for',
    'https://example.org/claims.html?topic=a%22b',
    'https://example.org/embed/claims.html?topic=a%22b',
  ],
  ['nothing from disk', 'file:///tmp/site/claims.html', 'embed/claims.html'],
])('takes in %s', (_, page, address) => {
  expect(embedCode(code('embed/claims.html'), page)).toBe(code(address))
})

it('keeps an absolute address and follows a change of topic', () => {
  const own = 'https://atlas.example/embed/claims.html'
  expect(embedCode(code(own), 'http://127.0.0.1/claims.html#topic=b')).toBe(code(`${own}?topic=b`))
  expect(embedCode(code(`${own}?topic=b`), 'http://127.0.0.1/claims.html')).toBe(code(own))
})
