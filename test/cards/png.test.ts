import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { createCanvas, fillBox, stamp } from '../../src/cards/canvas.ts'
import { encodePng } from '../../src/cards/png.ts'

async function pixelsOf(png: Buffer): Promise<{ size: number[]; data: number[] }> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { size: [info.width, info.height, info.channels], data: [...data] }
}

describe('a canvas as PNG', () => {
  it('is read by sharp, with the exact colours', async () => {
    const canvas = createCanvas(3, 2, '#faf7f0')
    fillBox(canvas, { left: 1, top: 1, width: 2, height: 1 }, '#00706a')
    const { size, data } = await pixelsOf(encodePng(canvas))
    expect(size).toEqual([3, 2, 3])
    const [paper, green] = [
      [250, 247, 240],
      [0, 112, 106],
    ]
    expect(data).toEqual([paper, paper, paper, paper, green, green].flat())
  })

  it('mixes a colour over another by what a shape covers, and cuts off what lies outside', async () => {
    const canvas = createCanvas(4, 1, '#ffffff')
    const cover = Uint8Array.of(255, 128, 0, 255, 255)
    stamp(canvas, { left: 1, top: 0, width: 5, height: 1, cover }, '#000000')
    stamp(
      canvas,
      { left: -1, top: -1, width: 2, height: 2, cover: new Uint8Array(4).fill(255) },
      '#ff0000',
      0.4,
    )
    const { data } = await pixelsOf(encodePng(canvas))
    const grey = data[6] ?? 0
    expect(Math.abs(grey - 127)).toBeLessThanOrEqual(12)
    expect(data).toEqual([255, 153, 153, 0, 0, 0, grey, grey, grey, 255, 255, 255])
  })

  it('stays within 16 levels of each colour when there are more colours than a palette holds', async () => {
    const canvas = createCanvas(256, 4, '#faf7f0')
    const ramp = Uint8Array.from({ length: 256 }, (_, at) => at)
    const inks = ['#2b5a9c', '#00706a', '#a5376a', '#91530a']
    inks.forEach((ink, top) => stamp(canvas, { left: 0, top, width: 256, height: 1, cover: ramp }, ink))
    const { data } = await pixelsOf(encodePng(canvas))
    const paper = [250, 247, 240]
    const worst = data.map((value, at) => {
      const [row, share] = [Math.floor(at / 768), Math.floor((at % 768) / 3) / 255]
      const to = parseInt((inks[row] ?? '').slice(1 + 2 * (at % 3), 3 + 2 * (at % 3)), 16)
      const from = paper[at % 3] ?? 0
      return Math.abs(from + (to - from) * share - value)
    })
    expect(Math.max(...worst)).toBeLessThanOrEqual(16)
  })
})
