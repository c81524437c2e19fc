import { existsSync, mkdirSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { chromium, type Browser } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
const closed = ['--no-sandbox', '--disable-component-update', '--disable-sync', '--hide-scrollbars']

/**
 * A running Chromium: the machine's own where it has one, else the one that an npm package carries.
 * @param choice `packaged` takes the package's in any case: the lock file fixes its version, so its pictures can
 * be compared between machines
 * @param more further command line flags
 */
export async function launchChromium(
  choice: 'own' | 'packaged' = 'own',
  more: readonly string[] = [],
): Promise<Browser> {
  const args = [...quiet, ...closed, ...more]
  const own = choice === 'own' && (process.env['CHROMIUM'] ?? installed())
  if (own) return chromium.launch({ executablePath: own, args })
  const { path, libraries } = await packaged()
  const paths = [libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(delimiter)
  return chromium.launch({
    executablePath: path,
    args,
    env: { ...process.env, LD_LIBRARY_PATH: paths },
  })
}

function installed(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), mac]
  return candidates.find((path) => existsSync(path))
}

/** The package unpacks itself into the temporary folder of its environment, so it gets one of its own. */
async function packaged(): Promise<{ path: string; libraries: string }> {
  const folder = resolve('node_modules/.cache/atlas/chromium')
  mkdirSync(folder, { recursive: true })
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    const { default: carried, inflate } = await import('@sparticuz/chromium')
    const path = await carried.executablePath()
    const libraries = await inflate(resolve('node_modules/@sparticuz/chromium/bin/al2023.tar.br'))
    return { path, libraries: join(libraries, 'lib') }
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}
