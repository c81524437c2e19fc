import type { ClaimRow } from '../../atlas/claim-rows.ts'
import type { PaperRow } from '../../atlas/lists.ts'

declare global {
  var atlasRows: PaperRow[][] | undefined
  var atlasClaims: ClaimRow[][] | undefined
}

/** Loads the rows of all papers by script elements, which work from disk too. */
export async function loadRows(chunks: readonly string[]): Promise<PaperRow[]> {
  globalThis.atlasRows = []
  await Promise.all(chunks.filter(Boolean).map(loadScript))
  return globalThis.atlasRows.flat()
}

/** Loads the rows of all claims in the same way. */
export async function loadClaims(chunks: readonly string[]): Promise<ClaimRow[]> {
  globalThis.atlasClaims = []
  await Promise.all(chunks.filter(Boolean).map(loadScript))
  return globalThis.atlasClaims.flat()
}

function loadScript(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = src
    script.onload = () => resolve()
    script.onerror = () => reject(new Error(`cannot load ${src}`))
    document.head.append(script)
  })
}
