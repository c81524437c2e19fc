/** What the tests use of citation-js, which has no types of its own. */
declare module '@citation-js/core' {
  import type { CslRecord } from '../../src/exports/csl.ts'
  interface ReadName {
    family?: string
    given?: string
    suffix?: string
    literal?: string
    'non-dropping-particle'?: string
  }
  export const plugins: {
    input: {
      chain: (
        data: string,
        options: object,
      ) => (Partial<Omit<CslRecord, 'author'>> & { author?: ReadName[]; note?: string })[]
    }
  }
}
declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-ris'
