import { pngOf } from './png.ts'
import type { Raster } from './png.ts'
import { drawFrom } from '../seeded-draw.ts'

const width = 480
const height = 360

type Colour = readonly [red: number, green: number, blue: number]
interface Rectangle {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const grass: Colour = [225, 236, 214]
const road: Colour = [205, 205, 205]
const boundary: Colour = [120, 130, 110]
const house: Colour = [188, 132, 108]
const planned: Colour = [214, 69, 65]

/** A drawing of three plots along a road, with the planned building in red on the middle one, as PNG. */
export function sitePlan(seed: string): Uint8Array {
  const draw = drawFrom(`site plan ${seed}`)
  const raster: Raster = { width, height, pixels: Buffer.alloc(width * height * 3) }
  fill(raster, { left: 0, top: 0, width, height }, grass)
  fill(raster, { left: 0, top: height - 60, width, height: 50 }, road)
  for (const plot of [0, 1, 2]) {
    const left = 20 + plot * 150
    frame(raster, { left, top: 20, width: 141, height: 270 }, boundary)
    fill(raster, { left: left + draw.between(18, 34), top: draw.between(130, 165), width: draw.between(72, 88), height: draw.between(52, 74) }, house)
  }
  fill(raster, { left: 170 + draw.between(8, 70), top: draw.between(34, 58), width: draw.between(34, 56), height: draw.between(28, 44) }, planned)
  return pngOf(raster)
}

function fill({ width: rasterWidth, pixels }: Raster, area: Rectangle, colour: Colour): void {
  for (let y = area.top; y < area.top + area.height; y++)
    for (let x = area.left; x < area.left + area.width; x++) pixels.set(colour, (y * rasterWidth + x) * 3)
}

function frame(raster: Raster, area: Rectangle, colour: Colour): void {
  const { left, top } = area
  for (const y of [top, top + area.height - 2]) fill(raster, { left, top: y, width: area.width, height: 2 }, colour)
  for (const x of [left, left + area.width - 2]) fill(raster, { left: x, top, width: 2, height: area.height }, colour)
}
