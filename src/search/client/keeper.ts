import { cacheNames, fileAddress, hashHeader, hashOf, isWhole } from '../offline/caches.ts'
import { planKeep, type KeepFile, type KeepList, type KeepPlan } from '../offline/keep-list.ts'

/** What stands in the way of keeping: no room, no connection, a site that changed meanwhile, no storage at all. */
export type KeepTrouble = 'full' | 'offline' | 'changed' | 'blocked'

export class KeepError extends Error {
  readonly trouble: KeepTrouble
  constructor(trouble: KeepTrouble, options?: ErrorOptions) {
    super(trouble, options)
    this.name = 'KeepError'
    this.trouble = trouble
  }
}

export interface Kept {
  list: KeepList
  plan: KeepPlan
  /** True when something of the atlas was kept before. */
  begun: boolean
  /** True when all of this state was kept before: what is missing now was lost. */
  wasWhole: boolean
}

const atOnce = 6
/** Kept last, when everything in it is. */
const listName = 'keep.json'

function isList(address: string): boolean {
  return address.endsWith(`/${listName}`)
}

/** The list of the site as it is on the server now, and what of it this device lacks. @throws KeepError */
export async function readKept(root: URL): Promise<Kept> {
  const response = await fetch(new URL(listName, root), { cache: 'no-cache' }).catch(() => undefined)
  if (!response?.ok) throw new KeepError('offline')
  const list = (await response.json()) as KeepList
  const hashes = await keptHashes(root)
  const before = await (await openKept(root)).match(new URL(listName, root))
  const wasWhole = before !== undefined && ((await before.json()) as KeepList).build === list.build
  return { list, plan: planKeep(list, hashes), begun: hashes.size > 0, wasWhole }
}

async function keptHashes(root: URL): Promise<Map<string, string>> {
  const cache = await openKept(root)
  const hashes = new Map<string, string>()
  for (const request of await cache.keys()) {
    if (isList(request.url)) continue
    const response = await cache.match(request)
    hashes.set(decodeURI(request.url.slice(root.href.length)), response?.headers.get(hashHeader) ?? '')
  }
  return hashes
}

/**
 * Downloads what is missing and takes away what is not wanted any more. Every file is checked against the list and
 * kept at once, so that a download that was broken off goes on where it stopped.
 * @throws KeepError
 */
export async function keepAll(
  root: URL,
  { plan, list }: Kept,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const cache = await openKept(root)
  const waiting = [...plan.fetch]
  let done = 0
  const worker = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      await keepFile(cache, root, file, signal)
      done += file.bytes
      onProgress(done)
    }
  }
  const stopOthers = (error: unknown) => {
    waiting.length = 0
    throw error
  }
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, () => worker().catch(stopOthers)))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
  for (const path of plan.remove) await cache.delete(addressOf(root, path))
  await cache.put(new URL(listName, root), new Response(JSON.stringify(list)))
}

async function keepFile(cache: Cache, root: URL, file: KeepFile, signal: AbortSignal): Promise<void> {
  const address = addressOf(root, file.path)
  const response = await fetch(address, { cache: 'no-cache', signal }).catch((error: unknown) => {
    throw signal.aborted ? error : new KeepError('offline', { cause: error })
  })
  if (!response.ok) throw new KeepError(response.status === 404 ? 'changed' : 'offline')
  const body = await response.arrayBuffer()
  if ((await hashOf(body)) !== file.hash) throw new KeepError('changed')
  const type = response.headers.get('Content-Type') ?? 'application/octet-stream'
  const kept = new Response(body, { headers: { 'Content-Type': type, [hashHeader]: file.hash } })
  await cache.put(address, kept).catch((error: unknown) => {
    throw new KeepError('full', { cause: error })
  })
}

/**
 * Looks through what is kept and takes out what is not whole, so that the next plan fetches it anew.
 * @returns how many files were bad
 */
export async function checkKept(root: URL): Promise<number> {
  const cache = await openKept(root)
  let bad = 0
  for (const request of await cache.keys()) {
    if (isList(request.url) || (await isWhole(await cache.match(request)))) continue
    await cache.delete(request)
    bad++
  }
  return bad
}

export async function countKept(root: URL): Promise<number> {
  return (await keptHashes(root)).size
}

export async function forgetKept(root: URL): Promise<void> {
  await caches.delete(cacheNames(root.pathname).kept)
}

async function openKept(root: URL): Promise<Cache> {
  try {
    return await caches.open(cacheNames(root.pathname).kept)
  } catch (error) {
    throw new KeepError('blocked', { cause: error })
  }
}

function addressOf(root: URL, path: string): string {
  return fileAddress(new URL(encodeURI(path), root).href)
}
