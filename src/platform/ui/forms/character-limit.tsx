import { texts } from '../../i18n/index.ts'
import { useLanguage } from '../language-context.tsx'

const words = texts({
  da: { atMost: (limit: number) => `Du kan indtaste op til ${limit} tegn`, left: (limit: number) => `Du har ${limit} tegn tilbage` },
  en: { atMost: (limit) => `You can enter up to ${limit} characters`, left: (limit) => `You have ${limit} characters left` },
})

export const characterLimitId = (id: string): string => `${id}-limit-message`

/** How many characters a field takes; a script counts down as one types, so nothing but the limit is shown without it. */
export function CharacterLimit({ id, limit, length }: { id: string; limit: number; length: number }) {
  const said = words[useLanguage()]
  return (
    <>
      <span id={characterLimitId(id)} class="sr-only">{said.atMost(limit)}</span>
      <span class="form-hint character-limit" aria-hidden="true">{said.left(limit - length)}</span>
      <span class="character-limit-sr-only sr-only" aria-live="polite">{said.left(limit - length)}</span>
    </>
  )
}
