/** A sender's logo, or the first letters of its name while it has none. Decoration: the name stands beside it. */
export function SenderMark({ name, logoUrl }: { name: string; logoUrl?: string | undefined }) {
  if (logoUrl !== undefined) return <img class="sender-mark" src={logoUrl} alt="" width={48} height={48} />
  return <span class="sender-mark sender-initials" aria-hidden="true">{initials(name)}</span>
}

/** `Aarhus Kommune` gives `AK`. */
const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => /^./u.exec(word)?.[0].toUpperCase() ?? '')
    .join('')
