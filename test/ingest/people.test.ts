import { describe, expect, test } from 'vitest'
import { normalName, readAuthors } from '../../src/ingest/names.ts'
import { workspace, line } from './workspace.ts'

test.each([
  ['Vaswani, Ashish', 'Ashish Vaswani'],
  ['  Ashish   Vaswani ', 'Ashish Vaswani'],
  ['King, Jr., Martin Luther', 'Martin Luther King Jr.'],
  ['King, Martin Luther, Jr.', 'Martin Luther King Jr.'],
  ['Martin Luther King, Jr.', 'Martin Luther King Jr.'],
  ['de Beauvoir, Simone', 'Simone de Beauvoir'],
  ['A.B. Turing', 'A. B. Turing'],
  ['A.B.Turing', 'A. B. Turing'],
  ['Google, Inc.', 'Google, Inc.'],
  ['Ada Lovelace*†', 'Ada Lovelace'],
  ['Alan Turing1,2', 'Alan Turing'],
  ['Dhabaleswar K. (DK) Panda', 'Dhabaleswar K. (DK) Panda'],
  ['{The Fern Team}', 'The Fern Team'],
  ['Ada Lovelace.', 'Ada Lovelace'],
  ['Sammy Davis Jr.', 'Sammy Davis Jr.'],
  ['张伟', '张伟'],
])('%j is %j', (raw, name) => {
  expect(normalName(raw)).toBe(name)
})

test.each([
  ['Ada Lovelace and Alan Turing', ['Ada Lovelace', 'Alan Turing']],
  ['Ada Lovelace, Alan Turing, and Grace Hopper', ['Ada Lovelace', 'Alan Turing', 'Grace Hopper']],
  ['Lovelace, Ada; Turing, Alan', ['Ada Lovelace', 'Alan Turing']],
  ['Lovelace, Ada', ['Ada Lovelace']],
  ['Lovelace, Ada and Turing, Alan', ['Ada Lovelace', 'Alan Turing']],
  ['Ada Lovelace | Alan Turing', ['Ada Lovelace', 'Alan Turing']],
  ['Ada Lovelace et al.', ['Ada Lovelace et al.']],
  [['Ada Lovelace', 'et al.'], ['Ada Lovelace']],
  [
    ['Ditto PS', 'Adarsh MS'],
    ['Ditto PS', 'Adarsh MS'],
  ],
  ['He K.; Lim W.Y.B.', ['K. He', 'W. Y. B. Lim']],
])('%j are %j', (value, names) => {
  expect(readAuthors(value, () => {}).authors).toEqual(names)
})

describe('a shortened name', () => {
  const attention = { title: 'Attention', arxiv: '1706.03762' }
  const proof =
    line({ ...attention, authors: ['Ashish Vaswani', 'Noam Shazeer'] }) +
    line({ ...attention, authors: ['A. Vaswani', 'N. Shazeer'] })

  test('is written in full where another source of the paper has it in full', async () => {
    const { run, paper } = workspace({
      'a.jsonl': line({ ...attention, authors: ['A. Vaswani', 'Noam Shazeer'] }),
      'b.bib': '@misc{a, title={Attention}, author={Vaswani, Ashish and Shazeer, N.}}',
    })
    await run()
    expect(paper('attention').facts.authors).toEqual(['Ashish Vaswani', 'Noam Shazeer'])
    expect(paper('attention').facts.sources.every(({ conflicts }) => !conflicts)).toBe(true)
  })

  test('joins the full one in other papers when a shared paper proves it', async () => {
    const { run, paper } = workspace({
      'a.jsonl': proof + line({ title: 'Later', authors: ['A. Vaswani', 'B. Else'] }),
    })
    await run()
    expect(paper('later').facts.authors).toEqual(['Ashish Vaswani', 'B. Else'])
  })

  test('stays when nothing proves it', async () => {
    const { run, paper } = workspace({
      'a.jsonl':
        line({ ...attention, authors: ['Ashish Vaswani'] }) +
        line({ title: 'Later', authors: ['A. Vaswani'] }),
    })
    await run()
    expect(paper('later').facts.authors).toEqual(['A. Vaswani'])
  })

  test('stays when two people fit it', async () => {
    const { run, paper } = workspace({
      'a.jsonl':
        proof +
        line({ title: 'Later', authors: ['A. Vaswani'] }) +
        line({ title: 'Third', authors: ['Anna Vaswani'] }),
    })
    await run()
    expect(paper('later').facts.authors).toEqual(['A. Vaswani'])
  })

  test('is seen again when the proof comes later, with a memo as well', async () => {
    const { run, paper, seed, content } = workspace({
      'a.jsonl': line({ title: 'Later', authors: ['A. Vaswani'] }),
    })
    const cache = `${content}/cache`
    await run({ cache })
    seed('b.jsonl', proof)
    await run({ cache })
    expect(paper('later').facts.authors).toEqual(['Ashish Vaswani'])
  })
})
