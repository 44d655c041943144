import { Badge } from '../content/badge.tsx'
import { Alert } from '../content/alert.tsx'
import { Checkbox } from '../forms/checkboxes.tsx'
import { Input } from '../forms/input.tsx'
import type { Step } from '../navigation/step-guide.tsx'
import { ConfirmationLink, ConfirmationPage } from '../tasks/confirmation-page.tsx'
import { DetailsPage } from '../tasks/details-page.tsx'
import { EditPage } from '../tasks/edit-page.tsx'
import { Receipt } from '../tasks/receipt.tsx'
import { Summary } from '../tasks/summary.tsx'
import type { SummarySection } from '../tasks/summary.tsx'
import { WizardFrame, WizardPage } from '../tasks/wizard-page.tsx'
import type { GalleryPage } from './gallery-entry.ts'
import type { Sample } from './sample.ts'

export const taskPages = (words: Sample): GalleryPage[] => [...wizardPages(words), ...thingPages(words), ...questionPages(words)]

const form = { action: '#', csrfToken: 'token' }

/** The steps before `current` are done, those after it cannot be gone to. */
const steps = (words: Sample, current: number): Step[] =>
  [words.systems, words.connection, words.contact, words.summary, words.receipt].map((title, index) =>
    index + 1 < current ? { title, href: '#', state: 'done' } : index + 1 === current ? { title, href: '#' } : { title },
  )

const sections = (words: Sample): SummarySection[] => [
  { title: words.systems, editHref: '#', facts: [{ label: words.name, value: words.longTitle }, { label: words.kind, value: words.both }] },
  { title: words.contact, facts: [{ label: words.email, value: 'ida@example.dk', editHref: '#' }, { label: words.status, value: words.active }] },
]

function wizardPages(words: Sample): GalleryPage[] {
  const wizard = { title: words.createSystem, cancelHref: '#' }
  const email = { name: 'email', type: 'email', label: words.email, hint: words.emailHint } as const
  return [
    {
      name: 'wizard-first',
      component: 'WizardPage',
      title: words.systems,
      node: <WizardPage {...wizard} {...form} steps={steps(words, 1)} current={1}><Input name="name" label={words.name} /></WizardPage>,
    },
    {
      name: 'wizard-fault',
      component: 'WizardPage',
      title: words.emailError,
      node: (
        <WizardPage {...wizard} {...form} steps={steps(words, 3)} current={3} faults={[{ id: 'email', text: words.emailError }]}>
          <Input {...email} value="ida" error={words.emailError} />
        </WizardPage>
      ),
    },
    {
      name: 'wizard-summary',
      component: 'Summary',
      title: words.summary,
      node: (
        <WizardPage {...wizard} {...form} steps={steps(words, 4)} current={4} nextText={words.createSystem}>
          <Summary sections={sections(words)} />
        </WizardPage>
      ),
    },
    {
      name: 'wizard-receipt',
      component: 'Receipt',
      title: words.created,
      node: (
        <WizardFrame title={words.createSystem} steps={steps(words, 6)} current={5}>
          <Receipt title={words.created} facts={[{ label: words.name, value: words.longTitle }]} downloadHref="#" onward={{ href: '#', text: words.toSystem }}>
            {words.createdNext}
          </Receipt>
        </WizardFrame>
      ),
    },
  ]
}

function thingPages(words: Sample): GalleryPage[] {
  const back = { href: '#', text: words.systems }
  return [
    {
      name: 'details',
      component: 'DetailsPage',
      title: words.systems,
      node: (
        <DetailsPage
          back={back}
          title={words.longTitle}
          marks={<Badge tone="success">{words.active}</Badge>}
          sections={sections(words)}
          actions={<ConfirmationLink href="confirmation" weight="warning" icon="delete">{words.remove}</ConfirmationLink>}
        >
          <Alert tone="success">{words.created}</Alert>
        </DetailsPage>
      ),
    },
    {
      name: 'edit',
      component: 'EditPage',
      title: words.changeName,
      node: <EditPage {...form} back={back} title={words.changeName}><Input name="name" label={words.name} limit={50} value={words.title} /></EditPage>,
    },
    {
      name: 'edit-conflict',
      component: 'EditPage',
      title: words.longTitle,
      node: (
        <EditPage {...form} back={back} title={words.changeName} conflict={[{ label: words.name, theirs: words.longTitle, yours: words.title }]}>
          <Input name="name" label={words.name} limit={50} value={words.title} />
        </EditPage>
      ),
    },
  ]
}

function questionPages(words: Sample): GalleryPage[] {
  return [
    {
      name: 'confirmation',
      component: 'ConfirmationPage',
      title: words.deleteSystem,
      node: (
        <ConfirmationPage
          {...form}
          title={words.deleteSystem}
          consequence={words.whatIsLost}
          facts={[{ label: words.name, value: words.longTitle }]}
          confirmText={words.remove}
          weight="warning"
          cancelHref="details"
        />
      ),
    },
    {
      name: 'confirmation-fault',
      component: 'ConfirmationPage',
      title: words.agree,
      node: (
        <ConfirmationPage {...form} title={words.deleteSystem} consequence={words.whatIsLost} confirmText={words.remove} cancelHref="details" faults={[{ id: 'agree', text: words.agree }]}>
          <Checkbox name="agree" label={words.agree} error={words.agree} />
        </ConfirmationPage>
      ),
    },
  ]
}
