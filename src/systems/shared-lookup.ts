/**
 * Lets callers who ask the same at the same moment share one look-up. The answer is never older than the question: who comes while one is under way
 * waits for the next, which begins after it came.
 */
export class SharedLookup<Answer> {
  private readonly flights = new Map<string, Flight<Answer>>()

  /** How many questions are under way. */
  get size(): number {
    return this.flights.size
  }

  ask(key: string, look: () => Promise<Answer>): Promise<Answer> {
    const flight = this.flights.get(key)
    if (flight === undefined) return this.begin(key, look)
    flight.next ??= flight.current.then(ignore, ignore).then(() => this.begin(key, look))
    return flight.next
  }

  private begin(key: string, look: () => Promise<Answer>): Promise<Answer> {
    const flight: Flight<Answer> = { current: look(), next: undefined }
    this.flights.set(key, flight)
    const end = (): void => {
      if (flight.next === undefined) this.flights.delete(key)
    }
    flight.current.then(end, end)
    return flight.current
  }
}

interface Flight<Answer> {
  readonly current: Promise<Answer>
  next: Promise<Answer> | undefined
}

const ignore = (): void => undefined
