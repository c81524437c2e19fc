import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { linkWhole, writeWhole } from '../../src/cards/write.ts'
import { temporaryFolder } from '../fixtures/folder.ts'

const folder = temporaryFolder('write')
const from = join(folder, 'cache', 'card.png')

describe('writeWhole', () => {
  it('makes the folders that a file needs and leaves nothing beside it', () => {
    writeWhole(from, Buffer.from('drawn'))
    expect(readdirSync(join(folder, 'cache'))).toEqual(['card.png'])
  })
})

describe('linkWhole', () => {
  const to = join(folder, 'site', 'cards', 'card.png')

  it('gives a file a second name and no second place on the disk', () => {
    expect(linkWhole(from, to)).toBe(true)
    expect(linkWhole(from, to)).toBe(true)
    expect(readFileSync(to, 'utf8')).toBe('drawn')
    expect(statSync(to).ino).toBe(statSync(from).ino)
  })

  it('puts it in the place of another file, which keeps its other names', () => {
    writeFileSync(join(folder, 'cache', 'new.png'), 'new')
    linkWhole(join(folder, 'cache', 'new.png'), to)
    expect(readFileSync(to, 'utf8')).toBe('new')
    expect(readFileSync(from, 'utf8')).toBe('drawn')
  })

  it('copies it to another disk', ({ skip }) => {
    const other = '/dev/shm'
    skip(!existsSync(other) || statSync(other).dev === statSync(folder).dev)
    const away = mkdtempSync(join(other, 'atlas-write-'))
    try {
      expect(linkWhole(from, join(away, 'cards', 'card.png'))).toBe(false)
      expect(readFileSync(join(away, 'cards', 'card.png'), 'utf8')).toBe('drawn')
    } finally {
      rmSync(away, { recursive: true })
    }
  })

  it('leaves nothing when there is nothing to link or no room', () => {
    expect(() => linkWhole(join(folder, 'none.png'), join(folder, 'a', 'none.png'))).toThrow('ENOENT')
    mkdirSync(join(folder, 'taken.png', 'x'), { recursive: true })
    expect(() => linkWhole(from, join(folder, 'taken.png'))).toThrow()
    expect(existsSync(join(folder, 'a'))).toBe(false)
  })
})
