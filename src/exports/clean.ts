/**
 * Text that every format can hold: well-formed Unicode without control characters (tab and line feed stay), or
 * the marks that turn the direction of what follows.
 */
export function cleanText(text: string): string {
  if (!doubtful.test(text)) return text
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g,
      '',
    )
}

/** Most text has none of these, and is passed over once instead of several times. */
const doubtful = /[^\t\n -~]/

/** The same on one line. */
export function cleanLine(text: string): string {
  if (!unlined.test(text)) return text
  return cleanText(text).replace(/\s+/g, ' ').trim()
}

const unlined = /[^ -~]|  |^ | $/

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for an XML or HTML element or a quoted attribute. */
export function escapeXml(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (char) => entities[char] ?? char)
}

/** What `cleanText` would change, as it stands in JSON: raw, or as an escape. */
const unclean = /[\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\\(?:[bfr]|u[0d])/

/** JSON whose strings are clean, indented by a space a level; `undefined` fields are left out. */
export function cleanJson(value: unknown, indent?: number): string {
  // Nearly all is clean as it is, and asking for each string takes several times as long.
  const text = JSON.stringify(value, undefined, indent)
  if (!unclean.test(text)) return text
  return JSON.stringify(
    value,
    (_key, part: unknown) => (typeof part === 'string' ? cleanText(part) : part),
    indent,
  )
}
