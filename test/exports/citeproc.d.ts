/** What the tests use of citeproc, which has no types of its own. */
declare module 'citeproc' {
  interface System {
    retrieveLocale: () => string
    retrieveItem: (id: string) => unknown
  }
  interface Engine {
    updateItems: (ids: string[]) => void
    makeBibliography: () => [unknown, string[]]
  }
  const CSL: { Engine: new (system: System, style: string) => Engine }
  export default CSL
}
