import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Language } from '../i18n/index.ts'

/** The one registry of the process: metrics are values of their rooms, and register themselves when these are loaded. */
export const registry = new Registry()

/** A metric as people read of it. */
export interface DeclaredMetric {
  readonly name: string
  readonly kind: 'counter' | 'gauge' | 'histogram'
  readonly labels: readonly string[]
  readonly words: Readonly<Record<Language, string>>
}

const declared: DeclaredMetric[] = []

export function declare(metric: DeclaredMetric): void {
  declared.push(metric)
}

/** All metrics of the program, by name. */
export const declaredMetrics = (): readonly DeclaredMetric[] => declared.toSorted((a, b) => (a.name < b.name ? -1 : 1))

/** Adds what tells of the process itself: processor, memory, event loop. Once in a process that serves; it measures from then on. */
export function measureProcess(): void {
  if (registry.getSingleMetric('process_cpu_seconds_total') === undefined) collectDefaultMetrics({ register: registry })
}

/** `text/plain; version=0.0.4; charset=utf-8` */
export const expositionType: string = registry.contentType

/** Every series as Prometheus reads it (text format 0.0.4). */
export const exposition = (): Promise<string> => registry.metrics()
