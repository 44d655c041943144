import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EmployeeBrowser } from '../../rights/portal/employee-browser.testing.ts'
import { withAdminPages } from '../../exchange/admin.testing.ts'
import { withExchange } from '../../exchange/exchange.testing.ts'
import type { MachineTime } from '../../platform/clock/index.ts'
import { machineNow } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Sample } from '../minutes/measure.ts'
import { minuteMs, minuteOf } from '../minutes/measure.ts'
import { insertSamples } from '../minutes/minutes.testing.ts'
import { chartRoutes } from './charts.pages.tsx'

const withCharts = (work: (database: Database, browser: EmployeeBrowser, stranger: EmployeeBrowser) => Promise<void>): Promise<void> =>
  withExchange(({ database, sender: { partyId } }) =>
    withAdminPages(database, async (pages) => work(database, await pages.logIn(partyId, ['PLATFORM_OPERATOR']), await pages.logIn(partyId, ['SYSTEM_MANAGER'])), chartRoutes),
  )

/** When the tests began: a minute that ends meanwhile changes nothing. */
const begun = minuteOf(machineNow())

/** Writes samples of a minute that is this long over. */
const insertBack = (database: Database, minutesBack: number, samples: readonly Sample[]): Promise<number> =>
  database.transaction((tx) => insertSamples(tx, (begun - minutesBack * minuteMs) as MachineTime, samples)) // branding

/** The rows of the table below a chart: the period and the figures. */
function figuresOf(html: string, title: string): string[][] {
  const figure = html.split('<figure').find((part) => part.includes(`<title id="`) && part.includes(`>${title}, `)) ?? assert.fail(`no chart ${title}`)
  const rows = figure.split('<tbody>')[1]?.split('</tbody>')[0]?.split('<tr>').slice(1) ?? []
  return rows.map((row) => [...row.matchAll(/<t[hd][^>]*>([^<]*)</g)].map(([, cell = '']) => cell))
}

const sixHoursMs = 21_600_000
const lived: Sample = { measure: 'processes', labels: [], value: 2 }

test('the figures of the charts are those of the samples', () =>
  withCharts(async (database, browser) => {
    await insertBack(database, 3, [lived, { measure: 'accepted', labels: ['single'], value: 120 }, { measure: 'accepted', labels: ['bulk'], value: 6_000 }, { measure: 'rejected', labels: [], value: 3 }])
    await insertBack(database, 2, [lived, { measure: 'accepted', labels: ['single'], value: 60 }, { measure: 'undeliverable', labels: [], value: 4 }])
    const html = await browser.page('/drift/charts?lang=en')
    const accepted = figuresOf(html, 'Accepted (single letters)')
    assert.deepEqual(accepted.map(([, value]) => value), ['–', '2', '1', '–'], 'a second; a dash where no process lived')
    assert.deepEqual(figuresOf(html, 'Accepted (many at once)').map(([, value]) => value), ['–', '100', '0', '–'])
    assert.deepEqual(figuresOf(html, 'Undeliverable post').map(([, value]) => value), ['–', '0', '4', '–'])
    assert.match(html, /Rejected<span class="chart-unit">, per minute/)
    assert.match(html, /Latest 1, highest 2 \(/)
    assert.match(await browser.page('/drift/charts'), /Modtaget[^,]*<span class="chart-unit">, pr\. sekund/)
  }))

test('times are told as percentiles, and spans without letters have none', () =>
  withCharts(async (database, browser) => {
    await insertBack(database, 2, [lived, { measure: 'visible', labels: ['single', '0.5'], value: 98 }, { measure: 'visible', labels: ['single', '5'], value: 2 }])
    await insertBack(database, 1, [lived])
    const rows = figuresOf(await browser.page('/drift/charts?lang=en'), 'Time (single letters)')
    assert.deepEqual(rows.map(([, ...figures]) => figures), [['–', '–', '–'], ['0.45', '0.5', '4.5'], ['–', '–', '–']])
  }))

test('each queue in which something was due has its length and its age; longer ranges average rates and keep the highest', () =>
  withCharts(async (database, browser) => {
    const queue = ['push-letters', 'single']
    for (const back of [1, 2]) await insertBack(database, back, [lived, { measure: 'due', labels: queue, value: back * 10 }, { measure: 'age', labels: queue, value: back * 90_000 }, { measure: 'delivered', labels: ['system'], value: back * 60 }])
    const html = await browser.page('/drift/charts/month?lang=en')
    const last = (title: string) => figuresOf(html, title).at(-1)?.[1]
    // Unless a span of six hours ended between the two minutes.
    if (Math.floor((begun - 2 * minuteMs) / sixHoursMs) === Math.floor((begun - minuteMs) / sixHoursMs))
      assert.deepEqual([last('Letters to receiver systems (single letters): queue'), last('Delivered (system)')], ['20', '1.5'])
    assert.match(html, /longest wait<span class="chart-unit">, minutes/)
    assert.match(await browser.page('/drift/charts?lang=en'), /Letters to receiver systems \(single letters\): queue/)
  }))

test('an empty range says so, and charts are the operator’s alone', () =>
  withCharts(async (_database, browser, stranger) => {
    const html = await browser.page('/drift/charts/day')
    assert.match(html, /De første kommer, når et helt minut er gået/)
    assert.match(html, /brevdue_letters_accepted_total/)
    for (const address of ['/drift/charts', '/drift/charts/day', '/drift/charts/month']) await stranger.page(address, 403)
  }))
