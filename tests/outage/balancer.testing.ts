import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { pause } from '../../src/platform/clock/index.ts'

const lookEveryMs = 50

interface Upstream {
  url: string
  ready: boolean
}

/** A load balancer as simple as one can be: it asks each server whether it is ready, shares the requests out among those, and repeats none. */
export interface Balancer {
  readonly url: string
  /** Puts another server, started instead of an ended one, in its place. */
  replace(index: number, url: string): void
  /** Waits until the server takes requests. */
  untilReady(index: number): Promise<void>
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/health/ready`).then(
    ({ status }) => status === 200,
    () => false,
  )

function hand(request: http.IncomingMessage, response: http.ServerResponse, upstream: Upstream): void {
  const { hostname, port } = new URL(upstream.url)
  const onward = http.request({ hostname, port, method: request.method, path: request.url, headers: request.headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  onward.on('error', () => response.writeHead(502).end())
  request.pipe(onward)
}

/** Runs some work behind a balancer. */
export async function withBalancer(urls: readonly string[], work: (balancer: Balancer) => Promise<void>): Promise<void> {
  const balancer = await openBalancer(urls)
  try {
    await work(balancer)
  } finally {
    await balancer.close()
  }
}

async function openBalancer(urls: readonly string[]): Promise<Balancer & { close(): Promise<void> }> {
  const upstreams = urls.map((url): Upstream => ({ url, ready: true }))
  const stopping = new AbortController()
  let turn = 0
  const server = http.createServer((request, response) => {
    const ready = upstreams.filter((upstream) => upstream.ready)
    const upstream = ready[turn++ % Math.max(ready.length, 1)]
    if (upstream === undefined) response.writeHead(502).end()
    else hand(request, response, upstream)
  })
  const watch = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      for (const upstream of upstreams) upstream.ready = await isReady(upstream.url)
      await pause(lookEveryMs, stopping.signal)
    }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const watching = watch()
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // a TCP server
    replace(index, url) {
      upstreams[index] = { url, ready: false }
    },
    async untilReady(index) {
      while (upstreams[index]?.ready !== true) await pause(lookEveryMs)
    },
    async close() {
      stopping.abort()
      await watching
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
