import { readFileSync } from 'node:fs'
import { isFree, licensesOf, statedLicense, type LockFile } from '../src/build/licenses.ts'

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as LockFile
const packages = licensesOf(lock, statedLicense)
for (const { name, version, license } of packages) console.log(`${license.padEnd(20)} ${name} ${version}`)
const odd = packages.filter(({ license }) => !isFree(license))
console.log(`\n${packages.length} packages, ${odd.length} under a licence that is not known as free`)
if (odd.length > 0) process.exitCode = 1
