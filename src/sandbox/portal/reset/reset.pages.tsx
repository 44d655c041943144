import { Alert, Button, ButtonGroup, ButtonLink, CodeBlock, Details, Form, Lead, useLanguage } from '../../../platform/ui/index.ts'
import { sandboxPaths } from '../sandbox-paths.ts'
import { resetTexts } from './reset.texts.ts'

/** Asks before everything goes. */
export function ResetView({ baseUrl, refusal }: { baseUrl: string; refusal: { message: string; remedy: string } | undefined }) {
  const said = resetTexts[useLanguage()]
  return (
    <>
      <h1>{said.title}</h1>
      {refusal !== undefined && <Alert tone="warning" title={refusal.message}>{refusal.remedy}</Alert>}
      <Lead>{said.lead}</Lead>
      <h2>{said.happens}</h2>
      <ul>
        {Object.values(said.things).map((thing) => <li>{thing}</li>)}
      </ul>
      <p>{said.stays}</p>
      <Form action={sandboxPaths.reset}>
        <ButtonGroup>
          <Button>{said.confirm}</Button>
          <ButtonLink href={sandboxPaths.overview} weight="secondary">{said.cancel}</ButtonLink>
        </ButtonGroup>
      </Form>
      <Details summary={said.byProgram}>
        <CodeBlock id="reset-command" label={said.command}>{`curl -s -X POST ${baseUrl}/sandbox/api/reset`}</CodeBlock>
      </Details>
    </>
  )
}

/** Tells on the sandbox's front page that it was done. */
export function ResetDone() {
  const said = resetTexts[useLanguage()]
  return <Alert tone="success" title={said.done}>{said.doneText}</Alert>
}
