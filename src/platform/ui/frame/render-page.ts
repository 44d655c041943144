import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** The complete HTML document of a `Page`. Every value in it is escaped by the renderer. */
export function renderPage(node: VNode): string {
  return `<!doctype html>${renderToString(node)}`
}
