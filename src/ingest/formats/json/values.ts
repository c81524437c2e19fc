export type JsonObject = Record<string, unknown>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** The objects of a list; none when it is no list. */
export function objects(value: unknown): JsonObject[] {
  return list(value).filter(isObject)
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Crossref's answers have lists where CSL has texts. */
export function first(value: unknown): unknown {
  return Array.isArray(value) ? (value as unknown[])[0] : value
}
