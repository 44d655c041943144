import type { Language } from '../../platform/i18n/index.ts'
import { formatCalendarDate, texts } from '../../platform/i18n/index.ts'
import type { DecisionFacts, FactName, RuleName } from '../routing/decision.ts'
import { tellReason } from './reason-words.ts'
import { ruleTexts } from './rule-texts.ts'

/** A fact as a decision stored it, in words. */
export interface ToldFact {
  readonly name: FactName
  readonly label: string
  readonly value: string
}

type FactLabels = Readonly<Record<FactName, string>>

const danishLabels: FactLabels = {
  faults: 'Antal fejl',
  firstFault: 'Første fejl',
  line: 'Linje',
  organisationType: 'Afsenderen er',
  mandatory: 'Obligatorisk',
  legalNotification: 'Forkyndelse',
  kind: 'Modtageren er',
  standing: 'Tilmelding',
  standingRule: 'Grund til tilmeldingen',
  exemptPost: 'Breve til fritagne',
  doNotDeliverUntilDate: 'Leveres tidligst',
  today: 'Dagen for afgørelsen',
  hours: 'Frist i timer',
  wanted: 'Vejen, hvis der var et system',
  failedAttempts: 'Forsøg, der mislykkedes',
  lastReason: 'Grund til det sidste',
  closedBy: 'Systemet er',
}

const englishLabels: FactLabels = {
  faults: 'Number of faults',
  firstFault: 'First fault',
  line: 'Line',
  organisationType: 'The sender is',
  mandatory: 'Mandatory',
  legalNotification: 'Legal notice',
  kind: 'The recipient is',
  standing: 'Enrolment',
  standingRule: 'Reason for the enrolment',
  exemptPost: 'Letters to the exempt',
  doNotDeliverUntilDate: 'Not delivered before',
  today: 'Day of the decision',
  hours: 'Time limit in hours',
  wanted: 'The way, had there been a system',
  failedAttempts: 'Attempts that failed',
  lastReason: 'Reason of the last one',
  closedBy: 'The system was',
}

const labels: Readonly<Record<Language, FactLabels>> = { da: danishLabels, en: englishLabels }

const words = texts({
  da: {
    yes: 'ja',
    no: 'nej',
    AUTHORITY: 'en myndighed',
    COMPANY: 'en virksomhed',
    person: 'en borger',
    company: 'en virksomhed',
    authority: 'en myndighed',
    enrolled: 'tilmeldt',
    exempt: 'fritaget',
    'not-registered': 'ikke tilmeldt',
    closed: 'død eller ophørt',
    REJECT: 'afvises',
    PAPER: 'sendes på papir',
  },
  en: {
    yes: 'yes',
    no: 'no',
    AUTHORITY: 'an authority',
    COMPANY: 'a company',
    person: 'a citizen',
    company: 'a company',
    authority: 'an authority',
    enrolled: 'enrolled',
    exempt: 'exempt',
    'not-registered': 'not enrolled',
    closed: 'dead or closed',
    REJECT: 'are rejected',
    PAPER: 'are sent on paper',
  },
})

const isWord = (value: string): value is keyof typeof words.da => Object.hasOwn(words.da, value)
const isRule = (value: string): value is RuleName => Object.hasOwn(ruleTexts.da, value)
const dates: readonly FactName[] = ['doNotDeliverUntilDate', 'today']
const rules: readonly FactName[] = ['standingRule', 'wanted']

function valueOf(name: FactName, value: string | number | boolean, language: Language): string {
  if (typeof value === 'boolean') return words[language][value ? 'yes' : 'no']
  if (typeof value === 'number') return String(value)
  if (dates.includes(name)) return formatCalendarDate(value, language)
  if (rules.includes(name) && isRule(value)) return ruleTexts[language][value]
  if (name === 'lastReason') return tellReason(value, language) ?? value
  return isWord(value) ? words[language][value] : value
}

const factNames = Object.keys(danishLabels) as FactName[] // the type names every key

/** The facts of a decision in words, in the order of the labels: a stored document keeps none of its own. */
export const tellFacts = (facts: DecisionFacts, language: Language): ToldFact[] =>
  factNames.flatMap((name) => {
    const value = facts[name]
    return value === undefined ? [] : [{ name, label: labels[language][name], value: valueOf(name, value, language) }]
  })
