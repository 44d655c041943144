/** Settings of PostgreSQL by their own names. */
export type ServerSettings = Readonly<Record<string, string>>

// Sized for a laptop with two cores. Durability is not negotiable, not even in the sandbox: it shows what production does.
const defaults: ServerSettings = {
  max_connections: '100',
  shared_buffers: '256MB',
  fsync: 'on',
  synchronous_commit: 'on',
  wal_compression: 'on',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',
  random_page_cost: '1.1',
  // Compiling a plan takes longer than our short statements.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Errors of statements quote the data they are about (a failing row, a malformed number); the program logs their SQLSTATE itself.
  log_min_messages: 'log',
}

/** The command line of the server: the defaults, what the caller changes, and last what nobody may change. */
export function serverArguments(cluster: string, port: number, changed: ServerSettings): string[] {
  const reachedHere: ServerSettings = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '' }
  const settings = Object.entries({ ...defaults, ...changed, ...reachedHere })
  return ['-D', cluster, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}
