import path from 'node:path'
import type { ServerUser } from './server-user.ts'

/** Programs and data of one server, and the user that they need. */
export interface Installation {
  /** The folder with `bin`, `lib` and `share`. */
  programs: string
  /** The folder that holds the folder of the database. */
  home: string
  user: ServerUser | undefined
}

export function programFile(installation: Installation, name: 'initdb' | 'postgres'): string {
  return path.join(installation.programs, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}
