import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { encodePng } from '../../src/cards/png.ts'

describe('encodePng', () => {
  it('gives a PNG that sharp reads, with the exact colours kept', async () => {
    const data = new Uint8Array([250, 247, 240, 255, 29, 26, 22, 255, 0, 112, 106, 255, 250, 247, 240, 255])
    const png = encodePng({ width: 2, height: 2, data }, ['#faf7f0', '#1d1a16', '#00706a'])
    const { data: read, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height, info.channels]).toEqual([2, 2, 4])
    expect([...read]).toEqual([...data])
  })

  it('stays within 16 levels of every colour of a blend of many steps', async () => {
    const side = 64
    const data = blend([250, 247, 240, 255], [0, 112, 106, 255], side * side)
    const read = await sharp(encodePng({ width: side, height: side, data }, []))
      .ensureAlpha()
      .raw()
      .toBuffer()
    const worst = data.reduce((most, value, at) => Math.max(most, Math.abs(value - (read[at] ?? 0))), 0)
    expect(read.length).toBe(data.length)
    expect(worst).toBeLessThanOrEqual(16)
  })
})

function blend(from: number[], to: number[], steps: number): Uint8Array {
  const pixels = Array.from({ length: steps }, (_, step) =>
    from.map((value, channel) => Math.round(value + ((to[channel] ?? 0) - value) * (step / (steps - 1)))),
  )
  return Uint8Array.from(pixels.flat())
}
