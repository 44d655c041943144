import type { ComponentChildren } from 'preact'
import { texts } from '../../i18n/index.ts'
import { Heading } from './heading.tsx'
import type { HeadingLevel } from './heading.tsx'
import { Icon } from '../icon.tsx'
import { useLanguage } from '../language-context.tsx'

const words = texts({ da: { newWindow: '(åbner i nyt vindue)' }, en: { newWindow: '(opens in a new window)' } })

interface CardContent {
  title: string
  /** A short line above the title: a kind, a date. */
  subtitle?: string | undefined
  level?: HeadingLevel | undefined
  children?: ComponentChildren
}

/** A card that holds things: text, links, buttons. */
export function Card(content: CardContent) {
  return (
    <div class="card">
      <Content {...content} />
    </div>
  )
}

/** A card that is one link; put no other link into it. */
export function NavigationCard({ href, external = false, ...content }: CardContent & { href: string; external?: boolean }) {
  const language = useLanguage()
  return (
    <a class="card" href={href} target={external ? '_blank' : undefined}>
      <Content {...content} />
      {external ? <Icon name="open-in-new" label={words[language].newWindow} class="card-icon" /> : <Icon name="arrow-forward" class="card-icon" />}
    </a>
  )
}

/** Cards in as many columns as the width allows. */
export function CardGrid({ children }: { children: ComponentChildren }) {
  return <div class="card-grid">{children}</div>
}

function Content({ title, subtitle, level = 2, children }: CardContent) {
  return (
    <div class="card-content">
      {subtitle !== undefined && <span class="card-subheading">{subtitle}</span>}
      <Heading level={level} class="card-heading">{title}</Heading>
      {children}
    </div>
  )
}
