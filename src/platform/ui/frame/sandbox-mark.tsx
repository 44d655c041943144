import { texts } from '../../i18n/index.ts'
import { useLanguage } from '../language-context.tsx'

const words = texts({
  da: { explanation: 'Prøvedata. Ingen rigtige borgere, virksomheder eller breve.' },
  en: { explanation: 'Test data. No real citizens, companies or letters.' },
})

/** The strip on top of every page of the sandbox. */
export function SandboxMark() {
  return (
    <div class="sandbox-mark">
      <div class="container">
        <strong>SANDBOX</strong> <span>{words[useLanguage()].explanation}</span>
      </div>
    </div>
  )
}
