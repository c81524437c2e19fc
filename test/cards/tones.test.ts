import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { palette } from '../../src/cards/palette.ts'
import { inTones, withTonePalette } from '../../src/cards/tones.ts'

const own = '#00706a'
const box = (x: number, colour: string, opacity = 1) =>
  `<rect x="${x}" width="1" height="1" fill="${colour}" fill-opacity="${opacity}"/>`
const svg = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="6" height="1"><rect width="6" height="1" fill="${palette.paper}"/>${content}</svg>`

async function drawn(content: string): Promise<number[][]> {
  const grey = sharp(Buffer.from(inTones(svg(content), own) ?? '')).extractChannel(0)
  const png = withTonePalette(await grey.png().toBuffer(), own)
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  expect(info).toMatchObject({ width: 6, height: 1, channels: 3 })
  return Array.from({ length: 6 }, (_, x) => [...data.subarray(3 * x, 3 * x + 3)])
}

describe('tones', () => {
  it("give a card's colours back exactly", async () => {
    const pixels = await drawn(box(1, palette.ink) + box(2, palette.inkSoft) + box(3, own))
    expect(pixels.slice(0, 4)).toEqual([
      [0xfa, 0xf7, 0xf0],
      [0x1d, 0x1a, 0x16],
      [0x5a, 0x54, 0x4a],
      [0x00, 0x70, 0x6a],
    ])
  })

  it('give a mixture to within a step, of which there are sixteen', async () => {
    const mixed = box(1, palette.ink, 0.6) + box(2, own, 0.3) + box(3, own) + box(3, palette.paper, 0.45)
    const [, ink, light, onOwn] = await drawn(mixed)
    const near = (pixel: number[] = [], wanted: number[]) =>
      wanted.forEach((value, channel) =>
        expect(Math.abs(value - (pixel[channel] ?? NaN))).toBeLessThanOrEqual(16),
      )
    near(ink, [117, 114, 109])
    near(light, [175, 207, 200])
    near(onOwn, [113, 173, 166])
  })

  it('know when a card has other colours', () => {
    expect(inTones(svg(box(1, '#2b5a9c')), own)).toBeUndefined()
  })

  it('ask for a grey PNG', async () => {
    const create = { width: 1, height: 1, channels: 3 as const, background: own }
    const png = await sharp({ create }).png().toBuffer()
    expect(() => withTonePalette(png, own)).toThrow('grey')
  })
})
