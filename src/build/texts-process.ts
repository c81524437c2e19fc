import { readFileSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import { doTask, type TextsTask } from './texts-task.ts'

/** Reads a `TextsTask` from one file and writes what it found to another, both as V8 writes them. */
const [input = '', output = ''] = process.argv.slice(2)
writeFileSync(output, serialize(await doTask(deserialize(readFileSync(input)) as TextsTask)))
