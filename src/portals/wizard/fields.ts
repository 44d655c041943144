import { z } from 'zod'

/** A field of one text, without the spaces around it; empty where nothing came. */
export const textField = z.string().catch('').transform((text) => text.trim())

/** A question with several answers, as ticked boxes are. */
export const listField = z.union([z.array(z.string()), z.string().transform((one) => [one])]).catch([])

/** A file that was kept; undefined as long as none is. A form cannot name one: only the engine puts it there. */
export const fileField = z.object({ contentId: z.string(), filename: z.string(), length: z.number() }).optional().catch(undefined)
