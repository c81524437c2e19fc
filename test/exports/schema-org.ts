import ts from 'typescript'
import type { JsonLd } from '../../src/exports/metadata.ts'

/**
 * What in blocks of JSON-LD is not schema.org's: a type or property that it lacks, a property of another type, a
 * value outside a property's range. Blocks are checked as literals against schema-dts, which is generated from
 * the vocabulary; of blocks with the same properties and kinds of values, one stands for all.
 */
export function schemaOrgFaults(blocks: readonly Record<string, unknown>[]): string[] {
  const kinds = new Map(blocks.flatMap(thingsOf).map((thing) => [shapeOf(thing), thing]))
  const lines = [...kinds.values()].map((thing) => `check<Named<'${thing['@type']}'>>(${literal(thing)})`)
  const source = [
    `import type { Thing } from 'schema-dts'`,
    `type Named<T extends string> = Extract<Thing, { '@type': T }>`,
    `declare function check<T>(thing: [T] extends [never] ? 'no type of schema.org' : T): void`,
    ...lines,
  ].join('\n')
  return compile(source).map(({ line, message }) => `${message}\n  in ${lines[line - 3] ?? ''}`)
}

/** An action's `query-input` says how to fill in its `query` (https://schema.org/docs/actions.html#part-4). */
function literal(thing: JsonLd): string {
  const json = JSON.stringify(thing).replaceAll(/[\u2028\u2029]/g, ' ')
  return json.replaceAll(/"(\w+)-(?:in|out)put":/g, '"$1":')
}

function thingsOf({ '@context': context, '@graph': graph, ...thing }: Record<string, unknown>): JsonLd[] {
  if (context !== 'https://schema.org') throw new Error(`the context is ${String(context)}`)
  return (graph ?? [thing]) as JsonLd[]
}

/** The same for things that differ only in words and in how long their lists are. */
function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map(shapeOf))].sort().join()}]`
  if (typeof value !== 'object' || value === null) return typeof value
  const entries = Object.entries(value).map(
    ([key, one]) => `${key}:${key === '@type' ? String(one) : shapeOf(one)}`,
  )
  return `{${entries.sort().join()}}`
}

function compile(source: string): { line: number; message: string }[] {
  const name = 'test/exports/checked-json-ld.ts'
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (path) => path === name || fileExists(path)
  host.getSourceFile = (path, ...rest) =>
    path === name ? ts.createSourceFile(path, source, ts.ScriptTarget.ESNext) : getSourceFile(path, ...rest)
  const program = ts.createProgram([name], options, host)
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => ({
    line: file?.getLineAndCharacterOfPosition(start).line ?? 0,
    message: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }))
}
