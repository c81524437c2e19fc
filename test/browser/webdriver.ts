import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { delimiter, join } from 'node:path'

/** A browser driven over WebDriver (https://www.w3.org/TR/webdriver2/), as far as the tests need it. */
export interface WebDriver {
  go: (url: string) => Promise<void>
  back: () => Promise<void>
  /** Runs a function in the page; what it takes and gives is JSON. */
  run: <T, A extends unknown[]>(page: (...given: A) => T, ...given: A) => Promise<T>
  /** Presses keys, into the element when one is named. */
  type: (text: string, selector?: string) => Promise<void>
  click: (selector: string) => Promise<void>
  close: () => Promise<void>
}

/** Programs of Debian's `webkit2gtk-driver`, `libwebkit2gtk` and `xvfb`. */
export interface WebKit {
  driver: string
  browser: string
  /** A screen, needed where there is none. */
  screen?: string
}

/** Answers to "which element": the name is fixed by the standard. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf'
/** How long the driver may take to start, in milliseconds. */
const patience = 15_000

/** The machine's WebKit; nothing when a part of it is missing. */
export function findWebKit(): WebKit | undefined {
  const program = (name: string) =>
    (process.env['PATH'] ?? '')
      .split(delimiter)
      .map((folder) => join(folder, name))
      .find((path) => existsSync(path))
  const driver = program('WebKitWebDriver')
  const browser = globSync('/usr/lib/{,*/}webkit2gtk-4.*/MiniBrowser').sort().at(-1)
  const screen = program('Xvfb')
  const canShow = screen !== undefined || process.env['DISPLAY'] !== undefined
  return driver && browser && canShow ? { driver, browser, screen } : undefined
}

/** Starts the browser with an empty profile. @throws Error when the driver does not answer in time */
export async function startWebKit({ driver, browser, screen }: WebKit): Promise<WebDriver> {
  const shown = process.env['DISPLAY'] === undefined && screen ? await startScreen(screen) : undefined
  const port = await freePort()
  const running = spawn(driver, [`--port=${port}`], {
    env: { ...process.env, ...(shown && { DISPLAY: shown.display }), LIBGL_ALWAYS_SOFTWARE: '1' },
    stdio: 'ignore',
  })
  const stop = () => {
    running.kill()
    shown?.process.kill()
  }
  try {
    const base = `http://127.0.0.1:${port}`
    await untilReady(base)
    const options = { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } }
    const { sessionId } = await send<{ sessionId: string }>('POST', `${base}/session`, {
      capabilities: { alwaysMatch: options },
    })
    return session(`${base}/session/${sessionId}`, stop)
  } catch (error) {
    stop()
    throw error
  }
}

function session(at: string, stop: () => void): WebDriver {
  const find = async (selector: string) => {
    const found = await send<Record<string, string>>('POST', `${at}/element`, {
      using: 'css selector',
      value: selector,
    })
    return `${at}/element/${found[elementKey]}`
  }
  return {
    go: (url) => send('POST', `${at}/url`, { url }),
    back: () => send('POST', `${at}/back`, {}),
    run: (page, ...args) =>
      send('POST', `${at}/execute/sync`, { script: `return (${String(page)})(...arguments)`, args }),
    type: async (text, selector = 'body') => send('POST', `${await find(selector)}/value`, { text }),
    click: (selector) => whileStale(async () => send('POST', `${await find(selector)}/click`, {})),
    close: async () => {
      await send('DELETE', at).finally(stop)
    },
  }
}

/** A list may be drawn anew between the finding and the click; the element that stands there then is meant. */
async function whileStale(act: () => Promise<void>, tries = 5): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (tries <= 1 || !String(error).includes('stale element reference')) throw error
    await whileStale(act, tries - 1)
  }
}

async function send<T>(method: string, url: string, body?: object): Promise<T> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) })
  const { value } = (await response.json()) as { value: T }
  if (!response.ok) throw new Error(`${method} ${url}: ${JSON.stringify(value)}`)
  return value
}

async function untilReady(base: string): Promise<void> {
  const end = performance.now() + patience
  while (performance.now() < end) {
    const { ready } = await send<{ ready: boolean }>('GET', `${base}/status`).catch(() => ({ ready: false }))
    if (ready) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`WebKitWebDriver did not answer within ${patience / 1000} s`)
}

/** A screen in memory; Xvfb chooses its number and tells it. */
async function startScreen(program: string): Promise<{ display: string; process: ChildProcess }> {
  const screen = spawn(program, ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const number = await new Promise<string>((done, fail) => {
    screen.stdout.once('data', (told) => done(String(told).trim()))
    screen.once('exit', (code) => fail(new Error(`Xvfb ended with ${code}`)))
  })
  return { display: `:${number}`, process: screen }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}
