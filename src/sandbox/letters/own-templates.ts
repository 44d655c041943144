import { letterTemplates } from '../documents/index.ts'
import type { LetterTemplate } from '../documents/index.ts'

/** What companies report to authorities: our own words, as plain as such reports are. */
export const reportTemplates: readonly LetterTemplate[] = [
  {
    code: 'refund-application',
    authority: 'municipality',
    recipient: 'company',
    form: 'text',
    title: 'Anmodning om refusion af sygedagpenge',
    notification: 'En virksomhed anmoder om refusion.',
    body: [
      'Til {modtager}',
      'Vi har betalt løn under sygdom og beder om refusion for {dage} dage. Perioden og de berørte timer står i indberetningen med samme sagsnummer.',
      'Skriv til os, hvis der mangler noget.',
    ],
    parameters: { dage: { kind: 'number', from: 4, to: 30 } },
    signedBy: 'Lønkonsulent',
  },
  {
    code: 'payroll-statement',
    authority: 'tax',
    recipient: 'company',
    form: 'text',
    title: 'Oversigt over indberettet løn',
    notification: 'En virksomhed har sendt en lønoversigt.',
    body: ['Til {modtager}', 'I den seneste måned har vi indberettet løn for {ansatte} ansatte hos vores kunder. Rettelser følger hver for sig.'],
    parameters: { ansatte: { kind: 'number', from: 40, to: 400 } },
    signedBy: 'Lønkonsulent',
  },
]

/** A NemSMS: only the notification is sent. */
export const reminderTemplate: LetterTemplate = {
  code: 'sms-reminder',
  authority: 'region',
  recipient: 'citizen',
  form: 'text',
  title: 'Husk din tid',
  notification: 'Husk din tid på sygehuset {dag} kl. {klokken}. Medbring sundhedskort. Region Midthav',
  body: [],
  parameters: { dag: { kind: 'day', fromDays: 1, toDays: 3 }, klokken: { kind: 'time' } },
  signedBy: '',
}

export function templateOf(code: string): LetterTemplate {
  const template = [...letterTemplates, ...reportTemplates].find((one) => one.code === code)
  if (template === undefined) throw new Error(`There is no letter template ${code}`)
  return template
}
