import type { Page } from 'playwright-core'

/** A control of a form; each choice of a question and each option of a list is one of its own. */
export interface FoundEntry {
  readonly name: string
  readonly id: string
  readonly kind: 'text' | 'tick' | 'radio' | 'option' | 'file' | 'fixed'
  /** What HTML says is written there. */
  readonly type: string
  /** It stands in the design system's field for a day. */
  readonly isDay: boolean
  readonly value: string
  readonly chosen: boolean
}

export interface FoundForm {
  readonly action: string
  readonly method: string
  readonly upload: boolean
  readonly entries: readonly FoundEntry[]
}

/** A question that a page says is answered wrongly. */
export interface FoundFault {
  readonly text: string
  readonly ids: readonly string[]
  /** A control or its question is tied to the message, and a control alone is said to be invalid. */
  readonly isTied: boolean
}

/** What an answer says to whoever filled in a form. */
export interface FoundPage {
  readonly status: number
  readonly path: string
  readonly forms: readonly FoundForm[]
  /** Where the links of the error summary lead; undefined when there is none above every form. */
  readonly summary: readonly string[] | undefined
  readonly faults: readonly FoundFault[]
  /** Another alert above the form says what is wrong with the whole. */
  readonly isAlerted: boolean
}

export interface Sending {
  readonly action: string
  readonly method: string
  readonly upload: boolean
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** Fields for files, of which none is chosen. */
  readonly files: readonly string[]
}

declare global {
  interface Window {
    answered: { readonly page: Document; readonly status: number; readonly url: string }
  }
}

/** Runs in the browser: fetches a page, or sends a form. Nothing is shown, so this takes a few milliseconds. */
async function ask({ address, sent }: { address: string; sent?: Sending | undefined }): Promise<void> {
  const bodyOf = ({ upload, fields, files }: Sending): FormData | URLSearchParams => {
    const body = upload ? new FormData() : new URLSearchParams()
    for (const [name, value] of fields) body.append(name, value)
    if (body instanceof FormData) for (const name of files) body.append(name, new File([], ''))
    return body
  }
  const answer = await fetch(address, sent === undefined ? {} : { method: 'POST', body: bodyOf(sent) })
  window.answered = { page: new DOMParser().parseFromString(await answer.text(), 'text/html'), status: answer.status, url: answer.url }
}

/** Runs in the browser: the forms of what was answered. */
function describeForms(): FoundForm[] {
  const { page, url } = window.answered
  const kinds: Readonly<Record<string, FoundEntry['kind']>> = { hidden: 'fixed', checkbox: 'tick', radio: 'radio', file: 'file' }
  const control = (element: Element): FoundEntry[] => {
    if (element instanceof HTMLSelectElement)
      return [...element.options].filter(({ disabled }) => !disabled).map(({ value, selected }) => ({ name: element.name, id: element.id, kind: 'option', type: '', isDay: false, value, chosen: selected }))
    if (element instanceof HTMLTextAreaElement) return [{ name: element.name, id: element.id, kind: 'text', type: 'textarea', isDay: false, value: element.value, chosen: false }]
    if (!(element instanceof HTMLInputElement)) return []
    const { name, id, type, value, checked, readOnly } = element
    return [{ name, id, kind: readOnly ? 'fixed' : (kinds[type] ?? 'text'), type, isDay: element.closest('.date-picker') !== null, value, chosen: checked }]
  }
  return [...page.querySelectorAll<HTMLFormElement>('main form')].map((form) => ({
    action: new URL(form.getAttribute('action') ?? '', url).pathname,
    method: form.method,
    upload: form.enctype === 'multipart/form-data',
    entries: [...form.elements].filter((element) => !element.matches(':disabled, button, fieldset')).flatMap(control),
  }))
}

/** Runs in the browser: what the answer says is wrong, and where. */
function describeFaults(): Pick<FoundPage, 'summary' | 'faults' | 'isAlerted'> {
  const { page } = window.answered
  const described = (element: Element): string[] => (element.getAttribute('aria-describedby') ?? '').split(' ')
  const faultOf = (group: Element): FoundFault => {
    const message = group.querySelector('.form-error-message')
    const controls = [...group.querySelectorAll('input, select, textarea')]
    const tied = controls.filter((element) => element.matches('[aria-invalid=true]') && described(element).includes(message?.id ?? ''))
    const question = group.querySelector('fieldset')
    const isTied = tied.length > 0 || (question !== null && described(question).includes(message?.id ?? ''))
    return { text: message?.textContent.trim() ?? '', ids: controls.map(({ id }) => id), isTied }
  }
  const summary = page.querySelector('main [data-module=error-summary]')
  const isAbove = [...page.querySelectorAll('main form')].every((form) => summary === null || (summary.compareDocumentPosition(form) & Node.DOCUMENT_POSITION_FOLLOWING) > 0)
  return {
    summary: summary === null || !isAbove ? undefined : [...summary.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? ''),
    faults: [...page.querySelectorAll('main .form-error')].map(faultOf),
    isAlerted: page.querySelector('main .alert-error, main .alert-warning') !== null,
  }
}

async function describe(page: Page, asked: Parameters<typeof ask>[0]): Promise<FoundPage> {
  await page.evaluate(ask, asked)
  const { status, path } = await page.evaluate(() => ({ status: window.answered.status, path: new URL(window.answered.url).pathname }))
  return { status, path, forms: await page.evaluate(describeForms), ...(await page.evaluate(describeFaults)) }
}

export const readForms = (page: Page, address: string): Promise<FoundPage> => describe(page, { address })

export function sendForm(page: Page, sending: Sending): Promise<FoundPage> {
  const { action, method, fields } = sending
  if (method === 'post') return describe(page, { address: action, sent: sending })
  return describe(page, { address: `${action}?${new URLSearchParams(fields.map(([name, value]) => [name, value])).toString()}` })
}
