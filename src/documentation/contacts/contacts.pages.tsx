import { CodeBlock, Lead, useLanguage } from '../../platform/ui/index.ts'
import { documentationPaths } from '../documentation-paths.ts'
import type { GuideExample } from '../guide/guide-example.ts'
import { guideTexts } from '../guide/guide.texts.ts'
import type { ContactsCommands } from './contacts-commands.ts'
import { contactsCommands } from './contacts-commands.ts'
import { contactsTexts } from './contacts.texts.ts'

/** How to use the contact register, by commands that run. */
export function ContactsView({ systemUrl, example }: { systemUrl: string; example: GuideExample | undefined }) {
  const said = contactsTexts[useLanguage()]
  const { ready, fillIn } = guideTexts[useLanguage()]
  const commands = contactsCommands(systemUrl, example)
  return (
    <>
      <h1>{said.title}</h1>
      <Lead>{said.lead}</Lead>
      <p>{example === undefined ? fillIn : ready}</p>
      <CodeBlock id="settings" label={said.settings}>{commands.settings}</CodeBlock>
      <Lookups commands={commands} />
      <Subscriptions commands={commands} />
      <p><a href={documentationPaths.errors}>{said.codes}</a></p>
      <p><a href={documentationPaths.guide}>{said.guide}</a></p>
    </>
  )
}

function Lookups({ commands }: { commands: ContactsCommands }) {
  const { some, bulk, changes } = contactsTexts[useLanguage()]
  return (
    <>
      <h2>{some.title}</h2>
      <p>{some.text}</p>
      <CodeBlock id="some" label={some.all}>{commands.some}</CodeBlock>
      <CodeBlock id="numbers" label={some.numbers}>{commands.numbers}</CodeBlock>
      <h2>{bulk.title}</h2>
      <p>{bulk.text}</p>
      <CodeBlock id="bulk" label={bulk.byGet}>{commands.bulk}</CodeBlock>
      <CodeBlock id="bulk-by-post" label={bulk.byPost}>{commands.bulkByPost}</CodeBlock>
      <h2>{changes.title}</h2>
      <p>{changes.text}</p>
      <CodeBlock id="changes" label={changes.command}>{commands.changes}</CodeBlock>
    </>
  )
}

function Subscriptions({ commands: { subscribe, list, end } }: { commands: ContactsCommands }) {
  const said = contactsTexts[useLanguage()].subscriptions
  return (
    <>
      <h2>{said.title}</h2>
      <p>{said.text}</p>
      <CodeBlock id="subscribe" label={said.subscribe}>{subscribe}</CodeBlock>
      <p>{said.ladder}</p>
      <CodeBlock id="list" label={said.list}>{list}</CodeBlock>
      <CodeBlock id="end" label={said.end}>{end}</CodeBlock>
    </>
  )
}
