/**
 * The policy of what senders wrote, on top of cleaning and of the frame's own sandbox: an origin of its own without scripts, forms or any
 * loading; inline styles and pictures inside the document only. Links may open a page of their own, else they would lead nowhere.
 */
const sandbox = 'sandbox allow-popups allow-popups-to-escape-sandbox'
const nothingLoads = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

const documentHeaders = (policy: string) => ({ 'content-security-policy': policy, 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' })

/** For everything but PDF. */
export const sandboxedHeaders = documentHeaders(`${sandbox}; ${nothingLoads}`)

/** Browsers show no PDF in a sandbox: their viewers are an origin of their own, where a document's scripts cannot reach the page's. */
export const pdfHeaders = documentHeaders(nothingLoads)
