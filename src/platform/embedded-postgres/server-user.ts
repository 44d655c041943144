import { spawnSync } from 'node:child_process'
import { chownSync, lchownSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

/** The unprivileged user that PostgreSQL runs as when we are root, which PostgreSQL refuses to be. */
export interface ServerUser {
  uid: number
  gid: number
}

/** The owner of the database if there is one already, else a user fit for it; `undefined` when we are not root and stay who we are. */
export function serverUser(cluster: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const user = findUser('postgres') ?? findUser('brevdue') ?? createUser('brevdue') ?? findUser('nobody')
  if (user === undefined) throw new Error('There is no user postgres, brevdue or nobody that PostgreSQL could run as')
  if (owner !== undefined) handOver(cluster, user)
  return user
}

/** Gives a folder and all within to the user. */
export function handOver(folder: string, user: ServerUser): void {
  chownSync(folder, user.uid, user.gid)
  for (const name of readdirSync(folder, { encoding: 'utf8', recursive: true })) lchownSync(path.join(folder, name), user.uid, user.gid)
}

/** Whether the user may read (`r`), write (`w`) or enter (`x`) the place: asked as that user, since mode bits are not the whole truth. */
export function userMay(user: ServerUser, right: 'r' | 'w' | 'x', place: string): boolean {
  return spawnSync('/bin/sh', ['-c', `test -${right} "$0"`, place], { cwd: '/', ...user }).status === 0
}

function findUser(name: string): ServerUser | undefined {
  const [uid, gid] = [askId('-u', name), askId('-g', name)]
  return uid === undefined || gid === undefined ? undefined : { uid, gid }
}

function askId(what: '-u' | '-g', name: string): number | undefined {
  const answer = spawnSync('id', [what, name], { encoding: 'utf8' })
  return answer.status === 0 ? Number(answer.stdout) : undefined
}

function createUser(name: string): ServerUser | undefined {
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', name])
  return findUser(name)
}
