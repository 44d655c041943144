import { CodeBlock, Lead, useLanguage } from '../../platform/ui/index.ts'
import { documentationPaths } from '../documentation-paths.ts'
import type { GuideExample } from '../guide/guide-example.ts'
import { guideTexts } from '../guide/guide.texts.ts'
import { containersCommands } from './containers-commands.ts'
import type { ContainersCommands } from './containers-commands.ts'
import { containersGuideTexts } from './containers.texts.ts'

/** How to send many letters in one archive, by commands that run. */
export function ContainersView({ systemUrl, example }: { systemUrl: string; example: GuideExample | undefined }) {
  const said = containersGuideTexts[useLanguage()]
  const { ready, fillIn } = guideTexts[useLanguage()]
  const { title, size, files, end, uuid } = said.rules
  const commands = containersCommands(systemUrl, example)
  return (
    <>
      <h1>{said.title}</h1>
      <Lead>{said.lead}</Lead>
      <p>{example === undefined ? fillIn : ready}</p>
      <CodeBlock id="settings" label={said.settings}>{commands.settings}</CodeBlock>
      <Sending commands={commands} />
      <Following commands={commands} />
      <h2>{title}</h2>
      <ul>
        {[size, files, end, uuid].map((rule) => <li>{rule}</li>)}
      </ul>
      <p><a href={documentationPaths.errors}>{said.codes}</a></p>
      <p><a href={documentationPaths.guide}>{said.guide}</a></p>
    </>
  )
}

function Sending({ commands: { pack, send, sendForm } }: { commands: ContainersCommands }) {
  const said = containersGuideTexts[useLanguage()].sending
  return (
    <>
      <h2>{said.title}</h2>
      <p>{said.text}</p>
      <CodeBlock id="pack" label={said.pack}>{pack}</CodeBlock>
      <CodeBlock id="send" label={said.send}>{send}</CodeBlock>
      <CodeBlock id="send-form" label={said.sendForm}>{sendForm}</CodeBlock>
      <p>{said.answer}</p>
      <p>{said.again}</p>
    </>
  )
}

function Following({ commands: { state, faults } }: { commands: ContainersCommands }) {
  const said = containersGuideTexts[useLanguage()].following
  return (
    <>
      <h2>{said.title}</h2>
      <p>{said.text}</p>
      <CodeBlock id="state" label={said.state}>{state}</CodeBlock>
      <CodeBlock id="faults" label={said.faults}>{faults}</CodeBlock>
      <p>{said.people}</p>
    </>
  )
}
