import { expect, test } from 'vitest'
import { terminalEffects } from '../../src/build/progress.ts'
import { formatSummary, timed, type StageTime } from '../../src/build/summary.ts'

function terminal(isTTY: boolean) {
  const written: string[] = []
  let time = 1000
  const effects = terminalEffects(
    { isTTY, columns: 80, write: (text) => written.push(text) },
    () => (time += 60),
  )
  return { written, effects }
}

test('a terminal shows progress, not more than ten times a second, and clears it when done', () => {
  const { written, effects } = terminal(true)
  for (let done = 1; done <= 5; done++) effects.progress('cards', done, 5)
  expect(written.filter((text) => text.includes('cards')).length).toBeLessThan(4)
  expect(written.at(-1)).toBe('\r\u001b[K')
})

test('where there is no terminal only lines are written', () => {
  const { written, effects } = terminal(false)
  effects.progress('cards', 1, 5)
  effects.log('a line')
  expect(written).toEqual(['a line\n'])
})

test('a stage’s time is noted even when it fails', async () => {
  const stages: StageTime[] = []
  await expect(timed(stages, 'pages', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(stages.map(({ stage }) => stage)).toEqual(['pages'])
})

test('the summary says what was made and how long each stage took', () => {
  const lines = formatSummary({
    papers: 3,
    pages: 10,
    cards: 5,
    cardsDrawn: 2,
    indexBytes: 1_500_000,
    bytes: 9_000_000,
    files: 40,
    stages: [
      { stage: 'ingest', seconds: 0.5 },
      { stage: 'pages', seconds: 1.25 },
    ],
    seconds: 1.5,
    processorSeconds: 1.1,
    peakMemory: 400_000_000,
  })
  expect(lines).toContain('cards   5 (2 drawn, 3 from the cache)')
  expect(lines.at(-1)).toBe('time    1.5 s: ingest 0.5, pages 1.3')
})
