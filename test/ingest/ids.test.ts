import { expect, test } from 'vitest'
import { arxivIdIn, arxivMonth, doiIn } from '../../src/ingest/ids.ts'

test.each([
  ['2408.12757', '2408.12757'],
  ['arXiv:2408.12757v2', '2408.12757'],
  [' 2408.12757v11 ', '2408.12757'],
  ['1207.0580 [cs.NE]', '1207.0580'],
  ['http://arxiv.org/abs/2210.12540v1', '2210.12540'],
  ['https://arxiv.org/pdf/2210.12540v3.pdf', '2210.12540'],
  ['https://export.arxiv.org/abs/cs.DC/0101001', 'cs/0101001'],
  ['math.GT/0309136v1', 'math/0309136'],
  ['hep-th/9901001', 'hep-th/9901001'],
  ['https://huggingface.co/papers/2408.12757', '2408.12757'],
  ['https://huggingface.co./papers/2305.13484', '2305.13484'],
  ['https://doi.org/10.48550/arXiv.2408.12757', '2408.12757'],
  ['https://ar5iv.labs.arxiv.org/html/2311.12179', '2311.12179'],
  ['2413.12757', undefined],
  ['10.1145/3600006.3613165', undefined],
  ['https://example.org/papers/2408.12757', undefined],
  ['../../2408.12757', undefined],
  ['version 2408.12757 of it', undefined],
  ['', undefined],
])('arXiv id of %j is %j', (text, id) => {
  expect(arxivIdIn(text)).toBe(id)
})

test.each([
  ['10.1145/3600006.3613165', '10.1145/3600006.3613165'],
  ['https://doi.org/10.18653/V1/2022.FINDINGS-EMNLP.499', '10.18653/v1/2022.findings-emnlp.499'],
  ['doi: 10.1000/182.', '10.1000/182'],
  ['http://dx.doi.org/10.1002/(SICI)1097%3C1%3E', '10.1002/(sici)1097<1>'],
  ['10.1/x', undefined],
  ['10.1000/../../etc/passwd', undefined],
  ['10.1000/a b', undefined],
  ['https://example.org/10.1000/182', undefined],
])('DOI of %j is %j', (text, doi) => {
  expect(doiIn(text)).toBe(doi)
})

test('an arXiv id tells its month', () => {
  expect(arxivMonth('2408.12757')).toBe('2024-08')
  expect(arxivMonth('hep-th/9901001')).toBe('1999-01')
})
