/**
 * What a person wrote, as plain text for the index: code of MDX and the marks of Markdown are left out, link texts
 * stay. Good enough to find by; it is never shown as it is.
 */
export function notesText(mdx: string): string {
  return mdx
    .replace(/^(?:import|export)\s.*$/gm, '')
    .replace(/\{\/\*[\s\S]*?\*\/\}|\{[^{}]*\}/g, ' ')
    .replace(/<\/?[A-Za-z][^<>]*>/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*_#>|~]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
