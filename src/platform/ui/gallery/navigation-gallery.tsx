import { Badge } from '../content/badge.tsx'
import { Form } from '../forms/form.tsx'
import { BackLink } from '../navigation/back-link.tsx'
import { Breadcrumbs } from '../navigation/breadcrumbs.tsx'
import { OverflowMenu } from '../navigation/overflow-menu.tsx'
import { KeysetPagination, Pagination } from '../navigation/pagination.tsx'
import { SideNavigation } from '../navigation/side-navigation.tsx'
import { StepGuide, StepSubheading } from '../navigation/step-guide.tsx'
import { Tabs } from '../navigation/tabs.tsx'
import { Tree } from '../navigation/tree.tsx'
import type { GalleryEntry } from './gallery-entry.ts'
import type { Sample } from './sample.ts'

export const navigationGallery = (words: Sample): GalleryEntry[] => [...wayGallery(words), ...treeGallery(words), ...pageGallery(), ...taskGallery(words)]

function wayGallery(words: Sample): GalleryEntry[] {
  return [
    { name: 'BackLink', states: [{ title: 'plain', node: <BackLink href="#" /> }, { title: 'text', node: <BackLink href="#" text={words.inbox} /> }] },
    {
      name: 'Breadcrumbs',
      states: [{ title: 'three levels', node: <Breadcrumbs above={[{ text: words.frontPage, href: '#' }, { text: words.systems, href: '#' }]} here={words.longTitle} /> }],
    },
    {
      name: 'SideNavigation',
      states: [
        {
          title: 'folders',
          node: (
            <SideNavigation
              label={words.letters}
              path="/post/inbox/housing"
              items={[
                { text: words.inbox, href: '/post/inbox', note: words.unread, items: [{ text: words.housing, href: '/post/inbox/housing' }] },
                { text: words.drafts, href: '/post/drafts' },
                { text: words.sent, href: '/post/sent' },
                { text: words.deleted, href: '/post/deleted' },
              ]}
            />
          ),
        },
      ],
    },
    {
      name: 'Tabs',
      states: [
        {
          title: 'pages',
          node: <Tabs label={words.systems} path="/b" items={[{ text: words.connection, href: '/a' }, { text: words.activation, href: '/b', icon: 'time' }, { text: words.contact, href: '/c' }]} />,
        },
      ],
    },
  ]
}

function treeGallery(words: Sample): GalleryEntry[] {
  const leaves = [{ text: words.inbox, href: '/tree/a/b/c' }, { text: words.longWord, href: '/tree/a/b/d', note: <Badge tone="success">{words.active}</Badge> }]
  const nodes = [
    { text: words.authority, href: '/tree/a', items: [{ text: words.housing, items: leaves }, { text: words.drafts, href: '/tree/a/e' }] },
    { text: words.longTitle, href: '/tree/f', items: [{ text: words.sent, href: '/tree/f/g' }] },
    { text: words.deleted, href: '/tree/h' },
  ]
  return [{ name: 'Tree', states: [{ title: 'open where one stands', node: <Tree label={words.contact} nodes={nodes} current="/tree/a/b/d" /> }] }]
}

function pageGallery(): GalleryEntry[] {
  const href = (page: number) => `#page-${page}`
  return [
    {
      name: 'Pagination',
      states: [[1, 5], [3, 7], [2, 20], [10, 20], [20, 20]].map(([current = 1, total = 1]) => ({
        title: `${current} / ${total}`,
        node: <Pagination current={current} total={total} href={href} label={`${current} / ${total}`} />,
      })),
    },
    {
      name: 'KeysetPagination',
      states: [
        { title: 'first page', node: <KeysetPagination nextHref="#" label="1" /> },
        { title: 'middle', node: <KeysetPagination previousHref="#" nextHref="#" label="2" /> },
        { title: 'last page', node: <KeysetPagination previousHref="#" label="3" /> },
      ],
    },
  ]
}

function taskGallery(words: Sample): GalleryEntry[] {
  const steps = [
    { title: words.systems, href: '#', state: 'done' as const, note: words.both },
    { title: words.connection, href: '#', state: 'faulty' as const },
    { title: words.activation, href: '#' },
    { title: words.contact },
    { title: words.receipt },
  ]
  return [
    {
      name: 'StepGuide',
      states: [{ title: 'third of five', node: <StepGuide steps={steps} current={3} /> }, { title: 'subheading', node: <StepSubheading current={3} total={5} /> }],
    },
    {
      name: 'OverflowMenu',
      states: [
        { title: 'text', node: <OverflowMenu id="overflow-text" label={words.more}><a href="#">{words.open}</a><Form action="#" csrfToken="token"><button>{words.remove}</button></Form></OverflowMenu> },
        { title: 'icon', node: <OverflowMenu id="overflow-icon" label={words.more} iconOnly icon="more-horiz"><a href="#">{words.open}</a></OverflowMenu> },
      ],
    },
  ]
}
