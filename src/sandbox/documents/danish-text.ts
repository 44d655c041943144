import type { Temporal } from 'temporal-polyfill'

const wholeKroner = new Intl.NumberFormat('da-DK', { maximumFractionDigits: 0 })

/** `3. marts 2027` */
export function danishDay(date: Temporal.PlainDate): string {
  return date.toLocaleString('da-DK', { dateStyle: 'long' })
}

/** `12.345 kr.` */
export function danishAmount(kroner: number): string {
  return `${wholeKroner.format(kroner)} kr.`
}

/** Said on every document, since the sandbox's letters look real. */
export const sandboxNotice = 'SANDBOX: opdigtet brev uden retsvirkning'
