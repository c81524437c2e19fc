import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CliError } from '../../model/effects.ts'
import { digestOf } from '../store.ts'

/** How a service wants to be asked. */
export interface Manners {
  /** Least time between two requests to the same host, in milliseconds. */
  pause: number
}

export interface WebOptions {
  /** Folder for answers with an ETag; without it nothing is kept. */
  cache?: string
  /** Milliseconds until an answer must be complete. */
  timeout?: number
  /** How often a request is tried. */
  tries?: number
  /** The first wait before trying again, in milliseconds; it doubles each time. */
  backoff?: number
  /** For tests: waits that long. */
  sleep?: (milliseconds: number) => Promise<void>
}

/** Asks for an address; with a body it is posted as JSON. Nothing comes back for what the service does not know (404). */
export type Ask = (address: string, manners: Manners, body?: unknown) => Promise<string | undefined>

const largestAnswer = 20_000_000
const mostRedirects = 5
/** A service that asks for a longer wait is left for another day. */
const longestWait = 120_000
const agent = 'paper-atlas (https://www.npmjs.com/package/paper-atlas)'

/**
 * A polite client: one request at a time to each host with a pause between, tried again with growing waits or
 * the service's own `Retry-After` after 429, 5xx, a cut or slow answer; answers with an ETag are kept and only
 * asked whether they still hold (RFC 9110).
 * @returns a function that gives the answer's text
 * @throws CliError (from that function) when there is no answer after all tries, or it is a refusal (4xx)
 */
export function openWeb(options: WebOptions = {}): Ask {
  const { timeout = 30_000, tries = 5, backoff = 1000, sleep = wait } = options
  const last = new Map<string, number>()
  return async (address, { pause }, body) => {
    const { host } = new URL(address)
    let failure = ''
    for (let attempt = 0; attempt < tries; attempt++) {
      await sleep(Math.max(0, (last.get(host) ?? -Infinity) + pause - performance.now()))
      const answer = await attemptOnce(address, body, timeout, options.cache)
      last.set(host, performance.now())
      if ('text' in answer) return answer.text
      failure = answer.failure
      if (answer.final) break
      const asked = answer.retryAfter ?? backoff * 2 ** attempt
      if (asked > longestWait) break
      if (attempt + 1 < tries) await sleep(asked)
    }
    throw new CliError(`${address}: ${failure}; try again later`)
  }
}

type Answer = { text: string | undefined } | { failure: string; final?: boolean; retryAfter?: number }

async function attemptOnce(
  address: string,
  body: unknown,
  timeout: number,
  cache: string | undefined,
): Promise<Answer> {
  const path = cache && body === undefined ? join(cache, `${digestOf(address)}.json`) : undefined
  const kept = path ? readKept(path) : undefined
  try {
    const response = await follow(address, body, AbortSignal.timeout(timeout), kept?.etag)
    if (response.status === 304 && kept) return { text: kept.text }
    if (response.status === 404) {
      await response.body?.cancel()
      return { text: undefined }
    }
    if (!response.ok) return await refusal(response)
    const text = await textOf(response)
    const etag = response.headers.get('etag')
    if (path && cache && etag) keep(cache, path, { etag, text })
    return { text }
  } catch (error) {
    if (error instanceof CliError) return { failure: error.message, final: true }
    const { name, message, cause } = error as Error & { cause?: { message?: string } }
    return {
      failure:
        name === 'TimeoutError' ? 'answers too slowly' : `cannot be reached (${cause?.message ?? message})`,
    }
  }
}

async function refusal(response: Response): Promise<Answer> {
  await response.body?.cancel()
  const failure = `answers ${response.status}`
  const again = response.status === 429 || response.status >= 500
  return again
    ? { failure, retryAfter: retryAfter(response.headers.get('retry-after')) }
    : { failure, final: true }
}

/** Seconds, or a date. */
function retryAfter(header: string | null): number | undefined {
  if (!header) return undefined
  const seconds = Number(header)
  const until = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000
  return Number.isNaN(until) ? undefined : Math.max(0, until)
}

/** Redirects are followed by hand, so that a loop ends and none leaves the web. */
async function follow(address: string, body: unknown, signal: AbortSignal, etag?: string): Promise<Response> {
  let next = address
  for (let step = 0; step <= mostRedirects; step++) {
    const response = await fetch(next, {
      signal,
      redirect: 'manual',
      method: body === undefined ? 'GET' : 'POST',
      body: body === undefined ? null : JSON.stringify(body),
      headers: {
        'user-agent': agent,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(etag && { 'if-none-match': etag }),
      },
    })
    const location = response.headers.get('location')
    if (response.status < 300 || response.status >= 400 || response.status === 304 || !location)
      return response
    await response.body?.cancel()
    next = new URL(location, next).href
    if (!/^https?:/.test(next)) throw new CliError(`redirects to ${next}, which is no web address`)
  }
  throw new CliError('redirects in a circle')
}

async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of response.body ?? []) {
    text += decoder.decode(piece as Uint8Array, { stream: true })
    if (text.length > largestAnswer) throw new CliError(`answers more than ${largestAnswer} characters`)
  }
  return text + decoder.decode()
}

interface Kept {
  etag: string
  text: string
}

function readKept(path: string): Kept | undefined {
  try {
    const kept = JSON.parse(readFileSync(path, 'utf8')) as Partial<Kept>
    return typeof kept.etag === 'string' && typeof kept.text === 'string' ? (kept as Kept) : undefined
  } catch {
    return undefined
  }
}

/** An answer that cannot be kept only has to be asked for again. */
function keep(cache: string, path: string, kept: Kept): void {
  try {
    mkdirSync(cache, { recursive: true })
    writeFileSync(`${path}.tmp`, JSON.stringify(kept))
    renameSync(`${path}.tmp`, path)
  } catch {
    return
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((go) => setTimeout(go, milliseconds))
}
