import { parseArgs } from 'node:util'
import { existsSync } from 'node:fs'
import { serveSite } from '../src/build/serve.ts'

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'dist' },
    base: { type: 'string', default: '/' },
    port: { type: 'string', default: '4321' },
  },
})
if (existsSync(`${values.out}/index.html`)) {
  const { url } = await serveSite(values.out, values.base, Number(values.port))
  console.log(`${values.out} is served at ${url}; stop with Ctrl-C`)
} else {
  console.error(`${values.out}: holds no site; run npm run build first`)
  process.exitCode = 2
}
