/** A sender's logo, or the first letters of its name while it has none. Decoration: the name stands beside it. */
export function SenderMark({ name, logoUrl }: { name: string; logoUrl?: string | undefined }) {
  if (logoUrl !== undefined) return <img class="sender-mark" src={logoUrl} alt="" width={48} height={48} />
  return <span class="sender-mark sender-initials" aria-hidden="true">{initials(name)}</span>
}

/** `Prøvekøbing Kommune` gives `PK`, `Retten i Prøvekøbing` gives `RP`. */
const initials = (name: string): string => (name.match(/(?<!\S)\p{Lu}/gu) ?? []).slice(0, 2).join('')
