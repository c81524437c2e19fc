declare module '@citation-js/plugin-bibtex/lib/input/file.js' {
  interface BibtexEntry {
    type: string
    label: string
    properties: Record<string, string | number>
  }
  export function parse(text: string): BibtexEntry[]
}
