import { Accordion } from '../content/accordion.tsx'
import { Alert } from '../content/alert.tsx'
import { Badge } from '../content/badge.tsx'
import { Card, CardGrid, NavigationCard } from '../content/card.tsx'
import { CodeBlock } from '../content/code-block.tsx'
import { CopyValue } from '../content/copy-button.tsx'
import { Details } from '../content/details.tsx'
import { LiveRegion } from '../content/live-region.tsx'
import { Lead, Toolbar } from '../content/layout.tsx'
import { NumberedLines } from '../content/numbered-lines.tsx'
import { Progress } from '../content/progress.tsx'
import { Spinner } from '../content/spinner.tsx'
import { Tag } from '../content/tag.tsx'
import { Toast } from '../content/toast.tsx'
import type { Tone } from '../content/tone.ts'
import type { GalleryEntry } from './gallery-entry.ts'
import type { Sample } from './sample.ts'

const tones: readonly Tone[] = ['info', 'success', 'warning', 'error']

export const contentGallery = (words: Sample): GalleryEntry[] => [...messageGallery(words), ...blockGallery(words), ...codeGallery(words)]

function messageGallery(words: Sample): GalleryEntry[] {
  return [
    {
      name: 'Alert',
      states: [
        ...tones.map((tone) => ({ title: tone, node: <Alert tone={tone} title={words.title} level={4}>{words.sentence}</Alert> })),
        { title: 'without title', node: <Alert tone="info">{words.sentence}</Alert> },
        {
          title: 'blocks',
          node: <Alert tone="success" title={words.longTitle} level={4} blocks><ul><li>{words.sentence}</li><li>{words.longWord}</li></ul></Alert>,
        },
      ],
    },
    {
      name: 'Badge',
      states: [{ title: 'all tones', node: <Toolbar><Badge>{words.active}</Badge>{tones.map((tone) => <Badge tone={tone}>{words.active}</Badge>)}</Toolbar> }],
    },
    {
      name: 'Tag',
      states: [{ title: 'link, removable', node: <Toolbar><Tag href="#">{words.housing}</Tag><Tag href="#" icon="close">{words.housing}</Tag></Toolbar> }],
    },
    {
      name: 'Toast',
      states: tones.map((tone) => ({ title: tone, node: <Toast id={`toast-${tone}`} tone={tone} title={words.save}>{words.sentence}</Toast> })),
    },
    { name: 'LiveRegion', states: [{ title: 'normal', node: <LiveRegion id="live-region" everySeconds={undefined}><p>{words.sentence}</p></LiveRegion> }] },
    {
      name: 'Progress',
      states: [{ title: 'begun', node: <Progress value={0} max={10} label={words.working} /> }, { title: 'half-way', node: <Progress value={5} max={10} label={words.working} /> }],
    },
    {
      name: 'Spinner',
      states: [{ title: 'normal', node: <Spinner status={words.working} /> }, { title: 'small', node: <Spinner status={words.working} small /> }],
    },
  ]
}

function blockGallery(words: Sample): GalleryEntry[] {
  const items = [
    { title: words.connection, content: <p>{words.sentence}</p>, open: true },
    { title: words.longTitle, content: <p>{words.sentence}</p>, tone: 'success' as const },
    { title: words.contact, content: <p>{words.sentence}</p>, tone: 'error' as const, error: words.emailError, open: true },
  ]
  return [
    { name: 'Lead', states: [{ title: 'normal', node: <Lead>{words.sentence}</Lead> }] },
    {
      name: 'Card',
      states: [
        { title: 'plain', node: <CardGrid><Card title={words.title} level={4}><p>{words.sentence}</p></Card><Card title={words.longTitle} subtitle={words.authority} level={4} /></CardGrid> },
        {
          title: 'NavigationCard',
          node: (
            <CardGrid>
              <NavigationCard href="#" title={words.longTitle} level={4}><p>{words.sentence}</p></NavigationCard>
              <NavigationCard href="#" title={words.title} subtitle={words.authority} level={4} external />
              <NavigationCard href="#" title={words.longWord} level={4} />
            </CardGrid>
          ),
        },
      ],
    },
    {
      name: 'Details',
      states: [
        { title: 'closed', node: <Details summary={words.whatIsThis}><p>{words.sentence}</p></Details> },
        { title: 'open, kept', node: <Details summary={words.whatIsThis} id="details-kept" open><p>{words.sentence}</p></Details> },
      ],
    },
    {
      name: 'Accordion',
      states: [
        { title: 'plain', node: <Accordion id="accordion-plain-" items={items} level={4} /> },
        { title: 'openAll', node: <Accordion id="accordion-all-" items={items.slice(0, 2)} level={4} openAll /> },
      ],
    },
  ]
}

function codeGallery(words: Sample): GalleryEntry[] {
  return [
    {
      name: 'NumberedLines',
      states: [
        {
          title: 'a note, lines left out',
          node: (
            <NumberedLines
              label={words.message}
              field={{ id: 'textarea-code', text: words.open }}
              lines={[
                { number: 1, text: '<memo:Message>', notes: [] },
                { number: 2, text: `  <memo:label>${words.longTitle}</memo:label>`, notes: [{ title: words.emailError, text: words.emailHint, about: <code>memo:label</code> }] },
                { omitted: 118 },
              ]}
            />
          ),
        },
      ],
    },
    { name: 'CopyValue', states: [{ title: 'an id', node: <CopyValue id="copy-id" label="UUID">7f1f2f3e-1111-4222-8333-444455556666</CopyValue> }] },
    {
      name: 'CodeBlock',
      states: [
        {
          title: 'long line',
          node: <CodeBlock id="code-1" label={words.curl}>{"curl --data-binary @letter.xml --header 'Content-Type: application/xml' http://127.0.0.1:3000/apis/v1/memos/?memo-message-uuid=8c2a4f0e\n{\"status\":\"OK\"}"}</CodeBlock>,
        },
      ],
    },
  ]
}
