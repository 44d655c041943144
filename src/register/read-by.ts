import { z } from 'zod'

/** Turns a text into what a reader makes of it; the message never repeats the text, which may be a CPR number. */
export const readBy = <Value>(read: (text: string) => Value | undefined, message: string) =>
  z.string().transform((text, context): Value => {
    const value = read(text)
    if (value !== undefined) return value
    context.issues.push({ code: 'custom', message, input: text })
    return z.NEVER
  })
