import { histogram } from '../metrics/index.ts'

const classes = ['1xx', '2xx', '3xx', '4xx', '5xx'] as const

export const requestDuration = histogram(
  'brevdue_http_request_duration_seconds',
  {
    da: 'Varigheden af HTTP-kald efter rutens mønster og svarets klasse (2xx, 4xx, 5xx).',
    en: 'Duration of HTTP requests by the pattern of the route and the class of the answer (2xx, 4xx, 5xx).',
  },
  { labels: { method: 'open', route: 'open', status: classes }, buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60] },
)

/** The class of a status, as it tells requests apart. */
export const statusClass = (status: number): (typeof classes)[number] => classes[Math.floor(status / 100) - 1] ?? '5xx'
