import type { ComponentChildren } from 'preact'
import { texts } from '../../i18n/index.ts'
import { useLanguage } from '../language-context.tsx'
import type { Tone } from './tone.ts'
import { toneNames } from './tone.ts'

const words = texts({ da: { close: 'Luk' }, en: { close: 'Close' } })

interface ToastProps {
  id: string
  tone: Tone
  title: string
  children?: ComponentChildren
}

/** Short news about what was just done. Nothing may depend on reading it: important things are an `Alert`. */
export function Toast({ id, tone, title, children }: ToastProps) {
  const language = useLanguage()
  return (
    <div class={`toast toast-${tone} show`} aria-atomic="true">
      <div class="toast-icon" />
      <div class="toast-message">
        <p>
          <span class="sr-only">{toneNames[language][tone]}: </span>
          <strong id={`${id}-heading`}>{title}</strong>
        </p>
        {children !== undefined && <p>{children}</p>}
        <button type="button" class="toast-close" aria-describedby={`${id}-heading`}>{words[language].close}</button>
      </div>
    </div>
  )
}

/** Where toasts stand: in a corner above the page, read out politely. */
export function ToastContainer({ children }: { children: ComponentChildren }) {
  return <div class="toast-container" role="status">{children}</div>
}
