import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What of `package-lock.json` tells a package's licence. */
export interface LockFile {
  packages: Record<string, { version?: string; license?: string; dev?: boolean; optional?: boolean }>
}

/** An installed package that is no tool of development. */
export interface LicensedPackage {
  name: string
  version: string
  /** SPDX expression; `unknown` when neither the lock file nor the package tells. */
  license: string
}

/** Licences under which the program and the sites that it makes may be passed on (https://spdx.org/licenses/). */
const free = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
])

/** Packages that say it only in the text of their file LICENSE. */
const told: Record<string, string> = { typeahead: 'Apache-2.0' }

/**
 * Every package that an installation without tools of development brings, by name. The builds of one package for
 * several platforms are under one licence, and some lock files tell it only for the platform at hand.
 * @param read the licence that a package's own `package.json` states
 */
export function licensesOf(
  { packages }: LockFile,
  read: (path: string) => string | undefined,
): LicensedPackage[] {
  const own = Object.entries(packages).filter(([path, { dev }]) => path && !dev)
  const kin = new Map(own.flatMap(([path, { license }]) => (license ? [[familyOf(path), license]] : [])))
  return own
    .map(([path, { version = '', license, optional }]) => ({
      name: nameOf(path),
      version,
      license:
        license ??
        read(path) ??
        told[nameOf(path)] ??
        (optional ? kin.get(familyOf(path)) : undefined) ??
        'unknown',
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1))
}

/** The licence that an installed package states of itself, in today's way or in that of 2013. */
export function statedLicense(path: string): string | undefined {
  const file = join(path, 'package.json')
  if (!existsSync(file)) return undefined
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8')) as {
    license?: string
    licenses?: { type: string }[]
  }
  return license ?? licenses?.map(({ type }) => type).join(' OR ')
}

/** True when each part of an SPDX expression is a licence that asks for nothing but notices. */
export function isFree(license: string): boolean {
  const options = license.replace(/[()]/g, '').split(' OR ')
  return options.some((option) => option.split(' AND ').every((part) => free.has(part.trim())))
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

/** `@pagefind/darwin-x64` and `@pagefind/linux-x64` are of one family; so are `compiler-binding-…` of one scope. */
function familyOf(path: string): string {
  return nameOf(path).replace(/(?:^|[/-])(?:darwin|win32|windows|linux|freebsd|android|wasm32|wasm).*$/, '')
}
