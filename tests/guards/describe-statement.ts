import type { ClientBase, Connection, Submittable } from 'pg'

/** A result column as the server describes it before any row is read. */
export interface DescribedColumn {
  readonly name: string
  /** Zero when the column is computed. */
  readonly tableID: number
  readonly columnID: number
  readonly dataTypeID: number
}

/** The driver's connection speaks the extended protocol, but its types leave these messages out. */
interface ProtocolConnection {
  parse(query: { name: string; text: string }): void
  describe(message: { type: 'S'; name: string }): void
  sync(): void
}

/** Parses a statement on the server and answers its result columns, without running it. Rejects with the server's error. */
export function describeStatement(client: ClientBase, text: string): Promise<readonly DescribedColumn[]> {
  return new Promise((resolve, reject) => {
    let columns: readonly DescribedColumn[] = []
    const question = {
      submit(connection: Connection): void {
        const protocol = connection as unknown as ProtocolConnection // see above
        protocol.parse({ name: '', text })
        protocol.describe({ type: 'S', name: '' })
        protocol.sync()
      },
      handleRowDescription(message: { fields: readonly DescribedColumn[] }): void {
        columns = message.fields
      },
      handleReadyForQuery: () => resolve(columns),
      handleError: (error: Error) => reject(error),
    }
    client.query(question satisfies Submittable)
  })
}
