import { assetUrl } from './assets.ts'
import { classNames } from './class-names.ts'
import type { IconName } from './icon-names.ts'

interface IconProps {
  name: IconName
  /** What the icon says. Without it the icon is decoration and hidden from screen readers. */
  label?: string | undefined
  /** A further class name; only for components of this room. */
  class?: string
}

/** One symbol of the sprite file. */
export function Icon({ name, label, class: extra }: IconProps) {
  const meaning = label === undefined ? { 'aria-hidden': 'true' as const } : { 'aria-label': label, role: 'img' as const }
  return (
    <svg class={classNames('icon-svg', extra)} focusable="false" {...meaning}>
      <use href={`${assetUrl('icons.svg')}#${name}`} />
    </svg>
  )
}
