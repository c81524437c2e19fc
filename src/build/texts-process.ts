import { readFileSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import { workOutTexts, type TextInput } from '../atlas/texts.ts'

/** Reads a `TextInput` from one file and writes its `Texts` to another, both as V8 writes them. */
const [input = '', output = ''] = process.argv.slice(2)
writeFileSync(output, serialize(workOutTexts(deserialize(readFileSync(input)) as TextInput)))
