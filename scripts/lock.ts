// Completes package-lock.json after an `npm install`: npm leaves out the builds of a package for other platforms
// when the registry at hand does not have them, and then refuses its own lock file in `npm ci`.
import { readFileSync, writeFileSync } from 'node:fs'

interface Locked {
  version?: string
  optionalDependencies?: Record<string, string>
  [field: string]: unknown
}

const path = 'package-lock.json'
const lock = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, Locked> }
const added: string[] = []
for (const [place, { optionalDependencies = {} }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const found = lookUp(place, name)
    if (!/^\d+\.\d+\.\d+$/.test(version) || lock.packages[found]?.version === version) continue
    const free =
      `node_modules/${name}` in lock.packages ? `${place}/node_modules/${name}` : `node_modules/${name}`
    lock.packages[free] = { version, ...platform(name), optional: true }
    added.push(`${name}@${version}`)
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(path, `${JSON.stringify(lock, undefined, 2)}\n`)
console.log(added.length > 0 ? `added ${added.join(', ')}` : 'the lock file is complete')

/** Where Node would find a package from another's folder; `''` when nowhere. */
function lookUp(from: string, name: string): string {
  const parts = from.split('/node_modules/')
  for (let depth = parts.length; depth > 0; depth--) {
    const place = `${parts.slice(0, depth).join('/node_modules/')}/node_modules/${name}`
    if (place in lock.packages) return place
  }
  return `node_modules/${name}` in lock.packages ? `node_modules/${name}` : ''
}

/** The platform that a package's name tells, so that npm passes over it elsewhere. */
function platform(name: string): { os?: string[]; cpu?: string[]; libc?: string[] } {
  const os = /darwin|win32|windows|linux|freebsd|android/.exec(name)?.[0]
  const cpu = /arm64|x64|ia32|wasm32|riscv64|s390x|ppc64|arm/.exec(name)?.[0]
  const libc = /musl|gnu/.exec(name)?.[0]
  return {
    ...(cpu && { cpu: [cpu] }),
    ...(os && { os: [os === 'windows' ? 'win32' : os] }),
    ...(libc && os === 'linux' && { libc: [libc === 'gnu' ? 'glibc' : libc] }),
  }
}
