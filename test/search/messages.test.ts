import { expect, test } from 'vitest'
import { statusText, troubleText, type Outcome } from '../../src/search/messages.ts'

const found: Outcome = { state: 'found', total: 2, unknown: [] }
const author = { field: 'author', value: 'stocia' }

test.each<[string, Outcome, string, string]>([
  ['papers found', found, 'ray', '2 papers for “ray”.'],
  ['one paper', { ...found, total: 1 }, ' ray ', '1 paper for “ray”.'],
  ['no query', { ...found, state: 'empty', total: 340 }, '', '340 papers.'],
  ['a paper’s id', { ...found, exact: {} }, '2410.00001', 'One paper has this id. Press Enter to open it.'],
  ['nothing', { ...found, state: 'none', total: 0 }, 'xyzzy', 'No paper for “xyzzy”.'],
  [
    'filters that leave nothing',
    { ...found, state: 'none', total: 0, unfiltered: 3 },
    'ray',
    'No paper for “ray”; 3 papers without the filters.',
  ],
  [
    'another spelling',
    { ...found, mended: 'ray' },
    'rya',
    '2 papers for “ray”, which is near what you typed.',
  ],
  [
    'a field’s value that nobody has',
    { ...found, state: 'none', total: 0, unknown: [author] },
    'author:stocia',
    'No paper for “author:stocia”. Nothing here is author:stocia.',
  ],
  [
    'a field’s value in another spelling',
    { ...found, unknown: [{ ...author, meant: 'stoica' }] },
    'author:stocia',
    '2 papers for “author:stocia”. Nothing here is author:stocia; author:stoica is searched.',
  ],
  [
    'some of the words',
    { ...found, state: 'loose' },
    'ray xyzzy',
    'No paper has all of these words; 2 papers come near.',
  ],
])('%s', (_, outcome, text, said) => {
  expect(statusText(outcome, text)).toBe(said)
})

test('trouble is told with what can be done', () => {
  expect(troubleText('missing', true)).toMatch(/could not be loaded\. Titles and authors/)
  expect(troubleText('unsupported', false)).toMatch(/WebAssembly is off.*lead to every page/)
})
