import type { TestSandbox } from '../portal/sandbox-portal.testing.ts'

/** The text in a page's field of many lines, as a browser reads it. */
export function messageIn(html: string): string {
  const written = /<textarea[^>]*>([^]*?)<\/textarea>/.exec(html)?.[1] ?? ''
  const references: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' }
  return written.replace(/^\n/, '').replaceAll(/&\w+;/g, (reference) => references[reference] ?? reference)
}

/** The value that a select shows; undefined when none is chosen. */
export function chosenIn(html: string): string | undefined {
  const chosen = /<option[^>]* selected[^>]*>/.exec(html)?.[0]
  return chosen && (/ value="([^"]*)"/.exec(chosen)?.[1] ?? '')
}

/** What a form sends: texts and files. */
export type FormContent = Readonly<Record<string, string | File>>

/** Sends a form with files, as a browser does. */
export function submit({ url }: TestSandbox, path: string, content: FormContent, language = 'da'): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries(content)) form.append(name, value)
  return fetch(`${url}${path}`, { method: 'POST', body: form, redirect: 'manual', headers: { 'accept-language': language } })
}
