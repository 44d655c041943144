import { formatDateTime } from '../../platform/i18n/index.ts'
import type { Column, Step as GuideStep } from '../../platform/ui/index.ts'
import { Alert, ButtonLink, ChangedMeanwhile, ConfirmationLink, ConfirmationPage, Receipt, Summary, Table, useLanguage, WizardFrame, WizardPage } from '../../platform/ui/index.ts'
import type { Draft } from './draft.ts'
import type { Standing } from './progress.ts'
import { nextOf, openCount } from './progress.ts'
import { discardPath, receiptPath, stepPath, summaryPath } from './wizard-paths.ts'
import type { Fault, Wizard, WizardFact, WizardReceipt } from './wizard.ts'
import { wizardTexts } from './wizard.texts.ts'

type AnyWizard = Pick<Wizard<never>, 'path' | 'title' | 'home' | 'finishLabel' | 'steps'>

/** In which draft one is. */
export interface DraftFacts {
  readonly wizard: AnyWizard
  readonly draft: Draft
  readonly standings: readonly Standing[]
  readonly csrfToken: string
}

/** Which version a page shows: sent with it, so that whoever sends an older one is told. */
export const versionField = 'draftVersion'

const Version = ({ draft }: { draft: Draft }) => <input type="hidden" name={versionField} value={String(draft.version)} />

const numbersOfPlaces = (standings: readonly Standing[], current: Standing | undefined): number => (current === undefined ? standings.length : standings.indexOf(current)) + 1

/** The steps as the guide shows them: those that can be opened are links; the summary and the receipt come last. */
function useGuide({ wizard, draft, standings }: DraftFacts): GuideStep[] {
  const language = useLanguage()
  const open = openCount(standings)
  const steps = standings.map(({ name, step, state }, index) => ({
    title: step.title[language],
    href: index < open ? stepPath(wizard, draft.draftId, name) : undefined,
    state: state === 'undone' ? undefined : state,
  }))
  const { summary, receipt } = wizardTexts[language]
  const isReady = nextOf(standings) === undefined
  return [...steps, { title: summary, href: isReady ? summaryPath(wizard, draft.draftId) : undefined }, { title: receipt }]
}

interface StepViewFacts extends DraftFacts {
  readonly standing: Standing
  /** What is wrong with what was sent, that of its file included. */
  readonly faults: readonly Fault[]
  /** What is saved now, where the page shows something else. */
  readonly savedMeanwhile: readonly WizardFact[] | undefined
}

const differencesOf = ({ standing: { step, facts }, savedMeanwhile }: StepViewFacts) => {
  const yours = step.facts(facts)
  return savedMeanwhile?.map(({ label, value }) => ({ label, theirs: value, yours: yours.find((fact) => fact.label === label)?.value ?? '' })) ?? []
}

/** A step as a page: what was typed, and what is wrong with it. */
export function StepView(view: StepViewFacts) {
  const language = useLanguage()
  const { wizard, draft, standings, standing, csrfToken, faults } = view
  const { step, name, facts } = standing
  return (
    <WizardPage
      title={wizard.title[language]}
      steps={useGuide(view)}
      current={numbersOfPlaces(standings, standing)}
      action={stepPath(wizard, draft.draftId, name)}
      csrfToken={csrfToken}
      upload={step.file !== undefined}
      faults={faults.map(({ field, text }) => ({ id: field, text }))}
      cancelHref={discardPath(wizard, draft.draftId)}
    >
      <ChangedMeanwhile fields={differencesOf(view)} />
      <Version draft={draft} />
      <step.View {...facts} errorAt={(field) => faults.find((fault) => fault.field === field)?.text} />
    </WizardPage>
  )
}

/** Everything that was answered, each line with a way back to where it can be changed. */
export function SummaryView(view: DraftFacts & { readonly isOutdated: boolean }) {
  const language = useLanguage()
  const said = wizardTexts[language]
  const { wizard, draft, standings, csrfToken, isOutdated } = view
  const sections = standings.map(({ name, step, facts }) => ({ title: step.title[language], facts: step.facts(facts), editHref: stepPath(wizard, draft.draftId, name) }))
  return (
    <WizardPage
      title={wizard.title[language]}
      steps={useGuide(view)}
      current={standings.length + 1}
      action={summaryPath(wizard, draft.draftId)}
      csrfToken={csrfToken}
      nextText={wizard.finishLabel[language]}
      cancelHref={discardPath(wizard, draft.draftId)}
    >
      {isOutdated && <Alert tone="warning" title={said.conflict}>{said.summaryConflictRemedy}</Alert>}
      <Version draft={draft} />
      <Summary sections={sections} />
    </WizardPage>
  )
}

/** The end: what was done, and the same to keep. */
export function ReceiptView({ wizard, id, receipt }: { wizard: AnyWizard; id: string; receipt: WizardReceipt }) {
  const language = useLanguage()
  const said = wizardTexts[language]
  const done = [...Object.values(wizard.steps).map(({ title }) => title[language]), said.summary, said.receipt].map((title) => ({ title, state: 'done' as const }))
  return (
    <WizardFrame title={wizard.title[language]} steps={done} current={done.length}>
      <Receipt title={receipt.title} facts={receipt.facts} downloadHref={`${receiptPath(wizard, id)}/pdf`} onward={receipt.next}>{receipt.lead}</Receipt>
    </WizardFrame>
  )
}

/** Asks whether to give a draft up. */
export function DiscardView({ wizard, draft, csrfToken }: Pick<DraftFacts, 'wizard' | 'draft' | 'csrfToken'>) {
  const said = wizardTexts[useLanguage()]
  return (
    <ConfirmationPage
      title={said.discardTitle}
      consequence={said.discardConsequence}
      action={discardPath(wizard, draft.draftId)}
      csrfToken={csrfToken}
      confirmText={said.discard}
      weight="warning"
      cancelHref={wizard.home}
    />
  )
}

/** What somebody has begun and not finished, with the ways on; shows nothing when there is none. Stands where the wizard starts. */
export function UnfinishedDrafts({ wizard, drafts }: { wizard: AnyWizard; drafts: readonly Draft[] }) {
  const language = useLanguage()
  const said = wizardTexts[language]
  if (drafts.length === 0) return null
  const titlesOf = (names: readonly string[]): string => names.flatMap((name) => wizard.steps[name]?.title[language] ?? []).join(', ')
  const timeOf = ({ changedAt }: Draft): string => formatDateTime(changedAt, language)
  const columns: Column<Draft>[] = [
    { title: said.changed, cell: timeOf, names: true },
    { title: said.done, cell: ({ steps }) => titlesOf(Object.keys(steps)) || said.nothingDone },
    {
      title: said.act,
      cell: (draft) => (
        <>
          <ButtonLink href={summaryPath(wizard, draft.draftId)} weight="secondary" about={said.aboutDraft(timeOf(draft))}>{said.resume}</ButtonLink>{' '}
          <ConfirmationLink href={discardPath(wizard, draft.draftId)} about={said.aboutDraft(timeOf(draft))}>{said.discard}</ConfirmationLink>
        </>
      ),
      quiet: true,
    },
  ]
  return (
    <section>
      <h2>{said.drafts}</h2>
      <Table caption={said.drafts} columns={columns} rows={drafts} empty="" />
    </section>
  )
}
