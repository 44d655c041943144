/** Runs the suite; the shared test database is added together with the database room. */
export async function withSuiteDatabase<T>(work: () => Promise<T>): Promise<T> {
  return work()
}
