import { ChartGrid, LineChart } from '../content/line-chart.tsx'
import type { GalleryEntry } from './gallery-entry.ts'
import type { Sample } from './sample.ts'

const hours = Array.from({ length: 24 }, (_, hour) => hour)
const swing = (height: number, shift: number): number[] => hours.map((hour) => Math.round(height * (1 + Math.sin((hour + shift) / 4)) * 10) / 10)
const withHole = (values: readonly number[]): (number | null)[] => values.map((value, hour) => (hour > 8 && hour < 12 ? null : value))

const ticks = [0, 6, 12, 18].map((at) => ({ at, text: `${String(at).padStart(2, '0')}.00` }))
const period = (from: number, to: number): string => `${from}–${to + 1}`

export function chartGallery(words: Sample): GalleryEntry[] {
  const chart = { unit: words.letters, ticks, period, format: String, level: 4 as const }
  return [
    {
      name: 'LineChart',
      states: [
        {
          title: 'one line, three with a hole, nothing',
          node: (
            <ChartGrid>
              <LineChart {...chart} id="chart-one" title={words.longTitle} summary={[words.sentence]} lines={[{ name: words.inbox, values: swing(40, 0) }]} />
              <LineChart
                {...chart}
                id="chart-three"
                title={words.title}
                summary={[words.sentence, words.sentence]}
                lines={[words.inbox, words.drafts, words.sent].map((name, index) => ({ name, values: withHole(swing(900 + 20 * index, index)) }))}
              />
              <LineChart {...chart} id="chart-nothing" title={words.nothing} summary={[words.nothing]} lines={[{ name: words.inbox, values: hours.map(() => 0) }]} whole />
            </ChartGrid>
          ),
        },
      ],
    },
  ]
}
