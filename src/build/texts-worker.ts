import { parentPort, workerData } from 'node:worker_threads'
import { workOutTexts, type TextInput } from '../atlas/texts.ts'

parentPort?.postMessage(workOutTexts(workerData as TextInput))
