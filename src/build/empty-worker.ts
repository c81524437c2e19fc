import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { workerData } from 'node:worker_threads'
import type { EmptyJob } from './empty.ts'

const { folder, names, taken } = workerData as EmptyJob

// Two threads in one folder would wait for each other.
for (let at = Atomics.add(taken, 0, 1); at < names.length; at = Atomics.add(taken, 0, 1))
  rmSync(join(folder, names[at] ?? ''), { recursive: true, force: true })
