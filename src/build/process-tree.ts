import { readFileSync, readdirSync } from 'node:fs'

/** What a process and all that it started have used. */
export interface TreeUse {
  processorSeconds: number
  /** The most that they held at one time, in bytes; what they share counts several times. */
  peakMemory: number
}

/** Ticks of a second and bytes of a page in `/proc`, on every Linux that Node runs on. */
const ticks = 100
const pageBytes = 4096
/** Between two looks, in milliseconds. */
const pause = 250

interface Process {
  pid: number
  parent: number
  seconds: number
  memory: number
}

/** Watches a process and its descendants until `stop`; where there is no `/proc` it sees nothing. */
export function watchTree(root: number): { stop: () => TreeUse } {
  const seconds = new Map<number, number>()
  let peakMemory = 0
  const look = () => {
    const tree = descendants(root, processes())
    for (const { pid, seconds: used } of tree) seconds.set(pid, used)
    peakMemory = Math.max(
      peakMemory,
      tree.reduce((sum, { memory }) => sum + memory, 0),
    )
  }
  const timer = setInterval(look, pause)
  return {
    stop: () => {
      clearInterval(timer)
      return { processorSeconds: [...seconds.values()].reduce((sum, used) => sum + used, 0), peakMemory }
    },
  }
}

function descendants(root: number, all: Process[]): Process[] {
  const children = Map.groupBy(all, ({ parent }) => parent)
  const found = all.filter(({ pid }) => pid === root)
  for (const one of found) found.push(...(children.get(one.pid) ?? []))
  return found
}

function processes(): Process[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => readProcess(Number(pid)))
  } catch {
    return []
  }
}

/** See proc(5): the name may hold spaces and brackets, so fields count from the last bracket. */
function readProcess(pid: number): Process[] {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
    const [parent = 0, user = 0, system = 0, pages = 0] = [1, 11, 12, 21].map((place) =>
      Number(fields[place]),
    )
    return [{ pid, parent, seconds: (user + system) / ticks, memory: pages * pageBytes }]
  } catch {
    // It has ended meanwhile.
    return []
  }
}
