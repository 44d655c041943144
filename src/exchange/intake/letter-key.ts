import { z } from 'zod'
import type { MessageUuid } from '../letter.ts'

/** As MeMo has it: version 4. What no letter can bear is refused before anything is stored under it. */
const keyForm = z.uuidv4()

/** A messageUUID in the key's form, from an address, a name or a letter; undefined if it is none. */
export function letterKey(text: string | undefined): MessageUuid | undefined {
  const key = text?.toLowerCase()
  return keyForm.safeParse(key).success ? (key as MessageUuid) : undefined // branding
}
