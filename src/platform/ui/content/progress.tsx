interface ProgressProps {
  value: number
  max: number
  /** How far it is, in words that include the figures. */
  label: string
}

/** How far something is that takes a while. The words carry the meaning; the bar only helps. */
export function Progress({ value, max, label }: ProgressProps) {
  return (
    <p class="how-far">
      <span>{label}</span>
      <progress value={value} max={max} aria-label={label} />
    </p>
  )
}
