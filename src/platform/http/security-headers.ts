import type { Interface } from './route.ts'

/** Scripts, styles, fonts and pictures come from us alone; nothing is inline; nobody frames us; documents of letters may be shown in a sandboxed frame. */
function pagePolicy(contentOrigin: string | undefined): string {
  const frames = contentOrigin === undefined ? "'self'" : `'self' ${contentOrigin}`
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    `frame-src ${frames}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ')
}

/** Headers of every answer; a handler may replace one (documents of letters bring their own policy). */
export function securityHeaders(kind: Interface, contentOrigin: string | undefined, secure: boolean): Record<string, string> {
  return {
    'content-security-policy': kind === 'portal' ? pagePolicy(contentOrigin) : "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
    ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}
