import { isUuid } from '../../platform/crypto/index.ts'
import type { MessageUuid, TransmissionId } from '../letter.ts'

/** What a file in `in/` is, by its name. */
export type UploadName =
  | { readonly kind: 'letter'; readonly messageUuid: MessageUuid }
  | { readonly kind: 'container'; readonly transmissionId: TransmissionId }
  /** Counts when it is renamed. */
  | { readonly kind: 'part' }

/** As MeMo has it, version 4: what no letter can bear is refused before anything is stored under it. */
const letterName = /^([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\.xml$/
const containerName = /^([0-9a-f-]{36})\.tar(\.lzma|\.xz|\.gz|\.zst)?$/
/** Names that can be shown again: no control characters, not too long for a file of ours that bears it. */
const plainName = /^[^\p{C}/]{1,180}$/u

/** Undefined: no file of this name is taken. How an archive is compressed is told by its bytes; the name only has to be one of the known. */
export function readUploadName(name: string): UploadName | undefined {
  const lower = name.toLowerCase()
  if (!plainName.test(name)) return undefined
  if (lower.endsWith('.part')) return { kind: 'part' }
  const letter = letterName.exec(lower)?.[1]
  if (letter !== undefined) return { kind: 'letter', messageUuid: letter as MessageUuid } // branding
  const container = containerName.exec(lower)?.[1]
  return container !== undefined && isUuid(container) ? { kind: 'container', transmissionId: container as TransmissionId } : undefined // branding
}

/** Whether a refused file can have a file with the reason. */
export const canBeTold = (name: string): boolean => plainName.test(name)
