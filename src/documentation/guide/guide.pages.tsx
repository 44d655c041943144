import { CodeBlock, Lead, useLanguage } from '../../platform/ui/index.ts'
import { documentationPaths } from '../documentation-paths.ts'
import type { GuideCommands } from './guide-commands.ts'
import { guideCommands } from './guide-commands.ts'
import type { GuideExample } from './guide-example.ts'
import { guideTexts } from './guide.texts.ts'

/** How to use the system interface, by commands that run. */
export function GuideView({ systemUrl, example }: { systemUrl: string; example: GuideExample | undefined }) {
  const said = guideTexts[useLanguage()]
  const commands = guideCommands(systemUrl, example)
  return (
    <>
      <h1>{said.title}</h1>
      <Lead>{said.lead}</Lead>
      <p>{example === undefined ? said.fillIn : said.ready}</p>
      <h2>{said.access.title}</h2>
      <p>{said.access.text}</p>
      <CodeBlock id="settings" label={said.access.settings}>{commands.settings}</CodeBlock>
      {example !== undefined && <p><a href={example.systemsPath}>{said.access.more}</a></p>}
      <Sending commands={commands} />
      <Receipts commands={commands} />
      <Fetching commands={commands} />
      <Rules />
      {example !== undefined && <p><a href={example.lettersPath}>{said.trace}</a></p>}
      <p><a href={documentationPaths.contacts}>{said.contacts}</a></p>
      <p><a href={documentationPaths.openApi}>{said.openApi}</a></p>
    </>
  )
}

function Sending({ commands: { letter, send } }: { commands: GuideCommands }) {
  const said = guideTexts[useLanguage()].send
  return (
    <>
      <h2>{said.title}</h2>
      {letter === undefined ? <p>{said.ownLetter}</p> : <CodeBlock id="letter" label={said.letter}>{letter}</CodeBlock>}
      <CodeBlock id="send" label={said.command}>{send}</CodeBlock>
      <p>{said.answer}</p>
      <p>{said.again}</p>
    </>
  )
}

function Receipts({ commands: { receipts, removeReceipt } }: { commands: GuideCommands }) {
  const said = guideTexts[useLanguage()].receipts
  return (
    <>
      <h2>{said.title}</h2>
      <p>{said.text}</p>
      <CodeBlock id="receipts" label={said.command}>{receipts}</CodeBlock>
      <CodeBlock id="remove-receipt" label={said.remove}>{removeReceipt}</CodeBlock>
      <p><a href={documentationPaths.errors}>{said.codes}</a></p>
    </>
  )
}

function Fetching({ commands: { list, fetch, confirm } }: { commands: GuideCommands }) {
  const said = guideTexts[useLanguage()].fetch
  return (
    <>
      <h2>{said.title}</h2>
      <p>{said.text}</p>
      <CodeBlock id="list" label={said.list}>{list}</CodeBlock>
      <CodeBlock id="fetch" label={said.command}>{fetch}</CodeBlock>
      <CodeBlock id="confirm" label={said.confirm}>{confirm}</CodeBlock>
    </>
  )
}

function Rules() {
  const { title, size, uuid, valueDate, busy } = guideTexts[useLanguage()].rules
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {[size, uuid, valueDate, busy].map((rule) => <li>{rule}</li>)}
      </ul>
    </>
  )
}
